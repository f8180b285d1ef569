package org.fangyu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fangyu.search.Names.Sources;

/** What might have been meant where nothing was found: a name with one character more, less or another, or a shorter reading. */
final class Suggestions {

  /** Longer queries are sentences, not names with a slip. */
  private static final int LONGEST = 16;
  private static final int SHORTEST_SOUND = 3;

  private Suggestions() {}

  static List<NameRow> find(Sources sources, SearchRequest request, Query query) {
    int[] characters = query.folded().text().codePoints().toArray();
    if (characters.length < 2 || characters.length > LONGEST) {
      return List.of();
    }
    Names names = new Names(sources, request);
    if (query.han()) {
      oneCharacterOff(names, characters);
    } else {
      shorterSound(names, query.sound());
    }
    return names.find();
  }

  private static void oneCharacterOff(Names names, int[] characters) {
    List<String> without = new ArrayList<>();
    for (int at = 0; at <= characters.length; at++) {
      String before = new String(characters, 0, at);
      String after = new String(characters, at, characters.length - at);
      names.withGap(before, after, characters.length + 1, grams(before, after));
      if (at < characters.length) {
        String rest = new String(characters, at + 1, characters.length - at - 1);
        names.withGap(before, rest, characters.length, grams(before, rest));
        if (characters.length > 2) {
          without.add(before + rest);
        }
      }
    }
    names.oneOf(How.SIMILAR, without);
  }

  private static String[] grams(String before, String after) {
    Set<String> grams = new TreeSet<>(List.of(Folded.of(before).grams()));
    grams.addAll(List.of(Folded.of(after).grams()));
    return grams.toArray(String[]::new);
  }

  private static void shorterSound(Names names, String sound) {
    for (int cut = 1; cut <= 3 && sound.length() - cut >= SHORTEST_SOUND; cut++) {
      names.sounding(How.SIMILAR, sound.substring(0, sound.length() - cut));
    }
    if (sound.length() > SHORTEST_SOUND) {
      names.soundPrefix(How.SIMILAR, sound.substring(0, sound.length() - 1));
    }
  }
}
