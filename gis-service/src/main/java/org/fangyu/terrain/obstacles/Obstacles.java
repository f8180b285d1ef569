package org.fangyu.terrain.obstacles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.terrain.Elevation;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.ElevationFile;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Trees and buildings of the service: the file that {@code fangyu.obstacles} names, read for each window. */
@Component
public class Obstacles {

  private static final Logger log = LoggerFactory.getLogger(Obstacles.class);

  private final Optional<Path> file;

  Obstacles(@Value("${fangyu.obstacles:}") String file) {
    this.file = file.isBlank() ? Optional.empty() : Optional.of(Path.of(file.strip()));
  }

  /** Name of the file, for people. */
  public Optional<String> source() {
    return file.map(path -> path.getFileName().toString());
  }

  /** Changes whenever the file does; empty for bare earth. */
  public String version() {
    if (file.isEmpty()) {
      return "";
    }
    try {
      return source().orElseThrow() + " " + ElevationFile.version(file.get());
    } catch (IOException gone) {
      return source().orElseThrow() + " absent";
    }
  }

  /**
   * The ground with what is known to stand on it; bare earth where no file is named.
   *
   * @throws Problem 503 when the file cannot be used: bare earth instead would show what trees hide, and say nothing of it
   */
  public Terrain on(Elevation elevation) {
    if (file.isEmpty()) {
      return Terrain.bare(elevation.grid());
    }
    try {
      return ObstacleFile.on(elevation, file.get());
    } catch (ElevationFault fault) {
      log.warn("{}", fault.getMessage());
      throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "obstacles-unusable",
          "障碍物文件 %s 不能用，请管理员查看日志或改设置 fangyu.obstacles / the file of obstacles cannot be used".formatted(source().orElseThrow()));
    }
  }
}
