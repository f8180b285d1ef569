package org.fangyu.importexport;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.database.Author;
import org.fangyu.database.Database;
import org.fangyu.files.FeatureFile;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports a file into one register: all of its rows in one transaction, or none and a list of what is wrong.
 * Joins a transaction of the calling thread if there is one.
 */
@Component
public class Importer {

  /**
   * What to import.
   *
   * @param crs the coordinate system of the file, where the file does not say it
   * @param layer the layer of a file with several
   * @param dryRun to do everything and then take it back
   * @param actor who imports, for the journal
   */
  public record Request(Kind kind, Path file, Optional<Crs> crs, Optional<String> layer, boolean dryRun, String actor) {}

  /** Told how an import goes on. */
  public interface Watcher {
    /** A step begins: reading, checking, writing. */
    void step(String name);

    /** So many rows, and so large a share of the step, 0 to 1, are done. */
    void at(long rows, double share);

    /** Looks away. */
    Watcher NOBODY = new Watcher() {
      @Override
      public void step(String name) { }

      @Override
      public void at(long rows, double share) { }
    };
  }

  private static final int PROGRESS_EVERY = 1000;

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Secrets secrets;

  public Importer(DataSource dataSource, Secrets secrets) {
    this.dataSource = dataSource;
    this.secrets = secrets;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /**
   * Runs an import.
   *
   * @param watcher told how it goes on
   * @throws FileFault if the file cannot be read, is empty, or its coordinate system is unknown
   */
  public ImportReport run(Request request, Watcher watcher) {
    long start = System.nanoTime();
    Faults faults = new Faults();
    try (FeatureReader reader = FeatureFile.open(request.file, request.layer)) {
      Placement placement = new Placement(crs(reader.crs(), request.crs), request.kind.shape());
      long rows = transaction.execute(status -> inTransaction(request, reader, placement, faults, watcher, status));
      boolean written = faults.total() == 0 && !request.dryRun;
      return new ImportReport(request.kind, reader.rowWord(), rows, (System.nanoTime() - start) / 1e9, written,
          reader.notes(), faults.listed(), faults.total());
    } catch (CrsFault unusable) {
      throw new FileFault("coordinate system", unusable.getMessage(), request.crs.map(Crs::code).orElse("the file's own"), unusable);
    }
  }

  /** The coordinate system: what the file says itself; what the user says, if the file does not or only by its format's default. */
  static Crs crs(FileCrs said, Optional<Crs> given) {
    if (said.unknown()) {
      return given.orElseThrow(() -> new FileFault("coordinate system",
          "the file does not say which (see %s): give --crs EPSG:n".formatted(said.source()), "none"));
    }
    if (said.implied()) {
      return given.orElseGet(() -> Crs.parse(said.code()));
    }
    Crs own = said.code() != null ? Crs.parse(said.code()) : Crs.ofWkt(said.wkt());
    if (given.isPresent() && given.get().epsg() != own.epsg()) {
      throw new FileFault("--crs", "%s says %s".formatted(said.source(), own), given.get());
    }
    return own;
  }

  private long inTransaction(Request request, FeatureReader reader, Placement placement, Faults faults,
      Watcher watcher, TransactionStatus status) {
    Database.allowLongWork(dataSource);
    Author.sign(jdbc, request.actor);
    long rows;
    try {
      rows = stage(request, reader, placement, faults, watcher);
    } catch (SQLException | IOException broken) {
      throw new IllegalStateException("loading into the temporary table failed: " + broken.getMessage(), broken);
    }
    if (rows == 0) {
      throw new FileFault("file", "at least one row", "none");
    }
    SetChecks checks = new SetChecks(jdbc, request.kind, faults);
    watcher.step("check");
    checks.run(placement);
    watcher.at(rows, 1);
    if (faults.total() == 0) {
      watcher.step("write");
      insert(checks, faults);
      watcher.at(rows, 1);
    }
    if (faults.total() > 0 || request.dryRun) {
      status.setRollbackOnly();
    }
    return rows;
  }

  private long stage(Request request, FeatureReader reader, Placement placement, Faults faults, Watcher watcher)
      throws SQLException, IOException {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    watcher.step("read");
    RowCheck check = new RowCheck(request.kind, reader.columns(), placement, faults, today(), request.dryRun ? secrets::rehearsal : secrets::box);
    long rows = 0;
    try (Staging staging = new Staging(connection, request.kind)) {
      for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
        RowCheck.Checked checked = check.check(row);
        staging.add(row.number(), checked.values(), checked.geometry(), checked.source());
        if (++rows % PROGRESS_EVERY == 0) {
          watcher.at(rows, reader.progress());
        }
      }
      staging.finish();
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
    watcher.at(rows, 1);
    return rows;
  }

  private LocalDate today() {
    return jdbc.sql("select current_date").query(LocalDate.class).single();
  }

  /** A rule of the database that no check above knows is a fault of the file, not of the system. */
  private static void insert(SetChecks checks, Faults faults) {
    try {
      checks.insert();
    } catch (DataIntegrityViolationException refused) {
      faults.add(0, "", "must keep the rules of the database: " + rule(refused), "");
    }
  }
  /** The rule without the row that broke it, which the database would print with everything personal in it. */
  private static String rule(DataIntegrityViolationException refused) {
    return refused.getMostSpecificCause() instanceof PSQLException told && told.getServerErrorMessage() != null
        ? told.getServerErrorMessage().getMessage() : refused.getMostSpecificCause().getMessage();
  }
}
