package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.identity.PersonalField;
import org.fangyu.importexport.SmallCounty;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * No owner, kin, identity number, marker position, exact grave or exact name leaves by any public door. The views are
 * found in the database's catalogue and the doors in the service's own table of them: a new one is walked too, or fails.
 */
class PublicDoorsTest {
  /** What of the registers a published view may be made of: all columns but these; of other tables nothing. */
  private static final Map<String, Set<String>> PRIVATE = new TreeMap<>(Map.of(
      "door_plate", Set.of("owner_name", "owner_id_kind", "owner_id_number"),
      "boundary_marker", Set.of("geom", "geom_3857", "source_geom", "elevation_metres", "height_datum", "location_text", "ref1_name", "ref1_bearing", "ref1_distance",
          "ref2_name", "ref2_bearing", "ref2_distance", "ref3_name", "ref3_bearing", "ref3_distance"),
      "place", Set.of("geom_3857", "source_geom"),   // geom goes through public_point, which the rows below show
      "search_name", Set.of("title", "pinyin", "status", "point"),   // instead of which there are public_title and so on
      "naming_case", Set.of("applicant", "reason", "opened_by", "submitted_by", "decided_by", "changed_by"),
      "naming_item", Set.of("reading_confirmed_by", "outcome_reason", "changed_by", "source_geom"),   // geom of places goes through public_point
      "naming_step", Set.of("note", "before", "made_by"),
      "other_name", Set.of("added_by", "withdrawn_by", "withdrawn_reason"),
      "boundary_line", Set.of("length_metres", "source_geom")));
  private static final Set<String> PUBLIC_TABLES = Set.of("division", "built_up_area", "place", "road", "door_plate", "sign", "boundary_line", "boundary_marker",
      "cemetery", "zone", "sight_zone", "sight_zone_mark", "search_name", "data_version", "naming_case", "naming_item", "naming_step", "other_name");

  private static final String NUMBER = "990121199001011236";
  /** How each secret would look, whole or rounded to less than a hundred metres. */
  private static final List<String> SECRETS = List.of("张三", "欧阳保密", NUMBER, "identity-number:", "92990121MA0000001T", "李四", "13712345678", "E12345678",
      "123.07123", "29.07345", "123.0712,", "123.02345", "29.00003", "123.01234", "29.04567", "431.27", "保密大松树", "保密界桩位置", "草稿湾", "保密别湾", "保密经办人", "保密申请人", "保密退回", "未公示名");

  @TempDir
  private static Path var;
  private static TestDatabase db;
  private static TestService open;

  @BeforeAll
  static void start() throws IOException {
    db = TestDatabase.fresh();
    SmallCounty.importAll(db.dataSource(), var);
    String sealed = new Secrets(var, db.dataSource()).box(Sealed.OWNER_ID_NUMBER).closeText(NUMBER, "SECRET1");
    RECORDS.formatted(sealed).lines().filter(line -> !line.isBlank()).forEach(db::change);
    open = TestService.on(db, "fangyu.var=" + var, "fangyu.review-number= GS(2026)0001号 ");
  }

