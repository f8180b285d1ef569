package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.placenames.rules.Cause;
import org.fangyu.placenames.rules.NamingAct;
import org.fangyu.placenames.rules.NamingFault;
import org.fangyu.placenames.rules.NamingRule;
import org.fangyu.placenames.rules.SetAside;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Geometry;

/** Puts what was found about one name into words and places. A rule that the place has switched off finds nothing. */
final class NamingFindings {

  private static final List<Severity> ORDER = List.of(Severity.ERROR, Severity.WARNING, Severity.UNKNOWN, Severity.INFO, Severity.PASSED);

  private final Subject subject;
  private final Map<BorneName, Geometry> inDegrees;
  private final List<NamingFinding> findings = new ArrayList<>();
  private boolean clash;

  /** @param inDegrees places of rivals in longitude, latitude */
  NamingFindings(Subject subject, Map<BorneName, Geometry> inDegrees) {
    this.subject = subject;
    this.inDegrees = inDegrees;
  }

  void add(NamingFault fault) {
    Cause cause = fault.cause();
    BorneName rival = rival(cause);
    clash |= cause instanceof Cause.Clash;
    Double distance = rival == null || Double.isNaN(rival.distanceMetres()) ? null : rival.distanceMetres();
    NamingFinding.Scope scope = cause instanceof Cause.Clash found ? scope(found.clash().scope()) : null;
    SetAside reason = fault.setAside();
    findings.add(new NamingFinding(fault.rule().id(), fault.rule().name(), fault.severity(), NamingSentences.of(cause, subject), clause(fault),
        rival == null ? null : new NamingFinding.Rival(rival.id(), rival.name()), distance, scope, where(fault, rival), fault.overridable(),
        reason == null ? null : new NamingFinding.Override(reason.reason(), reason.by(), fault.weight())));
  }

  private static BorneName rival(Cause cause) {
    if (cause instanceof Cause.Clash found) {
      return found.clash().rival();
    }
    if (cause instanceof Cause.Wider found) {
      return found.feature();
    }
    if (cause instanceof Cause.NotLocal found) {
      return found.nearest();
    }
    return cause instanceof Cause.Local found ? found.place() : null;
  }

  private static String clause(NamingFault fault) {
    if (fault.cause() instanceof Cause.Generic found && found.finding().rule() != null) {
      return found.finding().rule().legalBasis();
    }
    return fault.cause() instanceof Cause.Kept found ? fault.rule().legalBasis() + ";" + found.name().legalBasis() : fault.rule().legalBasis();
  }

  private Geometry where(NamingFault fault, BorneName rival) {
    if (rival != null) {
      return inDegrees.get(rival);
    }
    return fault.cause() instanceof Cause.Generic && fault.weight() != Severity.PASSED ? subject.proposal().geometry() : null;
  }

  private NamingFinding.Scope scope(ScopeArea area) {
    return new NamingFinding.Scope(area.code(), area.name(), subject.located().polygonOf(area).orElse(null));
  }

  /** P01: a person confirms what has several readings. */
  void addReading() {
    if (subject.act() != NamingAct.CANCEL && !subject.spelled().doubtful().isEmpty()) {
      add("P01.reading_confirmed", Severity.UNKNOWN, NamingSentences.reading(subject.spelled().doubtful()), null);
    }
  }

  /** N01: it lies in the county that decides. */
  void addWhereabouts() {
    Located located = subject.located();
    boolean road = subject.name().isRoad();
    if (located.county() == null) {
      add("N01.inside_county", Severity.ERROR, (road ? "道路" : "位置") + "不在任何已登记的县内", located.degrees());
      return;
    }
    Geometry beyond = located.outsideCounty();
    if (road ? beyond.getLength() > NamingScope.TOUCH_METRES : !beyond.isEmpty()) {
      add("N01.inside_county", Severity.ERROR, road ? NamingSentences.outsideCounty(located.county().name(), beyond.getLength(), subject.scope().lengthMetres())
          : "位置在“" + located.county().name() + "”以外", located.toDegrees(beyond));
    }
  }

  /** What the names were compared in, and that nothing was found. @param compared names in the scope; null if nobody counted */
  void addScope(Integer compared) {
    NamingScope scope = subject.scope();
    if (subject.act() == NamingAct.CANCEL) {
      return;
    }
    if (scope.parts().isEmpty()) {
      add("R08.same_name", Severity.UNKNOWN, "无法确定比较范围,没有核对重名和同音", null);
      return;
    }
    if (scope.standsIn()) {
      add("R08.same_name", Severity.INFO, NamingSentences.standsIn(subject), null);
    } else if (scope.outside().getLength() > NamingScope.TOUCH_METRES) {
      add("R08.same_name", Severity.INFO, NamingSentences.partlyOutside(scope), subject.located().toDegrees(scope.outside()));
    }
    if (scope.parts().size() > 1) {
      add("R08.same_name", Severity.INFO, NamingSentences.severalTowns(scope), null);
    }
    if (!clash) {
      add("R08.same_sound", Severity.PASSED, NamingSentences.noClash(subject, compared), null);
    }
  }

  private void add(String key, Severity severity, String message, Geometry where) {
    subject.rules().rules().find(key).ifPresent(rule -> findings.add(plain(rule, severity, message, where)));
  }

  private static NamingFinding plain(NamingRule rule, Severity severity, String message, Geometry where) {
    Severity weight = severity == Severity.ERROR ? rule.severity() : severity;
    return new NamingFinding(rule.id(), rule.name(), weight, message, rule.legalBasis(), null, null, null, where, weight == Severity.WARNING, null);
  }

  /** Gravest first; what was looked at and in order at the end. */
  List<NamingFinding> sorted() {
    return findings.stream().sorted(Comparator.comparingInt(finding -> ORDER.indexOf(finding.severity()))).toList();
  }
}
