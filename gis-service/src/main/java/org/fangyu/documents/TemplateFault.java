package org.fangyu.documents;

/** A template that is not taken: what is wrong, what would do, what was found; in Chinese / English. */
public final class TemplateFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String slug;
  private final String bound;
  private final String offender;

  TemplateFault(String slug, String detail, String bound, String offender) {
    super(detail);
    this.slug = slug;
    this.bound = bound;
    this.offender = offender;
  }

  static TemplateFault notDocx(String found) {
    return new TemplateFault("not-a-docx", "不是 DOCX 文件,请在文字处理软件中另存为 .docx / not a DOCX file", "Word 文档 (.docx), 过渡型 / transitional", found);
  }

  static TemplateFault tooLarge(String bound, String found) {
    return new TemplateFault("template-too-large", "模板展开后过大 / the template is too large once unpacked", bound, found);
  }

  static TemplateFault active(String found) {
    return new TemplateFault("template-active-content", "模板含宏、嵌入对象或会读取外部内容的域,不收 / the template holds macros, embedded objects or fields that fetch from elsewhere",
        "只有文字、表格和图片 / text, tables and pictures only", found);
  }

  /** Stable part of the problem's type. */
  public String slug() {
    return slug;
  }

  public String bound() {
    return bound;
  }

  public String offender() {
    return offender;
  }
}
