package org.fangyu.placenames;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fangyu.placenames.sources.NamingSources;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Checks proposed names of roads and places: what the register holds goes through the pure rules
 * ({@link org.fangyu.placenames.rules.NamingRules}), in metres of the zone of the place. Stores nothing.
 */
@Component
public class NamingCheck {

  private final NamingSources sources;
  private final String county;

  NamingCheck(NamingSources sources, @Value("${fangyu.county-code:}") String county) {
    this.sources = sources;
    this.county = county;
  }

  /**
   * Checks one name for somebody who may see everything round it. Names of its own case, itself left out, are rivals too.
   *
   * @throws Problem 400 if the spelling does not fit the characters, the division is not registered or the geometry is no
   *     road of 1 m to 300 km
   */
  public Verdict of(Proposal proposal, LocalDate day) {
    return ofAll(List.of(proposal), day).get(0);
  }

  /**
   * Checks names together, each also against the others; the verdicts in the order of the proposals. Names of a case stand
   * for what the case holds under their ordinals.
   *
   * @throws Problem as {@link #of}, for the first that is at fault
   */
  public List<Verdict> ofAll(List<Proposal> proposals, LocalDate day) {
    return new NamingBatch(sources, county, day, division -> {}, division -> true).check(proposals);
  }

  /**
   * @param mayCheck refuses a division (null where the name lies in none) that is not the asker's: the rivals of a name may be drafts
   * @param reads whether a division's drafts are the asker's to see; towns and unpublished names of others do not count
   */
  Verdict of(Proposal proposal, LocalDate day, Consumer<String> mayCheck, Predicate<String> reads) {
    return new NamingBatch(sources, county, day, mayCheck, reads).check(List.of(proposal)).get(0);
  }
}
