package org.fangyu;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table below is the diagram of the service: package → packages it may use. A new arrow is one line to review. */
class ArchitectureTest {
  private static final String BASE = "org.fangyu.";

  private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
      // doors
      entry("features", Set.of("accounts", "catalogue", "database", "rules", "web")),
      entry("tiles", Set.of("accounts", "catalogue", "geometry.tiling", "rules", "web")),
      entry("search", Set.of("catalogue", "romanisation", "web")),
      entry("history", Set.of("accounts", "database", "identity", "rules", "web")),
      entry("personal", Set.of("accounts", "identity", "journal", "secrets", "web")),
      entry("status", Set.of("accounts", "database", "web")),
      entry("catalogue", Set.of("accounts", "database", "rules", "web")),
      entry("importexport", Set.of("commandline", "crs", "database", "files", "files.rows", "identity", "importexport.kinds", "journal", "romanisation", "secrets")),
      entry("importexport.kinds", Set.of("files.rows", "identity")),
      entry("operations", Set.of("database", "settings", "web")),
      entry("backup", Set.of("attachments.content", "commandline", "database")),
      // registers
      entry("placenames", Set.of("accounts", "crs", "geometry.naming", "placenames.rules", "placenames.sources", "romanisation", "rules", "web")),
      entry("placenames.rules", Set.of("geometry.naming", "rules")),
      entry("placenames.sources", Set.of("crs", "database", "geometry.naming", "placenames.rules", "romanisation", "rules")),
      entry("placenames.collection", Set.of("accounts", "database", "files.csv", "files.rows", "geometry.naming", "identity", "placenames.cases", "placenames.sources", "romanisation", "rules", "web")),
      entry("placenames.othernames", Set.of("accounts", "database", "romanisation", "web")),
      entry("placenames.readings", Set.of("accounts", "database", "placenames.cases", "romanisation", "web")),
      entry("placenames.cases", Set.of("accounts", "database", "placenames", "placenames.cases.life", "placenames.versions", "rules", "web")),
      entry("placenames.cases.life", Set.of("accounts")),
      entry("placenames.roads", Set.of("accounts", "crs", "database", "geometry.naming", "geometry.roads", "placenames", "placenames.sources", "rules", "web")),
      entry("placenames.announced", Set.of("database", "rules", "web")),
      entry("placenames.consultations", Set.of("accounts", "database", "placenames.announced", "placenames.cases", "rules", "web")),
      entry("placenames.pages", Set.of("placenames.announced", "placenames.consultations", "rules", "web")),
      entry("placenames.exchange", Set.of("accounts", "attachments.content", "commandline", "database", "journal", "web")),
      entry("placenames.quality", Set.of("accounts", "database", "romanisation", "rules", "web")),
      entry("placenames.amendments", Set.of("accounts", "database", "rules", "web")),
      entry("placenames.localrules", Set.of("accounts", "database", "rules", "web")),
      entry("placenames.divisions", Set.of("accounts", "crs", "database", "files.csv", "placenames.divisions.plan", "romanisation", "rules", "web")),
      entry("placenames.divisions.plan", Set.of("geometry.boundary")),
      entry("placenames.versions", Set.of("database", "web")),
      entry("placenames.papers", Set.of("accounts", "crs", "database", "documents", "documents.drawing", "documents.fonts", "documents.pdf", "geometry.bounds", "placenames.papers.sheet", "rules", "web")),
      entry("placenames.papers.sheet", Set.of("crs", "database", "documents.drawing", "geometry.bounds")),
      entry("boundaries", Set.of("accounts", "commandline", "crs", "database", "files", "files.rows", "geometry.boundary", "rules", "web")),
      entry("visibility", Set.of("accounts", "commandline", "crs", "geometry.sight", "geometry.sightzone", "geometry.skyline", "geometry.terrain", "geometry.visibility", "rules", "terrain", "terrain.obstacles", "terrain.tiles", "web")),
      entry("visibility.zones", Set.of("accounts", "database", "geometry.sightzone", "rules", "terrain", "terrain.obstacles", "terrain.tiles", "visibility", "web")),
      // ground
      entry("attachments", Set.of("accounts", "attachments.content", "commandline", "database", "rules", "web")),
      entry("attachments.content", Set.of()),
      entry("documents", Set.of("documents.drawing")),
      entry("documents.drawing", Set.of()),
      entry("documents.fonts", Set.of()),
      entry("documents.styles", Set.of("documents")),
      entry("documents.pdf", Set.of("documents", "documents.drawing", "documents.fonts", "documents.styles")),
      entry("terrain", Set.of("accounts", "crs", "geometry.terrain", "geometry.tiling", "terrain.tiles", "web")),
      entry("terrain.obstacles", Set.of("crs", "geometry.terrain", "terrain", "web")),
      entry("terrain.tiles", Set.of("geometry.terrain")),
      entry("terrain.warp", Set.of("crs", "geometry.terrain", "terrain", "terrain.tiles")),
      entry("terrain.sources", Set.of("commandline", "crs", "database", "terrain", "terrain.tiles", "terrain.warp")),
      entry("files", Set.of("files.csv", "files.geojson", "files.geopackage", "files.rows", "files.shapefile")),
      entry("files.csv", Set.of("files.rows")),
      entry("files.geojson", Set.of("files.rows")),
      entry("files.geopackage", Set.of("files.rows")),
      entry("files.shapefile", Set.of("files.rows")),
      entry("files.rows", Set.of()),
      entry("identity", Set.of()),
      entry("rules", Set.of()),
      entry("journal", Set.of("commandline", "database")),
      entry("accounts", Set.of("journal", "web")),
      entry("accounts.administration", Set.of("accounts", "web")),
      entry("accounts.signin", Set.of("accounts", "commandline", "journal", "secrets", "web", "web.limits")),
      entry("secrets", Set.of("commandline", "database", "web")),
      entry("crs", Set.of()),
      entry("romanisation", Set.of()),
      entry("commandline", Set.of()),
      entry("web", Set.of()),
      entry("web.limits", Set.of("web")),
      entry("database", Set.of("settings")),
      entry("settings", Set.of()),
      // pure geometry, a module of its own
      entry("geometry.terrain", Set.of()),
      entry("geometry.sight", Set.of("geometry.terrain")),
      entry("geometry.skyline", Set.of("geometry.sight", "geometry.terrain")),
      entry("geometry.visibility", Set.of("geometry.sight", "geometry.skyline", "geometry.terrain")),
      entry("geometry.sightzone", Set.of("geometry.sight", "geometry.skyline", "geometry.terrain")),
      entry("geometry.boundary", Set.of()),
      entry("geometry.bounds", Set.of()),
      entry("geometry.naming", Set.of()),
      entry("geometry.roads", Set.of()),
      entry("geometry.tiling", Set.of()));

  private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.fangyu");

  @Test
  void everyPackageUsesOnlyWhatTheTableAllows() {
    var arrows = new TreeMap<String, Set<String>>();
    for (JavaClass type : CLASSES) {
      String from = name(type.getPackageName());
      if (from.isEmpty()) continue;   // the entry point may use everything
      type.getDirectDependenciesFromSelf().stream().map(d -> d.getTargetClass().getBaseComponentType().getPackageName())
          .filter(p -> p.startsWith(BASE)).map(ArchitectureTest::name).filter(to -> !to.equals(from))
          .forEach(to -> arrows.computeIfAbsent(from, k -> new TreeSet<>()).add(to));
    }
    var forbidden = new ArrayList<String>();
    arrows.forEach((from, tos) -> tos.stream().filter(to -> !MAY_USE.getOrDefault(from, Set.of()).contains(to)).forEach(to -> forbidden.add(from + " -> " + to)));
    assertThat(forbidden).isEmpty();
  }

  @Test
  void everyPackageStandsInTheTableAndEveryRowIsUsed() {
    var packages = new TreeSet<String>();
    for (JavaClass type : CLASSES) packages.add(name(type.getPackageName()));
    packages.remove("");
    assertThat(packages).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @Test
  void onlyTheirOwnPackagesKnowGeoToolsAndJdbcDrivers() {
    assertThat(users("org.geotools.coverage", "org.geotools.gce")).isSubsetOf("terrain");
    assertThat(users("org.geotools.referencing")).isSubsetOf("crs", "terrain");
    assertThat(users("net.postgis")).isSubsetOf("database");
  }

  @Test
  void geometryKnowsOnlyJtsAndTheLanguage() {
    var foreign = new TreeSet<String>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().startsWith(BASE + "geometry")) continue;
      type.getDirectDependenciesFromSelf().stream().map(d -> d.getTargetClass().getBaseComponentType().getPackageName())
          .filter(p -> !p.isEmpty() && !p.startsWith("java.lang") && !p.startsWith("java.util") && !p.startsWith("org.locationtech.jts") && !p.startsWith(BASE + "geometry"))
          .forEach(foreign::add);
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void classesStayUnder300LinesAndPackagesUnder16Files() throws IOException {
    Path root = Path.of(System.getProperty("fangyu.root"));
    var tooLong = new ArrayList<String>();
    var files = new TreeMap<String, Integer>();
    for (Path file : sources(root)) {
      files.merge(file.getParent().toString(), 1, Integer::sum);
      long lines;
      try (Stream<String> content = Files.lines(file)) {
        lines = content.count();
      }
      if (lines > 300) tooLong.add(root.relativize(file) + " " + lines);
    }
    assertThat(tooLong).isEmpty();
    assertThat(files.values()).allMatch(count -> count <= 15);
  }

  private static List<Path> sources(Path root) throws IOException {
    var all = new ArrayList<Path>();
    for (String module : List.of("gis-service/src/main/java", "gis-service/geometry/src/main/java")) {
      try (Stream<Path> walk = Files.walk(root.resolve(module))) {
        walk.filter(p -> p.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  private static Set<String> users(String... foreign) {
    var users = new TreeSet<String>();
    for (JavaClass type : CLASSES) {
      boolean uses = type.getDirectDependenciesFromSelf().stream().map(d -> d.getTargetClass().getPackageName())
          .anyMatch(p -> Stream.of(foreign).anyMatch(p::startsWith));
      if (uses) users.add(name(type.getPackageName()));
    }
    return users;
  }

  private static String name(String packageName) {
    return packageName.equals("org.fangyu") ? "" : packageName.substring(BASE.length());
  }
}
