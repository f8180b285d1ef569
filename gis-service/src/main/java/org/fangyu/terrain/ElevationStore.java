package org.fangyu.terrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The service's own elevation: the file that the setting {@code fangyu.elevation} names, read when first
 * asked for and again when it changes. {@code fangyu.elevation-error} states the error of its heights in
 * metres.
 */
@Component
public class ElevationStore {

  private static final Logger log = LoggerFactory.getLogger(ElevationStore.class);

  private final Optional<Path> path;
  private final OptionalDouble verticalError;
  private Elevation elevation;
  private String unusable = "";

  ElevationStore(@Value("${fangyu.elevation:}") String path, @Value("${fangyu.elevation-error:}") Double verticalError) {
    this.path = path.isBlank() ? Optional.empty() : Optional.of(Path.of(path));
    this.verticalError = verticalError == null ? OptionalDouble.empty() : OptionalDouble.of(verticalError);
  }

  /**
   * The elevation.
   *
   * @throws Problem 503 when there is none or it cannot be used
   */
  public Elevation require() {
    return find().orElseThrow(() -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "no-elevation",
        "没有可用的高程数据，不能判断通视；请在 fangyu.elevation 中设置高程文件 / no usable elevation: set fangyu.elevation"));
  }

  /** The elevation, or nothing when none is set, the file is absent, or it cannot be used (the log says why). */
  public synchronized Optional<Elevation> find() {
    Optional<String> version = path.filter(Files::isRegularFile).flatMap(ElevationStore::version);
    if (version.isEmpty() || version.get().equals(unusable)) {
      return Optional.empty();
    }
    if (elevation == null || !elevation.version().equals(version.get())) {
      elevation = null; // first let go of the old grid: two may not fit
      load(path.get(), version.get());
    }
    return Optional.ofNullable(elevation);
  }

  private void load(Path file, String version) {
    try {
      elevation = ElevationFile.read(file, verticalError);
    } catch (ElevationFault fault) {
      unusable = version;
      log.warn("{}", fault.getMessage());
    }
  }

  private static Optional<String> version(Path file) {
    try {
      return Optional.of(ElevationFile.version(file));
    } catch (IOException vanished) {
      return Optional.empty();
    }
  }
}
