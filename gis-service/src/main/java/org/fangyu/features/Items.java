package org.fangyu.features;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Layer;
import org.fangyu.catalogue.LayerDatabase;
import org.fangyu.rules.Validity;
import org.springframework.stereotype.Component;

/** Reads the features of a layer. */
@Component
final class Items {
  /** What a page of features is written as. */
  interface Page {
    void feature(Feature feature);

    /** @param next number of the last feature when there are more behind it */
    void end(OptionalLong next);
  }

  /** Matches are counted up to here, so that a count costs no more than the largest page. */
  static final int MOST_COUNTED = 10_000;

  private final LayerDatabase database;

  Items(LayerDatabase database) {
    this.database = database;
  }

  /** Hands the page's features over one by one as they come from the database. */
  void write(Layer layer, ItemsQuery query, Page page) {
    // One row more than asked for tells whether there is a next page.
    String sql = "select %s from %s where %s and fid > :after order by fid limit :rows offset :offset".formatted(columns(layer), layer.from(), query.condition());
    long[] seen = {0, 0};
    database.read(layer.office(), jdbc -> {
      jdbc.sql(sql).params(query.values()).param("after", query.after()).param("rows", query.limit() + 1).param("offset", query.offset())
          .query(row -> {
            if (seen[0]++ == query.limit()) return;
            Feature feature = Feature.of(layer, row);
            seen[1] = feature.number();
            page.feature(feature);
          });
      return null;
    });
    page.end(seen[0] > query.limit() ? OptionalLong.of(seen[1]) : OptionalLong.empty());
  }

  /** How many match without paging; nothing when there are more than {@link #MOST_COUNTED}. */
  OptionalLong matched(Layer layer, ItemsQuery query) {
    String sql = "select count(*) from (select 1 from %s where %s limit :rows) counted".formatted(layer.from(), query.condition());
    long count = database.read(layer.office(), jdbc -> jdbc.sql(sql).params(query.values()).param("rows", MOST_COUNTED + 1).query(Long.class).single());
    return count > MOST_COUNTED ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** The record of this code as valid on the day. */
  Optional<Feature> find(Layer layer, String code, LocalDate day) {
    String sql = "select %s from %s where code = :code and %s".formatted(columns(layer), layer.from(), Validity.ON_DAY);
    return database.read(layer.office(), jdbc -> jdbc.sql(sql).param("code", code).param("day", day).query((row, i) -> Feature.of(layer, row)).optional());
  }

  private static String columns(Layer layer) {
    String names = layer.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    return layer.hasGeometry() ? names + ", st_asbinary(geom) as wkb" : names;
  }
}
