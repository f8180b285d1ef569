package org.fangyu.placenames.announced;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fangyu.database.Ewkb;
import org.fangyu.placenames.announced.StandardName.Announced;
import org.fangyu.placenames.announced.StandardName.OtherName;
import org.fangyu.placenames.announced.StandardName.Version;
import org.fangyu.rules.Validity;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Standard names with their history, as the public reader sees them. */
@Component
public class StandardNames {

  /** Of one record: the version of today first, then the others, the newest first. %s: place_code or code */
  private static final String VERSIONS = """
      select s.*, st_asewkb(s.geom) as ewkb, a.announcement_number, concat(d.name, t.name) as division,
        s.valid_from <= :today and (s.valid_to is null or s.valid_to > :today) as today
      from published.standard_names s
      left join published.announcements a on a.code = s.naming_case
      left join lateral (select name from published.divisions d where d.code = left(s.division_code, 6) order by d.valid_from desc limit 1) d on true
      left join lateral (select name from published.divisions d where d.code = nullif(coalesce(left(s.place_code, 9), left(s.division_code, 9)), left(s.division_code, 6)) order by d.valid_from desc limit 1) t on true
      where s.%s = :code order by today desc, s.valid_from desc""";

  private static final String OTHER = "select kind, name, language, pinyin, period_from, period_to, source from published.other_names where register = :register and code = :code order by kind, other_id";

  /** Codes of the records that are or were called so. */
  private static final String NAMED = "select distinct kind, code from published.search_names where folded = lower(:name) and kind in ('places', 'roads') limit 2";

  private record Row(StandardName name, String target, String formerName, String alias, String shortName, String minorityName, LocalDate validFrom, LocalDate validTo) {}

  private final JdbcClient jdbc;

  StandardNames(@Qualifier("published") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param code twenty digits, or a road's own */
  public Optional<StandardName> find(String code) {
    List<Row> coded = versions("place_code", code);
    List<Row> versions = versions("code", coded.isEmpty() ? code : coded.get(0).name().code());   // the first versions of a road may have had no code yet
    return versions.isEmpty() ? Optional.empty() : Optional.of(whole(versions));
  }

  /** The only record that is or was called so; nothing where there are several. @param name whole */
  public Optional<StandardName> called(String name) {
    List<String> codes = jdbc.sql(NAMED).param("name", name).query((row, i) -> row.getString("code")).list();
    return codes.size() == 1 ? find(codes.get(0)) : Optional.empty();
  }

  private List<Row> versions(String column, String code) {
    return jdbc.sql(VERSIONS.formatted(column)).param("code", code).param("today", Validity.today()).query(StandardNames::read).list();
  }

  private StandardName whole(List<Row> rows) {
    Row first = rows.get(0);
    StandardName n = first.name();
    List<Version> versions = rows.stream().sorted((one, other) -> other.validFrom().compareTo(one.validFrom()))
        .map(row -> new Version(row.name().name(), row.name().pinyin(), row.name().status(), row.validFrom(), row.validTo(), row.name().announcement())).toList();
    return new StandardName(n.placeCode(), n.layer(), n.code(), n.name(), n.specific(), n.generic(), n.pinyin(), n.status(), n.inUse(), n.kind(), n.categoryCode(), n.divisionCode(), n.division(),
        n.location(), n.origin(), n.meaning(), n.history(), n.namedOn(), n.approvalNumber(), n.approvingBody(), n.filedOn(), n.announcedOn(), n.announcement(), otherNames(first), versions, n.geometry(), n.link());
  }

  /** Those with period and source, then those that the record itself names and that are not among them. */
  private List<OtherName> otherNames(Row row) {
    var names = new ArrayList<>(jdbc.sql(OTHER).param("register", row.target()).param("code", row.name().code()).query(OtherName.class).list());
    addTo(names, "former", row.formerName());
    addTo(names, "alias", row.alias());
    addTo(names, "short", row.shortName());
    addTo(names, "minority", row.minorityName());
    return names;
  }

  private static void addTo(List<OtherName> names, String kind, String several) {
    if (several != null) {
      Arrays.stream(several.split("[;；]")).map(String::strip).filter(name -> !name.isEmpty() && names.stream().noneMatch(known -> known.name().equals(name)))
          .forEach(name -> names.add(new OtherName(kind, name, null, null, null, null, null)));
    }
  }

  private static Row read(ResultSet row, int index) throws SQLException {
    String placeCode = row.getString("place_code");
    String code = row.getString("code");
    String target = row.getString("target");
    String status = row.getString("status");
    String division = row.getString("division");
    String number = row.getString("announcement_number");
    String naming = row.getString("naming_case");
    Geometry geometry = Ewkb.read(row.getBytes("ewkb"));
    boolean inUse = row.getBoolean("today") && !status.equals("historical") && !status.equals("cancelled");
    var name = new StandardName(placeCode, target + "s", code, row.getString("name"), row.getString("specific"), row.getString("generic"), row.getString("pinyin"), status, inUse, row.getString("class"),
        row.getString("category_code"), row.getString("division_code"), division, PublicName.location(division, row.getString("start_text"), row.getString("end_text")), row.getString("origin"),
        row.getString("meaning"), row.getString("history"), row.getObject("named_on", LocalDate.class), row.getString("approval_number"), row.getString("approving_body"),
        row.getObject("filed_on", LocalDate.class), row.getObject("announced_on", LocalDate.class), number == null ? null : new Announced(naming, number, "/announcements/" + naming), List.of(), List.of(),
        geometry, "/names/" + (placeCode == null ? code : placeCode));
    return new Row(name, target, row.getString("former_name"), row.getString("alias"), row.getString("short_name"), row.getString("minority_name"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
  }
}
