package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fangyu.placenames.sources.Folding;
import org.fangyu.placenames.sources.NameRow;
import org.fangyu.placenames.sources.Wanted;

/** The names of one batch as rivals of one another, found as those of the register are: by equality of letters and sounds. */
final class Companions {

  private final List<Subject> subjects;
  private final Map<String, List<Integer>> byKey = new HashMap<>();

  /** @param subjects in the order of their numbers */
  Companions(List<Subject> subjects) {
    this.subjects = subjects;
    if (subjects.size() > 1) {
      subjects.stream().filter(subject -> subject.act().name().endsWith("NAME")).forEach(this::enter);
    }
  }

  private void enter(Subject subject) {
    key("n", Folding.folded(subject.name().name()), subject.number());
    key("s", Folding.folded(subject.name().specific()), subject.number());
    key("w", subject.name().reading().whole(), subject.number());
    key("p", subject.name().reading().part(), subject.number());
  }

  private void key(String kind, String text, int number) {
    byKey.computeIfAbsent(kind + text, k -> new ArrayList<>()).add(number);
  }

  /** Others of the batch that may be like, as rows of names. */
  List<NameRow> of(Subject subject, Wanted wanted) {
    if (byKey.isEmpty()) {
      return List.of();
    }
    var found = new TreeSet<Integer>();
    collect("n", wanted.names(), found);
    collect("s", List.of(wanted.specific()), found);
    collect("w", List.of(wanted.sound()), found);
    collect("p", wanted.specificSounds(), found);
    found.remove(subject.number());
    return found.stream().map(subjects::get).filter(other -> subject.scopeRow().comparedClasses().contains(other.name().nameClass()))
        .map(other -> row(subject, other)).toList();
  }

  private void collect(String kind, Collection<String> texts, Collection<Integer> into) {
    texts.forEach(text -> into.addAll(byKey.getOrDefault(kind + text, List.of())));
  }

  private static NameRow row(Subject asker, Subject other) {
    return new NameRow(asker.number(), "item", other.id(), other.name().nameClass(), "name", other.name().name(), other.name().specific(),
        other.spelled().toned(), "proposed", false, other.name().name(), null, other.located().smallestDivision(), true, other.located().degrees());
  }
}
