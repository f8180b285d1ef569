package org.fangyu.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeometryJsonTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      POINT (123.5 29.25)                                            | {"type":"Point","coordinates":[123.5,29.25]}
      POINT EMPTY                                                    | {"type":"Point","coordinates":[]}
      POINT Z (123.5 29.25 431.2)                                    | {"type":"Point","coordinates":[123.5,29.25,431.2]}
      LINESTRING (0 0, 1 1)                                          | {"type":"LineString","coordinates":[[0.0,0.0],[1.0,1.0]]}
      POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))           | {"type":"Polygon","coordinates":[[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,0.0]],[[2.0,1.0],[3.0,1.0],[3.0,2.0],[2.0,1.0]]]}
      MULTIPOINT ((0 0), (1 1))                                      | {"type":"MultiPoint","coordinates":[[0.0,0.0],[1.0,1.0]]}
      MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))                       | {"type":"MultiLineString","coordinates":[[[0.0,0.0],[1.0,1.0]],[[2.0,2.0],[3.0,3.0]]]}
      MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))                          | {"type":"MultiPolygon","coordinates":[[[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,0.0]]]]}
      MULTIPOLYGON EMPTY                                             | {"type":"MultiPolygon","coordinates":[]}
      GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))        | {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1.0,2.0]},{"type":"LineString","coordinates":[[0.0,0.0],[1.0,1.0]]}]}
      """)
  void everyKindOfGeometryIsWrittenAsRfc7946Says(String wkt, String json) throws ParseException {
    for (int order : new int[] {ByteOrderValues.LITTLE_ENDIAN, ByteOrderValues.BIG_ENDIAN}) assertThat(json(isoWkb(new WKTReader().read(wkt), order))).isEqualTo(json);
  }

  @Test
  void noGeometryIsNull() {
    assertThat(json(null)).isEqualTo("null");
  }

  @Test
  void aCurveIsRefusedAndNotWrittenWrongly() {
    byte[] circularString = {1, 8, 0, 0, 0, 0, 0, 0, 0};
    assertThatThrownBy(() -> json(circularString)).hasMessageContaining("WKB type 8");
  }

  @RepeatedTest(50)
  void readingTheNumbersGivesTheSameDoublesAgain(RepetitionInfo run) {
    long seed = 7 + run.getCurrentRepetition();
    var random = new Random(seed);
    var points = random.doubles(40, -180, 180).mapToObj(x -> new Coordinate(x, random.nextDouble() * 1e-3)).toArray(Coordinate[]::new);
    JsonNode numbers = JsonMapper.shared().readTree(json(isoWkb(new GeometryFactory().createLineString(points), ByteOrderValues.LITTLE_ENDIAN))).path("coordinates");
    for (int i = 0; i < points.length; i++) {
      assertThat(numbers.get(i).get(0).doubleValue()).as("seed %d", seed).isEqualTo(points[i].x);
      assertThat(numbers.get(i).get(1).doubleValue()).as("seed %d", seed).isEqualTo(points[i].y);
    }
  }

  private static String json(byte[] wkb) {
    var text = new StringWriter();
    try (var json = JsonMapper.shared().createGenerator(text)) {
      GeometryJson.write(wkb, json);
    }
    return text.toString();
  }

  /** As ST_AsBinary writes it: a point with height is type 1001, where JTS writes the flag of EWKB. */
  private static byte[] isoWkb(Geometry geometry, int order) {
    Coordinate first = geometry.getCoordinate();
    boolean heights = first != null && !Double.isNaN(first.getZ());
    byte[] wkb = new WKBWriter(heights ? 3 : 2, order).write(geometry);
    if (heights) {
      boolean little = order == ByteOrderValues.LITTLE_ENDIAN;
      for (int i = 0; i < 4; i++) wkb[little ? 1 + i : 4 - i] = (byte) (1001 >> (8 * i));
    }
    return wkb;
  }
}
