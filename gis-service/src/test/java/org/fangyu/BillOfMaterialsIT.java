package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.cyclonedx.CycloneDxSchema;
import org.cyclonedx.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program says, in CycloneDX, what it is made of. */
class BillOfMaterialsIT {
  private static final Path JAR = Path.of(System.getProperty("fangyu.jar"));

  private record Library(String purl, String name, String version) {}

  private static byte[] json;
  private static Set<String> jars;
  private static final List<Library> libraries = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      json = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json")).readAllBytes();
      jars = jar.stream().map(JarEntry::getName).filter(name -> name.matches("BOOT-INF/lib/.+\\.jar")).map(name -> name.substring("BOOT-INF/lib/".length())).collect(Collectors.toSet());
    }
    for (JsonNode one : JsonMapper.shared().readTree(json).path("components")) {
      libraries.add(new Library(one.path("purl").asString(), one.path("name").asString(), one.path("version").asString("")));
    }
  }

  @Test
  void itKeepsTheSchema() throws IOException {
    var jackson = new ObjectMapper();
    var schema = new CycloneDxSchema() { }.getJsonSchema(Version.VERSION_16, jackson);
    assertThat(schema.validate(jackson.readTree(json))).isEmpty();
    JsonNode bom = JsonMapper.shared().readTree(json);
    assertThat(bom.path("specVersion").asString()).isEqualTo("1.6");
    assertThat(bom.path("metadata").path("component").path("name").asString()).isEqualTo("fangyu-gis-service");
  }

  @Test
  void everyLibraryInTheProgramIsInIt() {
    var missing = new TreeSet<>(jars);
    libraries.forEach(one -> missing.remove(one.name() + "-" + one.version() + ".jar"));
    missing.removeIf(jar -> jar.startsWith("spring-boot-jarmode-tools"));   // put in by Boot's own packaging
    assertThat(missing).isEmpty();
  }

  @Test
  void soAreWhatTheBrowserGetsAndWhatGeoToolsCarriesAndNoTestLibrary() {
    Set<String> names = libraries.stream().map(one -> one.purl().replaceAll("@[^@]*$", "")).collect(Collectors.toSet());
    assertThat(names).contains("pkg:npm/protomaps-leaflet", "pkg:npm/%40mapbox/vector-tile", "pkg:maven/org.webjars.npm/leaflet", "pkg:maven/org.geotools/gt-main", "pkg:maven/org.datasyslab/geotools-wrapper", "pkg:maven/org.eclipse.emf/org.eclipse.emf.ecore");
    assertThat(names).doesNotContain("pkg:npm/axe-core", "pkg:npm/playwright-core", "pkg:maven/org.assertj/assertj-core", "pkg:maven/org.slf4j/slf4j-simple");
    assertThat(libraries).allSatisfy(one -> assertThat(one.version()).as(one.name()).isNotBlank());
  }
}
