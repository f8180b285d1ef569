package org.fangyu.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tiles of data that change, and a tile that would be too full: 6,000 signs with long texts and 21,000 roads in one place. */
class ChangingTilesTest {
  private static final String TILE = "14/13786/6814.mvt"; // 122.915..122.937 E, 28.9404..28.9600 N
  private static TestDatabase db;
  private static TestService service;

  @BeforeAll
  static void fill() {
    db = TestDatabase.fresh();
    db.change("insert into division (code, name, level, geom) values ('990121', '青禾县', 'county', st_geomfromtext('MULTIPOLYGON(((122.8 28.8,123.1 28.8,123.1 29.1,122.8 29.1,122.8 28.8)))', 4490))");
    db.change("""
        insert into road (code, name, road_class, status, division_code, geom)
        select 'R' || n, 'R' || n, case when n % 100 = 0 then 'national' else 'lane' end, 'announced', '990121', st_multi(st_setsrid(st_makeline(p, st_translate(p, 0.0001, 0)), 4490))
        from (select n, st_makepoint(122.92 + n % 150 * 0.0001, 28.945 + n / 150 * 0.00005) as p from generate_series(1, 21000) n) s""");
    db.change("""
        insert into sign (code, road_code, sign_kind, text, colour, state, division_code, geom)
        select 'S' || n, 'R1', 'road', repeat(md5(n::text), 6), 'blue', 'good', '990121', st_setsrid(st_makepoint(122.92 + n % 150 * 0.0001, 28.945 + n / 150 * 0.0001), 4490)
        from generate_series(1, 6000) n""");
    service = TestService.on(db);
  }

  @AfterAll
  static void close() {
    service.close();
    db.close();
  }

  @Test
  void tooManyRowsAreCutByImportanceAndTheAnswerSaysSo() {
    HttpResponse<byte[]> answer = service.bytes("/tiles/roads/" + TILE);
    var roads = VectorTile.read(answer.body()).get("roads").features();
    assertThat(answer.headers().firstValue("Fangyu-Tile-Cut").orElseThrow()).isEqualTo("roads=" + roads.size());
    assertThat(roads.size()).isBetween(1000, TileBuilder.MOST_ROWS);
    assertThat(roads.stream().limit(210)).as("national roads first").allMatch(f -> "national".equals(f.attributes().get("road_class")));
    assertThat(roads.stream().filter(f -> "national".equals(f.attributes().get("road_class")))).hasSize(210);
  }

  @Test
  void tooManyBytesAreCutToTheBoundAndTheFirstRowsStay() {
    HttpResponse<byte[]> answer = service.bytes("/tiles/signs/" + TILE);
    assertThat(answer.body().length).isLessThanOrEqualTo(TileBuilder.MOST_BYTES).isGreaterThan(TileBuilder.MOST_BYTES / 2);
    List<Long> ids = VectorTile.read(answer.body()).get("signs").features().stream().map(VectorTile.Feature::id).toList();
    assertThat(answer.headers().firstValue("Fangyu-Tile-Cut")).contains("signs=" + ids.size());
    long first = db.published().sql("select min(fid) from published.signs").query(Long.class).single();
    assertThat(ids).containsExactlyElementsOf(LongStream.range(first, first + ids.size()).boxed().toList());
  }

  @Test
  void aTileThatFitsIsNotCalledCut() {
    assertThat(service.bytes("/tiles/divisions/" + TILE).headers().firstValue("Fangyu-Tile-Cut")).isEmpty();
  }

  @Test
  void anUnchangedTileIs304AndAChangeOfItsRegisterMakesItNew() {
    String tile = "/tiles/divisions/" + TILE;
    String etag = service.bytes(tile).headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> again = service.bytes(tile, "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    db.change("update division set name = '青禾市'");
    HttpResponse<byte[]> changed = service.bytes(tile, "If-None-Match", etag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(VectorTile.read(changed.body()).get("divisions").features().get(0).attributes()).containsEntry("name", "青禾市");
    db.change("update place set alias = alias");
    assertThat(service.bytes(tile, "If-None-Match", changed.headers().firstValue("ETag").orElseThrow()).statusCode()).as("after another register's change").isEqualTo(304);
  }
}
