package org.fangyu.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the setting from start to start, and who is shown its heights. */
class ElevationSecrecyTest {
  private static final String PROFILE = "/api/visibility/profile?from=%s,%s&to=%s,%s";
  private static final String TILE = "/tiles/hillshade/13/6894/3405.png";

  @TempDir
  static Path folder;
  private static TestDatabase db;
  private static Path file;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    file = RidgeCounty.elevation(folder);
  }

  @AfterAll
  static void stop() {
    db.close();
  }

  @Test
  void secretHeightsAreComputedWithAndNotShown() {
    var from = RidgeCounty.lonLat(500_300, RidgeCounty.GAP_Y);
    var to = RidgeCounty.lonLat(502_500, RidgeCounty.GAP_Y);
    String profile = PROFILE.formatted(from.x, from.y, to.x, to.y);
    try (TestService open = service("secret", "fangyu.desk-open=true")) {
      assertThat(check(open)).contains("\"verdict\":\"visible\"");
      var refused = open.get(profile);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("elevation-secret").contains("秘密级");
      assertThat(open.get(TILE).statusCode()).isEqualTo(204);
      assertThat(rows()).containsExactly("ridge.tif secret true");
    }
    try (TestService open = service("internal", "fangyu.desk-open=true")) {
      assertThat(open.get(profile).statusCode()).isEqualTo(200);
      assertThat(open.get(TILE).statusCode()).isEqualTo(200);
      assertThat(open.get(TILE).headers().firstValue("Cache-Control").orElse("")).contains("private");
      assertThat(rows()).as("what was said before is kept").containsExactly("ridge.tif secret false", "ridge.tif internal true");
    }
    try (TestService closed = service("internal")) {
      assertThat(closed.get(TILE).statusCode()).as("the public").isEqualTo(204);
      assertThat(rows()).as("nothing new at the next start").hasSize(2);
    }
    try (TestService closed = service("public")) {
      assertThat(closed.get(TILE).statusCode()).as("the public").isEqualTo(200);
    }
    try (TestService none = TestService.on(db, "fangyu.var=" + folder, "fangyu.desk-open=true")) {
      var refused = none.get(profile);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("no-elevation");
      assertThat(rows()).last().isEqualTo("ridge.tif public false");
    }
  }

  private static TestService service(String secrecy, String... settings) {
    return TestService.on(db, java.util.stream.Stream.concat(java.util.stream.Stream.of("fangyu.var=" + folder, "fangyu.elevation=" + file, "fangyu.elevation-secrecy=" + secrecy),
        java.util.Arrays.stream(settings)).toArray(String[]::new));
  }

  private static String check(TestService service) {
    String body = "{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(RidgeCounty.road(RidgeCounty.GAP_Y - 1000, RidgeCounty.GAP_Y + 1000), RidgeCounty.point(502_500, RidgeCounty.GAP_Y));
    return service.post("/api/visibility", "application/json", body.getBytes(StandardCharsets.UTF_8)).body();
  }

  private static List<String> rows() {
    return db.jdbc().sql("select code || ' ' || secrecy || ' ' || (valid_to is null) from elevation_source order by id").query(String.class).list();
  }
}
