package org.fangyu.importexport.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class KindTest {

  private static final Kind ZONES = Kind.of("zones").orElseThrow();

  static List<Kind> kinds() {
    return Kind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyNameOfAColumnMeansOneColumn(Kind kind) {
    Set<String> names = new HashSet<>();
    for (Column column : kind.columns()) {
      assertThat(names.add(column.name())).as(column.name()).isTrue();
      assertThat(names.add(column.title())).as(column.title()).isTrue();
      kind.shortName(column).ifPresent(name -> {
        assertThat(name).hasSizeLessThanOrEqualTo(10);
        assertThat(names.add(name)).as(name).isTrue();
      });
    }
    assertThat(names).allSatisfy(name -> assertThat(kind.column(name, names)).isPresent());
  }

  @Test
  void twoNamesCutAlikeAreToldApartOnlyTogether() {
    Set<String> both = Set.of("effective_", "effectiv_1");
    assertThat(ZONES.column("EFFECTIVE_", both)).map(Column::name).contains("effective_from");
    assertThat(ZONES.column("effectiv_1", both)).map(Column::name).contains("effective_to");
    assertThat(ZONES.column("effective_", Set.of("effective_"))).isEmpty();
    assertThat(ZONES.column("effective_to", Set.of("effective_to"))).isPresent();
  }
}
