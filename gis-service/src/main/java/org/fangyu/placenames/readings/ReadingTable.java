package org.fangyu.placenames.readings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.romanisation.LearntReadings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of readings by place. Who writes signs the transaction and stands in it. */
@Component
class ReadingTable {
  private static final String COLUMNS = "id, text, reading, jurisdiction, source, source_code, reason, uses, confirmed_by, confirmed_at";

  /** What holds at a division, of the parts of a name: of each text the row of the nearest jurisdiction. */
  private static final String HOLDS = """
      select distinct on (text) %s from place_reading
      where text = any (:parts::text[]) and superseded_at is null and starts_with(:division, jurisdiction)
      order by text, length(jurisdiction) desc""".formatted(COLUMNS);

  /** Readings that hold in one of the divisions, or in a part of one. */
  private static final String LIST = """
      select %s from place_reading
      where superseded_at is null and (:everything or exists (
          select from unnest(:prefixes::text[]) p where starts_with(p, jurisdiction) or starts_with(jurisdiction, p)))
        and (:division = '' or starts_with(:division, jurisdiction) or starts_with(jurisdiction, :division))
        and (:q = '' or position(:q in text) > 0)
      order by char_length(text), text, jurisdiction limit :most""".formatted(COLUMNS);

  private static final String CURRENT = "select %s from place_reading where text = :text and jurisdiction = :jurisdiction and superseded_at is null".formatted(COLUMNS);
  private static final String SUPERSEDE = "update place_reading set superseded_by = :by, superseded_at = clock_timestamp(), superseded_reason = :reason where id = :id";
  private static final String ADD = """
      insert into place_reading (text, reading, jurisdiction, source, source_code, reason)
      values (:text, :reading, :jurisdiction, :source, :sourceCode, :reason)""";

  private final JdbcClient jdbc;

  ReadingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By text. @param division empty: only what holds everywhere */
  Map<String, Reading> holding(String name, String division) {
    var holding = new HashMap<String, Reading>();
    jdbc.sql(HOLDS).param("parts", LearntReadings.stretches(name).toArray(String[]::new)).param("division", division)
        .query((row, i) -> read(row)).list().forEach(reading -> holding.put(reading.text(), reading));
    return holding;
  }

  static LearntReadings learnt(Map<String, Reading> holding) {
    var readings = new HashMap<String, List<String>>();
    holding.forEach((text, reading) -> readings.put(text, reading.reading()));
    return new LearntReadings(readings);
  }

  /** @param prefixes beginnings of the codes of the divisions that the asker sees */
  List<Reading> list(String q, String division, List<String> prefixes, int most) {
    return jdbc.sql(LIST).param("everything", prefixes.contains("")).param("prefixes", prefixes.toArray(String[]::new)).param("division", division)
        .param("q", q).param("most", most).query((row, i) -> read(row)).list();
  }

  /** One writer of a place's readings after the other. */
  Optional<Reading> current(String text, String jurisdiction) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('place_reading ' || :jurisdiction, 0))").param("jurisdiction", jurisdiction).query().listOfRows();
    return jdbc.sql(CURRENT).param("text", text).param("jurisdiction", jurisdiction).query((row, i) -> read(row)).optional();
  }

  /** A name's confirmation: what was known is confirmed once more, what is read otherwise now supersedes it. */
  void learn(Lesson lesson, String jurisdiction, String nameCode, String author) {
    Optional<Reading> known = current(lesson.text(), jurisdiction);
    if (known.isPresent() && known.get().reading().equals(lesson.reading())) {
      jdbc.sql("update place_reading set uses = uses + 1 where id = :id").param("id", known.get().id()).update();
      return;
    }
    known.ifPresent(old -> supersede(old, nameCode + " 另读 / is read otherwise", author));
    add(lesson, jurisdiction, "case", nameCode, null);
  }

  void supersede(Reading old, String reason, String author) {
    jdbc.sql(SUPERSEDE).param("id", old.id()).param("by", author).param("reason", reason).update();
  }

  void add(Lesson lesson, String jurisdiction, String source, String sourceCode, String reason) {
    jdbc.sql(ADD).param("text", lesson.text()).param("reading", lesson.reading().toArray(String[]::new)).param("jurisdiction", jurisdiction).param("source", source)
        .param("sourceCode", sourceCode).param("reason", reason).update();
  }

  private static Reading read(ResultSet row) throws SQLException {
    return new Reading(row.getLong("id"), row.getString("text"), List.of((String[]) row.getArray("reading").getArray()), row.getString("jurisdiction"), row.getString("source"),
        row.getString("source_code"), row.getString("reason"), row.getInt("uses"), row.getString("confirmed_by"), row.getObject("confirmed_at", OffsetDateTime.class));
  }
}
