package org.fangyu.importexport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Progress;
import org.fangyu.files.FeatureFile.Format;
import org.fangyu.importexport.kinds.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export KIND --format F FILE}: writes a register to a file that imports again unchanged. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Writes all records of a register to a file, in CGCS2000 longitude and latitude.",
        "The file imports again unchanged. CSV text that a spreadsheet would run as a formula gets an apostrophe before it,",
        "which import takes away."})
public final class ExportCommand implements Callable<Integer> {

  private static final int DONE = 0;

  private final Beans beans;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND",
      description = "divisions, built-up-areas, places, roads, door-plates, signs, boundary-lines, boundary-markers, "
          + "cemeteries, graves or zones.")
  private String kindWord;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to write; one that exists is replaced.")
  private Path file;

  @Option(names = "--format", required = true, paramLabel = "F", description = "geojson, gpkg or csv.")
  private String formatWord;

  @Option(names = "--personal",
      description = "Write columns about living persons too (owners, kin, their identity numbers in plain text), which the journal "
          + "records; otherwise they are left out.")
  private boolean personal;

  public ExportCommand(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() throws IOException {
    Kind kind = Kind.of(kindWord).orElseThrow(() -> wrongUse("KIND: must be one of %s, found %s"
        .formatted(Kind.all().stream().map(Kind::word).toList(), kindWord)));
    Format format = Format.of(formatWord).orElseThrow(() -> wrongUse("--format: must be geojson, gpkg or csv, found " + formatWord));
    checkFile(format);
    long rows;
    Exporter exporter = beans.get(Exporter.class);
    try (Progress progress = new Progress("%s %s".formatted(kind.word(), file.getFileName()), exporter.count(kind))) {
      rows = exporter.run(kind, format, file, personal ? Optional.of(ImportCommand.actor()) : Optional.empty(), progress::at);
    }
    var out = spec.commandLine().getOut();
    if (!personal && !Exporter.personalColumns(kind).isEmpty()) {
      out.println("left out, about living persons: %s (--personal writes it)".formatted(String.join(", ", Exporter.personalColumns(kind))));
    }
    out.printf(Locale.ROOT, "%s: %,d rows exported%n", file.getFileName(), rows);
    out.flush();
    return DONE;
  }

  private void checkFile(Format format) {
    Path name = file.getFileName();
    if (name == null || !name.toString().toLowerCase(Locale.ROOT).endsWith("." + format.word())) {
      throw wrongUse("FILE: must end in .%s, found %s".formatted(format.word(), file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw wrongUse("FILE: must be in an existing folder that can be written, found " + file);
    }
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
