package org.fangyu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationTest {
  private static final String SQUARE = "st_geomfromtext('MULTIPOLYGON(((123 29,123.1 29,123.1 29.1,123 29.1,123 29)))', 4490)";
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', " + SQUARE + ", '2020-01-01')");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void aChangeWithoutAnAuthorIsRefusedAndChangesNothing() {
    assertThatThrownBy(() -> db.jdbc().sql("update division set abbreviation = '青'").update()).hasMessageContaining("needs an author");
    assertThat(db.jdbc().sql("select abbreviation is null from division where code = '990121'").query(Boolean.class).single()).isTrue();
  }

  @Test
  void everyChangeStandsInTheJournalWithAuthorAndBothStates() {
    db.change("update division set pinyin = 'Qīnghé Xiàn' where code = '990121'");
    var row = db.jdbc().sql("select actor, before->>'pinyin' as before, after->>'pinyin' as after from journal where register = 'division' and act = 'update' and after->>'pinyin' is not null")
        .query().singleRow();
    assertThat(row).containsEntry("actor", "test").containsEntry("before", null).containsEntry("after", "Qīnghé Xiàn");
  }

  @Test
  void theApplicationCanNeitherDeleteARecordNorTouchTheJournal() {
    assertThatThrownBy(() -> db.change("delete from division")).hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> db.change("delete from journal")).hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> db.change("update journal set actor = 'other'")).hasStackTraceContaining("permission denied");
  }

  @Test
  void theReaderSeesNoRegister() {
    assertThatThrownBy(() -> db.published().sql("select count(*) from register.division").query(Long.class).single()).hasStackTraceContaining("permission denied");
  }

  @Test
  void aCodeHasOneRecordOnAnyOneDay() {
    assertThatThrownBy(() -> db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾市', 'county', " + SQUARE + ", '2024-01-01')"))
        .hasMessageContaining("division_one_a_day");
  }

  @Test
  void theTileGeometryIsWebMercatorOfTheSamePlace() {
    double difference = db.jdbc().sql("select st_distance(geom_3857, st_transform(st_setsrid(geom, 4326), 3857)) from division where code = '990121'").query(Double.class).single();
    assertThat(difference).isLessThan(0.001);
  }

  @Test
  void theRulesOfTheLandAreThere() {
    assertThat(db.jdbc().sql("select distinct rule from rule_value").query(String.class).list()).contains("N06", "N20", "V01", "B01");
    assertThat(db.jdbc().sql("select count(*) from generic_word where name_class = 'road'").query(Long.class).single()).isEqualTo(7);
    assertThat(db.jdbc().sql("select count(distinct rule) from naming_rule where rule between 'R01' and 'R12'").query(Long.class).single()).isEqualTo(12);
  }
}
