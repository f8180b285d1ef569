package org.fangyu.journal;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code check journal}: whether a row of the journal was changed, taken away or slipped in. */
@Command(name = "journal", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Walks the journal (变更日志) from its first row to its last and computes every hash again. Says how many rows",
        "there are and names the first that was changed, is missing or was inserted. It runs beside a working service.",
        "The last line is the journal's seal: noted elsewhere, it also proves later that nobody computed the chain anew."},
    footer = {"", "Exit status 0 the journal is whole, 1 it is broken, 2 wrong use, 3 the system failed."})
public final class CheckJournal implements Callable<Integer> {
  private static final int WHOLE = 0;
  private static final int BROKEN = 1;

  private final Beans beans;

  @Spec
  private CommandSpec spec;

  @Option(names = "--known", paramLabel = "N:HASH", description = "A seal that was printed earlier; the journal must still contain it.")
  private String known;

  public CheckJournal(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() {
    Optional<Chain.Seal> seal = seal();
    Chain chain = beans.get(Chain.class);
    Chain.Report report;
    try (Progress progress = new Progress("journal", chain.length())) {
      report = chain.walk(seal, progress::at);
    }
    var out = spec.commandLine().getOut();
    report.first().ifPresent(out::println);
    String verdict = report.whole() ? "完整 / whole" : String.format(Locale.ROOT, "不完整 / broken, %,d faults, the first above", report.breaks());
    out.printf(Locale.ROOT, "journal: %,d rows, %s%n", report.rows(), verdict);
    if (report.whole() && report.rows() > 0) out.println("seal " + report.head());
    out.flush();
    return report.whole() ? WHOLE : BROKEN;
  }

  private Optional<Chain.Seal> seal() {
    try {
      return Optional.ofNullable(known).map(Chain.Seal::parse);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--known: " + e.getMessage());
    }
  }
}
