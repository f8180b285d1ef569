package org.fangyu.history;

import java.util.List;
import java.util.stream.Stream;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Sight;

/**
 * How much of the journal somebody reads.
 *
 * @param entries what the codes of the divisions begin with whose entries are theirs; an entry that belongs to no
 *     division, such as a sign-in, is read by who reads everywhere
 * @param states the same for what the records said; who may read the journal but no office data sees only that they changed
 */
record Reach(Sight entries, Sight states) {
  static Reach of(Person person, Sight office) {
    return new Reach(new Sight(journal(person).toList()), office);
  }

  /** For the history of one record: who reads the record as the office does reads how it came about. */
  static Reach ofRecord(Person person, Sight office) {
    return new Reach(new Sight(Stream.concat(journal(person), office.prefixes().stream()).toList()), office);
  }

  private static Stream<String> journal(Person person) {
    return person.grants().stream().filter(grant -> grant.role().allows(Act.READ_JOURNAL)).map(Grant::prefix);
  }

  /** As a regular expression for the codes of divisions; the prefixes are digits only. */
  static String pattern(Sight sight) {
    List<String> prefixes = sight.prefixes();
    return prefixes.isEmpty() ? "^x" : "^(" + String.join("|", prefixes) + ")";
  }
}
