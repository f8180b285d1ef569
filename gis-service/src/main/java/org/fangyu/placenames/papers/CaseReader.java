package org.fangyu.placenames.papers;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.database.Ewkb;
import org.fangyu.placenames.papers.CaseFile.Days;
import org.fangyu.placenames.papers.CaseFile.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a case with its names and papers. */
@Component
class CaseReader {
  private static final String CASE = """
      select c.*, d.name as division_name from naming_case c
      left join division d on d.code = c.division_code and d.valid_from <= :day and (d.valid_to is null or d.valid_to > :day)
      where c.code = :code""";
  // Who extends, renames or cancels need not draw again what the register knows.
  private static final String ITEMS = """
      select i.*, coalesce(r.name, p.name) as old_name, st_asewkb(coalesce(i.geom, r.geom, p.geom)) as shape, coalesce(i.width_metres, r.width_metres) as width,
        coalesce(i.road_class, r.road_class) as class_of_road, coalesce(i.start_text, r.start_text) as begins, coalesce(i.end_text, r.end_text) as ends,
        coalesce(i.pinyin, case when i.specific is null then coalesce(r.pinyin, p.pinyin) end) as spelling
      from naming_item i
      left join road r on i.target = 'road' and r.code = i.record_code and r.valid_from <= :day and (r.valid_to is null or r.valid_to > :day)
      left join place p on i.target = 'place' and p.code = i.record_code and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
      where i.case_code = :code order by i.ordinal""";
  private static final String PAPERS = """
      select kind, string_agg(case when needed then '' else '本案不需要:' end || summary, E'\\n' order by id) as summary
      from naming_paper where code = :code and withdrawn_at is null group by kind""";
  private static final String VERSIONS = """
      select register, version from data_version
      where register in ('road', 'place', 'division', 'built_up_area', 'naming_case', 'naming_item', 'naming_paper') order by register""";

  private final JdbcClient jdbc;

  CaseReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param day whose divisions and roads count */
  Optional<CaseFile> find(String code, LocalDate day) {
    Map<String, String> papers = new LinkedHashMap<>();
    jdbc.sql(PAPERS).param("code", code).query((row, i) -> papers.put(row.getString("kind"), row.getString("summary"))).list();
    List<Item> items = jdbc.sql(ITEMS).param("code", code).param("day", day).query(CaseReader::item).list();
    return jdbc.sql(CASE).param("code", code).param("day", day).query((row, i) -> caseFile(row, items, papers)).optional();
  }

  /** How often each register that papers are made of has been changed. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new LinkedHashMap<>();
    jdbc.sql(VERSIONS).query((row, i) -> versions.put(row.getString("register"), row.getLong("version"))).list();
    return versions;
  }

  private static CaseFile caseFile(ResultSet row, List<Item> items, Map<String, String> papers) throws SQLException {
    var days = new Days(day(row, "opened_on"), day(row, "submitted_on"), day(row, "decided_on"), day(row, "filed_on"), day(row, "announced_on"), day(row, "consultation_from"), day(row, "consultation_to"));
    return new CaseFile(row.getString("code"), row.getString("title"), row.getString("division_code"), row.getString("division_name"), row.getString("state"), row.getString("applicant"),
        row.getString("reason"), days, row.getString("decision_number"), row.getString("approving_body"), row.getString("filing_number"), row.getString("filed_with"),
        row.getString("announcement_number"), items, papers);
  }

  private static Item item(ResultSet row, int index) throws SQLException {
    double width = row.getDouble("width");
    Double widthMetres = row.wasNull() ? null : width;
    return new Item(row.getInt("ordinal"), row.getString("act"), row.getString("target"), row.getString("record_code"), row.getString("old_name"), row.getString("specific"),
        row.getString("generic"), row.getString("place_class"), row.getString("class_of_road"), widthMetres, row.getString("begins"), row.getString("ends"), row.getString("origin"),
        row.getString("meaning"), row.getString("history"), row.getString("spelling"), row.getString("outcome"), row.getString("outcome_reason"), row.getString("place_code"),
        Ewkb.read(row.getBytes("shape")));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    Date day = row.getDate(column);
    return day == null ? null : day.toLocalDate();
  }
}
