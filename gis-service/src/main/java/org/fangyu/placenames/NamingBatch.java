package org.fangyu.placenames;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ProposedName;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.placenames.rules.CommonCharacters;
import org.fangyu.placenames.rules.NamingContext;
import org.fangyu.placenames.rules.NamingFault;
import org.fangyu.placenames.rules.NamingRules;
import org.fangyu.placenames.rules.ProtectedName;
import org.fangyu.placenames.sources.CaseSource.CasePapers;
import org.fangyu.placenames.sources.NameRow;
import org.fangyu.placenames.sources.NamingSources;
import org.fangyu.placenames.sources.Rivals;
import org.fangyu.placenames.sources.RulesOfPlace;
import org.fangyu.placenames.sources.Wanted;
import org.fangyu.romanisation.LearntReadings;
import org.fangyu.romanisation.Romanisation;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** One run of the check over one name or many: reads what they have in common once, looks all rivals up together. */
final class NamingBatch {

  /** So many names go into one statement. */
  private static final int TOGETHER = 500;
  private static final double METRES_A_DEGREE = 111_000;

  private final NamingSources sources;
  private final LocalDate day;
  private final Predicate<String> reads;
  private final Consumer<String> mayCheck;
  private final Whereabouts whereabouts;
  private final Map<List<String>, RulesOfPlace> rules = new HashMap<>();
  private final Map<String, CasePapers> papers = new HashMap<>();
  private final Map<List<String>, Integer> counts = new HashMap<>();
  private final Map<Envelope, List<String>> holding = new HashMap<>();
  private final Map<String, LearntReadings> learnt = new HashMap<>();
  private List<String> unread = List.of();

  NamingBatch(NamingSources sources, String ownCounty, LocalDate day, Consumer<String> mayCheck, Predicate<String> reads) {
    this.sources = sources;
    this.day = day;
    this.mayCheck = mayCheck;
    this.reads = reads;
    this.whereabouts = new Whereabouts(sources.areas(), ownCounty, day, reads);
  }

  List<Verdict> check(List<Proposal> proposals) {
    Envelope all = new Envelope();
    unread = proposals.stream().filter(proposal -> proposal.pinyin() == null).map(Proposal::name).toList();
    proposals.forEach(proposal -> all.expandToInclude(proposal.geometry().getEnvelopeInternal()));
    List<Subject> subjects = new ArrayList<>();
    for (Proposal proposal : proposals) {
      subjects.add(subject(subjects.size(), proposal, all));
    }
    Map<Integer, List<NameRow>> rivals = rivals(subjects);
    return subjects.stream().map(subject -> verdict(subject, rivals.getOrDefault(subject.number(), List.of()))).toList();
  }

  private Subject subject(int number, Proposal proposal, Envelope all) {
    Located located = whereabouts.locate(proposal, all);
    mayCheck.accept(located.county() == null ? null : located.county().code());
    String nameClass = proposal.isRoad() ? ProposedName.ROAD : proposal.placeClass();
    String generic = proposal.generic() == null ? "" : proposal.generic();
    RulesOfPlace lawful = rules.computeIfAbsent(List.of(located.divisionCode(), nameClass), k -> sources.rules().of(located.divisionCode(), nameClass, day));
    var row = lawful.scope(generic);
    NamingScope scope = located.scope(row, whereabouts);
    Spelled spelled = Spelled.of(proposal, () -> learnt(located.divisionCode()));
    return new Subject(number, proposal, located, lawful, row, scope, located.polygon(scope, whereabouts),
        new ProposedName(proposal.specific(), generic, spelled.reading(), nameClass, located.metres()), spelled, papers(proposal.caseCode()));
  }

  /** Of all names at once: they mostly lie in one division. */
  private LearntReadings learnt(String division) {
    return learnt.computeIfAbsent(division, d -> sources.readings().of(unread, d));
  }

  /** What the case holds, if it is the asker's to see. */
  private CasePapers papers(String code) {
    return papers.computeIfAbsent(String.valueOf(code), k -> {
      CasePapers held = sources.cases().of(code);
      return reads.test(held.division()) ? held : CasePapers.NONE;
    });
  }

  /** Rows of the register and of the batch by the number of the name they may be like. */
  private Map<Integer, List<NameRow>> rivals(List<Subject> subjects) {
    var companions = new Companions(subjects);
    Map<Wanted.Where, List<Wanted>> asked = new LinkedHashMap<>();
    Map<Integer, List<NameRow>> found = new HashMap<>();
    Map<String, List<Integer>> ordinals = new HashMap<>();
    subjects.stream().filter(subject -> subject.proposal().caseCode() != null)
        .forEach(subject -> ordinals.computeIfAbsent(subject.proposal().caseCode(), k -> new ArrayList<>()).add(subject.proposal().ordinal()));
    for (Subject subject : subjects) {
      List<Wanted.Codes> divisions = subject.divisions(box -> holding.computeIfAbsent(box, b -> sources.areas().listHolding(b, day)));
      if (!divisions.isEmpty() && subject.proposal().act() != Proposal.Act.CANCEL) {
        Wanted wanted = subject.wanted();
        String caseCode = subject.proposal().caseCode();
        asked.computeIfAbsent(new Wanted.Where(subject.scopeRow().comparedClasses(), divisions, caseCode, ordinals.getOrDefault(String.valueOf(caseCode), List.of())),
            k -> new ArrayList<>()).add(wanted);
        found.computeIfAbsent(subject.number(), k -> new ArrayList<>()).addAll(companions.of(subject, wanted));
      }
    }
    asked.forEach((where, wanted) -> {
      for (int from = 0; from < wanted.size(); from += TOGETHER) {
        sources.names().listRivals(wanted.subList(from, Math.min(wanted.size(), from + TOGETHER)), where, day)
            .forEach(row -> found.get(row.number()).add(row));
      }
    });
    return found;
  }

