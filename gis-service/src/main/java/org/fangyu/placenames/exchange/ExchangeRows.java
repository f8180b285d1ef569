package org.fangyu.placenames.exchange;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.fangyu.database.Ewkb;
import org.fangyu.web.GeoJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is handed over, in the transaction of who calls: every reading sees the same state. Names that are secret are left out and counted. */
final class ExchangeRows {
  private static final int ROWS_AT_ONCE = 500;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String VERSIONS = """
      with names as (
        select 'road' as register, r.id, r.code, r.place_code, r.name, r.specific, r.generic, null::text as alias, null::text as short_name, r.former_name, r.pinyin, r.pinyin_plain,
          null::text as minority_name, r.status, substr(r.place_code, 10, 5) as category, r.road_class as class, r.division_code, r.origin, r.meaning, r.history, 'public' as secrecy, r.named_on,
          r.valid_from, r.valid_to, r.start_text, r.end_text, r.width_metres, r.approval_number, r.approving_body, r.filed_on, r.announced_on, r.naming_case, r.geom::geometry as geom
        from road r where r.name is not null and r.status in ('approved', 'filed', 'announced', 'historical', 'cancelled')
        union all
        select 'place', p.id, p.code, p.code, p.name, p.specific, p.generic, p.alias, p.short_name, p.former_name, p.pinyin, p.pinyin_plain,
          p.minority_name, p.status, p.category_code, p.place_class, p.division_code, p.origin, p.meaning, p.history, p.secrecy, p.named_on,
          p.valid_from, p.valid_to, null, null, null, p.approval_number, p.approving_body, p.filed_on, p.announced_on, p.naming_case, p.geom::geometry
        from place p where p.status in ('approved', 'filed', 'announced', 'historical', 'cancelled')),
      wanted as (
        select n.* from names n where n.division_code ~ :pattern and (:case::text is null or n.naming_case = :case)
          and (:case::text is not null or (:from::date is null or coalesce(n.announced_on, n.valid_from) >= :from) and (:to::date is null or coalesce(n.announced_on, n.valid_from) <= :to)))
      """;

  private static final String ROWS = VERSIONS + """
      select n.place_code, n.code as record_code, n.register, n.name as standard_name, n.specific, n.generic, n.alias, n.short_name, n.former_name, n.pinyin as roman_spelling,
        n.pinyin_plain as plain_spelling, coalesce(n.minority_name, m.name) as minority_script, m.language, case when n.status in ('historical', 'cancelled') or n.valid_to is not null then '历史' else '现今' end as use_period,
        n.valid_from, n.valid_to, n.named_on, case n.secrecy when 'public' then '公开' else '内部' end as secrecy,
        case when n.status = 'cancelled' then extract(year from n.valid_from)::integer else extract(year from n.valid_to)::integer end as abolished, n.status, n.category as category_code, n.class, n.origin, n.meaning, n.history,
        (select d.name from division d where d.code = left(n.division_code, 2) order by d.valid_from desc limit 1) as province,
        (select d.name from division d where d.code = left(n.division_code, 4) and length(d.code) = 4 order by d.valid_from desc limit 1) as city,
        (select d.name from division d where d.code = left(n.division_code, 6) and length(d.code) = 6 order by d.valid_from desc limit 1) as county,
        (select d.name from division d where d.code = left(coalesce(n.place_code, n.division_code), 9) and length(d.code) = 9 order by d.valid_from desc limit 1) as township,
        n.division_code, n.start_text as start, n.end_text as end, n.width_metres, coalesce(n.approval_number, c.decision_number) as approval_number, coalesce(n.approving_body, c.approving_body) as approving_body,
        coalesce(c.decided_on, n.named_on) as approved_on, c.filing_number, c.filed_with, n.filed_on, c.announcement_number, n.announced_on, n.naming_case as case_code,
        (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', o.kind, 'name', o.name, 'language', o.language, 'pinyin', o.pinyin, 'periodFrom', o.period_from, 'periodTo', o.period_to, 'source', o.source)) order by o.id), '[]')::text
          from other_name o where o.register = n.register and o.code = n.code and o.withdrawn_at is null) as other_names,
        st_asewkb(n.geom) as geometry
      from wanted n
      left join naming_case c on c.code = n.naming_case
      left join lateral (select name, language from other_name o where o.register = n.register and o.code = n.code and o.kind = 'minority' and o.withdrawn_at is null order by id limit 1) m on true
      where n.secrecy <> 'secret'
      order by n.place_code nulls last, n.code, n.valid_from""";

