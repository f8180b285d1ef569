package org.fangyu.attachments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Rights;
import org.fangyu.accounts.Sight;

/**
 * A record that attachments belong to, and the divisions that write to it: one, or the two sides of a boundary. Each
 * side writes its own; all of them see everything. Pure.
 *
 * @param sides codes, none under another
 */
record Subject(Register register, String code, List<String> sides) {
  Subject {
    List<String> all = sides.stream().distinct().toList();
    sides = all.stream().filter(side -> all.stream().noneMatch(other -> !other.equals(side) && side.startsWith(other))).toList();
    if (sides.isEmpty()) throw new IllegalArgumentException(register + " " + code + " belongs to no division");
  }

  /** Whether somebody sees its attachments. */
  boolean seenBy(Sight sight) {
    return sides.stream().anyMatch(sight::covers);
  }

  /** Why the person may write for none of the sides, or nothing if they may for one. */
  Optional<Reason> whyNot(Person who) {
    return nearest(sides.stream().map(side -> whyNot(who, register, side)).toList());
  }

  /** The sides that the person may write for. */
  List<String> sidesOf(Person who) {
    return sides.stream().filter(side -> whyNot(who, register, side).isEmpty()).toList();
  }

  /** Why the person may not write for a side: nothing if one of the register's acts is theirs. @param side null asks whether they may anywhere at all */
  static Optional<Reason> whyNot(Person who, Register register, String side) {
    return nearest(register.acts().stream().map((Act act) -> Rights.whyNot(who, act, side)).toList());
  }

  /** Nothing if one has no reason against it; else the reason that is left when all before it are met. */
  private static Optional<Reason> nearest(List<Optional<Reason>> reasons) {
    if (reasons.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
    return reasons.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
  }
}
