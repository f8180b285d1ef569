package org.fangyu.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files of the demo county to try the joint inspection with: a walked track, measured markers, two counties' polygons. */
@RestController
class DemoFiles {
  /** Address → file of the generated demo; nothing else of that folder is served. */
  private static final Map<String, String> FILES = Map.of(
      "track.gpx", "track.gpx", "measured.geojson", "measured.geojson", "coverage.geojson", "coverage-faulty.geojson");

  private final String demo;

  DemoFiles(@Value("${fangyu.demo:}") String demo) {
    this.demo = demo;
  }

  @GetMapping("/api/demo/{name}")
  ResponseEntity<Resource> file(@PathVariable String name) {
    String file = demo.isBlank() ? null : FILES.get(name);
    if (file == null || !Files.isRegularFile(Path.of(demo, file))) throw Problem.notFound("演示文件", name);
    MediaType type = name.endsWith(".gpx") ? MediaType.valueOf("application/gpx+xml") : MediaType.valueOf("application/geo+json");
    return ResponseEntity.ok().contentType(type).body(new FileSystemResource(Path.of(demo, file)));
  }
}
