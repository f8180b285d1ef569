package org.fangyu.attachments.content;

/** A file that is not taken. The message says why, the offender what was found, both in Chinese / English; the bound is what would do. */
public final class Unacceptable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it; the name in lower case with dashes is the problem's type. */
  public enum Why {
    TYPE_NOT_ALLOWED, NAME_AND_CONTENT_DIFFER, NOT_WHOLE, TWO_FORMATS, ACTIVE_CONTENT, TOO_MUCH_INSIDE, BAD_NAME
  }

  private final Why why;
  private final String bound;
  private final String offender;

  Unacceptable(Why why, String detail, String bound, Object offender) {
    super(detail);
    this.why = why;
    this.bound = bound;
    this.offender = String.valueOf(offender);
  }

  static Unacceptable type(String found) {
    return new Unacceptable(Why.TYPE_NOT_ALLOWED, "不收这种文件 / this kind of file is not taken", ContentType.ALLOWED, found);
  }

  static Unacceptable broken(String what, Object found) {
    return new Unacceptable(Why.NOT_WHOLE, "文件不完整或已损坏 / the file is cut off or damaged", "完整的文件 / a whole file", what + ": " + found);
  }

  static Unacceptable active(String found) {
    return new Unacceptable(Why.ACTIVE_CONTENT, "文件含可执行内容 / the file holds something that runs", "不含脚本、宏和程序 / no script, macro or program", found);
  }

  static Unacceptable twoFormats(String found) {
    return new Unacceptable(Why.TWO_FORMATS, "文件同时是另一种格式 / the file is of another format at the same time", "只是一种格式 / one format only", found);
  }

  static Unacceptable tooMuch(String bound, Object found) {
    return new Unacceptable(Why.TOO_MUCH_INSIDE, "展开后过大 / too large once unpacked", bound, found);
  }

  public Why why() {
    return why;
  }

  public String bound() {
    return bound;
  }

  public String offender() {
    return offender;
  }
}
