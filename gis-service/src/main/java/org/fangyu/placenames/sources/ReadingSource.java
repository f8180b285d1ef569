package org.fangyu.placenames.sources;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.romanisation.LearntReadings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Readings that people have confirmed where a name lies. */
@Component
public class ReadingSource {
  private static final String HOLDING = """
      select distinct on (text) text, reading from place_reading
      where text = any (:parts::text[]) and superseded_at is null and starts_with(:division, jurisdiction)
      order by text, length(jurisdiction) desc""";

  private final JdbcClient jdbc;

  ReadingSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What helps to read the names. @param division code; empty: only what holds everywhere */
  public LearntReadings of(Collection<String> names, String division) {
    if (names.isEmpty()) return LearntReadings.NONE;
    Map<String, List<String>> readings = new HashMap<>();
    jdbc.sql(HOLDING).param("parts", names.stream().flatMap(LearntReadings::stretches).distinct().toArray(String[]::new)).param("division", division)
        .query(row -> {
          readings.put(row.getString("text"), List.of((String[]) row.getArray("reading").getArray()));
        });
    return new LearntReadings(readings);
  }
}
