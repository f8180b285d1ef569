package org.fangyu.placenames.sources;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * What to look up for one proposed name. Everything is found by equality.
 *
 * @param number of the proposal in its batch
 * @param names whole names: its own, and with and without added words
 * @param specific its specific part
 * @param sound of the whole name
 * @param specificSounds of the specific part, and those near it
 * @param recordCode of the record that is being named, not its own rival; null for a new one
 * @param box of the scope in longitude, latitude; null where the scope is a division
 */
public record Wanted(int number, Collection<String> names, String specific, String sound, Collection<String> specificSounds, String recordCode, Envelope box) {

  /**
   * Where to look.
   *
   * @param classes of names
   * @param divisions codes of the divisions
   * @param caseCode of the names that are being checked together; null outside cases
   * @param ordinals of these names in the case: they are not in the register's answer
   */
  public record Where(List<String> classes, List<Codes> divisions, String caseCode, Collection<Integer> ordinals) {}

  /**
   * A run of division codes, in the order of their characters.
   *
   * @param low first
   * @param high first that no longer belongs to it
   */
  public record Codes(String low, String high) {

    /** The division and all that lies in it; of an empty code everything. */
    public static Codes beginning(String code) {
      return new Codes(code, code + 'x'); // greater than any digit
    }

    /** The division alone. */
    public static Codes only(String code) {
      return new Codes(code, code + '!'); // less than any digit
    }
  }
}
