package org.fangyu.placenames.exchange;

import java.util.Locale;

/** The fields of a name as they are handed over: the member in JSON, the head of the column in the sheet (domain rules §1.6). */
enum ExchangeField {
  PLACE_CODE("地名代码"), RECORD_CODE("登记代码"), REGISTER("登记簿"), STANDARD_NAME("标准名称"), SPECIFIC("专名"), GENERIC("通名"), ALIAS("别名"), SHORT_NAME("简称"), FORMER_NAME("曾用名"),
  ROMAN_SPELLING("罗马字母拼写"), PLAIN_SPELLING("无调拼写"), MINORITY_SCRIPT("少数民族文字"), LANGUAGE("语种"), USE_PERIOD("使用时间"), VALID_FROM("启用日期"), VALID_TO("停用日期"),
  NAMED_ON("命名日期"), SECRECY("密级"), ABOLISHED("废止年份"), STATUS("状态"), CATEGORY_CODE("类别代码"), CLASS("地名类别"), ORIGIN("地名来历"), MEANING("地名含义"), HISTORY("历史沿革"),
  PROVINCE("省级"), CITY("市级"), COUNTY("县级"), TOWNSHIP("乡级"), DIVISION_CODE("区划代码"), START("起点"), END("止点"), WIDTH_METRES("宽度(米)"), APPROVAL_NUMBER("批准文号"), APPROVING_BODY("批准机关"),
  APPROVED_ON("批准日期"), FILING_NUMBER("备案号"), FILED_WITH("备案机关"), FILED_ON("备案日期"), ANNOUNCEMENT_NUMBER("公告号"), ANNOUNCED_ON("公告日期"), CASE_CODE("案件号"), OTHER_NAMES("其他名称"), GEOMETRY("图形(GeoJSON, CGCS2000)");

  private final String head;

  ExchangeField(String head) {
    this.head = head;
  }

  /** Head of its column. */
  String head() {
    return head;
  }

  /** Column of the statement. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Member in JSON: "placeCode". */
  String member() {
    String[] words = column().split("_");
    var member = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      member.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return member.toString();
  }
}
