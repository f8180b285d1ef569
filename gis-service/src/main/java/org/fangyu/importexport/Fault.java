package org.fangyu.importexport;

/**
 * Something in a file that keeps it from being imported.
 *
 * @param row number of the row as the file's reader counts; 0 for the file as a whole
 * @param column name of the column; empty for the row or file as a whole
 * @param reason what is expected, as the rest of a sentence that begins with the column
 * @param offender what is there, shortened to 200 characters; empty if that says nothing
 */
public record Fault(long row, String column, String reason, String offender) {

  private static final int LONGEST_OFFENDER = 200;

  public Fault {
    column = column == null ? "" : column;
    offender = offender == null ? "" : offender.replaceAll("\\p{Cntrl}", "?");
    if (offender.length() > LONGEST_OFFENDER) {
      offender = offender.substring(0, LONGEST_OFFENDER) + "…";
    }
  }
}
