package org.fangyu.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.fangyu.web.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      2019-05-01,                                  2019-05-01, 2019-05-01
      2019-05-01/2019-06-01,                       2019-05-01, 2019-06-01
      2019-05-01/..,                               2019-05-01, -
      ../2019-05-01,                               -,          2019-05-01
      2019-05-01/,                                 2019-05-01, -
      /2019-05-01,                                 -,          2019-05-01
      ../..,                                       -,          -
      2019-05-01T08:00:00+08:00,                   2019-05-01, 2019-05-01
      2019-05-01T15:59:59Z,                        2019-05-01, 2019-05-01
      2019-05-01T16:00:00Z,                        2019-05-02, 2019-05-02
      2019-05-01t16:00:00.5z/2019-05-03T00:00:00Z, 2019-05-02, 2019-05-03
      """)
  void dateMomentAndIntervalAreDaysInChina(String datetime, LocalDate first, LocalDate last) {
    assertThat(Days.parse(datetime)).isEqualTo(new Days(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2019-13-01", "2019-02-30", "2019", "20190501", "2019-05-01/2019-04-01", "2019-05-01/2019-06-01/2019-07-01", "2019-05-01T25:00:00Z",
    "2019-05-01T10:00:00", "+999999999-01-01", "-0001-01-01", "..", "2019-05-01;drop table place", "٢٠١٩-٠٥-٠١"})
  void anythingElseIsRefusedByName(String datetime) {
    assertThatThrownBy(() -> Days.parse(datetime)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.body()).containsEntry("field", "datetime").containsEntry("status", 400));
  }
}
