package org.fangyu.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.search.Names.Sources;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers a query from the names that whoever is asking may see. */
@Component
class NameSearch {

  private static final String DIVISIONS = """
      select code, name from %s
      where code = any (:codes::text[]) and valid_from <= current_date and (valid_to is null or valid_to > current_date)""";

  private final Catalogue catalogue;
  private final JdbcClient published;
  private final JdbcClient application;

  NameSearch(Catalogue catalogue, @Qualifier("published") JdbcClient published, JdbcClient application) {
    this.catalogue = catalogue;
    this.published = published;
    this.application = application;
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
    Sources sources = Sources.of(catalogue, published, application);
    Ranking ranking = new Ranking(request.near());
    List<NameRow> ranked = ranking.of(query.folded().isEmpty() ? List.of() : candidates(sources, request, query));
    List<NameRow> suggested = ranked.isEmpty() && !query.folded().isEmpty()
        ? ranking.of(Suggestions.find(sources, request, query)) : List.of();
    return new Answer(results(sources, ranked.stream().limit(request.limit()).toList(), query), ranked.size(),
        results(sources, suggested.stream().limit(5).toList(), query));
  }

  private static Collection<NameRow> candidates(Sources sources, SearchRequest request, Query query) {
    List<NameRow> found = new ArrayList<>(names(sources, request, query).find());
    // One character stands in every tenth name: where they begin with it there is no need to read them all.
    if (query.folded().codePoints() == 1 && found.size() < request.limit()) {
      found.addAll(new Names(sources, request).inside(query.folded()).find());
    }
    if (!query.code().isEmpty()) {
      new Codes(sources).find(query.code()).stream()
          .filter(row -> request.wants(row.kind()) && inDivision(row, request)).forEach(found::add);
    }
    Query.Address address = request.wants("door-plates") ? query.address() : null;
    if (address != null) {
      new Addresses(sources, request).find(address).stream().filter(row -> inDivision(row, request)).forEach(found::add);
    }
    return found;
  }

  private static Names names(Sources sources, SearchRequest request, Query query) {
    Names names = new Names(sources, request).exact(query.folded().text()).prefix(query.folded().text());
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

  private static List<Result> results(Sources sources, List<NameRow> rows, Query query) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, String> names = new HashMap<>();
    String[] codes = rows.stream().map(NameRow::division).filter(code -> code != null).distinct().toArray(String[]::new);
    sources.jdbc().sql(DIVISIONS.formatted(sources.layer("divisions").from())).param("codes", codes)
        .query((row, i) -> names.put(row.getString("code"), row.getString("name"))).list();
    return rows.stream().map(row -> Result.of(row, names.get(row.division()), Matched.of(row, query))).toList();
  }
}
