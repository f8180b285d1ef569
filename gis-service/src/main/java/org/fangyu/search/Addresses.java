package org.fangyu.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fangyu.search.Names.Sources;

/** Finds door plates by street and number: the street by its name or reading, then its plates by their index. */
final class Addresses {

  private static final int MOST_STREETS = 20;
  private static final int MOST_PLATES = 50;
  private static final int MOST_NEIGHBOURS = 3;

  private static final String COLUMNS = """
      select '%2$s' as how, 'door-plates' as kind, code, 'address' as field, coalesce(street_name, '') || label || '号' as text, label as folded,
        coalesce(street_name, '') || label || '号' as title, null as pinyin, null as sound, null as initials, status, division_code,
        st_x(geom) as lon, st_y(geom) as lat, null::double precision[] as bounds
      from %1$s
      where coalesce(road_code, place_code) = any (:streets::text[])
        and valid_from <= current_date and (valid_to is null or valid_to > current_date) and status <> 'cancelled'""";
  private static final String AT_NUMBER = COLUMNS + """

        and number = :number and (:sub = 0 or sub_number = :sub)
      order by array_position(:streets::text[], coalesce(road_code, place_code)), sub_number nulls first, plate_kind = 'door' desc, code
      limit :most""";
  /** The same side first: numbers of one parity stand on one side. */
  private static final String NEAREST_NUMBER = COLUMNS + """

        and number between :number - 200 and :number + 200
      order by array_position(:streets::text[], coalesce(road_code, place_code)), (number + :number) %% 2, abs(number - :number), sub_number nulls first, code
      limit :most""";

  private final Sources sources;
  private final SearchRequest request;

  Addresses(Sources sources, SearchRequest request) {
    this.sources = sources;
    this.request = request;
  }

  /** Plates at the number; if the street has none there, the nearest numbers; nothing if no street is known. */
  List<NameRow> find(Query.Address address) {
    Set<String> streets = streets(address.street());
    if (streets.isEmpty()) {
      return List.of();
    }
    List<NameRow> plates = plates(AT_NUMBER, How.EXACT, streets, address, address.sub(), MOST_PLATES);
    if (plates.isEmpty() && address.sub() > 0) {
      plates = plates(AT_NUMBER, How.SIMILAR, streets, address, 0, MOST_PLATES);
    }
    return plates.isEmpty() ? plates(NEAREST_NUMBER, How.SIMILAR, streets, address, 0, MOST_NEIGHBOURS) : plates;
  }

  private List<NameRow> plates(String sql, How how, Set<String> streets, Query.Address address, int sub, int most) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("streets", streets.toArray(String[]::new));
    parameters.put("number", address.number());
    parameters.put("most", most);
    var statement = sources.jdbc().sql(sql.formatted(sources.layer("door-plates").from(), how)).params(parameters);
    return (sql.equals(AT_NUMBER) ? statement.param("sub", sub) : statement).query(NameRow::read).list();
  }

  /** Codes of the streets that answer best to the words before the number, which may begin with a town's name. */
  private Set<String> streets(String words) {
    Query street = Query.of(words);
    var anywhere = new SearchRequest(words, request.limit(), request.near(), Set.of("roads", "places"), request.division());
    var names = new Names(sources, anywhere).exact(street.folded().text());
    if (street.han()) {
      names.oneOf(How.SUBSTRING, endings(street.folded().text()));
    }
    if (!street.sound().isEmpty()) {
      names.sounding(How.SOUND, street.sound());
    }
    if (!street.initials().isEmpty()) {
      names.initials(street.initials());
    }
    List<NameRow> found = new ArrayList<>(names.find());
    if (found.stream().noneMatch(row -> row.how() == How.EXACT || row.how() == How.SUBSTRING)) {
      found.addAll(new Names(sources, anywhere).prefix(street.folded().text()).find());
    }
    Set<String> codes = new LinkedHashSet<>();
    found.stream().sorted((a, b) -> a.how() != b.how() ? a.how().compareTo(b.how()) : b.text().length() - a.text().length())
        .limit(MOST_STREETS).forEach(row -> codes.add(row.code()));
    return codes;
  }

  private static List<String> endings(String text) {
    List<String> endings = new ArrayList<>();
    for (int at = 1; at <= text.length() - 2 && endings.size() < 30; at++) {
      endings.add(text.substring(at));
    }
    return endings;
  }
}
