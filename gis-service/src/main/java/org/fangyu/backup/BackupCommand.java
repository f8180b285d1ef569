package org.fangyu.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.commandline.Progress;
import org.fangyu.database.DatabaseServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup FILE}: the whole database of one moment with its attachments in one file. */
@Command(name = "backup", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Writes the whole database, as it is at one moment, and the attachments that it names to one file (a zip), also while",
        "the service runs and others write.",
        "The file has every register with its personal data, the journal and the accounts: keep it as you keep those. It does",
        "NOT have the passwords of the database's users nor any key file: keep a copy of var/keys apart from it, for without",
        "its key nobody reads what was encrypted."})
public final class BackupCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to write, as county.zip. It appears when it is whole.")
  private Path file;

  @Option(names = "--force", description = "Replace a file that exists, once the new backup is whole.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw new ParameterException(spec.commandLine(), "FILE: must be in an existing folder that can be written, found " + file);
    }
    if (Files.exists(file) && !force) throw new ParameterException(spec.commandLine(), "FILE: " + file + " exists; --force replaces it once the new backup is whole");
    Manifest manifest;
    try (var place = DatabaseServer.bySettings(); var progress = new Progress("backup " + file.getFileName() + ", bytes", 0)) {
      manifest = Backup.write(place.server().database(), ContentStore.bySettings(place.settings()), file, force, progress::at);
    }
    var out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%s: %,d rows of %d tables, %,d attached files, schema version %s, %,d bytes%n", file.getFileName(), manifest.allRows(),
        manifest.rows().size(), manifest.attachments().files(), manifest.schema(), Files.size(file));
    out.flush();
    return 0;
  }
}
