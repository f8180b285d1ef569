package org.fangyu.placenames.cases.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What holds a step up. Pure: the same question asked for the button and by the request. */
public final class CaseRules {
  /** Reports by impact (MCA Order 71 Art. 5): each is there, or it is said why the case needs none. */
  private static final Set<Paper.Kind> REPORTS = EnumSet.of(Paper.Kind.ASSESSMENT, Paper.Kind.EXPERT_REVIEW, Paper.Kind.CONSULTATION);

  private CaseRules() {}

  /**
   * One thing that is missing.
   *
   * @param field of the case, or of the name
   * @param ordinal of the name; 0 for the case itself
   */
  public record Hindrance(int ordinal, String field, String sentence) {}

  /** What an application lacks before it can be sent, apart from the findings of the naming rules. */
  public static List<Hindrance> ofApplication(NamingCase one, List<Item> items) {
    var missing = new ArrayList<Hindrance>();
    require(missing, 0, "applicant", one.applicant(), "没有写申请人 / who applies is missing");
    require(missing, 0, "reason", one.reason(), "没有写命名方案和理由 / scheme and reasons are missing (Art. 11)");
    List<Item> asked = items.stream().filter(item -> !item.withdrawn()).toList();
    if (asked.isEmpty()) {
      missing.add(new Hindrance(0, "items", "案件里没有地名 / the case has no name"));
    }
    asked.forEach(item -> ofItem(missing, item));
    return missing;
  }

  private static void ofItem(List<Hindrance> missing, Item item) {
    if (item.geometry() == null && !item.act().equals("cancel")) {
      missing.add(new Hindrance(item.ordinal(), "geometry", "没有位置 / it has no place on the map"));
    }
    if (item.act().equals("split") && item.restGeometry() == null) {
      missing.add(new Hindrance(item.ordinal(), "restGeometry", "没有说明原道路保留哪一段 / what the old road keeps is missing"));
    }
    if (!item.bringsName()) {
      return;
    }
    require(missing, item.ordinal(), "specific", item.specific(), "没有专名 / the specific part is missing");
    require(missing, item.ordinal(), "generic", item.generic(), "没有通名 / the generic part is missing");
    if (item.readingConfirmedBy() == null) {
      missing.add(new Hindrance(item.ordinal(), "reading", "读音没有逐字确认 / the reading is not confirmed syllable by syllable"));
    }
  }

  private static void require(List<Hindrance> missing, int ordinal, String field, String value, String sentence) {
    if (value == null || value.isBlank()) {
      missing.add(new Hindrance(ordinal, field, sentence));
    }
  }

  /** What a decision lacks: the reports, the end of the consultation, an approver who did not send it in. */
  public static List<Hindrance> ofDecision(NamingCase one, List<Paper> papers, String approver, LocalDate today) {
    var missing = new ArrayList<Hindrance>();
    for (Paper.Kind report : REPORTS) {
      if (papers.stream().noneMatch(paper -> paper.kind() == report)) {
        missing.add(new Hindrance(0, "papers." + report.key(), "没有%s，也没有说明为何不需要 / %s is missing, and nobody said why none is needed".formatted(report.title(), report.titleEn())));
      }
    }
    if (one.consultationTo() != null && !one.consultationTo().isBefore(today)) {
      missing.add(new Hindrance(0, "consultationTo", "征求意见到 %s 才结束 / the consultation ends on that day".formatted(one.consultationTo())));
    }
    if (approver.equals(one.submittedBy())) {
      missing.add(new Hindrance(0, "approver", "送审人不能审批自己送审的案件 / who sent it in does not decide it"));
    }
    return missing;
  }
}
