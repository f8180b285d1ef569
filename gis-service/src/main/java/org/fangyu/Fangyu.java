package org.fangyu;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.fangyu.accounts.signin.UserCommand;
import org.fangyu.backup.BackupCommand;
import org.fangyu.backup.RestoreCommand;
import org.fangyu.commandline.Beans;
import org.fangyu.importexport.ExportCommand;
import org.fangyu.importexport.ImportCommand;
import org.fangyu.placenames.exchange.NamesCommand;
import org.fangyu.secrets.KeysCommand;
import org.fangyu.terrain.sources.ElevationCommand;
import org.fangyu.visibility.VisibilityCommand;
import org.fangyu.settings.SecretSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The one program: without a command it serves; each command does one thing and ends. */
@SpringBootApplication
@Command(name = "fangyu", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
    description = "方舆 / Fangyu: the working GIS of a county's civil-affairs bureau.",
    subcommands = {RunCommand.class, ImportCommand.class, ExportCommand.class, CheckCommand.class, VisibilityCommand.class, ElevationCommand.class, UserCommand.class, KeysCommand.class, NamesCommand.class, BackupCommand.class, RestoreCommand.class},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:the data has faults (they are listed)", "2:wrong use", "3:the system failed"})
public class Fangyu implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  public static void main(String[] args) {
    int status = execute(args);
    if (status != RunCommand.SERVING) System.exit(status);
  }

  /** Runs one command line. @return exit status of the contract: 0 done, 1 faults in the data, 2 wrong use, 3 failure */
  static int execute(String... args) {
    try {
      SecretSettings.check(List.of(args), System.getProperties().stringPropertyNames(), System.getenv());
    } catch (IllegalStateException secret) {
      System.err.println("fangyu: " + secret.getMessage());
      return 2;
    }
    try (var context = new CommandContext()) {
      return commandLine(context).execute(args);
    }
  }

  static CommandLine commandLine(Beans beans) {
    return new CommandLine(new Fangyu(), new CommandFactory(beans))
        .setExitCodeExceptionMapper(failure -> failure instanceof CommandLine.ParameterException ? 2 : 3)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println(command.getCommandName() + ": " + sentence(failure));
          return failure instanceof IllegalArgumentException ? 2 : 3;
        });
  }

  /** Without a command there is nothing to do: say what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return 2;
  }

  private static String sentence(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && (root.getMessage() == null || root.getMessage().contains("Error creating bean"))) root = root.getCause();
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  /** Makes a command with the service's beans if it asks for them, else plainly. */
  private record CommandFactory(Beans beans) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      var withBeans = Arrays.stream(type.getDeclaredConstructors())
          .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {Beans.class})).findFirst();
      if (withBeans.isEmpty()) return CommandLine.defaultFactory().create(type);
      withBeans.get().setAccessible(true);
      return type.cast(withBeans.get().newInstance(beans));
    }
  }
}
