package org.fangyu.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKTReader;

class CrsTest {

  @ParameterizedTest(name = "lon {1} lat {2} in EPSG:{0} is {3} {4}")
  @CsvSource({ // the published test vector of zone 40 with and without prefix, and the formula of spherical Mercator
    "4549, 120, 28, 500000.000, 3098441.747",
    "4528, 120, 28, 40500000.000, 3098441.747",
    "3857, 120, 28, 13358338.895, 3248973.790"
  })
  void aPlaceHasTheNumbersThatTheSurveyGivesIt(int epsg, double lon, double lat, double x, double y) {
    Coordinate place = CrsTransform.between(Crs.of(Crs.CGCS2000), Crs.of(epsg)).apply(lon, lat);
    assertThat(place.x).isCloseTo(x, within(0.001));
    assertThat(place.y).isCloseTo(y, within(0.001));
    Coordinate back = CrsTransform.between(Crs.of(epsg), Crs.of(Crs.CGCS2000)).apply(place.x, place.y);
    assertThat(back.distance(new Coordinate(lon, lat))).isLessThan(1e-8);
  }

  @Test
  void aGeometryComesBackWithTheTargetsSridAndTheOriginalIsUntouched() throws Exception {
    var line = new WKTReader(new GeometryFactory(new PrecisionModel(), 4490)).read("LINESTRING Z (120 28 7, 120.1 28.1 9)");
    var moved = Crs.transform(line, 4490, 4549);
    assertThat(moved.getSRID()).isEqualTo(4549);
    assertThat(moved.getCoordinate().x).isCloseTo(500_000, within(0.001));
    assertThat(moved.getCoordinates()[1].getZ()).isEqualTo(9);
    assertThat(line.getCoordinate().x).isEqualTo(120);
    assertThat(line.getSRID()).isEqualTo(4490);
  }