  private static final String RECORDS = """
      insert into door_plate (code, road_code, number, plate_kind, status, division_code, owner_name, owner_id_kind, owner_id_number, geom, valid_from) values ('SECRET1', 'R1', 99, 'door', 'installed', '990121', '欧阳保密', 'resident_id', '%s', st_geomfromtext('POINT(122.98 29.0001)', 4490), '2020-01-01')
      insert into grave (code, division_code, kin_contact, geom, valid_from) values ('SECRET2', '990121', '13712345678', st_geomfromtext('POINT(123.0712345 29.0734567)', 4490), '2020-01-01')
      insert into boundary_line (code, name, level, left_division_code, right_division_code, disputed, geom, valid_from) values ('QZ01', '青云二线', 'county', '990121', '990122', false, st_geomfromtext('MULTILINESTRING((123.01 29.001,123.05 29.002))', 4490), '2020-01-01')
      insert into boundary_marker (code, line_code, serial, marker_type, managing_division_code, elevation_metres, state, location_text, ref1_name, geom, valid_from) values ('QZ01001Q', 'QZ01', 1, 'single', '990121', 431.27, 'intact', '保密界桩位置', '保密大松树', st_geomfromtext('POINT(123.0234567 29.0000345)', 4490), '2020-01-01')
      insert into other_name (register, code, kind, name, source, added_by) values ('place', '99012110022200000011', 'alias', '公开别湾', '县志', '保密经办人'), ('place', '99012110022200000012', 'alias', '保密别湾', '县志', '保密经办人')
      insert into naming_case (code, title, division_code, state, applicant, reason, opened_on, submitted_on, announced_on, announcement_number, consultation_from, consultation_to, opened_by) values ('DM-2020-0001', '已公告', '990121', 'announced', '保密申请人', '保密申请人', '2020-01-01', '2020-01-01', '2020-01-09', '公告1', null, null, '保密经办人'), ('DM-2020-0002', '征求意见', '990121', 'review', '保密申请人', '保密申请人', '2020-01-01', '2020-01-01', null, null, '2020-01-01', '2999-01-01', '保密经办人'), ('DM-2020-0003', '未公示名', '990121', 'draft', '保密申请人', '保密申请人', '2020-01-01', null, null, null, '2020-01-01', '2999-01-01', '保密经办人')
      insert into naming_item (code, case_code, ordinal, act, target, specific, generic, outcome, outcome_reason, geom) values ('DM-2020-0002-1', 'DM-2020-0002', 1, 'name', 'place', '公示', '湾', 'open', null, st_geomfromtext('POINT(123.0123456 29.0456789)', 4490)), ('DM-2020-0002-2', 'DM-2020-0002', 2, 'name', 'place', '未公示名', '湾', 'withdrawn', '保密退回', st_geomfromtext('POINT(123.0123456 29.0456789)', 4490)), ('DM-2020-0003-1', 'DM-2020-0003', 1, 'name', 'place', '未公示名', '湾', 'open', null, null)
      insert into place (code, name, place_class, status, secrecy, division_code, geom, valid_from) values ('99012110022200000011', '公开湾', 'settlement', 'announced', 'public', '990121', st_geomfromtext('POINT(123.0123456 29.0456789)', 4490), '2020-01-01'), ('99012110022200000012', '草稿湾', 'settlement', 'draft', 'public', '990121', st_geomfromtext('POINT(123.0123456 29.0456789)', 4490), '2020-01-01')
      """;

  @AfterAll
  static void stop() {
    open.close();
    db.close();
  }

  @Test
  void noPublishedViewIsMadeOfAPrivateColumn() {
    assertThat(forbidden()).isEmpty();
  }

  @Test
  void aNewViewIsCaughtWhateverItCallsItsColumns() {
    db.owner().sql("create view published.harmless as select p.code, left(p.owner_name, 1) as street, m.elevation_metres as width from register.door_plate p, register.boundary_marker m").update();
    db.owner().sql("create view office.harmless as select code, 1 as fid from register.grave where kin_id_number is not null").update();
    try {
      assertThat(forbidden()).containsExactly("office.harmless uses grave.kin_id_number", "published.harmless uses boundary_marker.elevation_metres", "published.harmless uses door_plate.owner_name");
    } finally {
      db.owner().sql("drop view published.harmless, office.harmless").update();
    }
  }

  private static Set<String> forbidden() {
    var forbidden = new TreeSet<String>();
    uses("published", "office").forEach((view, columns) -> columns.stream()
        .filter(column -> view.startsWith("published.") && isPrivate(column) || isAboutPersons(column)).forEach(column -> forbidden.add(view + " uses " + column)));
    return forbidden;
  }

  @Test
  void everyColumnAboutPersonsIsOnTheListOfPrivateOnes() {
    assertThat(PersonalField.columns()).allMatch(column -> PRIVATE.get("door_plate").contains(column) || column.startsWith("kin_") || column.equals("teller_name"));
  }

  /** As the reader of the public doors: every row of every published view, as text and with its shapes as numbers. */
  @Test
  void noRowOfAnyPublishedViewTellsASecret() {
    for (String view : db.published().sql("select relname from pg_class where relnamespace = 'published'::regnamespace and relkind in ('v', 'm') order by 1").query(String.class).list()) {
      String shapes = db.published().sql("select attname from pg_attribute where attrelid = to_regclass('published.' || :view) and format_type(atttypid, null) = 'geometry'")
          .param("view", view).query(String.class).list().stream().map(shape -> " || coalesce(st_astext(v." + shape + "), '')").collect(Collectors.joining());
      List<String> rows = db.published().sql("select v::text" + shapes + " from published." + view + " v").query(String.class).list();
      assertThat(rows).as(view).allSatisfy(row -> assertThat(row).doesNotContain(SECRETS));
    }
  }

