package org.fangyu.files.rows;

/** A file that cannot be read, or not as what it says it is; names the part, the rule and the offender. */
public final class FileFault extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_OFFENDER = 200;

  private final String field;
  private final String bound;
  private final String offender;

  /**
   * @param field the part of the file, such as {@code .dbf header} or {@code row 7}
   * @param bound what is expected there
   * @param offender what is there instead
   */
  public FileFault(String field, String bound, Object offender) {
    super("%s: %s, found %s".formatted(field, bound, shortened(offender)));
    this.field = field;
    this.bound = bound;
    this.offender = shortened(offender);
  }

  public FileFault(String field, String bound, Object offender, Throwable cause) {
    this(field, bound, offender);
    initCause(cause);
  }

  public String field() {
    return field;
  }

  public String bound() {
    return bound;
  }

  public String offender() {
    return offender;
  }

  private static String shortened(Object offender) {
    String text = String.valueOf(offender).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST_OFFENDER ? text : text.substring(0, LONGEST_OFFENDER) + "…";
  }
}
