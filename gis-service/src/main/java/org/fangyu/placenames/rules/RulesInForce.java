package org.fangyu.placenames.rules;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules that hold for one class of names at one place and day. A rule that is switched off is not among them. */
public final class RulesInForce {

  private final Map<String, NamingRule> rules;

  /** @param rules one of each key */
  public RulesInForce(Collection<NamingRule> rules) {
    this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(NamingRule::key, Function.identity()));
  }

  /** @param key such as {@code R08.same_name} */
  public Optional<NamingRule> find(String key) {
    return Optional.ofNullable(rules.get(key));
  }
}
