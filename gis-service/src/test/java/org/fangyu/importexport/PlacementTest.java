package org.fangyu.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fangyu.crs.Crs;
import org.fangyu.importexport.kinds.Kind.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PlacementTest {

  /** EPSG:4549 E 500000.000, N 3098441.747 is 120 E, 28 N (checked with PROJ). */
  @ParameterizedTest
  @CsvSource({"4549,500000", "4528,40500000"})
  void aPointOfAZoneIsWhereProjPutsIt(int epsg, double easting) throws Exception {
    Placement.Placed placed = new Placement(Crs.of(epsg), Shape.POINT).place(read("POINT (%s 3098441.747)".formatted(easting)));
    assertThat(placed.geometry().getCoordinate().distance(new Coordinate(120, 28))).isLessThan(1e-8);
    assertThat(placed.geometry().getSRID()).isEqualTo(4490);
    assertThat(placed.source().getSRID()).isEqualTo(epsg);
    assertThat(placed.source().getCoordinate()).isEqualTo(new Coordinate(easting, 3098441.747));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "4490|POINT (28 120)|axes look swapped: longitude comes first",
      "4326|POINT (28 120)|axes look swapped",
      "4490|POINT (500000 3098441)|these look like metres",
      "4490|POINT (2 48)|must lie in China",
      "4490|POINT (0 0)|must lie in China",
      "4549|POINT (120 28)|these look like degrees",
      "4549|POINT (28 120)|these look like degrees",
      "4549|POINT (3098441 500000)|axes look swapped: easting (横坐标 Y) comes first",
      "4528|POINT (3098441 40500000)|axes look swapped: easting",
      "4549|POINT (40500000 3098441)|easting begins with zone number 40",
      "4549|POINT (40500000 3098441)|use EPSG:4528",
      "4528|POINT (500000 3098441)|easting has no zone number",
      "4528|POINT (500000 3098441)|use EPSG:4549",
      "4528|POINT (41500000 3098441)|easting begins with zone number 41",
      "4549|POINT (500000 9998441)|must lie",
      "32651|POINT (99000000 3098441)|must lie",
      "4549|POINT (1 1)|must lie in China",
      "4549|POINT (890000 3098441)|wrong zone?"})
  void coordinatesThatBelongToAnotherSystemAreRefusedWithTheReason(int epsg, String wkt, String words) {
    assertThatThrownBy(() -> new Placement(Crs.of(epsg), Shape.POINT).place(read(wkt)))
        .isInstanceOf(Placement.Refused.class).hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"NaN,28", "120,NaN", "Infinity,28", "120,-Infinity"})
  void numbersThatAreNoneAreRefused(double x, double y) {
    Geometry point = read("POINT (1 1)");
    point.getCoordinate().setX(x);
    point.getCoordinate().setY(y);
    assertThatThrownBy(() -> new Placement(Crs.of(4490), Shape.POINT).place(point)).hasMessage("must have finite coordinates");
  }

  @Test
  void oneLineStandsForManyAndOneAreaToo() throws Exception {
    assertThat(new Placement(Crs.of(4490), Shape.LINES).place(read("LINESTRING (120 28, 121 29)")).geometry())
        .isEqualTo(read("MULTILINESTRING ((120 28, 121 29))"));
    assertThat(new Placement(Crs.of(4490), Shape.POLYGONS).place(read("POLYGON ((120 28, 121 28, 121 29, 120 28))")).geometry())
        .isEqualTo(read("MULTIPOLYGON (((120 28, 121 28, 121 29, 120 28)))"));
    assertThat(new Placement(Crs.of(4490), Shape.POINT).place(read("MULTIPOINT ((120 28))")).geometry()).isEqualTo(read("POINT (120 28)"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "POINT|MULTIPOINT ((120 28), (121 28))|must be a Point", "POINT|LINESTRING (120 28, 121 29)|must be a Point",
      "LINES|POLYGON ((120 28, 121 28, 121 29, 120 28))|must be a MultiLineString", "POLYGONS|POLYGON EMPTY|must not be empty",
      "POLYGONS|POLYGON ((120 28, 122 28, 122 30, 120 30, 120 28), (123 28.5, 123.5 28.5, 123.5 29, 123 28.5))|Hole lies outside shell",
      "POLYGONS|POLYGON ((120 28, 121 28, 121 28, 120 28))|must be valid",
      "LINES|LINESTRING (120 28, 120 28)|must be valid"})
  void aShapeThatTheRegisterDoesNotHoldIsRefused(Shape shape, String wkt, String words) {
    assertThatThrownBy(() -> new Placement(Crs.of(4490), shape).place(read(wkt))).hasMessageContaining(words);
  }

  @Test
  void heightsAreNotKeptInTheGeometry() throws Exception {
    Placement.Placed placed = new Placement(Crs.of(4490), Shape.POINT).place(read("POINT Z (120 28 814.5)"));
    assertThat(placed.source().getCoordinate().getZ()).isNaN();
    assertThat(placed.geometry().getCoordinate().getZ()).isNaN();
  }

  @Test
  void theFilesOwnGeometryIsNotChanged() throws Exception {
    Geometry delivered = read("POINT Z (120 28 814.5)");
    new Placement(Crs.of(4490), Shape.POINT).place(delivered);
    assertThat(delivered.getCoordinate().getZ()).isEqualTo(814.5);
  }

  @Test
  void datumsWithSecretParametersAreRefused() {
    assertThatThrownBy(() -> new Placement(Crs.of(2437), Shape.POINT)).hasMessageContaining("EPSG:2437");
  }

  private static Geometry read(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
