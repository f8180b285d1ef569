package org.fangyu.placenames.quality;

import java.util.Arrays;
import java.util.Optional;

/**
 * One check: which names it is about, which of them fail, and what is told of each. The SQL is about a row {@code n} of
 * {@link QualitySql#NAMES}; the detail is an array of texts that the page puts into words.
 */
enum QualityCheck {
  Q01("必填项", "Required fields", Fix.RECORD, "n.standing", "cardinality(n.missing) > 0", "n.missing"),
  Q02("地名代码", "Place-name code", Fix.NAME, "n.standing", "n.code_fault is not null", "array[n.code_fault]"),
  Q03("代码与所在区划", "Code and place", Fix.RECORD, "n.standing and n.prefix is not null",
      "(not starts_with(n.division_code, left(n.prefix, 6)) or (n.target, n.id) in (select target, id from outside))", "array[n.prefix, n.division_code]"),
  Q04("图形与类别", "Geometry and category", Fix.RECORD, "n.standing and n.category is not null",
      "(n.target = 'road') <> (n.category between '23200' and '23299' or n.category between '23500' and '23599')", "array[n.target, n.category]"),
  Q05("重名", "Same name", Fix.RENAME, "n.standing and n.scope is not null", "(n.target, n.id) in (select target, id from twins)",
      "(select array[w.rival_name, w.rival_code] from twins w where w.target = n.target and w.id = n.id limit 1)"),
  /** By {@link SpellingRule}, which no SQL can tell. */
  Q06("拼写", "Spelling", Fix.NAME, "n.standing and n.pinyin is not null", "(n.target, n.id) in (select target, id from misspelt)",
      "(select array[m.expected, n.pinyin] from misspelt m where m.target = n.target and m.id = n.id)"),
  Q07("批准、备案、公告先后", "Order of the dates", Fix.RECORD, "n.standing and num_nonnulls(n.named_on, n.filed_on, n.announced_on) > 1",
      "(n.named_on > n.filed_on or n.filed_on > n.announced_on or n.named_on > n.announced_on)", "array[coalesce(n.named_on::text, ''), coalesce(n.filed_on::text, ''), coalesce(n.announced_on::text, '')]"),
  Q08("街路巷批准文号", "Approval of streets", Fix.NAME, "n.standing and n.street", "n.approval_number is null", "array[]::text[]"),
  Q09("街路巷标志", "Signs of streets", Fix.RECORD, "n.standing and n.street", "n.code not in (select road_code from signed)", "array[]::text[]"),
  Q10("停用名称的终止日期", "End of names out of use", Fix.RECORD, "n.status in ('historical', 'cancelled')",
      "n.valid_to is null and not (n.status = 'cancelled' and n.predecessor_id is not null)", "array[n.status]"),
  Q11("核实时间", "Last verified", Fix.VERIFY, "n.standing", "n.verified_on < :today::date - :days", "array[n.verified_on::text]");

  /** What the desk opens to mend a finding: the record; a case that names it, or names it anew; a note that it was verified. */
  enum Fix {
    RECORD, NAME, RENAME, VERIFY
  }

  private final String title;
  private final String titleEn;
  private final Fix fix;
  private final String applies;
  private final String fails;
  private final String detail;

  QualityCheck(String title, String titleEn, Fix fix, String applies, String fails, String detail) {
    this.title = title;
    this.titleEn = titleEn;
    this.fix = fix;
    this.applies = applies;
    this.fails = fails;
    this.detail = detail;
  }

  String title() {
    return title;
  }

  String titleEn() {
    return titleEn;
  }

  Fix fix() {
    return fix;
  }

  String applies() {
    return applies;
  }

  String fails() {
    return fails;
  }

  String detail() {
    return detail;
  }

  static Optional<QualityCheck> find(String id) {
    return Arrays.stream(values()).filter(check -> check.name().equals(id)).findFirst();
  }
}
