package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged program says, in CycloneDX, what it is made of. */
class BillOfMaterialsIT {
  private static final Path JAR = Path.of(System.getProperty("fangyu.jar"));
  private static byte[] json;
  private static Set<String> jars;
  private static Bom bom;

  @BeforeAll
  static void read() throws IOException, ParseException {
    try (var jar = new JarFile(JAR.toFile())) {
      json = jar.getInputStream(jar.getEntry("BOOT-INF/classes/META-INF/sbom/application.cdx.json")).readAllBytes();
      jars = jar.stream().map(JarEntry::getName).filter(name -> name.startsWith("BOOT-INF/lib/")).map(name -> name.substring("BOOT-INF/lib/".length())).collect(Collectors.toSet());
    }
    bom = new JsonParser().parse(json);
  }

  @Test
  void itKeepsTheSchema() throws IOException {
    assertThat(new JsonParser().validate(json, Version.VERSION_16)).isEmpty();
    assertThat(bom.getMetadata().getComponent().getName()).isEqualTo("fangyu-gis-service");
  }

  @Test
  void everyLibraryInTheProgramIsInIt() {
    var missing = new TreeSet<>(jars);
    bom.getComponents().forEach(one -> missing.remove(one.getName() + "-" + one.getVersion() + ".jar"));
    missing.removeIf(jar -> jar.startsWith("spring-boot-jarmode-tools"));   // put in by Boot's own packaging
    assertThat(missing).isEmpty();
  }

  @Test
  void soAreWhatTheBrowserGetsAndWhatGeoToolsCarriesAndNoTestLibrary() {
    Set<String> names = bom.getComponents().stream().map(Component::getPurl).map(purl -> purl.replaceAll("@[^@]*$", "")).collect(Collectors.toSet());
    assertThat(names).contains("pkg:npm/protomaps-leaflet", "pkg:npm/%40mapbox/vector-tile", "pkg:maven/org.webjars.npm/leaflet", "pkg:maven/org.geotools/gt-main", "pkg:maven/org.datasyslab/geotools-wrapper", "pkg:maven/org.eclipse.emf/org.eclipse.emf.ecore");
    assertThat(names).doesNotContain("pkg:npm/axe-core", "pkg:npm/playwright-core", "pkg:maven/org.assertj/assertj-core", "pkg:maven/org.slf4j/slf4j-simple");
    assertThat(bom.getComponents()).allSatisfy(one -> assertThat(one.getVersion()).as(one.getName()).isNotBlank());
  }
}
