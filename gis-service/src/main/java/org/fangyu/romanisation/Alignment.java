package org.fangyu.romanisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fangyu.romanisation.Syllable.Source;

/**
 * Shares a spelling out among the characters of a name. Known readings are tried first, then any syllable, so that a
 * local reading no dictionary has is accepted too.
 */
final class Alignment {

  private final List<Syllable> characters;
  private final String spelling;
  /** Pairs (character, place in the spelling) from which no way leads to the end. */
  private final Set<Long> deadEnds = new HashSet<>();

  Alignment(String name, String toned) {
    characters = Reader.read(name.strip());
    spelling = Normalizer.normalize(toned, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  Optional<List<Syllable>> find() {
    List<Syllable> found = new ArrayList<>();
    return match(0, 0, found) ? Optional.of(found) : Optional.empty();
  }

  private boolean match(int character, int from, List<Syllable> found) {
    int at = skipSeparators(from);
    if (character == characters.size()) {
      return at == spelling.length();
    }
    if (at == spelling.length() || deadEnds.contains(key(character, at))) {
      return false;
    }
    for (String reading : candidates(characters.get(character), at)) {
      found.add(given(characters.get(character), reading));
      if (match(character + 1, at + reading.length(), found)) {
        return true;
      }
      found.remove(found.size() - 1);
    }
    if (matchNumeral(character, at, found)) {
      return true;
    }
    deadEnds.add(key(character, at));
    return false;
  }

  /** A run of numerals that is spelled in digits: 十二 as 12. */
  private boolean matchNumeral(int character, int at, List<Syllable> found) {
    int digitsEnd = at;
    while (digitsEnd < spelling.length() && Character.isDigit(spelling.charAt(digitsEnd))) {
      digitsEnd++;
    }
    StringBuilder numeral = new StringBuilder();
    for (int end = character; digitsEnd > at && end < characters.size(); end++) {
      numeral.append(characters.get(end).text());
      var value = Numerals.value(numeral.toString());
      if (value.isPresent() && String.valueOf(value.getAsInt()).equals(spelling.substring(at, digitsEnd))) {
        int before = found.size();
        characters.subList(character, end + 1).forEach(s -> found.add(given(s, s.reading())));
        if (match(end + 1, digitsEnd, found)) {
          return true;
        }
        found.subList(before, found.size()).clear();
      }
    }
    return false;
  }

  private List<String> candidates(Syllable character, int at) {
    List<String> candidates = new ArrayList<>();
    String rest = spelling.substring(at);
    if (character.asWritten()) {
      String text = character.text().toLowerCase(Locale.ROOT);
      return rest.startsWith(text) ? List.of(text) : List.of();
    }
    Set<String> known = new HashSet<>(character.others());
    known.add(character.reading());
    if (character.text().length() == 1) {
      known.addAll(Reader.readingsOf(character.text().charAt(0)));
    }
    known.stream().filter(r -> startsAlike(rest, r)).map(r -> rest.substring(0, r.length())).distinct()
        .sorted((a, b) -> b.length() - a.length()).forEach(candidates::add);
    for (int length = Math.min(Syllables.LONGEST, rest.length()); length >= 1; length--) {
      String part = rest.substring(0, length);
      if (!candidates.contains(part) && Syllables.isSyllable(part)) {
        candidates.add(part);
      }
    }
    return candidates;
  }

  private static boolean startsAlike(String rest, String reading) {
    return rest.length() >= reading.length()
        && Syllables.withoutTone(rest.substring(0, reading.length())).equals(Syllables.withoutTone(reading));
  }

  private static Syllable given(Syllable character, String reading) {
    return new Syllable(character.text(), reading, List.of(), character.asWritten() ? Source.AS_WRITTEN : Source.GIVEN);
  }

  private int skipSeparators(int from) {
    int at = from;
    while (at < spelling.length() && !Character.isLetterOrDigit(spelling.charAt(at))) {
      at++;
    }
    return at;
  }

  private static long key(int character, int at) {
    return (long) character << 32 | at;
  }
}
