package org.fangyu.accounts;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.web.Problem;

/**
 * A machine token that somebody asks for.
 *
 * @param scope acts, by their keys
 * @param days until it expires, 1 to 366
 */
public record TokenWish(String name, List<String> scope, Integer days) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 366;

  /** @throws Problem 400 naming the member that is wrong */
  public String checkedName() {
    String text = name == null ? "" : name.strip();
    if (text.isEmpty() || text.length() > LONGEST_NAME || text.indexOf('\0') >= 0) throw Problem.badBody("name", "1–100 字符 / 1 to 100 characters", text);
    return text;
  }

  /** @param holder whose rights it takes along: more than they may would come true with a later right. @throws Problem 400 or 422 */
  public Set<Act> checkedScope(Person holder) {
    String known = Arrays.stream(Act.values()).map(Act::key).collect(Collectors.joining(", "));
    if (scope == null || scope.isEmpty()) throw Problem.badBody("scope", known, "");
    var acts = EnumSet.noneOf(Act.class);
    for (String key : scope) {
      Act act = Act.find(key == null ? "" : key).orElseThrow(() -> Problem.badBody("scope", known, key));
      Rights.whyNot(holder, act, null).ifPresent(reason -> {
        throw Problem.unprocessable("scope-beyond-rights", act.title() + ": " + reason.sentence(), "scope", "账号自己的权限 / the account's own rights", key);
      });
      acts.add(act);
    }
    return acts;
  }

  public Duration checkedLife() {
    if (days == null || days < 1 || days > MOST_DAYS) throw Problem.badBody("days", "1.." + MOST_DAYS, days);
    return Duration.ofDays(days);
  }
}
