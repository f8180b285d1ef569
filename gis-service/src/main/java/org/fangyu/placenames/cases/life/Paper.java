package org.fangyu.placenames.cases.life;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fangyu.accounts.Act;

/**
 * A paper of a case: what it says, and its file if there is one.
 *
 * @param needed false: the case needs none of the kind, and the summary says why
 * @param attachmentId of the file, an attachment of the case; null for none
 */
public record Paper(long id, Kind kind, boolean needed, String summary, LocalDate dated, UUID attachmentId, String addedBy, OffsetDateTime addedAt) {

  /** The papers of Art. 11 and MCA Order 71 Art. 5. */
  public enum Kind {
    APPLICATION("申请书", "application", Act.DRAFT),
    ASSESSMENT("综合评估报告", "comprehensive assessment", Act.DRAFT),
    EXPERT_REVIEW("专家论证报告", "expert review", Act.DRAFT),
    CONSULTATION("征求意见报告", "consultation report", Act.DRAFT),
    OPINION("部门意见", "opinion of a department", Act.REVIEW),
    PROTECTION_PLAN("地名文化遗产保护方案", "protection plan", Act.DRAFT),
    DECISION("批复", "decision", Act.WRITE_NAMES),
    FILING("备案材料", "filing", Act.WRITE_NAMES),
    ANNOUNCEMENT("公告", "announcement", Act.WRITE_NAMES),
    OTHER("其他材料", "other", Act.DRAFT);

    public static final String ALL = Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", "));

    private final String title;
    private final String titleEn;
    private final Act act;

    Kind(String title, String titleEn, Act act) {
      this.title = title;
      this.titleEn = titleEn;
      this.act = act;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
      return title;
    }

    public String titleEn() {
      return titleEn;
    }

    /** What somebody must be allowed to do to hand one in. */
    public Act act() {
      return act;
    }

    public static Optional<Kind> find(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
  }
}
