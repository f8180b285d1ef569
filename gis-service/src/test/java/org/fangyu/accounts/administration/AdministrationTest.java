package org.fangyu.accounts.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Role;
import org.junit.jupiter.api.Test;

/** Who manages whom: 9901 is a city, 990121 and 990122 are counties of it, 990121100 is a town. */
class AdministrationTest {
  private static final Person COUNTY = administrator("990121");
  private static final Person CITY = administrator("990100");
  private static final Person EVERYWHERE = administrator("");

  @Test
  void everyRoleIsGivenWithinTheOwnDivisionsOnlyAndAdministratorsByAWiderOne() {
    for (Role role : roles().toList()) {
      for (String division : List.of("990121", "990121100")) {
        var whyNot = Administration.whyNotGrant(COUNTY, account("a", "990121"), new Grant(role, division));
        assertThat(whyNot).as(role + " " + division).isEqualTo(role == Role.ADMINISTRATOR && division.equals("990121") ? Optional.of(Reason.WIDER_DIVISION) : Optional.empty());
      }
      for (String division : List.of("990122", "990100", "9901", "99", "")) {
        assertThat(Administration.whyNotGrant(COUNTY, account("a", "990121"), new Grant(role, division))).as(role + " '" + division + "'").contains(Reason.DIVISION);
      }
      assertThat(Administration.whyNotGrant(CITY, account("a", "990121"), new Grant(role, "990121"))).isEmpty();
      assertThat(Administration.whyNotGrant(EVERYWHERE, account("a", ""), new Grant(role, ""))).isEmpty();
    }
  }

  @Test
  void nobodyGivesOrTakesTheirOwnRightsNorManagesTheirOwnAccount() {
    for (Person who : List.of(COUNTY, CITY, EVERYWHERE)) {
      Account own = account(who.account(), "990121");
      for (Role role : roles().toList()) {
        assertThat(Administration.whyNotGrant(who, own, new Grant(role, "990121"))).contains(Reason.OWN_ACCOUNT);
        assertThat(Administration.whyNotWithdraw(who, own, new Grant(role, "990121"))).contains(Reason.OWN_ACCOUNT);
      }
      assertThat(Administration.whyNotManage(who, own)).contains(Reason.OWN_ACCOUNT);
    }
  }

  @Test
  void anAccountWithARightThatOneCouldNotGiveIsNotOnesToTakeOver() {
    assertThat(Administration.whyNotManage(COUNTY, account("a", "990121", new Grant(Role.APPROVER, "990121")))).isEmpty();
    assertThat(Administration.whyNotManage(COUNTY, account("a", "990121", new Grant(Role.CLERK, "990121"), new Grant(Role.CLERK, "990122")))).contains(Reason.RIGHTS_BEYOND);
    assertThat(Administration.whyNotManage(COUNTY, account("peer", "990121", new Grant(Role.ADMINISTRATOR, "990121")))).contains(Reason.RIGHTS_BEYOND);
    assertThat(Administration.whyNotManage(CITY, account("peer", "990121", new Grant(Role.ADMINISTRATOR, "990121")))).isEmpty();
    assertThat(Administration.whyNotManage(COUNTY, account("a", "990122"))).contains(Reason.DIVISION);
    assertThat(Administration.whyNotManage(COUNTY, account("a", ""))).as("of no office").contains(Reason.DIVISION);
  }

  @Test
  void aRoleInTheOwnDivisionIsOnesToTakeWhosesoeverAccountItIs() {
    Account guest = account("guest", "990122", new Grant(Role.CLERK, "990121"), new Grant(Role.CLERK, "990122"));
    assertThat(Administration.sees(COUNTY, guest)).isTrue();
    assertThat(Administration.whyNotWithdraw(COUNTY, guest, new Grant(Role.CLERK, "990121"))).isEmpty();
    assertThat(Administration.whyNotWithdraw(COUNTY, guest, new Grant(Role.CLERK, "990122"))).contains(Reason.DIVISION);
    assertThat(Administration.whyNotGrant(COUNTY, guest, new Grant(Role.CLERK, "990121"))).as("another office's person").contains(Reason.DIVISION);
    assertThat(Administration.sees(COUNTY, account("a", "990122", new Grant(Role.CLERK, "990122")))).isFalse();
  }

  @Test
  void whoIsNoAdministratorMayNothingOfIt() {
    Stream<Person> others = roles().filter(role -> role != Role.ADMINISTRATOR).map(role -> person("other", new Grant(role, "")));
    Stream.concat(others, Stream.of(Person.PUBLIC, new Person("p", "程序", COUNTY.grants(), EnumSet.of(Act.READ_OFFICE), false))).forEach(who -> {
      assertThat(Administration.whyNotAdd(who, "990121")).isPresent();
      assertThat(Administration.whyNotManage(who, account("a", "990121"))).isPresent();
      assertThat(Administration.whyNotGrant(who, account("a", "990121"), new Grant(Role.CLERK, "990121"))).isPresent();
      assertThat(Administration.whyNotWithdraw(who, account("a", "990121"), new Grant(Role.CLERK, "990121"))).isPresent();
      assertThat(Administration.sees(who, account("a", "990121"))).isFalse();
    });
  }

  private static Stream<Role> roles() {
    return Arrays.stream(Role.values()).filter(role -> role != Role.PUBLIC);
  }

  private static Person administrator(String division) {
    return person("root-" + division, new Grant(Role.ADMINISTRATOR, division));
  }

  private static Person person(String name, Grant grant) {
    return new Person(name, "某人", List.of(grant), EnumSet.allOf(Act.class), false);
  }

  private static Account account(String name, String division, Grant... grants) {
    return new Account(1, name, "某人", division, "{bcrypt}x", Instant.EPOCH, false, null, 1, false, false, List.of(grants));
  }
}
