package org.fangyu;

import java.util.concurrent.Callable;
import org.fangyu.attachments.CheckAttachments;
import org.fangyu.boundaries.CheckBoundaries;
import org.fangyu.journal.CheckJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check …}: what is wrong, and where. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks files, the journal or the attachments: what is wrong, and where.",
    subcommands = {CheckBoundaries.class, CheckJournal.class, CheckAttachments.class})
final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  /** Nothing to check was named. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }
}
