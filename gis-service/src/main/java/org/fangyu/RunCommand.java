package org.fangyu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fangyu.terrain.GeoToolsWarmUp;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Serves until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Starts the database and serves the web map, the desk and the OGC API.")
final class RunCommand implements Callable<Integer> {
  /** No exit status: the web server's threads keep the program alive. */
  static final int SERVING = -1;

  @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default: ${DEFAULT-VALUE}).", defaultValue = "8080")
  private int port;

  @Option(names = "--demo", paramLabel = "DIR", description = "Folder of the generated demo county, loaded on the first start.")
  private Path demo;

  @Override
  public Integer call() {
    if (port < 0 || port > 65535) throw new IllegalArgumentException("--port must be 0..65535, was " + port);
    GeoToolsWarmUp.run(); // before any other thread can touch GeoTools
    var context = new SpringApplicationBuilder(Fangyu.class).logStartupInfo(false)
        .properties("logging.level.access=" + (System.console() == null ? "info" : "warn")).run(settings());
    String actual = context.getEnvironment().getProperty("local.server.port");
    LoggerFactory.getLogger(Fangyu.class).info("ready: http://localhost:{}/ (desk: http://localhost:{}/desk/)", actual, actual);
    return SERVING;
  }

  /** As arguments, because those outrank application.properties and the environment. */
  private String[] settings() {
    var settings = new ArrayList<>(List.of("--server.port=" + port));
    if (demo != null) {
      if (!Files.isRegularFile(demo.resolve("manifest.json"))) throw new IllegalArgumentException("--demo: no manifest.json in " + demo);
      settings.add("--fangyu.demo=" + demo);
      settings.add("--fangyu.elevation=" + demo.resolve("elevation.tif"));
      settings.add("--fangyu.elevation-secrecy=public"); // invented ground
      settings.add("--fangyu.elevation-error=" + verticalError(demo.resolve("manifest.json")));
    }
    return settings.toArray(String[]::new);
  }

  /** What the demo's maker states of its heights, in metres; empty where it states nothing. */
  private static String verticalError(Path manifest) {
    return new JsonMapper().readTree(manifest.toFile()).path("elevation").path("verticalErrorMetres").asString("");
  }
}
