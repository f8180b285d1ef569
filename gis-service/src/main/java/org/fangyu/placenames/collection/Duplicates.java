package org.fangyu.placenames.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.fangyu.geometry.naming.NearSounds;

/** Which records may be the same as a collected name: by place and by sound. Pure; a person decides. */
final class Duplicates {
  private static final int MOST = 20;

  private Duplicates() {}

  /** Why: of the same class at the same place; the same characters; the same toneless sound; the same but for the dialect. */
  enum Why {
    SAME_PLACE, SAME_NAME, SAME_SOUND, NEAR_SOUND;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** @param samePlaceMetres 0 = not looked for @param sameSoundMetres 0 = not looked for @param near what the dialect of the place does not tell apart */
  record Reach(double samePlaceMetres, double sameSoundMetres, NearSounds near) {
    double furthest() {
      return Math.max(samePlaceMetres, sameSoundMetres);
    }
  }

  /**
   * A name nearby.
   *
   * @param register place, road or collected_name
   * @param title what the record is called where the name is another one
   * @param placeClass null for roads
   */
  record Neighbour(String register, String code, String name, String title, String spelled, String placeClass, double metres) {}

  record Duplicate(String register, String code, String name, String title, double metres, List<String> why) {}

  /** @param sounds remembers what was heard, for a list of many names with the same neighbours */
  static List<Duplicate> of(Collected one, List<Neighbour> neighbours, Reach reach, Map<String, Sound> sounds) {
    Map<String, Duplicate> found = new LinkedHashMap<>();
    Sound own = Sound.of(one.name(), one.heard());
    Function<Neighbour, Sound> heard = n -> sounds.computeIfAbsent(n.name() + '\n' + n.spelled(), key -> Sound.of(n.name(), n.spelled()));
    for (Neighbour n : neighbours.stream().sorted(Comparator.comparingDouble(Neighbour::metres)).toList()) {
      if (n.register().equals(one.aboutRegister()) && n.code().equals(one.aboutCode())) continue;
      List<String> why = why(one, own, n, heard, reach).stream().map(Why::key).toList();
      if (!why.isEmpty()) found.merge(n.register() + '/' + n.code(), new Duplicate(n.register(), n.code(), n.name(), n.title(), n.metres(), why), (a, b) -> a.why().size() >= b.why().size() ? a : b);
    }
    return found.values().stream().limit(MOST).toList();
  }

  private static List<Why> why(Collected one, Sound own, Neighbour n, Function<Neighbour, Sound> heard, Reach reach) {
    var why = new ArrayList<Why>();
    if (n.metres() <= reach.samePlaceMetres() && one.placeClass().equals(n.placeClass())) why.add(Why.SAME_PLACE);
    if (n.metres() > reach.sameSoundMetres()) return why;
    if (stem(one.name()).equals(stem(n.name()))) {
      why.add(Why.SAME_NAME);
      return why;
    }
    List<String> ours = stem(one.name(), own);
    List<String> theirs = stem(n.name(), heard.apply(n));
    if (ours.equals(theirs)) why.add(Why.SAME_SOUND);
    else if (reach.near().near(ours, theirs)) why.add(Why.NEAR_SOUND);
    return why;
  }

  /** 王家庄 and 王家庄村 are one name. */
  private static String stem(String name) {
    for (String village : List.of("自然村", "村")) {
      if (name.endsWith(village) && name.codePointCount(0, name.length()) >= village.length() + 2) return name.substring(0, name.length() - village.length());
    }
    return name;
  }

  private static List<String> stem(String name, Sound sound) {
    int cut = name.length() - stem(name).length();
    return sound.syllables().subList(0, Math.max(0, sound.syllables().size() - cut));
  }
}
