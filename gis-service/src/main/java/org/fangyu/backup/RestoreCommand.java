package org.fangyu.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.database.DatabaseServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore FILE}: a backup into an empty place. */
@Command(name = "restore", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Puts a backup into an empty place: a FANGYU_VAR without a database, or a new database that SPRING_DATASOURCE_URL names,",
        "and a folder without attachments. Checksums, versions and the place are checked first; then all of it comes in, or nothing. Key files (var/keys) are not",
        "in a backup: put them back by hand. The service must not run on this place meanwhile."})
public final class RestoreCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) throw new ParameterException(spec.commandLine(), "FILE: must be an existing file, found " + file);
    var err = spec.commandLine().getErr();
    try {
      Archive.manifest(file);   // a wrong file must not make a database first
      try (var place = DatabaseServer.bySettings()) {
        Manifest manifest = Restore.run(place.server().database(), ContentStore.bySettings(place.settings()), file, step -> {
          err.println("restore " + file.getFileName() + ": " + step);
          err.flush();
        });
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s: %,d rows of %d tables and %,d attached files restored, as of %s%n", file.getFileName(), manifest.allRows(), manifest.rows().size(),
            manifest.attachments() == null ? 0 : manifest.attachments().files(), manifest.createdAt());
        out.flush();
        return 0;
      }
    } catch (Refused refused) {
      err.println("restore: " + refused.getMessage());
      err.println("nothing restored");
      err.flush();
      return REFUSED;
    }
  }
}
