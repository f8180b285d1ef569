package org.fangyu.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {
  private static final Subject LINE = new Subject(Register.BOUNDARY_LINE, "QY01", List.of("990121", "990122"));

  /** n = may add in its division. Registers in their order: division, built-up area, place, road, door plate, sign, line, marker, cemetery, grave, zone, naming case, collected name. */
  @ParameterizedTest
  @CsvSource({"CLERK,...........nn", "OFFICER,nnnnnnnnnnnnn", "APPROVER,.............", "INSPECTOR,......nn.....", "CEMETERY_OFFICER,........nnnnn", "DEPARTMENT_REVIEWER,...........n.", "ADMINISTRATOR,............."})
  void whoMayAddToWhat(Role role, String table) {
    Person who = person(Set.of(), new Grant(role, "990121"));
    var row = new StringBuilder();
    for (Register register : Register.values()) {
      var here = Subject.whyNot(who, register, "990121102");
      row.append(here.isEmpty() ? 'n' : '.');
      assertThat(Subject.whyNot(who, register, "990122")).hasValue(here.isEmpty() ? Reason.DIVISION : Reason.ROLE);
    }
    assertThat(row).hasToString(table);
  }

  @Test
  void eachSideWritesItsOwnAndACityBoth() {
    assertThat(LINE.sidesOf(person(Set.of(), new Grant(Role.OFFICER, "990122")))).containsExactly("990122");
    assertThat(LINE.sidesOf(person(Set.of(), new Grant(Role.INSPECTOR, "990100")))).containsExactly("990121", "990122");
    assertThat(LINE.sidesOf(person(Set.of(), new Grant(Role.OFFICER, "990123")))).isEmpty();
    assertThat(LINE.whyNot(person(Set.of(), new Grant(Role.OFFICER, "990123")))).hasValue(Reason.DIVISION);
    assertThat(LINE.whyNot(person(Set.of(), new Grant(Role.CLERK, "990121")))).hasValue(Reason.ROLE);
    assertThat(LINE.whyNot(Person.PUBLIC)).hasValue(Reason.SIGN_IN);
  }

  @Test
  void aTokenForOneOfTheActsWillDo() {
    var officer = new Grant(Role.OFFICER, "990121");
    assertThat(LINE.whyNot(person(EnumSet.of(Act.WRITE_BOUNDARIES), officer))).isEmpty();
    assertThat(LINE.whyNot(person(EnumSet.of(Act.READ_OFFICE), officer))).hasValue(Reason.TOKEN_SCOPE);
  }

  @Test
  void aKeeperUnderOneOfTheSidesIsThatSideAndAThirdCountyIsOneMore() {
    assertThat(new Subject(Register.BOUNDARY_MARKER, "QY01001Q", List.of("990121", "990122", "990122100")).sides()).containsExactly("990121", "990122");
    assertThat(new Subject(Register.BOUNDARY_MARKER, "QY01001Q", List.of("990121", "990122", "990123")).sides()).containsExactly("990121", "990122", "990123");
    assertThat(new Subject(Register.BOUNDARY_MARKER, "QY01001Q", List.of("990121", "990122", "990122")).sides()).containsExactly("990121", "990122");
  }

  /** @param scope empty = a person who signed in, with all acts */
  private static Person person(Set<Act> scope, Grant... grants) {
    return new Person("a", "甲", List.of(grants), scope.isEmpty() ? EnumSet.allOf(Act.class) : scope, false);
  }

  @Test
  void everyRegisterAndKindIsFoundByItsWord() {
    for (Register register : Register.values()) assertThat(Register.find(register.key())).isEqualTo(Optional.of(register));
    for (Kind kind : Kind.values()) assertThat(Kind.ALL).contains(Kind.find(kind.key()).orElseThrow().key());
  }
}
