package org.fangyu.placenames.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fangyu.accounts.Sight;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Drafts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code names export --since DAY FILE}: the package for the national base from the command line. */
@Command(name = "names", mixinStandardHelpOptions = true, description = "Hands names over to the national base (国家地名信息库).")
public final class NamesCommand implements Callable<Integer> {
  private final Beans beans;
  @Spec
  private CommandSpec spec;

  public NamesCommand(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(name = "export", mixinStandardHelpOptions = true,
      description = "Writes the announced names of a period, or of a case, as one ZIP: names.json, names.xlsx, the cases' attachments and announcements, and a manifest with hashes. The journal records it.")
  int export(@Option(names = "--since", paramLabel = "DAY", description = "First day of announcement, e.g. 2026-01-01.") LocalDate since,
      @Option(names = "--until", paramLabel = "DAY", description = "Last day of announcement.") LocalDate until,
      @Option(names = "--case", paramLabel = "CODE", description = "Only the names of this case.") String code,
      @Parameters(paramLabel = "FILE", description = "The ZIP to write; one that exists is replaced.") Path file) throws IOException {
    if (since == null && until == null && code == null) {
      throw new ParameterException(spec.commandLine(), "--since, --until or --case: at least one must be given");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw new ParameterException(spec.commandLine(), "FILE: must be in an existing folder that can be written, found " + file);
    }
    long names;
    try (var drafts = new Drafts()) {
      names = beans.get(Exchange.class).write(ExchangeQuestion.of(code, since, until, Sight.EVERYTHING), "command line: " + System.getProperty("user.name", "unknown"), drafts.draft(file));
      drafts.publish();
    }
    spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d names exported%n", file.getFileName(), names);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