  private Verdict verdict(Subject subject, List<NameRow> rows) {
    Located located = subject.located();
    Map<BorneName, Geometry> inDegrees = new IdentityHashMap<>();
    NamingContext context = context(subject, rows, inDegrees);
    List<NamingFault> faults = NamingRules.check(context);
    Integer compared = compared(subject);
    var findings = new NamingFindings(subject, inDegrees);
    faults.forEach(findings::add);
    findings.addReading();
    findings.addWhereabouts();
    findings.addScope(compared);
    return new Verdict(subject.spelled().toned(), Romanisation.plain(subject.spelled().toned()), subject.proposal().pinyin() == null ? "auto" : "given",
        subject.spelled().syllables(), findings.sorted(), subject.polygon(), located.parts(subject.scope()), subject.scope().lengthMetres(), compared,
        located.crossed("township"), located.crossed("built-up-area"), located.shareOutsideCounty());
  }

  private NamingContext context(Subject subject, List<NameRow> rows, Map<BorneName, Geometry> inDegrees) {
    Proposal proposal = subject.proposal();
    Located located = subject.located();
    UnaryOperator<Geometry> toMetres = located.toMetres()::apply;
    var rivals = new Rivals(subject.genericWords(), toMetres, located.metres(), located.degrees());
    List<BorneName> borne = borne(rivals, rows.stream(), inDegrees);
    boolean division = "division".equals(proposal.placeClass());
    List<BorneName> features = division ? borne(rivals, sources.names().listFeatures(proposal.specific(), located.smallestDivision(), day).stream(), inDegrees) : List.of();
    return new NamingContext(subject.act(), subject.name(), located.smallestDivision(), proposal.roadClass(), proposal.width(), subject.scope(),
        subject.rules().rules(), subject.rules().generics(), CommonCharacters::contains, subject.rules().words(), subject.addedWords(),
        subject.rules().near(), borne, features, localNames(subject, rivals, inDegrees), keepsakes(subject), subject.papers().papers(), subject.setAside());
  }

  private List<BorneName> borne(Rivals rivals, Stream<NameRow> rows, Map<BorneName, Geometry> inDegrees) {
    List<BorneName> borne = new ArrayList<>();
    rows.filter(row -> row.published() || reads.test(row.division())).forEach(row -> rivals.of(row).ifPresent(name -> {
      borne.add(name);
      inDegrees.put(name, row.place());
    }));
    return borne;
  }

  /** Townships and villages that hold it or lie within the distance of rule R10, nearest first; null for what is no facility. */
  private List<BorneName> localNames(Subject subject, Rivals rivals, Map<BorneName, Geometry> inDegrees) {
    var rule = subject.rules().rules().find("R10.local_name");
    if (rule.isEmpty() || !List.of("transport", "utility").contains(subject.name().nameClass())) {
      return null;
    }
    Envelope box = new Envelope(subject.located().degrees().getEnvelopeInternal());
    double radius = rule.get().number();
    double north = radius / METRES_A_DEGREE;
    box.expandBy(north / Math.cos(Math.toRadians(box.centre().y)), north);
    Stream<NameRow> divisions = subject.located().areas().stream().filter(area -> !area.level().equals("built-up-area")).map(area ->
        new NameRow(0, "division", area.code(), "division", "name", area.name(), area.name().replaceAll("(?<=..)(街道|[县区乡镇市])$", ""), null, "approved", false,
            null, null, area.code(), true, subject.located().degrees()));
    return borne(rivals, Stream.concat(sources.names().listLocal(box, subject.name().specific(), day).stream(), divisions), inDegrees).stream()
        .filter(name -> name.distanceMetres() <= radius).sorted(Comparator.comparingDouble(BorneName::distanceMetres)).toList();
  }

  private List<ProtectedName> keepsakes(Subject subject) {
    Proposal proposal = subject.proposal();
    boolean goes = proposal.act() == Proposal.Act.RENAME || proposal.act() == Proposal.Act.CANCEL;
    return goes && proposal.recordCode() != null ? sources.cases().listKeepsakes(proposal.recordCode(), subject.located().divisionCode(), day) : List.of();
  }

  /** How many names there are to compare with; null where nobody counts them: in the nation, in a province. */
  private Integer compared(Subject subject) {
    NamingScope scope = subject.scope();
    if (scope.parts().isEmpty()) {
      return 0;
    }
    List<String> codes = scope.parts().stream().map(part -> part.area().code()).toList();
    List<String> classes = subject.scopeRow().comparedClasses();
    if (scope.parts().get(0).area().kind() == ScopeArea.Kind.BUILT_UP) {
      return counts.computeIfAbsent(codes, k -> sources.counts().inBuiltUpAreas(classes, codes, subject.polygon(), day));
    }
    return codes.get(0).length() < 6 ? null : counts.computeIfAbsent(codes, k -> sources.counts().inDivision(classes, codes.get(0), day));
  }
}
