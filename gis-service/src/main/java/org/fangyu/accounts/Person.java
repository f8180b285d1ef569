package org.fangyu.accounts;

import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who asks.
 *
 * @param account name to sign in with; empty for the public
 * @param scope what the machine token that they came with may be used for; everything for a person
 * @param mustChange whether their password has expired or was set by somebody else
 */
public record Person(String account, String displayName, List<Grant> grants, Set<Act> scope, boolean mustChange) implements Principal {
  public static final Person PUBLIC = new Person("", "公众 / the public", List.of(), EnumSet.allOf(Act.class), false);

  public Person {
    grants = List.copyOf(grants);
    scope = Set.copyOf(scope);
  }

  /** As the web server knows people. */
  @Override
  public String getName() {
    return account;
  }

  public boolean signedIn() {
    return !account.isEmpty();
  }
}
