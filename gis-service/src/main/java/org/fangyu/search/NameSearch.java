package org.fangyu.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.DeskAccess;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers a query from the published names, or from the office's while the desk is open. */
@Component
class NameSearch {

  private static final String DIVISIONS = """
      select code, name from %s.divisions
      where code = any (:codes::text[]) and valid_from <= current_date and (valid_to is null or valid_to > current_date)""";

  private final JdbcClient jdbc;
  private final String schema;

  NameSearch(@Qualifier("published") JdbcClient published, JdbcClient office, DeskAccess desk) {
    this.jdbc = desk.open() ? office : published;
    this.schema = desk.open() ? "office" : "published";
  }

  /**
   * What was found.
   *
   * @param total records found in all; of each way of matching at most {@value Names#MOST} are looked at
   * @param suggestions what may have been meant; only where nothing was found
   */
  record Answer(List<Result> results, int total, List<Result> suggestions) {}

  Answer find(SearchRequest request) {
    Query query = Query.of(request.text());
    Ranking ranking = new Ranking(request.near());
    List<NameRow> ranked = ranking.of(query.folded().isEmpty() ? List.of() : candidates(request, query));
    List<NameRow> suggested = ranked.isEmpty() && !query.folded().isEmpty()
        ? ranking.of(Suggestions.find(jdbc, schema, request, query)) : List.of();
    return new Answer(results(ranked.stream().limit(request.limit()).toList(), query), ranked.size(),
        results(suggested.stream().limit(5).toList(), query));
  }

  private Collection<NameRow> candidates(SearchRequest request, Query query) {
    List<NameRow> found = new ArrayList<>(names(request, query).find());
    // One character stands in every tenth name: where they begin with it there is no need to read them all.
    if (query.folded().codePoints() == 1 && found.size() < request.limit()) {
      found.addAll(new Names(jdbc, schema, request).inside(query.folded()).find());
    }
    if (!query.code().isEmpty()) {
      new Codes(jdbc, schema).find(query.code()).stream()
          .filter(row -> request.wants(row.kind()) && inDivision(row, request)).forEach(found::add);
    }
    Query.Address address = request.wants("door-plates") ? query.address() : null;
    if (address != null) {
      new Addresses(jdbc, schema, request).find(address).stream().filter(row -> inDivision(row, request)).forEach(found::add);
    }
    return found;
  }

  private Names names(SearchRequest request, Query query) {
    Names names = new Names(jdbc, schema, request).exact(query.folded().text()).prefix(query.folded().text());
    if (query.folded().codePoints() > 1) {
      names.inside(query.folded());
    }
    if (query.han() && query.folded().codePoints() > 1) {
      names.sounding(How.HOMOPHONE, query.sound()).soundPrefix(How.HOMOPHONE, query.sound());
    } else if (!query.han() && query.sound().length() > 1) {
      names.sounding(How.SOUND, query.sound()).soundPrefix(How.SOUND_PREFIX, query.sound());
    }
    if (query.initials().length() > 1) {
      names.initials(query.initials());
    }
    return names;
  }

  private static boolean inDivision(NameRow row, SearchRequest request) {
    return request.division().isEmpty() || row.division() != null && row.division().startsWith(request.division());
  }

  private List<Result> results(List<NameRow> rows, Query query) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, String> names = new HashMap<>();
    String[] codes = rows.stream().map(NameRow::division).filter(code -> code != null).distinct().toArray(String[]::new);
    jdbc.sql(DIVISIONS.formatted(schema)).param("codes", codes)
        .query((row, i) -> names.put(row.getString("code"), row.getString("name"))).list();
    return rows.stream().map(row -> Result.of(row, names.get(row.division()), Matched.of(row, query))).toList();
  }
}
