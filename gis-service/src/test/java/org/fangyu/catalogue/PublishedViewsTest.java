package org.fangyu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedViewsTest {
  private final TestDatabase db = SmallCounty.get().db();

  /** Everything that anyone may read. A column more in the database is a failure here until somebody allows it. */
  private static final String MAY_BE_PUBLIC = """
      boundary_lines: approved_on code end_text fid geom geom_3857 last_inspected_on left_division_code level name right_division_code start_text valid_from valid_to
      boundary_markers: code erected_on faces fid line_code managing_division_code marker_type material serial valid_from valid_to
      built_up_areas: code division_code fid geom geom_3857 name valid_from valid_to
      burial_zones: code distance_metres effective_from effective_to fid geom geom_3857 jurisdiction legal_basis name valid_from valid_to zone_kind
      cemeteries: address cemetery_kind code division_code fid geom geom_3857 name opened_on plots_built plots_free plots_used status telephone valid_from valid_to
      data_version: changed_at register version
      divisions: abbreviation code fid geom geom_3857 level name parent_code pinyin pinyin_initials pinyin_plain valid_from valid_to
      door_plates: code division_code fid geom geom_3857 label number parent_code place_code plate_kind postcode road_code status street_direction street_name sub_number valid_from valid_to
      places: alias announced_on approval_number approving_body category_code code division_code fid former_name generic geom geom_3857 history meaning minority_name name named_on origin pinyin pinyin_initials pinyin_plain place_class short_name specific status valid_from valid_to
      roads: announced_on approval_number approving_body code division_code end_text fid former_name generic geom geom_3857 history meaning name named_on origin pinyin pinyin_initials pinyin_plain place_code road_class specific start_text status valid_from valid_to width_metres
      other_names: other_id register code kind name language pinyin period_from period_to source
      announcements: code title division_code announced_on announcement_number approving_body approved_on approval_number filed_on updated_at
      consulted_names: case_code ordinal act target record_code name pinyin pinyin_plain class present_name division_code start_text end_text origin meaning history geom
      consultations: code title division_code consultation_from consultation_to updated_at
      announced_names: case_code ordinal act target place_code record_code name pinyin pinyin_plain class present_name division_code start_text end_text origin meaning history geom
      standard_names: target code place_code version_id predecessor_id name specific generic pinyin pinyin_plain status class category_code division_code start_text end_text origin meaning history former_name alias short_name minority_name named_on approval_number approving_body filed_on announced_on naming_case valid_from valid_to geom
      search_names: bounds code division_code field folded grams initials kind pinyin point record_id sound status text title valid_from valid_to
      sight_zones: code computed_on corridor division_code elevation_resolution_metres elevation_source eye_height_metres fid first_ridge geom geom_3857 legal_basis max_distance_metres name refraction road_code sample_spacing_metres state target_height_metres valid_from valid_to
      signs: code colour division_code fid geom geom_3857 installed_on pinyin road_code sign_kind size state text valid_from valid_to
      """;

  @Test
  void publishedViewsHoldTheAllowedColumnsAndNoOther() {
    var found = new TreeMap<String, TreeSet<String>>();
    db.owner().sql("select c.relname as view, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'published'::regnamespace and a.attnum > 0 and not a.attisdropped")
        .query(row -> {
          found.computeIfAbsent(row.getString("view"), v -> new TreeSet<>()).add(row.getString("column"));
        });
    var allowed = new TreeMap<String, TreeSet<String>>();
    MAY_BE_PUBLIC.lines().map(line -> line.split(": ")).forEach(parts -> allowed.put(parts[0], new TreeSet<>(List.of(parts[1].split(" ")))));
    assertThat(found).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"register.place", "register.grave", "register.journal", "register.data_version", "office.places", "office.graves", "office.boundary_markers"})
  void theReaderReadsNoRegisterAndNoOfficeView(String relation) {
    assertThatThrownBy(() -> db.published().sql("select count(*) from " + relation).query(Long.class).single()).hasStackTraceContaining("permission denied");
  }

  @Test
  void theReaderMayReadPublishedViewsAndMayWriteNowhere() {
    var rights = db.owner().sql("""
        select n.nspname || '.' || c.relname || ' ' || p.privilege as right
        from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) p(privilege)
        where n.nspname in ('register', 'office', 'published') and c.relkind in ('r', 'v', 'm', 'p')
          and has_table_privilege('fangyu_reader', c.oid, p.privilege)
        order by 1""").query(String.class).list();
    assertThat(rights).isNotEmpty().allMatch(right -> right.startsWith("published.") && right.endsWith(" SELECT"));
  }

  @Test
  void everyLayerAndColumnSaysWhatItMeansInBothLanguages() {
    var silent = db.owner().sql("""
        select c.oid::regclass || coalesce('.' || a.attname, '') as name
        from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and c.relname <> 'data_version'
        where c.relnamespace in ('published'::regnamespace, 'office'::regnamespace) and c.relkind = 'v'
          and (coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^[^/]+ / [^.]+\\. ' or (a.attnum is not null and coalesce(col_description(c.oid, a.attnum), '') not like '% / %'))""")
        .query(String.class).list();
    assertThat(silent).isEmpty();
  }

  @Test
  void officeViewsHoldNoPersons() {
    var persons = db.owner().sql("select attrelid::regclass || '.' || attname from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'office'::regnamespace and attname in ('owner_name', 'kin_contact')").query(String.class).list();
    assertThat(persons).isEmpty();
  }

  @Test
  void namesAreRoundedToAThousandthOfADegreeAndOnlyClearedApprovedOnesAreThere() {
    var rows = db.published().sql("select name, st_x(geom) as x, st_y(geom) as y from published.places").query().listOfRows();
    assertThat(rows).containsExactly(row("name", "柳湾", "x", 123.012, "y", 29.046));
  }

  @Test
  void aProposedNameOfARoadIsNotToldButTheRoadIsDrawn() {
    var rows = db.published().sql("select name, pinyin, specific, generic, status, geom is not null as drawn from published.roads where code = 'R2'").query().listOfRows();
    assertThat(rows).containsExactly(row("name", null, "pinyin", null, "specific", null, "generic", null, "status", "unnamed", "drawn", true));
  }

  @Test
  void plannedPlatesAndCemeteriesAndDisputedLinesAreNotPublic() {
    assertThat(db.published().sql("select code from published.door_plates where valid_to is null order by code").query(String.class).list()).containsExactly("1001", "1002", "1003");
    assertThat(db.published().sql("select code from published.cemeteries").query(String.class).list()).containsExactly("C1");
    assertThat(db.published().sql("select code from published.boundary_lines").query(String.class).list()).containsExactly("QY01");
  }

  @Test
  void aNoBurialZoneHoldsFromTheDayOfItsNotice() {
    assertThat(db.published().sql("select valid_from::text from published.burial_zones order by code").query(String.class).list()).containsExactly("2021-01-01", "2099-01-01");
  }

  @Test
  void publicTilesOfNamesFindTheRoundedPointByItsIndex() {
    String plan = db.signed(() -> {
      db.jdbc().sql("set local enable_seqscan = off").update();
      return String.join("\n", db.jdbc().sql("explain select st_asbinary(geom_3857) from published.places where geom_3857 && st_tileenvelope(12, 3447, 1703)").query(String.class).list());
    });
    assertThat(plan).contains("place_public_geom_3857");
  }

  @Test
  void theServerCanTendTheIndexesOfPublicPointsWithoutASearchPath() throws SQLException {
    try (var connection = db.database().connect(DatabaseUser.OWNER); var statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
      statement.execute("analyze register.place");
      statement.execute("reindex table register.place");
    }
  }

  private static Map<String, Object> row(Object... pairs) {
    var row = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) row.put((String) pairs[i], pairs[i + 1]);
    return row;
  }
}
