package org.fangyu.accounts;

import java.util.List;
import java.util.TreeSet;

/**
 * Whose office data somebody sees: that of divisions whose codes begin with one of the prefixes. Elsewhere they see what
 * is published.
 *
 * @param prefixes digits only, in order, none the beginning of another; one empty prefix is everywhere, no prefix nowhere
 */
public record Sight(List<String> prefixes) {
  public static final Sight NOTHING = new Sight(List.of());
  public static final Sight EVERYTHING = new Sight(List.of(""));

  public Sight {
    var kept = new TreeSet<String>();
    for (String prefix : new TreeSet<>(prefixes)) {
      if (!prefix.matches("\\d{0,12}")) throw new IllegalArgumentException("a prefix of division codes has digits only, was " + prefix);
      if (kept.stream().noneMatch(prefix::startsWith)) kept.add(prefix);
    }
    prefixes = List.copyOf(kept);
  }

  static Sight of(Person person) {
    if (!person.signedIn() || person.mustChange() || !person.scope().contains(Act.READ_OFFICE)) return NOTHING;
    return new Sight(person.grants().stream().filter(grant -> grant.role().allows(Act.READ_OFFICE)).map(Grant::prefix).toList());
  }

  public boolean everything() {
    return equals(EVERYTHING);
  }

  public boolean nothing() {
    return prefixes.isEmpty();
  }

  /** Whether a record of that division is seen as the office sees it. */
  public boolean covers(String division) {
    return division != null && prefixes.stream().anyMatch(division::startsWith);
  }
}
