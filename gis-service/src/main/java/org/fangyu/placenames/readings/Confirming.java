package org.fangyu.placenames.readings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fangyu.placenames.readings.Bodies.Confirmation;
import org.fangyu.placenames.readings.CaseNames.Confirmed;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;

/** Whether a confirmation may stand, and what it comes to. Pure. */
final class Confirming {
  private Confirming() {}

  /** @throws Problem 409 when the name was changed since, or is no longer in preparation; 400 or 422 naming the syllable that cannot stand */
  static Confirmed decide(CaseName name, Confirmation given, Map<String, Reading> holding) {
    if (given.base() != name.version()) throw stale(name);
    if (!name.open()) throw new Problem(HttpStatus.CONFLICT, "not-in-preparation", "案件已送审或该名称已有结果,读音不能再改 / the case was sent, or the name has its outcome: the reading stands").with("state", name.state()).with("outcome", name.outcome());
    if (name.act().equals("cancel") || !name.named()) throw Problem.unprocessable("no-name", "这一项没有要读的名称 / there is no name to be read", "act", "name, rename, extend", name.act());
    Draft known = Romanisation.draft(name.parts(), ReadingTable.learnt(holding));
    Draft spelled = Romanisation.confirmed(name.parts(), checked(known.syllables(), given));
    return new Confirmed(spelled, Lesson.of(name.parts(), known, spelled));
  }

  private static List<String> checked(List<Syllable> characters, Confirmation given) {
    if (given.syllables().size() != characters.size()) {
      throw Problem.badBody("syllables", "%d 个音节,每字一个 / %d syllables, one a character".formatted(characters.size(), characters.size()), given.syllables().size());
    }
    var checked = new ArrayList<String>();
    for (int i = 0; i < characters.size(); i++) checked.add(checked(i, characters.get(i), given));
    return checked;
  }

  private static String checked(int at, Syllable character, Confirmation given) {
    String typed = given.syllables().get(at);
    String field = "syllables[" + at + "]";
    if (character.source() == Syllable.Source.AS_WRITTEN) {
      if (typed.equals(character.text())) return typed;
      throw Problem.badBody(field, "字母和数字照写 / letters and digits as they are: " + character.text(), typed);
    }
    Optional<String> syllable = Romanisation.syllable(typed, character.text());
    if (syllable.isEmpty()) throw Problem.badBody(field, "“" + character.text() + "”的一个普通话音节 / one syllable of standard Chinese", typed);
    Set<String> known = new LinkedHashSet<>(List.of(character.reading()));
    known.addAll(character.others());
    known.addAll(Romanisation.readingsOf(character.text()));
    if (!known.contains(syllable.get()) && given.reason() == null) {
      throw Problem.unprocessable("unknown-reading", "“%s”没有读 %s 的先例,请写明依据 / no table reads it so: say on what it rests (reason)".formatted(character.text(), syllable.get()), field, String.join(", ", known), typed);
    }
    return syllable.get();
  }

  private static Problem stale(CaseName name) {
    return new Problem(HttpStatus.CONFLICT, "stale", "该名称已被他人改动,请看过再确认 / the name was changed meanwhile: look again").with("field", "base").with("bound", name.version()).with("current", name);
  }
}
