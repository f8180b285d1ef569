package org.fangyu.catalogue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.web.Problem;
import org.springframework.stereotype.Component;

/** The layers that whoever is asking may see: the office's where the desk is open to them, else the published ones. */
@Component
public final class Catalogue {
  private static final String VERSIONS = "select register, version from published.data_version";

  private record Version(String register, long version) {}

  private final DeskAccess desk;
  private final LayerDatabase database;
  /** By schema. A view that is made or dropped while the service runs is noticed within a minute. */
  private final LoadingCache<String, List<Layer>> layers;

  Catalogue(DeskAccess desk, LayerDatabase database) {
    this.desk = desk;
    this.database = database;
    this.layers = Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1))
        .build(schema -> database.read(schema.equals(Layer.OFFICE), jdbc -> LayerReader.read(jdbc, schema)));
  }

  public List<Layer> layers() {
    return layers.get(desk.open() ? Layer.OFFICE : Layer.PUBLISHED);
  }

  /** @throws Problem 404 when there is no such layer for whoever is asking */
  public Layer layer(String id) {
    return layers().stream().filter(layer -> layer.id().equals(id)).findFirst().orElseThrow(() -> Problem.notFound("图层 / collection", id));
  }

  /**
   * What these layers' rows depend on, as text that differs whenever a row of theirs may: definition of each view and
   * number of changes of each register. Costs one look at a dozen rows.
   */
  public String version(Collection<Layer> of) {
    Map<String, Long> versions = new HashMap<>();
    for (Version v : database.read(false, jdbc -> jdbc.sql(VERSIONS).query(Version.class).list())) versions.put(v.register(), v.version());
    var registers = new TreeSet<String>();
    of.forEach(layer -> registers.addAll(layer.registers()));
    return of.stream().map(layer -> layer.from() + "@" + layer.definition()).collect(Collectors.joining(";"))
        + registers.stream().map(register -> ";" + register + "=" + versions.getOrDefault(register, 0L)).collect(Collectors.joining());
  }
}
