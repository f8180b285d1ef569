package org.fangyu.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  /** Every role against every act, written out: R read-office, C check, D draft, n names, p plates, b boundaries, c cemeteries, I inspect, V review, A approve, X export, U unmask, J journal, M administer. */
  private static final String TABLE = """
      PUBLIC               ..............
      CLERK                RCD...........
      OFFICER              RCDnpbc...XU..
      APPROVER             RC.......AXUJ.
      INSPECTOR            RC.....I......
      CEMETERY_OFFICER     RCD...c....U..
      DEPARTMENT_REVIEWER  RC......V.....
      ADMINISTRATOR        ............JM
      """;

  @Test
  void everyRoleMayDoWhatTheTableSaysInItsDivisionAndNothingElsewhere() {
    var lines = new ArrayList<String>();
    for (Role role : Role.values()) {
      Person who = person(new Grant(role, "990121"));
      lines.add("%-20s %s".formatted(role, Arrays.stream(Act.values()).map(act -> Rights.whyNot(who, act, "990121102").isEmpty() ? "x" : ".").collect(Collectors.joining())));
      for (Act act : Act.values()) {
        assertThat(Rights.whyNot(who, act, "990122")).hasValue(role.allows(act) ? Reason.DIVISION : Reason.ROLE);
        assertThat(Rights.whyNot(who, act, null).isEmpty()).isEqualTo(role.allows(act));
      }
    }
    assertThat(lines).containsExactly(TABLE.lines().map(line -> line.substring(0, 21) + line.substring(21).replaceAll("[^.]", "x")).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(value = {"990100,990121,true", "990100,990200,false", "990000,990121,true", "99,990121,true", "990121,990121102203,true", "990121102,990121,false", "'',990121,true", "990121,99012,false"})
  void aGrantCoversTheDivisionAndAllUnderIt(String granted, String division, boolean covered) {
    assertThat(new Grant(Role.CLERK, granted).covers(division)).isEqualTo(covered);
  }

  @Test
  void reasonsComeInTheOrderInWhichSomebodyCanActOnThem() {
    var grant = new Grant(Role.ADMINISTRATOR, "990121");
    assertThat(Rights.whyNot(Person.PUBLIC, Act.CHECK, null)).hasValue(Reason.SIGN_IN);
    assertThat(Rights.whyNot(new Person("a", "甲", List.of(grant), Set.of(), true), Act.CHECK, null)).hasValue(Reason.PASSWORD_EXPIRED);
    assertThat(Rights.whyNot(new Person("a", "甲", List.of(grant), Set.of(), false), Act.CHECK, null)).hasValue(Reason.TOKEN_SCOPE);
    assertThat(Rights.whyNot(person(grant), Act.CHECK, null)).hasValue(Reason.ROLE);
  }

  @Test
  void sightIsTheSmallestSetOfPrefixesWhoseOfficeDataMayBeRead() {
    assertThat(Sight.of(person(new Grant(Role.CLERK, "990121102"), new Grant(Role.OFFICER, "990121"), new Grant(Role.ADMINISTRATOR, ""))).prefixes()).containsExactly("990121");
    assertThat(Sight.of(person(new Grant(Role.ADMINISTRATOR, "")))).isEqualTo(Sight.NOTHING);
    assertThat(Sight.of(person(new Grant(Role.CLERK, "")))).isEqualTo(Sight.EVERYTHING);
    assertThat(Sight.of(Person.PUBLIC)).isEqualTo(Sight.NOTHING);
  }

  private static Person person(Grant... grants) {
    return new Person("somebody", "某人", List.of(grants), EnumSet.allOf(Act.class), false);
  }
}
