package org.fangyu.importexport;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.crs.Crs;
import org.fangyu.importexport.kinds.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills empty registers from the folder that {@code fangyu.demo} names, when the service starts: the files that
 * its {@code manifest.json} lists as {@code files}, each with kind, file and crs, in that order, in one
 * transaction. A fault in them ends the start.
 */
@Component
final class DemoLoader implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
  private static final String ACTOR = "demo";
  private static final int FAULTS_SHOWN = 20;

  private final String folder;
  private final Importer importer;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  DemoLoader(@Value("${fangyu.demo:}") String folder, Importer importer, DataSource dataSource) {
    this.folder = folder;
    this.importer = importer;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!folder.isBlank() && empty()) {
      load(Path.of(folder));
    }
  }

  private boolean empty() {
    String anyRow = Kind.all().stream().map(kind -> "exists (select from register." + kind.table() + ")")
        .collect(Collectors.joining(" or "));
    return !jdbc.sql("select " + anyRow).query(Boolean.class).single();
  }

  private void load(Path demo) {
    JsonNode files = manifest(demo).path("files");
    if (!files.isArray() || files.isEmpty()) {
      throw new IllegalStateException("%s: manifest.json lists no files".formatted(demo));
    }
    transaction.executeWithoutResult(status -> files.forEach(entry -> load(demo, entry)));
  }

  private static JsonNode manifest(Path demo) {
    try {
      return new JsonMapper().readTree(demo.resolve("manifest.json").toFile());
    } catch (JacksonException broken) {
      throw new IllegalStateException("%s: manifest.json cannot be read: %s".formatted(demo, broken.getOriginalMessage()), broken);
    }
  }

  private void load(Path demo, JsonNode entry) {
    String word = entry.path("kind").asString("");
    Kind kind = Kind.of(word).orElseThrow(() -> new IllegalStateException("manifest.json: no kind is called " + word));
    Path file = demo.resolve(entry.path("file").asString(""));
    Optional<Crs> crs = entry.path("crs").stringValueOpt().map(Crs::parse);
    ImportReport report = importer.run(new Importer.Request(kind, file, crs, Optional.empty(), false, ACTOR), Importer.Watcher.NOBODY);
    if (!report.faultless()) {
      throw new IllegalStateException("demo %s: %d faults:%n%s".formatted(file.getFileName(), report.totalFaults(),
          report.faults().stream().limit(FAULTS_SHOWN).map(Fault::toString).collect(Collectors.joining("\n"))));
    }
    LOG.info("demo: {} {} ({}), {} rows/s", String.format(Locale.ROOT, "%,d", report.rows()), kind.word(), kind.title(),
        String.format(Locale.ROOT, "%,.0f", report.rowsPerSecond()));
  }
}
