package org.fangyu.geometry.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fangyu.geometry.naming.Drawn.county;
import static org.fangyu.geometry.naming.Drawn.road;
import static org.fangyu.geometry.naming.Drawn.town;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamingScopeTest {

  //   0        1000   1500        3000
  //   +----------+      +-----------+    1000
  //   |   west   |      |   east    |
  //   +----------+      +-----------+    0
  private final List<ScopeArea> towns = List.of(town("west", 0, 0, 1000, 1000), town("east", 1500, 0, 3000, 1000));
  private final ScopeArea county = county(-5000, -5000, 5000, 5000);

  @Test
  void aRoadInsideOneTownHasThatTownForItsScope() {
    var scope = NamingScope.ofBuiltUpAreas(road(100, 500, 900, 500), towns, county);
    assertThat(scope.parts()).extracting(p -> p.area().code()).containsExactly("west");
    assertThat(scope.parts().get(0).share()).isEqualTo(1);
    assertThat(scope.outside().isEmpty()).isTrue();
    assertThat(scope.standsIn()).isFalse();
  }

  @Test
  void aRoadThroughTwoTownsHasBothTheLongerPartFirstAndTheRestOutside() {
    var scope = NamingScope.ofBuiltUpAreas(road(500, 500, 2500, 500), towns, county);
    assertThat(scope.parts()).extracting(p -> p.area().code()).containsExactly("east", "west");
    assertThat(scope.parts()).extracting(NamingScope.Part::lengthMetres).containsExactly(1000.0, 500.0);
    assertThat(scope.parts()).extracting(NamingScope.Part::share).containsExactly(0.5, 0.25);
    assertThat(scope.outside().getLength()).isCloseTo(500, within(1e-9));
  }

  @Test
  void aRoadThatOnlyTouchesATownDoesNotLieInIt() {
    var along = NamingScope.ofBuiltUpAreas(road(1100, 0, 1100, 900), towns, county);
    assertThat(along.standsIn()).isTrue();
    var oneMetreIn = NamingScope.ofBuiltUpAreas(road(999, 500, 1400, 500), towns, county);
    assertThat(oneMetreIn.standsIn()).isTrue();
    var justMore = NamingScope.ofBuiltUpAreas(road(998.9, 500, 1400, 500), towns, county);
    assertThat(justMore.parts()).extracting(p -> p.area().code()).containsExactly("west");
  }

  @Test
  void aRoadOutsideEveryTownFallsBackToTheDivision() {
    var scope = NamingScope.ofBuiltUpAreas(road(0, 2000, 900, 2000), towns, county);
    assertThat(scope.standsIn()).isTrue();
    assertThat(scope.parts()).extracting(p -> p.area().name()).containsExactly("青禾县");
  }

  @Test
  void aRoadOutsideEverythingHasNoScope() {
    var scope = NamingScope.ofBuiltUpAreas(road(9000, 9000, 9900, 9000), towns, county);
    assertThat(scope.parts()).isEmpty();
    assertThat(scope.standsIn()).isFalse();
    assertThat(scope.outside().getLength()).isCloseTo(900, within(1e-9));
    assertThat(NamingScope.ofBuiltUpAreas(road(9000, 9000, 9900, 9000), towns, null).parts()).isEmpty();
  }

  @Test
  void aRoadThatCrossesItselfHasAScopeLikeAnyOther() {
    var eight = Drawn.wkt("LINESTRING (100 100, 900 900, 900 100, 100 900)");
    assertThat(NamingScope.ofBuiltUpAreas(eight, towns, county).parts().get(0).share()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aRoadWithoutLengthIsRefused() {
    assertThatThrownBy(() -> NamingScope.ofBuiltUpAreas(road(5, 5, 5, 5), towns, county)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0 m");
  }

  @Test
  void aPlaceLiesInTheTownThatCoversIt() {
    var scope = NamingScope.ofBuiltUpAreas(Drawn.wkt("POINT (1000 500)"), towns, county);
    assertThat(scope.parts()).extracting(p -> p.area().code()).containsExactly("west");
    assertThat(scope.lengthMetres()).isZero();
    assertThat(NamingScope.ofBuiltUpAreas(Drawn.wkt("POINT (1000.5 500)"), towns, county).standsIn()).isTrue();
  }

  @Test
  void aDivisionHoldsWhatItsCodeBegins() {
    var scope = NamingScope.ofDivision(Drawn.wkt("POINT (0 0)"), new ScopeArea("99", "某省", ScopeArea.Kind.DIVISION, null), true);
    assertThat(scope.standsIn()).isFalse();
    assertThat(scope.areaOf(borne("990121001"))).isPresent();
    assertThat(scope.areaOf(borne("980121001"))).isEmpty();
  }

  private static BorneName borne(String division) {
    return new BorneName("x", "城关镇", "城关", Reading.of("cheng guan", "zhen"), "division", Standing.STANDARD, "城关镇", division, null, Double.NaN);
  }

  @Test
  void aScopeMustBeAPolygon() {
    assertThatThrownBy(() -> new ScopeArea("x", "x", ScopeArea.Kind.BUILT_UP, road(0, 0, 1, 1)))
        .hasMessageContaining("LineString");
  }
}