  @Test
  void markersHaveNoPlaceAndGravesNoLayerForThePublic() {
    assertThat(open.get("/ogc/collections/boundary-markers/items").body()).contains("QZ01001Q").contains("\"geometry\":null").doesNotContain("\"coordinates\"");
    assertThat(open.get("/api/layers").body()).doesNotContain("graves");
    for (String schema : List.of("office", "register")) {
      assertThat(db.owner().sql("select has_schema_privilege('fangyu_reader', :schema, 'usage')").param("schema", schema).query(Boolean.class).single()).as(schema).isFalse();
    }
  }

  @Test
  void theReviewNumberIsToldToPagesAndToOtherClientsOfTheTiles() {
    assertThat(open.get("/api/status").body()).contains("\"reviewNumber\":\"GS(2026)0001号\"");
    assertThat(open.get("/tiles/county.json").body()).contains("\"attribution\":\"审图号 / map review number: GS(2026)0001号\"");
  }

  @Test
  void noPublicDoorTellsASecret() {
    var walked = new ArrayList<String>();
    for (String path : addresses()) {
      var answer = open.bytes(path);
      walked.add(path);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).as(path).doesNotContain(SECRETS);
      if (path.startsWith("/api/journal") || path.startsWith("/api/history") || path.startsWith("/api/personal") || path.startsWith("/api/naming") && !path.startsWith("/api/naming/other-names")) assertThat(answer.statusCode()).as(path).isEqualTo(401);
    }
    assertThat(walked).hasSizeGreaterThan(200);
  }

  /** Every GET of the service, its words in braces filled in every way that may lead to a record. */
  private static List<String> addresses() {
    var addresses = new ArrayList<String>();
    List<String> layers = db.owner().sql("select distinct replace(relname, '_', '-') from pg_class where relnamespace in ('published'::regnamespace, 'office'::regnamespace) and relkind = 'v'").query(String.class).list();
    open.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET)).flatMap(info -> info.getPatternValues().stream()).distinct()
        .forEach(pattern -> addresses.addAll(filled(pattern, layers)));
    return addresses;
  }

  private static List<String> filled(String pattern, List<String> layers) {
    return switch (pattern) {
      case "/ogc/collections/{id}", "/tiles/{set}.json" -> layers.stream().map(layer -> pattern.replaceFirst("\\{\\w+}", layer)).toList();
      case "/ogc/collections/{id}/items" -> layers.stream().flatMap(layer -> List.of("?limit=1000", "?f=html", "?bbox=122,28,125,30", "?code=SECRET1").stream().map(query -> pattern.replace("{id}", layer) + query)).toList();
      case "/ogc/collections/{id}/items/{code}", "/api/history/{layer}/{code}", "/api/personal/{layer}/{code}" ->
        layers.stream().flatMap(layer -> codes().stream().map(code -> pattern.replaceFirst("\\{\\w+}", layer).replace("{code}", code))).toList();
      case "/tiles/{set}/{z}/{x}/{y}.mvt" -> layers.stream().flatMap(layer -> tiles().stream().map(tile -> "/tiles/" + layer + tile)).toList();
      case "/api/search" -> Stream.concat(SECRETS.stream().map(secret -> secret.substring(0, 2)), Stream.of("SECRET1", "QZ01001Q", "湾", "R1 99"))
          .map(word -> pattern + "?limit=50&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8)).toList();
      case "/api/naming/other-names" -> List.of("place", "road", "division").stream().flatMap(register -> codes().stream().map(code -> pattern + "?withdrawn=true&register=" + register + "&code=" + code)).toList();
      case "/api/attachments" -> layers.stream().flatMap(layer -> codes().stream().map(code -> pattern + "?register=" + layer + "&code=" + code)).toList();
      case "/api/attachments/{id}", "/api/attachments/{id}/content" -> List.of(pattern.replace("{id}", "00000000-0000-4000-8000-000000990121"));
      case "/api/naming/collection/{code}" -> List.of(pattern.replace("{code}", "00000000-0000-4000-8000-000000990121"));
      case "/api/naming/cases/{code}", "/api/naming/cases/{code}/findings", "/api/naming/cases/{code}/documents", "/api/naming/cases/{code}/documents/{kind}.docx",
        "/api/naming/cases/{code}/documents/{kind}.pdf", "/api/naming/templates/{kind}.docx" -> List.of(pattern.replace("{code}", "DM-2026-0001").replace("{kind}", "decision"));
      case "/api/naming/cases/{code}/comments" -> List.of(pattern.replace("{code}", "DM-2020-0002"));
      case "/api/announcements/{code}", "/announcements/{code}", "/api/consultations/{code}", "/consultations/{code}" -> List.of("DM-2020-0001", "DM-2020-0002", "DM-2020-0003").stream().map(code -> pattern.replace("{code}", code)).toList();
      case "/api/names/{code}", "/names/{name}" -> codes().stream().map(code -> pattern.replaceFirst("\\{\\w+}", code)).toList();
      case "/api/naming/division-changes/{code}", "/api/naming/division-changes/{code}/preview", "/api/naming/division-changes/{code}/preview.csv" -> List.of(pattern.replace("{code}", "QH-2026-0001"));
      case "/api/naming/records/{register}/{code}" -> List.of("place", "road").stream().flatMap(register -> codes().stream().map(code -> pattern.replace("{register}", register).replace("{code}", code))).toList();
      case "/api/naming/quality/{check}" -> List.of(pattern.replace("{check}", "Q01"));
      case "/api/consultations/receipts/{receipt}" -> List.of(pattern.replace("{receipt}", "0000000000"));
      case "/tiles/hillshade/{z}/{x}/{y}.png", "/api/demo/{name}", "/api/visibility/profile", "/error" -> List.of();   // relief, invented files, an officers' check
      default -> {
        if (pattern.contains("{")) throw new AssertionError("a new door for the public? say here how it is walked: " + pattern);
        yield List.of(pattern);
      }
    };
  }

  private static List<String> codes() {
    return List.of("SECRET1", "SECRET2", "D1", "G1", "QZ01001Q", "QY01001A", "QZ01", "99012110022200000011", "99012110022200000012");
  }

  /** The county's middle from far and near. */
  private static List<String> tiles() {
    var tiles = new ArrayList<String>();
    for (int z = 6; z <= 18; z += 3) {
      int x = (int) ((123.02 + 180) / 360 * (1 << z));
      double latitude = Math.toRadians(29.02);
      int y = (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << z));
      tiles.add("/%d/%d/%d.mvt".formatted(z, x, y));
    }
    return tiles;
  }

  private static boolean isPrivate(String column) {
    String table = column.substring(0, column.indexOf('.'));
    return !PUBLIC_TABLES.contains(table) || PRIVATE.getOrDefault(table, Set.of()).contains(column.substring(column.indexOf('.') + 1));
  }

  private static boolean isAboutPersons(String column) {
    String name = column.substring(column.indexOf('.') + 1);
    return PersonalField.columns().contains(name) || column.matches("(account|journal|sign_in|encryption_key).*")
        || db.owner().sql("select atttypid = 'register.sealed'::regtype from pg_attribute where attrelid = to_regclass('register.' || :table) and attname = :name")
            .param("table", column.substring(0, column.indexOf('.'))).param("name", name).query(Boolean.class).optional().orElse(false);
  }

  /** Which columns of the registers each view is made of, as the database itself keeps it; a published view that it is made of answers for itself. */
  private static Map<String, Set<String>> uses(String... schemas) {
    var uses = new TreeMap<String, Set<String>>();
    db.owner().sql("""
        select v.relnamespace::regnamespace || '.' || v.relname as view, t.relname || '.' || a.attname as column
        from pg_class v join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
        join pg_class t on t.oid = d.refobjid and t.oid <> v.oid and t.relnamespace <> 'published'::regnamespace join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where v.relnamespace::regnamespace::text = any (:schemas)""").param("schemas", schemas)
        .query(row -> {
          uses.computeIfAbsent(row.getString("view"), view -> new TreeSet<>()).add(row.getString("column"));
        });
    assertThat(uses).containsKeys("published.places", "office.graves", "published.search_names");
    return uses;
  }
}
