package org.fangyu.secrets;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys from the command line: which there are, and a new one. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Lists, renews and gives up the keys of encrypted values (密钥); the files are in var/keys.")
public final class KeysCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAULTS = 1;

  private final Beans beans;
  @Spec
  private CommandSpec spec;

  public KeysCommand(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists which key has encrypted how many values. Exit status 1 when a key that is needed cannot be used.")
  int list() {
    int status = DONE;
    for (Sealed column : Sealed.values()) {
      for (Reseal.Use use : beans.get(Reseal.class).uses(column)) {
        var why = beans.get(Secrets.class).whyNot(column.purpose(), use.key());
        print("%-24s %,10d values in %s.%s%s%n", use.key(), use.values(), use.table(), use.column(), why.map(w -> "; " + w.getMessage()).orElse(""));
        if (why.isPresent()) status = FAULTS;
      }
    }
    return status;
  }

  @Command(name = "rotate", mixinStandardHelpOptions = true,
      description = "Makes a new key and encrypts everything of the purpose anew with it, also while the service runs. The old key file stays; keep it apart, "
          + "for what the journal says of earlier states is encrypted with it.")
  int rotate(@Parameters(paramLabel = "PURPOSE", description = "second-factor or identity-number.") String purpose) {
    if (!Sealed.purposes().contains(purpose)) {
      throw new ParameterException(spec.commandLine(), "PURPOSE: must be one of %s, found %s".formatted(Sealed.purposes(), purpose));
    }
    String key = beans.get(Secrets.class).renew(purpose, actor());
    long values;
    try (Progress progress = new Progress("encrypting anew", 0)) {
      values = beans.get(Reseal.class).run(purpose, actor(), progress::at);
    }
    print("%s: %,d values encrypted anew; copy %s.key to a place apart from the backups%n", key, values, key);
    return DONE;
  }

  @Command(name = "abandon", mixinStandardHelpOptions = true,
      description = "Empties every field that a lost key has encrypted: nobody can read them again. Refused while the key's file is there.")
  int abandon(@Parameters(paramLabel = "KEY", description = "As list names it.") String key) {
    var use = Arrays.stream(Sealed.values()).filter(column -> beans.get(Reseal.class).uses(column).stream().anyMatch(used -> used.key().equals(key))).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "KEY: must have encrypted something, found " + key));
    if (beans.get(Secrets.class).whyNot(use.purpose(), key).isEmpty()) {
      throw new ParameterException(spec.commandLine(), "KEY: must be lost, but %s.key is there and can be used".formatted(key));
    }
    print("%s: %,d values emptied; keys rotate %s makes a new key%n", key, beans.get(Reseal.class).abandon(key, actor()), use.purpose());
    return DONE;
  }

  private static String actor() {
    return "command line: " + System.getProperty("user.name", "unknown");
  }

  private void print(String format, Object... values) {
    spec.commandLine().getOut().printf(Locale.ROOT, format, values);
    spec.commandLine().getOut().flush();
  }
}
