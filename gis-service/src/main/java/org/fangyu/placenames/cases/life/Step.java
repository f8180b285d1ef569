package org.fangyu.placenames.cases.life;

import static org.fangyu.placenames.cases.life.CaseState.*;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.accounts.Act;

/** What takes a case on: from where, to where, and by whom (any one of the acts). */
public enum Step {
  SUBMIT("送审", "submit", Set.of(DRAFT, RETURNED), REVIEW, Act.DRAFT),
  RETURN("退回补正", "return", Set.of(REVIEW, APPEALED), RETURNED, Act.WRITE_NAMES, Act.APPROVE),
  WITHDRAW("撤回", "withdraw", Set.of(DRAFT, REVIEW, RETURNED, APPEALED), WITHDRAWN, Act.DRAFT),
  DECIDE("批准", "approve", Set.of(REVIEW, APPEALED), DECIDED, Act.APPROVE),
  REFUSE("不予批准", "refuse", Set.of(REVIEW, APPEALED), REFUSED, Act.APPROVE),
  APPEAL("申诉", "appeal", Set.of(REFUSED), APPEALED, Act.DRAFT),
  FILE("备案", "file", Set.of(DECIDED), FILED, Act.WRITE_NAMES),
  ANNOUNCE("公告", "announce", Set.of(FILED), ANNOUNCED, Act.WRITE_NAMES),
  /** Takes the last step back; asks for the right that the step asked for. */
  UNDO("撤销上一步", "undo the last step", Set.of(REVIEW, RETURNED, WITHDRAWN, DECIDED, REFUSED, APPEALED, FILED), null);

  public static final String ALL = Arrays.stream(values()).map(Step::key).collect(Collectors.joining(", "));

  private final String title;
  private final String titleEn;
  private final Set<CaseState> from;
  private final CaseState to;
  private final List<Act> acts;

  Step(String title, String titleEn, Set<CaseState> from, CaseState to, Act... acts) {
    this.title = title;
    this.titleEn = titleEn;
    this.from = from;
    this.to = to;
    this.acts = List.of(acts);
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public String titleEn() {
    return titleEn;
  }

  public boolean from(CaseState state) {
    return from.contains(state);
  }

  /** Null for {@link #UNDO}: to where the case was. */
  public CaseState to() {
    return to;
  }

  public List<Act> acts() {
    return acts;
  }

  public static Optional<Step> find(String key) {
    return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
  }
}
