package org.fangyu.placenames.sources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fangyu.placenames.rules.ProtectedName;
import org.fangyu.placenames.rules.SetAside;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a case holds that findings depend on: its papers and the reasons given; and the lists of names worth keeping. */
@Component
public class CaseSource {

  private static final String DIVISION = "select division_code from naming_case where code = :case";
  private static final String PAPERS = """
      select distinct kind from naming_paper where code = :case and needed and withdrawn_at is null""";
  private static final String ITEMS = """
      select i.ordinal, i.code, o.rule, o.reason, o.made_by
      from naming_item i left join naming_override o on o.code = i.code and o.withdrawn_at is null
      where i.case_code = :case
      order by i.ordinal, o.id""";
  private static final String KEEPSAKES = """
      with borne as (
        select name from road where code = :code and name is not null
        union select name from place where code = :code
        union select name from division where code = :code)
      select distinct on (name, kind) kind, name, list_title, legal_basis
      from protected_name
      where (record_code = :code or record_code is null and name in (select name from borne) and starts_with(:division, jurisdiction))
        and effective_from <= :day and (effective_to is null or effective_to > :day)
      order by name, kind""";

  private final JdbcClient jdbc;

  CaseSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param division whose case it is
   * @param codes of its names by their ordinal
   * @param reasons given, by the ordinal of the name they are given for
   */
  public record CasePapers(String division, Set<String> papers, Map<Integer, String> codes, Map<Integer, List<SetAside>> reasons) {
    public static final CasePapers NONE = new CasePapers("", Set.of(), Map.of(), Map.of());
  }

  /** @param code of the case; null outside cases, and nothing is held by one that is not there */
  public CasePapers of(String code) {
    Optional<String> division = code == null ? Optional.empty() : jdbc.sql(DIVISION).param("case", code).query(String.class).optional();
    if (division.isEmpty()) {
      return CasePapers.NONE;
    }
    Set<String> papers = new HashSet<>(jdbc.sql(PAPERS).param("case", code).query(String.class).list());
    Map<Integer, String> codes = new HashMap<>();
    Map<Integer, List<SetAside>> reasons = new HashMap<>();
    jdbc.sql(ITEMS).param("case", code).query(row -> {
      codes.put(row.getInt("ordinal"), row.getString("code"));
      if (row.getString("rule") != null) {
        reasons.computeIfAbsent(row.getInt("ordinal"), i -> new ArrayList<>())
            .add(new SetAside(row.getString("rule"), row.getString("reason"), row.getString("made_by")));
      }
    });
    return new CasePapers(division.get(), papers, codes, reasons);
  }

  /** Names on lists that the record bears or bore. @param division code of its division */
  public List<ProtectedName> listKeepsakes(String record, String division, LocalDate day) {
    return jdbc.sql(KEEPSAKES).param("code", record).param("division", division).param("day", day)
        .query((row, i) -> new ProtectedName(ProtectedName.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("name"),
            row.getString("list_title"), row.getString("legal_basis"))).list();
  }
}
