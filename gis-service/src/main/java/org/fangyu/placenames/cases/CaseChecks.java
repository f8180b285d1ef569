package org.fangyu.placenames.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.placenames.NamingCheck;
import org.fangyu.placenames.Proposal;
import org.fangyu.placenames.Verdict;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.NamingCase;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.stereotype.Component;

/** Asks the naming rules about the names of a case: each alone, and against the others of the case. */
@Component
class CaseChecks {
  private final NamingCheck check;

  CaseChecks(NamingCheck check) {
    this.check = check;
  }

  /** Verdicts by ordinal; a name that is not written or not drawn yet has none. */
  Map<Integer, Verdict> of(NamingCase one, List<Item> items) {
    List<Item> asked = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (Item item : items) {
      Proposal proposal = item.withdrawn() ? null : proposal(one, item);
      if (proposal != null) {
        asked.add(item);
        proposals.add(proposal);
      }
    }
    List<Verdict> verdicts = check.ofAll(proposals, Validity.today());
    Map<Integer, Verdict> byOrdinal = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      byOrdinal.put(asked.get(i).ordinal(), verdicts.get(i));
    }
    return byOrdinal;
  }

  private static Proposal proposal(NamingCase one, Item item) {
    if (item.geometry() == null || item.specific() == null || !item.bringsName()) {
      return null;
    }
    try {
      boolean split = item.act().equals("split"); // the name is new, whatever the road was
      return new Proposal(Proposal.Act.of(split ? "name" : item.act()), Proposal.Target.of(item.target()), item.specific(), item.generic(), item.placeClass(), item.roadClass(), item.widthMetres(),
          one.divisionCode(), split ? null : item.recordCode(), one.code(), item.ordinal(), item.readingConfirmedBy() == null ? null : item.pinyin(), item.geometry());
    } catch (Problem incomplete) { // what is missing is said by CaseRules
      return null;
    }
  }
}
