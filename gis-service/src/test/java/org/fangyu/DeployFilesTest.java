package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/** The files of deploy/ and docs/operations.md against the program: a setting or a path that is no more is told here. */
class DeployFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("fangyu.root"));
  /** Of Spring Boot's own names, those that the files may use. */
  private static final List<String> BOOTS = List.of("SERVER_ADDRESS", "SERVER_PORT", "SERVER_FORWARD_HEADERS_STRATEGY", "MANAGEMENT_SERVER_ADDRESS", "MANAGEMENT_SERVER_PORT",
      "LOGGING_STRUCTURED_FORMAT_CONSOLE", "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "SPRING_CONFIG_IMPORT");

  @Test
  void everySettingOfTheProgramIsInTheOperationsManual() throws IOException {
    String manual = text("docs/operations.md");
    var missing = new TreeSet<String>();
    for (String key : settings().stringPropertyNames()) {
      String last = key.substring(key.lastIndexOf('.'));
      String stem = key.substring(0, key.lastIndexOf('.'));
      boolean shortened = Pattern.compile(Pattern.quote("`" + stem + ".") + "[^|\\n]*`" + Pattern.quote(last) + "`").matcher(manual).find();
      if (!manual.contains("`" + key + "`") && !shortened) missing.add(key);
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everySettingOfTheFilesIsOneOfTheProgram() throws IOException {
    var known = new TreeSet<>(BOOTS);
    settings().stringPropertyNames().forEach(key -> known.add(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
    List.copyOf(known).stream().filter(name -> name.endsWith("PASSWORD")).forEach(name -> known.add(name + "_FILE"));   // settings.SecretSettings
    var unknown = new TreeSet<String>();
    for (String file : List.of("deploy/systemd/fangyu.env", "deploy/container/Dockerfile", "deploy/container/compose.yaml", "docs/operations.md")) {
      Matcher name = Pattern.compile("(?<![A-Z_…])(FANGYU|SERVER|MANAGEMENT|SPRING|LOGGING)_[A-Z0-9_]*[A-Z0-9](?![A-Z0-9_*])").matcher(text(file));
      while (name.find()) if (!known.contains(name.group())) unknown.add(file + " " + name.group());
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void theUnitTellsTheServiceAloneAndWaitsLongerThanItsOrderlyEndTakes() throws IOException {
    String unit = text("deploy/systemd/fangyu.service");
    assertThat(unit).contains("\nKillMode=mixed\n", "\nNoNewPrivileges=yes\n", "\nProtectSystem=strict\n", "\nPrivateTmp=yes\n", "\nRestart=on-failure\n", "\nUser=fangyu\n", "\nType=exec\n")
        .containsPattern("\nMemoryMax=\\d");
    int wait = Integer.parseInt(found(unit, "\nTimeoutStopSec=(\\d+)\n"));
    Duration drain = DurationStyle.detectAndParse(found(text("deploy/systemd/fangyu.env"), "\nFANGYU_DRAIN=(\\w+)\n"));
    Duration requests = DurationStyle.detectAndParse(settings().getProperty("spring.lifecycle.timeout-per-shutdown-phase"));
    assertThat((long) wait).isGreaterThan(drain.plus(requests).plusSeconds(20 + 30).toSeconds());   // a running backup, the database
    assertThat(found(unit, "\nExecStart=(.*)\n")).endsWith("-jar /opt/fangyu/fangyu.jar run --port 8080");
  }

  @Test
  void theImageRunsAsNobodyInParticularWhatItsFirstStageBuilt() throws IOException {
    String dockerfile = text("deploy/container/Dockerfile");
    assertThat(dockerfile).contains("\nUSER 10001:10001\n", "COPY --from=build /dist /opt/fangyu", "\"/opt/fangyu/fangyu.jar\"]", "HEALTHCHECK", "CMD [\"/usr/local/bin/healthy\"]");
    Matcher copied = Pattern.compile("(?m)^COPY (?!--from)(?:--\\S+ )?(\\S+) ").matcher(dockerfile);
    while (copied.find()) assertThat(ROOT.resolve(copied.group(1))).exists();
    String port = found(dockerfile, "MANAGEMENT_SERVER_PORT=(\\d+)");
    assertThat(text("deploy/container/healthy")).contains("MANAGEMENT_SERVER_PORT:-" + port, "/actuator/health/liveness");
    assertThat(Files.isExecutable(ROOT.resolve("deploy/container/healthy"))).isTrue();
    String compose = text("deploy/container/compose.yaml");
    assertThat(compose).contains("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "POSTGRES_PASSWORD_FILE", "target: spring.datasource.password").doesNotContain(port + ":" + port);
  }

  @Test
  void everyFileThatTheManualNamesIsThere() throws IOException {
    Matcher named = Pattern.compile("`((?:deploy|bench)/[\\w./-]+)`").matcher(text("docs/operations.md"));
    int files = 0;
    for (; named.find(); files++) assertThat(ROOT.resolve(named.group(1))).exists();
    assertThat(files).isPositive();
  }

  @Test
  void everySentenceOfTheTroubleshootingIsSaidByTheProgram() throws IOException {
    String manual = text("docs/operations.md");
    String table = manual.substring(manual.indexOf("## Troubleshooting"));
    String sources = sources();
    Matcher sentence = Pattern.compile("(?m)^\\| `([^`]+)`").matcher(table);
    var unsaid = new TreeSet<String>();
    int sentences = 0;
    for (; sentence.find(); sentences++) {
      if (sentence.group(1).startsWith("Found more than one") || sentence.group(1).startsWith("java.")) continue;   // Flyway's, Java's
      for (String part : sentence.group(1).split("…")) if (!sources.contains(part.strip())) unsaid.add(sentence.group(1));
    }
    assertThat(unsaid).isEmpty();
    assertThat(sentences).isGreaterThan(10);
  }

  private static String sources() throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> walk = Files.walk(ROOT.resolve("gis-service/src/main/java"))) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".java")).toList()) all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*[\\w.()]+\\s*\\+\\s*\"", "\n").replaceAll("\\{}|%[sd]", "\n"));
    }
    return all.toString();
  }

  private static Properties settings() throws IOException {
    var settings = new Properties();
    settings.load(new StringReader(text("gis-service/src/main/resources/application.properties")));
    return settings;
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