  @Test
  void everyThreeDegreeZoneHasItsMeridianInBothCodes() {
    for (int number = 25; number <= 45; number++) {
      var zone = new Cgcs2000Zone(number);
      double meridian = zone.centralMeridian();
      assertThat(Cgcs2000Zone.of(meridian)).isEqualTo(zone);
      var plain = CrsTransform.between(Crs.of(4490), Crs.of(zone.epsg())).apply(meridian, 30);
      var prefixed = CrsTransform.between(Crs.of(4490), Crs.of(zone.epsgWithPrefix())).apply(meridian, 30);
      assertThat(plain.x).isCloseTo(500_000, within(1e-3));
      assertThat(prefixed.x).isCloseTo(number * 1e6 + 500_000, within(1e-3));
      assertThat(prefixed.y).isCloseTo(plain.y, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {73.4, 136.5, -120, Double.NaN})
  void aLongitudeOutsideChinaHasNoZone(double longitude) {
    assertThatThrownBy(() -> Cgcs2000Zone.of(longitude)).isInstanceOf(CrsFault.class).hasMessageContaining("" + longitude);
  }

  @Test
  void onTheSeamOfTwoZonesTheEasternOneIsTaken() {
    assertThat(Cgcs2000Zone.of(121.4999).number()).isEqualTo(40);
    assertThat(Cgcs2000Zone.of(121.5).number()).isEqualTo(41);
  }

  @ParameterizedTest
  @CsvSource({"EPSG:4549,4549", "epsg:4549,4549", "4549,4549", "urn:ogc:def:crs:EPSG::4549,4549",
    "urn:ogc:def:crs:EPSG:9.9:4490,4490", "http://www.opengis.net/def/crs/EPSG/0/4549,4549",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84,4326", "urn:ogc:def:crs:OGC:1.3:CRS84,4326", "CRS84,4326", "OGC:CRS84,4326"})
  void aCodeIsReadInEveryWritingAndAlwaysWithLongitudeFirst(String text, int epsg) {
    Crs crs = Crs.parse(text);
    assertThat(crs.epsg()).isEqualTo(epsg);
    Coordinate place = CrsTransform.between(Crs.of(4490), crs).apply(120, 28);
    assertThat(place.x).isGreaterThan(crs.metres() ? 400_000 : 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EPSG:", "Beijing", "EPSG:abc", "4549; drop table", "EPSG:999999", "EPSG:5737", "EPSG:4979", "EPSG:2225"})
  void aCodeThatIsNoHorizontalSystemInDegreesOrMetresIsRefused(String text) {
    assertThatThrownBy(() -> Crs.parse(text)).isInstanceOf(CrsFault.class);
  }

  @Test
  void unitsAndNamesAndAreasAreTheRegisters() {
    assertThat(Crs.of(4549).metres()).isTrue();
    assertThat(Crs.of(4549).degrees()).isFalse();
    assertThat(Crs.of(4490).degrees()).isTrue();
    assertThat(Crs.of(4549).name()).isEqualTo("CGCS2000 / 3-degree Gauss-Kruger CM 120E");
    assertThat(Crs.of(4549).areaOfUse().orElseThrow().contains(120, 30)).isTrue();
    assertThat(Crs.of(4549).areaOfUse().orElseThrow().contains(125, 30)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"4214,4490", "4490,4610", "2385,4549", "4214,4610", "2422,3857"})
  void aChangeFromOrToAnOldNationalDatumIsRefusedWithoutParameters(int from, int to) {
    assertThatThrownBy(() -> CrsTransform.between(Crs.of(from), Crs.of(to)))
        .isInstanceOf(CrsFault.class).hasMessageContaining("七参数");
  }

  @Test
  void withinOneOldDatumNothingIsRefused() {
    Coordinate place = CrsTransform.between(Crs.of(4610), Crs.of(2385)).apply(120, 30);
    assertThat(place.x).isCloseTo(500_000, within(0.001));
  }

  @Test
  void theParametersOfThePlaceMoveAPointAsTheHelmertFormulaDoes() {
    // A shift along the geocentric z axis only: at the equator that is due north by the same metres.
    var shift = new SevenParameters(0, 0, 100, 0, 0, 0, 0);
    Coordinate moved = CrsTransform.between(Crs.of(4610), Crs.of(4490), shift).apply(105, 0);
    assertThat(moved.x).isCloseTo(105, within(1e-9));
    double metresPerDegree = 6_378_137 * (1 - 0.00669438) * Math.PI / 180;
    assertThat(moved.y * metresPerDegree).isCloseTo(100, within(0.01));
    Coordinate grid = CrsTransform.between(Crs.of(4610), Crs.of(4549), shift).apply(120, 28);
    assertThat(grid.x).isCloseTo(500_000, within(0.001));
  }

  private static final String ESRI = """
      PROJCS["%s",GEOGCS["G",DATUM["%s",SPHEROID["S",%s,%s]],PRIMEM["Greenwich",0.0],\
      UNIT["Degree",0.0174532925199433]],PROJECTION["%s"],PARAMETER["False_Easting",%s],\
      PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",%s],PARAMETER["Scale_Factor",%s],\
      PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";

  @ParameterizedTest(name = "{0} is EPSG:{7}")
  @CsvSource({
    "CGCS2000_3_Degree_GK_CM_120E, D_China_2000, 6378137.0, 298.257222101, Gauss_Kruger,        500000,   120, 1,      4549",
    "CGCS2000_3_Degree_GK_Zone_40, D_China_2000, 6378137.0, 298.257222101, Gauss_Kruger,        40500000, 120, 1,      4528",
    "CGCS2000_GK_Zone_20,          D_China_2000, 6378137.0, 298.257222101, Gauss_Kruger,        20500000, 117, 1,      4498",
    "Xian_1980_3_Degree_GK_CM_120E,D_Xian_1980,  6378140.0, 298.257,       Gauss_Kruger,        500000,   120, 1,      2385",
    "Xian_1980_3_Degree_GK_Zone_40,D_Xian_1980,  6378140.0, 298.257,       Gauss_Kruger,        40500000, 120, 1,      2364",
    "Beijing_1954_3_Degree_GK_120E,D_Beijing_1954,6378245.0,298.3,         Gauss_Kruger,        500000,   120, 1,      2437",
    "Beijing_1954_GK_Zone_20,      D_Beijing_1954,6378245.0,298.3,         Gauss_Kruger,        20500000, 117, 1,      21420",
    "WGS_1984_UTM_Zone_50N,        D_WGS_1984,   6378137.0, 298.257223563, Transverse_Mercator, 500000,   117, 0.9996, 32650"})
  void aPrjOfTheUsualSystemsFindsItsCode(String name, String datum, String a, String f, String projection,
      String falseEasting, String meridian, String scale, int epsg) {
    String wkt = ESRI.formatted(name, datum, a, f, projection, falseEasting, meridian, scale);
    assertThat(Crs.ofWkt(wkt).epsg()).isEqualTo(epsg);
  }

  @Test
  void aPrjInDegreesFindsItsCode() {
    assertThat(Crs.ofWkt("""
        GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""")
        .epsg()).isEqualTo(4490);
  }

  @Test
  void aPrjWithAnotherScaleOrMeridianIsNotTakenForItsNeighbour() {
    String scaled = ESRI.formatted("local", "D_China_2000", "6378137.0", "298.257222101", "Gauss_Kruger", "500000", "120", "0.9999");
    String shifted = ESRI.formatted("local", "D_China_2000", "6378137.0", "298.257222101", "Gauss_Kruger", "500000", "120.5", "1");
    assertThatThrownBy(() -> Crs.ofWkt(scaled)).isInstanceOf(CrsFault.class).hasMessageContaining("local");
    assertThatThrownBy(() -> Crs.ofWkt(shifted)).isInstanceOf(CrsFault.class).hasMessageContaining("--crs");
    assertThatThrownBy(() -> Crs.ofWkt("PROJCS[")).isInstanceOf(CrsFault.class);
  }
}
