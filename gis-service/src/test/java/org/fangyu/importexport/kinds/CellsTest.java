package org.fangyu.importexport.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

  private static final Column CODE = column("places", "code");
  private static final Column NAME = column("places", "标准名称");
  private static final Column WIDTH = column("roads", "width_metr");
  private static final Column NUMBER = column("door-plates", "number");
  private static final Column NAMED_ON = column("roads", "NAMED_ON");
  private static final Column DISPUTED = column("boundary-lines", "disputed");
  private static final Column BEARING = column("boundary-markers", "ref1_bearing");

  private static Column column(String kind, String name) {
    return Kind.of(kind).orElseThrow().column(name, Set.of(name)).orElseThrow();
  }

  @Test
  void aCodeOfTwentyDigitsIsTakenFromAnyJsonOrTableNumber() throws Cells.Refused {
    String code = "33038100122100000001";
    for (Object cell : new Object[] {code, " " + code + " ", new BigInteger(code), new BigDecimal(code + ".00")}) {
      assertThat(Cells.read(CODE, cell)).isEqualTo(code);
    }
  }

  @Test
  void aCodeThatASpreadsheetRoundedIsRefused() {
    assertThatThrownBy(() -> Cells.read(CODE, "3.3038E+19")).hasMessage("must be 20 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\u3000"})
  void blankTextIsNoValue(String cell) throws Cells.Refused {
    assertThat(Cells.read(WIDTH, cell)).isNull();
    assertThatThrownBy(() -> Cells.read(NAME, cell)).hasMessage("must not be empty");
  }

  @ParameterizedTest
  @CsvSource({"42.5,42.5", "１２,12", "1e2,100", "+7,7", ".5,0.5"})
  void numbersAreReadAsPeopleWriteThem(String cell, double value) throws Cells.Refused {
    assertThat(Cells.read(WIDTH, cell)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "200.1", "12m", "1,5", "NaN", "Infinity", "1e999", "1e-999999999", "0x10",
      "99999999999999999999999999999999999999999999"})
  void aWidthOutsideItsBoundsOrNoNumberIsRefused(String cell) {
    assertThatThrownBy(() -> Cells.read(WIDTH, cell)).isInstanceOf(Cells.Refused.class);
  }

  @Test
  void theReasonNamesTheBound() {
    assertThatThrownBy(() -> Cells.read(WIDTH, "0")).hasMessage("must be more than 0 and at most 200");
    assertThatThrownBy(() -> Cells.read(BEARING, "360")).hasMessage("must be at least 0 and less than 360");
    assertThatThrownBy(() -> Cells.read(NUMBER, "2147483648")).hasMessage("must be at least 1 and at most 2147483647");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "0", "-1", "2147483648", "甲"})
  void aHouseNumberIsAWholePositiveNumber(String cell) {
    assertThatThrownBy(() -> Cells.read(NUMBER, cell)).isInstanceOf(Cells.Refused.class);
  }

  @Test
  void wholeNumbersMayCarryZerosBehindThePoint() throws Cells.Refused {
    assertThat(Cells.read(NUMBER, 12.0)).isEqualTo(12L);
    assertThat(Cells.read(NUMBER, "12.00")).isEqualTo(12L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-10-01", "1999/10/1", "1999.10.01", "1999-10-01T00:00:00Z", "1999-10-01 00:00:00"})
  void daysAreReadAsPeopleAndProgramsWriteThem(String cell) throws Cells.Refused {
    assertThat(Cells.read(NAMED_ON, cell)).isEqualTo(LocalDate.of(1999, 10, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-02-29", "1999-13-01", "10/01/1999", "36434", "1999-10-01T08:00:00", "0999-01-01", "3000-01-01", "today"})
  void aDayThatIsNotInTheCalendarOrCanBeReadTwoWaysIsRefused(String cell) {
    assertThatThrownBy(() -> Cells.read(NAMED_ON, cell)).isInstanceOf(Cells.Refused.class);
  }

  @Test
  void truthIsReadFromBooleansNumbersAndChinese() throws Cells.Refused {
    for (Object cell : new Object[] {true, "TRUE", "是", 1, "1"}) {
      assertThat(Cells.read(DISPUTED, cell)).isEqualTo(true);
    }
    for (Object cell : new Object[] {false, "f", "否", 0}) {
      assertThat(Cells.read(DISPUTED, cell)).isEqualTo(false);
    }
    assertThatThrownBy(() -> Cells.read(DISPUTED, "2")).hasMessage("must be true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\uD800b"})
  void textThatADatabaseCannotHoldIsRefused(String cell) {
    assertThatThrownBy(() -> Cells.read(NAME, cell)).hasMessageContaining("control characters");
  }

  @Test
  void aNameOfTwoHundredCharactersOutsideTheBasicPlaneIsTakenAndOneMoreIsNot() throws Cells.Refused {
    assertThat(Cells.read(NAME, "𠮷".repeat(200))).isEqualTo("𠮷".repeat(200));
    assertThatThrownBy(() -> Cells.read(NAME, "𠮷".repeat(201))).hasMessage("must have at most 200 characters, has 201");
  }

  @Test
  void objectsAndBytesAreNoText() {
    assertThatThrownBy(() -> Cells.read(NAME, Map.of())).hasMessageContaining("an object or a list");
    assertThatThrownBy(() -> Cells.read(NAME, List.of(1))).hasMessageContaining("an object or a list");
    assertThatThrownBy(() -> Cells.read(NAME, new byte[1])).hasMessageContaining("bytes");
  }
}
