package org.fangyu.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.database.Ewkb;
import org.fangyu.identity.PersonalField;
import org.fangyu.web.GeoJson;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the journal for people: shapes as GeoJSON, what is about living persons masked. */
@Component
class History {
  private static final String MASK = "＊＊＊";
  private static final TypeReference<LinkedHashMap<String, Object>> STATE = new TypeReference<>() {};

  /** A boundary line, its markers and their papers belong to both of its sides, an account to its office. What happened to an account is no office data. */
  private static final String PAGE = """
      select j.id, j.at, j.actor, (select a.display_name from register.account a where a.account = j.actor) as actor_name,
        j.request_id, j.act, j.register, j.code, j.before is not null or j.after is not null as any_state,
        case when d.readable then j.before end as before, case when d.readable then j.after end as after
      from register.journal j
      cross join lateral (
        select coalesce(bool_or(code ~ :entries), false) as mine, coalesce(bool_or(code ~ :states), false) or (:statesEverywhere and count(*) = 0)
            or (j.register = 'account' and (:everywhere or coalesce(bool_or(code ~ :entries), false))) as readable
        from (select unnest(array[s->>'division_code', s->>'managing_division_code', s->>'left_division_code', s->>'right_division_code', s->>'jurisdiction',
            case j.register when 'division' then j.code when 'account' then (select nullif(a.division_code, '') from register.account a where a.account = j.code) end]) as code
          from unnest(array[j.before, j.after]) s
          union all select unnest(array[l.left_division_code, l.right_division_code])
          from unnest(array[j.before, j.after]) s join register.boundary_line l on l.code = case j.register
            when 'boundary_marker' then s->>'line_code'
            when 'attachment' then case s->>'register' when 'boundary_line' then s->>'code'
              when 'boundary_marker' then (select max(m.line_code) from register.boundary_marker m where m.code = s->>'code') end end) codes
        where code is not null) d
      where (:everywhere or d.mine)
        and (:registers::text[] is null or j.register = any (:registers::text[]))
        and (:papersOf::text is null or j.register not in ('attachment', 'other_name') or coalesce(j.after, j.before)->>'register' = :papersOf) and (:code::text is null or j.code = :code) and (:actor::text is null or j.actor = :actor)
        and (:act::text is null or j.act = :act) and (:request::text is null or j.request_id = :request)
        and (:from::timestamptz is null or j.at >= :from::timestamptz) and (:to::timestamptz is null or j.at < :to::timestamptz)
        and (:afterAt::timestamptz is null or (j.at, j.id) < (:afterAt::timestamptz, :afterId::bigint))
      order by j.at desc, j.id desc
      limit :limit""";

  private final JdbcClient jdbc;

  History(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page and one entry more, if there is one. */
  List<Entry> page(Question asked, Reach reach) {
    return jdbc.sql(PAGE)
        .param("everywhere", reach.entries().everything()).param("entries", Reach.pattern(reach.entries()))
        .param("statesEverywhere", reach.states().everything()).param("states", Reach.pattern(reach.states()))
        .param("registers", asked.registers().isEmpty() ? null : asked.registers().toArray(String[]::new)).param("papersOf", asked.papersOf().orElse(null)).param("code", asked.code().orElse(null)).param("actor", asked.actor().orElse(null))
        .param("act", asked.act().orElse(null)).param("request", asked.request().orElse(null))
        .param("from", asked.from().map(OffsetDateTime::toString).orElse(null)).param("to", asked.to().map(OffsetDateTime::toString).orElse(null))
        .param("afterAt", asked.after().map(c -> c.at().toString()).orElse(null)).param("afterId", asked.after().map(Question.Cursor::id).orElse(null))
        .param("limit", asked.limit() + 1)
        .query((row, i) -> entry(row)).list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var before = state(row.getString("before"));
    var after = state(row.getString("after"));
    String register = row.getString("register");
    return new Entry(row.getLong("id"), row.getObject("at", OffsetDateTime.class), row.getString("actor"), row.getString("actor_name"), row.getString("request_id"),
        row.getString("act"), register.replace('_', '-'), Registers.layer(register), row.getString("code"), row.getBoolean("any_state") && before == null && after == null, before, after);
  }

  private static Map<String, Object> state(String json) {
    if (json == null) return null;
    var state = JsonMapper.shared().readValue(json, STATE);
    for (PersonalField field : PersonalField.values()) state.computeIfPresent(field.column(), (name, value) -> MASK);
    state.remove("source_geom");   // numbers in another CRS would be taken for degrees
    state.computeIfPresent("geom", (name, hex) -> GeoJson.write(Ewkb.read(WKBReader.hexToBytes((String) hex))));
    return state;
  }
}
