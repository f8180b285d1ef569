package org.fangyu.placenames.cases.life;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a case stands. */
public enum CaseState {
  DRAFT("起草", "draft"),
  REVIEW("审核", "under review"),
  RETURNED("退回补正", "returned"),
  DECIDED("已批准，待备案", "approved, to be filed"),
  FILED("已备案，待公告", "filed, to be announced"),
  ANNOUNCED("已公告", "announced"),
  REFUSED("不予批准", "refused"),
  WITHDRAWN("已撤回", "withdrawn"),
  APPEALED("申诉复核", "appealed");

  private final String title;
  private final String titleEn;

  CaseState(String title, String titleEn) {
    this.title = title;
    this.titleEn = titleEn;
  }

  /** The name in the database and in answers: "draft". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public String titleEn() {
    return titleEn;
  }

  /** Whether what is applied for can be changed. */
  public boolean open() {
    return this == DRAFT || this == RETURNED;
  }

  /** Whether nothing more is done about it. */
  public boolean ended() {
    return this == ANNOUNCED || this == WITHDRAWN;
  }

  public static Optional<CaseState> find(String key) {
    return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
  }

  public static CaseState of(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("a case has the state " + key));
  }
}
