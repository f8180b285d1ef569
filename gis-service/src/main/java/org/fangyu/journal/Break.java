package org.fangyu.journal;

/**
 * A place where the journal is not what was sealed.
 *
 * @param seal number of the seal, counted from 1; 0 for a row that has none
 * @param row id of the journal's row
 * @param what what the row says now, for people; empty when it is gone
 */
public record Break(Kind kind, long seal, long row, String what) {
  public enum Kind {
    CHANGED("被改动,或不在原位", "changed, or not in its place"),
    MISSING("缺失", "missing"),
    INSERTED("事后插入", "inserted, never sealed"),
    HEAD("与封印之首不符", "does not end where the head says"),
    KNOWN("与所给封印不符", "not the seal that was given");

    private final String zh;
    private final String en;

    Kind(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  @Override
  public String toString() {
    String where = row > 0 ? "row " + row + (seal > 0 ? " (seal " + seal + ")" : "") : "seal " + seal;
    return where + ": " + kind.zh + " / " + kind.en + (what.isEmpty() ? "" : ": " + what);
  }
}
