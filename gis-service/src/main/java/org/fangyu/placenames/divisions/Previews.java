package org.fangyu.placenames.divisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.placenames.divisions.plan.After;
import org.fangyu.placenames.divisions.plan.Division;
import org.fangyu.placenames.divisions.plan.Fault;
import org.fangyu.placenames.divisions.plan.Piece;
import org.fangyu.placenames.divisions.plan.Plan;
import org.fangyu.rules.Validity;
import org.fangyu.web.GeoJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a change comes to, for people: divisions, ground, records, codes that stay, cases it meets, and what forbids it. Stores nothing. */
@Component
class Previews {
  /** Place-name codes are permanent (20 digits); those that begin with an old division code keep it. */
  private static final String PLACE_CODES = """
      select k.old, k.new, (select count(distinct p.code) from place p where starts_with(p.code, k.old) and (p.valid_to is null or p.valid_to > :day))
          + (select count(distinct r.place_code) from road r where starts_with(r.place_code, k.old) and (r.valid_to is null or r.valid_to > :day)) as count
      from unnest(:old::text[], :new::text[]) k(old, new) order by k.old""";

  private static final String CASES = """
      select c.code, c.title, c.state from naming_case c
      where c.state not in ('announced', 'refused', 'withdrawn') and (
        exists (select from unnest(:old::text[]) o where starts_with(c.division_code, o))
        or exists (select from naming_item i where i.case_code = c.code and i.outcome not in ('withdrawn', 'returned') and (
          exists (select from unnest(:shapes::text[]) s where st_intersects(i.geom, s::geometry))
          or exists (select from place p, unnest(:old::text[]) o where i.target = 'place' and p.code = i.record_code and starts_with(p.division_code, o))
          or exists (select from road r, unnest(:old::text[]) o where i.target = 'road' and r.code = i.record_code and starts_with(r.division_code, o)))))
      order by c.code limit 100""";

  /** What is kept by the beginning of division codes and does not follow by itself. */
  private static final String BY_CODE = """
      select 'grants' as kind, count(*) as count from account_grant g, unnest(:old::text[]) o where g.revoked_at is null and starts_with(g.division_code, o)
      union all select 'rules', count(*) from rule_value v, unnest(:old::text[]) o where starts_with(v.jurisdiction, o) and (v.effective_to is null or v.effective_to > :day)
      union all select 'readings', count(*) from place_reading p, unnest(:old::text[]) o where starts_with(p.jurisdiction, o) and p.superseded_at is null""";

  record PlaceCodes(String old, String now, long count) {}

  record Touched(String code, String title, String state) {}

  record Kept(String kind, long count) {}

  private final JdbcClient jdbc;
  private final ChangeStore store;
  private final Effects effects;

  Previews(JdbcClient jdbc, ChangeStore store, Effects effects) {
    this.jdbc = jdbc;
    this.store = store;
    this.effects = effects;
  }

  /** @return members of a JSON object, the lists of records included */
  Map<String, Object> whole(Change change) {
    Plan plan = store.plan(change);
    Map<String, Object> json = without(change, plan);
    json.put("kinds", effects.kinds(change, plan));
    return json;
  }

  /** As {@link #whole}, without the records: what an adopted change keeps of its preview. */
  Map<String, Object> without(Change change, Plan plan) {
    List<Fault> faults = new ArrayList<>(missing(change));
    faults.addAll(plan.faults());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("faults", faults.stream().map(Previews::fault).toList());
    json.put("divisions", divisions(plan));
    json.put("ground", plan.pieces().stream().map(piece -> ground(piece, plan)).toList());
    json.put("placeCodes", placeCodes(change, plan));
    json.put("cases", cases(plan));
    json.put("byCode", byCode(change, plan));
    return json;
  }

  /** What the approval has to say before a change can be adopted. */
  static List<Fault> missing(Change change) {
    List<Fault> missing = new ArrayList<>();
    require(missing, "approvalNumber", "未填批准文号 / the number of the approval is not given", change.approvalNumber());
    require(missing, "approvingBody", "未填批准机关 / the approving body is not given", change.approvingBody());
    require(missing, "approvedOn", "未填批准日期 / the day of the approval is not given", change.approvedOn());
    if (change.approvedOn() != null && change.approvedOn().isAfter(Validity.today())) {
      missing.add(new Fault("approvedOn", true, null, "批准日期在今天以后 / the day of the approval is to come", change.approvedOn().toString(), null));
    }
    return missing;
  }

  private static void require(List<Fault> missing, String rule, String message, Object value) {
    if (value == null) {
      missing.add(new Fault(rule, true, null, message, null, null));
    }
  }

  static Map<String, Object> fault(Fault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", fault.rule());
    json.put("severity", fault.forbids() ? "error" : "warning");
    json.put("item", fault.ordinal());
    json.put("message", fault.message());
    json.put("offender", fault.offender());
    json.put("where", GeoJson.write(fault.where()));
    return json;
  }

  private static List<Map<String, Object>> divisions(Plan plan) {
    List<Map<String, Object>> all = new ArrayList<>();
    plan.after().stream().filter(After::changed).forEach(one -> all.add(division(one.act(), one.level(), one.before(), one.code(), one.name(), one.parentCode(), one.redrawn())));
    plan.abolished().forEach(one -> all.add(division("abolish", one.level(), one, plan.codes().get(one.code()), null, null, false)));
    return all;
  }

  private static Map<String, Object> division(String act, String level, Division before, String code, String name, String parent, boolean redrawn) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("act", act);
    json.put("level", level);
    json.put("oldCode", before == null ? null : before.code());
    json.put("oldName", before == null ? null : before.name());
    json.put("newCode", code);
    json.put("newName", name);
    json.put("newParent", parent);
    json.put("redrawn", redrawn);
    return json;
  }

  private static Map<String, Object> ground(Piece piece, Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", piece.from());
    json.put("to", piece.to());
    json.put("toName", plan.after().stream().filter(one -> one.code().equals(piece.to())).map(After::name).findFirst().orElse(null));
    json.put("areaSquareMetres", Math.round(piece.areaSquareMetres()));
    json.put("where", GeoJson.write(piece.geometry()));
    return json;
  }

  /** Codes of divisions that end or become others. */
  private static String[] gone(Plan plan) {
    return plan.codes().entrySet().stream().filter(code -> !code.getKey().equals(code.getValue())).map(Map.Entry::getKey).toArray(String[]::new);
  }

  private List<PlaceCodes> placeCodes(Change change, Plan plan) {
    String[] old = plan.codes().entrySet().stream().filter(code -> !code.getKey().equals(code.getValue()) && code.getKey().length() <= 9).map(Map.Entry::getKey).toArray(String[]::new);
    String[] now = java.util.Arrays.stream(old).map(plan.codes()::get).toArray(String[]::new);
    return jdbc.sql(PLACE_CODES).param("old", old).param("new", now).param("day", change.day())
        .query((row, i) -> new PlaceCodes(row.getString(1), row.getString(2), row.getLong(3))).list();
  }

  private List<Touched> cases(Plan plan) {
    return jdbc.sql(CASES).param("old", gone(plan)).param("shapes", plan.pieces().stream().map(piece -> Paths.hex(piece.geometry())).toArray(String[]::new)).query(Touched.class).list();
  }

  private List<Kept> byCode(Change change, Plan plan) {
    return jdbc.sql(BY_CODE).param("old", gone(plan)).param("day", change.day()).query(Kept.class).list();
  }
}
