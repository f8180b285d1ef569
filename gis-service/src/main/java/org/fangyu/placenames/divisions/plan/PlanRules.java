package org.fangyu.placenames.divisions.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fangyu.placenames.divisions.plan.Item.Act;

/** What forbids a change, apart from the lie of the land: codes, names, days. */
final class PlanRules {
  private final Planner.Question asked;
  private final Plan plan;
  private final List<Fault> faults = new ArrayList<>();

  private PlanRules(Planner.Question asked, Plan plan) {
    this.asked = asked;
    this.plan = plan;
  }

  static List<Fault> of(Planner.Question asked, Plan plan) {
    PlanRules rules = new PlanRules(asked, plan);
    if (asked.items().isEmpty()) {
      rules.faults.add(Fault.error("no-items", null, "没有调整事项 / nothing is to be changed", null));
    }
    rules.codes();
    rules.names();
    rules.days();
    return rules.faults;
  }

  private Integer ordinal(String key, Act act) {
    return asked.items().stream().filter(item -> item.act() == act && key.equals(item.key())).map(Item::ordinal).findFirst().orElse(null);
  }

  private void codes() {
    Map<String, After> taken = new HashMap<>();
    for (After one : plan.after()) {
      After other = taken.putIfAbsent(one.code(), one);
      Integer ordinal = one.before() == null ? ordinal(one.key(), Act.CREATE) : ordinal(one.key(), Act.RECODE);
      if (other != null) {
        faults.add(Fault.error("code-taken", ordinal, "“%s”与“%s”调整后代码相同，请另定代码 / two divisions would have one code: give one of them another"
            .formatted(one.name(), other.name()), one.code()));
      }
      if (one.before() == null || one.recoded()) {
        newCode(one, ordinal);
      }
      kindOf(one);
    }
  }

  private void newCode(After one, Integer ordinal) {
    Optional<Level> level = Level.find(one.level());
    level.flatMap(known -> known.whyNot(one.code(), one.parentCode())).ifPresent(why -> faults.add(Fault.error("code-shape", ordinal, why, one.code())));
    if (asked.issued().contains(one.code())) {
      faults.add(Fault.error("code-used", ordinal, "“%s”的新代码 %s 已使用过，代码不重复使用 / this code was given before and is not given again".formatted(one.name(), one.code()), one.code()));
    }
  }

  /** A town has the number of a town; one that becomes a town under its old number is odd, not forbidden. */
  private void kindOf(After one) {
    if (one.before() == null || one.recoded() || one.renamed()) {
      Integer ordinal = one.before() == null ? ordinal(one.key(), Act.CREATE) : one.recoded() ? ordinal(one.key(), Act.RECODE) : ordinal(one.key(), Act.RENAME);
      Level.find(one.level()).flatMap(level -> level.whyUnusual(one.code(), one.name())).ifPresent(why -> faults.add(Fault.warning("code-kind", ordinal, why, one.code())));
    }
  }

  /** Within the division above a name is given once, and no two sound alike (地名管理条例 Art. 9 (8)). */
  private void names() {
    for (After one : plan.after()) {
      if (one.before() != null && !one.renamed() && Objects.equals(one.before().parentCode(), one.parentCode())) {
        continue;
      }
      Integer ordinal = one.before() == null ? ordinal(one.key(), Act.CREATE) : ordinal(one.key(), Act.RENAME);
      for (After other : plan.after()) {
        if (other != one && other.level().equals(one.level()) && Objects.equals(other.parentCode(), one.parentCode())) {
          compare(one, other, ordinal);
        }
      }
    }
  }

  private void compare(After one, After other, Integer ordinal) {
    if (other.name().equals(one.name())) {
      faults.add(Fault.error("name-taken", ordinal, "与 %s（%s）重名 / another division has the name".formatted(other.name(), other.code()), one.name()));
    } else if (one.spelling() != null && other.before() != null && one.spelling().pinyin().equalsIgnoreCase(other.spelling() == null ? other.before().pinyin() : other.spelling().pinyin())) {
      faults.add(Fault.warning("name-sounds", ordinal, "与 %s（%s）同音 / sounds like another division".formatted(other.name(), other.code()), one.name()));
    }
  }

  private void days() {
    LocalDate day = asked.effectiveOn();
    if (day == null) {
      faults.add(Fault.error("no-day", null, "未填生效日 / the day it takes effect is not given", null));
      return;
    }
    Set<Division> touched = new HashSet<>(plan.abolished());
    plan.after().stream().filter(one -> one.changed() && one.before() != null).forEach(one -> touched.add(one.before()));
    for (Division one : asked.standing()) {
      LocalDate bound = !touched.contains(one) ? null : one.laterFrom() != null ? one.laterFrom() : !day.isAfter(one.validFrom()) ? one.validFrom() : null;
      if (bound != null) {
        faults.add(Fault.error("later-version", null, "“%s”(%s)有 %s 起的版本，生效日须在其后 / it has a version from that day on: the change takes effect later".formatted(one.name(), one.code(), bound), day.toString()));
      }
    }
  }
}