  private static final String SECRET = VERSIONS + "select count(*) from wanted where secrecy = 'secret'";
  private static final String CASES = VERSIONS + "select distinct naming_case from wanted where naming_case is not null and secrecy <> 'secret' order by 1";
  private static final String ATTACHMENTS = """
      select attachment_id, code, name, sha256, size_bytes from attachment
      where register = 'naming_case' and code = any (:cases) and withdrawn_at is null order by code, id""";
  private static final String ANNOUNCEMENT = """
      select code, title, announcement_number, announced_on, approving_body, decided_on, decision_number from naming_case where code = :code and announced_on is not null""";

  /** @param sha256 under which its content lies */
  record Paper(UUID attachmentId, String code, String name, String sha256, long sizeBytes) {}

  record Announcement(String code, String title, String announcementNumber, String announcedOn, String approvingBody, String decidedOn, String decisionNumber) {}

  private final JdbcClient jdbc;
  private final ExchangeQuestion question;

  ExchangeRows(JdbcTemplate template, ExchangeQuestion question) {
    template.setFetchSize(ROWS_AT_ONCE);
    this.jdbc = JdbcClient.create(template);
    this.question = question;
  }

  /** Every name in the order of the codes; a value is a text, number, list or map. @return how many */
  long each(Consumer<Map<ExchangeField, Object>> taker) {
    try (var rows = bind(ROWS).query((row, i) -> read(row)).stream()) {
      return rows.peek(taker).count();
    }
  }

  long secret() {
    return bind(SECRET).query(Long.class).single();
  }

  List<String> cases() {
    return bind(CASES).query(String.class).list();
  }

  List<Paper> papers(List<String> cases) {
    return jdbc.sql(ATTACHMENTS).param("cases", cases.toArray(String[]::new)).query(Paper.class).list();
  }

  Optional<Announcement> announcement(String code) {
    return jdbc.sql(ANNOUNCEMENT).param("code", code).query(Announcement.class).optional();
  }

  Map<String, Long> dataVersion() {
    var versions = new LinkedHashMap<String, Long>();
    jdbc.sql("select register, version from data_version where register in ('place', 'road', 'other_name', 'naming_case') order by 1").query(row -> {
      versions.put(row.getString(1), row.getLong(2));
    });
    return versions;
  }

  private JdbcClient.StatementSpec bind(String sql) {
    return jdbc.sql(sql).param("pattern", question.pattern()).param("case", question.caseCode()).param("from", question.from()).param("to", question.to());
  }

  private static Map<ExchangeField, Object> read(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<ExchangeField, Object>();
    for (ExchangeField field : ExchangeField.values()) {
      values.put(field, switch (field) {
        case GEOMETRY -> GeoJson.write(Ewkb.read(row.getBytes(field.column())));
        case OTHER_NAMES -> JSON.readValue(row.getString(field.column()), List.class);
        case ABOLISHED, WIDTH_METRES -> number(row, field);
        default -> row.getString(field.column());
      });
    }
    return values;
  }

  private static Number number(ResultSet row, ExchangeField field) throws SQLException {
    BigDecimal number = row.getBigDecimal(field.column());
    return number == null ? null : field == ExchangeField.ABOLISHED ? (Number) number.intValue() : (Number) number.doubleValue();
  }
}
