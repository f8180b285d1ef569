package org.fangyu.boundaries;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check …}: checks of files, without a database. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks files: what is wrong, and where.",
    subcommands = CheckBoundaries.class)
public final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  /** Nothing to check was named. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }
}
