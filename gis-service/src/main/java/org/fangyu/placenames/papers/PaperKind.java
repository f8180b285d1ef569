package org.fangyu.placenames.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The papers, with what each may not do without. */
enum PaperKind {
  APPLICATION("application", "申请书", "Application", List.of("申请人", "申请理由"), List.of("标准名称", "罗马字母", "所在区划", "含义")),
  FOUR_BOUNDS("four-bounds", "四至图", "Map of the four bounds", List.of(), List.of("标准名称", "四至")),
  DECISION("decision", "批复", "Decision", List.of("申请人", "批准机关", "批准文号", "批准日期"), List.of("标准名称", "罗马字母", "位置描述")),
  FILING("filing", "备案登记表", "Filing form", List.of("批准机关", "批准文号", "批准日期", "备案机关"), List.of("标准名称", "罗马字母", "所在区划", "位置描述", "含义")),
  /** Compulsory: standard name, spelling, division, location, approving body, day of approval. */
  ANNOUNCEMENT("announcement", "公告", "Announcement", List.of("公告编号", "批准机关", "批准文号", "批准日期"), List.of("标准名称", "罗马字母", "所在区划", "位置描述"));

  static final String ALL = Arrays.stream(values()).map(PaperKind::key).collect(Collectors.joining(", "));

  private final String key;
  private final String title;
  private final String titleEn;
  private final List<String> needed;
  private final List<String> neededOfNames;

  PaperKind(String key, String title, String titleEn, List<String> needed, List<String> neededOfNames) {
    this.key = key;
    this.title = title;
    this.titleEn = titleEn;
    this.needed = needed;
    this.neededOfNames = neededOfNames;
  }

  static Optional<PaperKind> find(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  String titleEn() {
    return titleEn;
  }

  List<String> needed() {
    return needed;
  }

  List<String> neededOfNames() {
    return neededOfNames;
  }

  /** Whether it is about the names that were approved, once there is a decision; the others are about all that is asked for. */
  boolean ofApproved() {
    return this == DECISION || this == FILING || this == ANNOUNCEMENT;
  }
}
