package org.fangyu.catalogue;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Sight;
import org.fangyu.web.DatabaseFault;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The layers that whoever is asking may see: the office's of their divisions, and elsewhere the published ones. */
@Component
public final class Catalogue {
  private static final String VERSIONS = "select register, version from published.data_version";

  private record Register(String register, long version) {}

  private final DeskAccess desk;
  private final JdbcClient published;
  /** By schema. A view that is made or dropped while the service runs is noticed within a minute. */
  private final LoadingCache<String, List<Layer>> layers;

  Catalogue(DeskAccess desk, LayerDatabase database, @Qualifier("published") JdbcClient published) {
    this.desk = desk;
    this.published = published;
    this.layers = Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(new Reading(database));
  }

  /** A look again that finds the database away keeps what was known. */
  private record Reading(LayerDatabase database) implements CacheLoader<String, List<Layer>> {
    @Override
    public List<Layer> load(String schema) {
      return database.read(schema.equals(Layer.OFFICE), jdbc -> LayerReader.read(jdbc, schema));
    }

    @Override
    public List<Layer> reload(String schema, List<Layer> standing) {
      try {
        return load(schema);
      } catch (RuntimeException failed) {
        if (DatabaseFault.of(failed).isPresent()) return standing;
        throw failed;
      }
    }
  }

  public List<Layer> layers() {
    Sight sight = desk.sight();
    if (sight.nothing()) return layers.get(Layer.PUBLISHED);
    List<Layer> office = layers.get(Layer.OFFICE);
    if (sight.everything()) return office;
    Map<String, Layer> published = layers.get(Layer.PUBLISHED).stream().collect(Collectors.toMap(Layer::view, Function.identity()));
    return office.stream().map(layer -> Portion.of(layer, published.get(layer.view()), sight)).flatMap(Optional::stream).toList();
  }

  /** What to write after "from" for the names that whoever is asking may search. */
  public String searchNames() {
    Sight sight = desk.sight();
    if (sight.nothing()) return "published.search_names";
    return sight.everything() ? "office.search_names" : Portion.names(sight);
  }

  /** The layer, if there is one of this id for whoever is asking. */
  public Optional<Layer> find(String id) {
    return layers().stream().filter(layer -> layer.id().equals(id)).findFirst();
  }

  /** @throws Problem 404 when there is no such layer for whoever is asking */
  public Layer layer(String id) {
    return find(id).orElseThrow(() -> Problem.notFound("图层 / collection", id));
  }

  /** How far the data is now: one look at a dozen rows, outside any transaction because a tile that has not changed costs nothing else. */
  public DataVersion version() {
    return new DataVersion(published.sql(VERSIONS).query(Register.class).list().stream().collect(Collectors.toMap(Register::register, Register::version)));
  }
}
