package org.fangyu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public precision, from the setting to the layer, the tile's tag and the search. */
class PublicPrecisionTest {
  private static final String ITEM = "/ogc/collections/places/items/99012110022200000001";
  private static final String TILE = "/tiles/places/12/3447/1703.mvt";

  private TestDatabase db;

  @BeforeEach
  void aCountyWithAName() {
    db = TestDatabase.fresh();
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01')");
    db.change("insert into place (code, name, place_class, status, secrecy, division_code, geom, valid_from) values ('99012110022200000001', '柳湾', 'settlement', 'announced', 'public', '990121', st_geomfromtext('POINT(123.0123456 29.0456789)', 4490), '2020-01-01')");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void layerAndSearchTellTheSameRoundedPlaceAndTilesAreNoLongerTrue() {
    String tag;
    try (TestService service = TestService.on(db)) {
      assertThat(told(service)).isEqualTo("[123.012,29.046] [123.012,29.046]");
      tag = service.bytes(TILE).headers().firstValue("ETag").orElseThrow();
      assertThat(service.bytes(TILE, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
    try (TestService service = TestService.on(db, "fangyu.public-precision-degrees=0.005")) {
      assertThat(told(service)).isEqualTo("[123.01,29.045] [123.01,29.045]");
      assertThat(service.bytes(TILE, "If-None-Match", tag).statusCode()).isNotEqualTo(304);
    }
    assertThat(db.owner().sql("select actor || ' ' || act || ' ' || (before->>'number') || ' ' || (after->>'number') from register.journal where register = 'setting'").query(String.class).list())
        .containsExactly("service start update 0.001 0.005");
    try (TestService service = TestService.on(db)) {
      assertThat(told(service)).as("kept without the setting").isEqualTo("[123.01,29.045] [123.01,29.045]");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0005,123.0125,29.0455", "0.001,123.012,29.046", "0.002,123.012,29.046", "0.0033,123.0108,29.0466", "0.01,123.01,29.05", "0.1,123,29"})
  void roundedAsTheNumberSaysFoundByTheIndexAndOfNewNamesToo(String degrees, double x, double y) {
    set(degrees);
    db.change("insert into place (code, name, place_class, status, secrecy, division_code, geom, valid_from) values ('99012110022200000002', '柳湾里', 'settlement', 'announced', 'public', '990121', st_geomfromtext('POINT(123.0123456 29.0456789)', 4490), '2020-01-01')");
    var places = db.published().sql("select st_x(geom) || ' ' || st_y(geom) from places union all select st_x(point) || ' ' || st_y(point) from search_names where kind = 'places'").query(String.class).list();
    assertThat(places).hasSize(4).containsOnly(String.valueOf(x).replaceAll("\\.0$", "") + " " + String.valueOf(y).replaceAll("\\.0$", ""));
    String plan = db.signed(() -> {
      db.jdbc().sql("set local enable_seqscan = off").update();
      return String.join("\n", db.jdbc().sql("explain select code from published.places where geom && st_makeenvelope(%s, %s, %s, %s, 4490)".formatted(x, y, x, y)).query(String.class).list());
    });
    assertThat(plan).contains("place_public_geom");
    assertThat(db.signed(() -> {
      db.jdbc().sql("set local enable_seqscan = off").update();
      return db.jdbc().sql("select count(*) from published.places where geom && st_makeenvelope(%s, %s, %s, %s, 4490)".formatted(x, y, x, y)).query(Long.class).single();
    })).isEqualTo(2);
  }

  @Test
  void settingTheSameAgainChangesNothing() {
    assertThat(set("0.001")).isFalse();
    assertThat(set("0.005")).isTrue();
    assertThat(set("0.0050")).isFalse();
    assertThat(db.owner().sql("select count(*) from register.journal where register = 'setting'").query(Long.class).single()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0004", "0.11", "0", "-0.001", "NaN", "fine", "1e-3000000000", "0.00100000000001"})
  void aPrecisionOutsideItsBoundEndsTheStart(String setting) {
    assertThatThrownBy(() -> new PublicPrecision(setting, db.dataSource())).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fangyu.public-precision-degrees must be a number 0.0005..0.1, was " + setting);
  }

  @Test
  void theDatabaseHoldsTheBoundToo() {
    assertThatThrownBy(() -> set("0.0001")).hasMessageContaining("0.0005..0.1");
    assertThatThrownBy(() -> db.change("update setting set number = 0.00001")).hasStackTraceContaining("permission denied");
  }

  private boolean set(String degrees) {
    return db.signed(() -> db.jdbc().sql("select register.set_public_precision(" + degrees + ")").query(Boolean.class).single());
  }

  /** The place as a layer and as the search tells it. */
  private static String told(TestService service) {
    return json(service, ITEM).at("/geometry/coordinates") + " " + json(service, "/api/search?q=%E6%9F%B3%E6%B9%BE").at("/results/0/point");
  }

  private static JsonNode json(TestService service, String path) {
    return JsonMapper.shared().readTree(service.get(path).body());
  }
}
