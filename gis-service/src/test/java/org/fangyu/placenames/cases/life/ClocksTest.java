package org.fangyu.placenames.cases.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fangyu.placenames.cases.life.Clocks.Clock;
import org.fangyu.placenames.cases.life.Clocks.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {
  private static final Map<String, Integer> DAYS = Map.of("decision", 30, "filing", 15, "announcement", 15);
  private static final Clocks LAW = new Clocks(DAYS, false, Map.of());
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @ParameterizedTest
  @CsvSource({"0, RUNNING, 15", "11, RUNNING, 4", "12, SOON, 3", "15, SOON, 0", "16, OVERDUE, -1"})
  void theFilingRunsFifteenDaysFromTheDecision(int later, Tone tone, long left) {
    Clock filing = clock(LAW.of(decided("government", null, null), DAY.plusDays(later)), "filing");
    assertThat(filing.due()).isEqualTo("2026-11-17");
    assertThat(filing.tone()).isEqualTo(tone);
    assertThat(filing.daysLeft()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"15, MET", "16, LATE"})
  void aClockThatIsDoneSaysWhetherItWasInTime(int later, Tone tone) {
    NamingCase filed = decided("government", new NamingCase.Filing(DAY.plusDays(later), null, "市人民政府"), null);
    assertThat(clock(LAW.of(filed, DAY.plusDays(40)), "filing").tone()).isEqualTo(tone);
  }

  @Test
  void theAnnouncementOfAGovernmentCountsFromItsDecisionAndOfADepartmentFromTheFiling() {
    var filing = new NamingCase.Filing(DAY.plusDays(10), null, "县民政局");
    assertThat(clock(LAW.of(decided("government", filing, null), DAY), "announcement").due()).isEqualTo(DAY.plusDays(15));
    assertThat(clock(LAW.of(decided("civil-affairs", filing, null), DAY), "announcement").due()).isEqualTo(DAY.plusDays(15));
    assertThat(clock(LAW.of(decided("department", filing, null), DAY), "announcement").due()).isEqualTo(DAY.plusDays(25));
    assertThat(LAW.of(decided("department", null, null), DAY)).as("not before it is filed").noneMatch(clock -> clock.kind().equals("announcement"));
  }

  @Test
  void workingDaysLeaveOutWeekendsAndHolidaysAndCountWorkedWeekends() {
    var holidays = Map.of(LocalDate.of(2026, 11, 4), false, LocalDate.of(2026, 11, 7), true);
    var working = new Clocks(DAYS, true, holidays);
    assertThat(working.due(LocalDate.of(2026, 11, 2), 1)).as("Monday to Tuesday").isEqualTo("2026-11-03");
    assertThat(working.due(LocalDate.of(2026, 11, 3), 1)).as("over the holiday").isEqualTo("2026-11-05");
    assertThat(working.due(LocalDate.of(2026, 11, 6), 1)).as("a worked Saturday").isEqualTo("2026-11-07");
    assertThat(working.due(LocalDate.of(2026, 11, 7), 1)).as("over Sunday").isEqualTo("2026-11-09");
  }

  @Test
  void aReturnedCaseHasNoClockAndAnAppealRunsAgain() {
    assertThat(LAW.of(submitted(CaseState.RETURNED), DAY)).isEmpty();
    assertThat(clock(LAW.of(submitted(CaseState.REVIEW), DAY.plusDays(31)), "decision").tone()).isEqualTo(Tone.OVERDUE);
  }

  private static Clock clock(List<Clock> clocks, String kind) {
    return clocks.stream().filter(clock -> clock.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static NamingCase submitted(CaseState state) {
    return new NamingCase("DM-2026-0001", "t", "990121", state, null, null, 1, DAY, "a", DAY, "a", null, null, null, null, null, null, null);
  }

  private static NamingCase decided(String kind, NamingCase.Filing filing, NamingCase.Announced announced) {
    return new NamingCase("DM-2026-0001", "t", "990121", filing == null ? CaseState.DECIDED : CaseState.FILED, null, null, 1, DAY, "a", DAY.minusDays(5), "a",
        new NamingCase.Decision(DAY, "b", "1号", "县人民政府", kind), filing, announced, null, null, null, null);
  }
}
