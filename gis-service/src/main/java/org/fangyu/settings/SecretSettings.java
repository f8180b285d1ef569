package org.fangyu.settings;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings whose names end in PASSWORD or SECRET. They come from the environment, or from a file that NAME_FILE names
 * there; on a command line every process of the machine could read them, so there they are refused.
 */
public final class SecretSettings {
  private static final Pattern NAMED_FILE = Pattern.compile("(?:FANGYU|SPRING|SERVER|MANAGEMENT)_\\w*(?:PASSWORD|SECRET)_FILE");
  private static final Pattern SECRET = Pattern.compile("(?:-+|-D)?((?:fangyu|spring|server|management)[._-][\\w.\\[\\]-]*(?:password|secret))(?:=.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_ADDRESS = Pattern.compile("(?i)[?&](?:ssl)?password=|//[^/@]*:[^/@]*@");

  private SecretSettings() {}

  /** @throws IllegalStateException if one of them stands where it does not belong, or its file is not as it must be; never tells its value */
  public static void check(Collection<String> words, Collection<String> systemProperties, Map<String, String> environment) {
    for (String word : words) refuseOnCommandLine(word);
    for (String property : systemProperties) refuseOnCommandLine(property);
    if (IN_ADDRESS.matcher(environment.getOrDefault("SPRING_DATASOURCE_URL", "")).find()) {
      throw new IllegalStateException("SPRING_DATASOURCE_URL holds a password; an address is printed and logged: set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD or SPRING_DATASOURCE_PASSWORD_FILE");
    }
    fromFiles(environment);
  }

  /** The settings that files hold, by the names that the environment would give them. */
  static Map<String, Object> fromFiles(Map<String, ?> environment) {
    var secrets = new HashMap<String, Object>();
    environment.forEach((name, file) -> {
      if (!NAMED_FILE.matcher(name).matches() || file.toString().isBlank()) return;
      String setting = name.substring(0, name.length() - "_FILE".length());
      if (environment.containsKey(setting)) throw new IllegalStateException("both " + setting + " and " + name + " are set; leave one");
      secrets.put(setting, SecretFile.read(name, Path.of(file.toString())));
    });
    return secrets;
  }

  private static void refuseOnCommandLine(String word) {
    var secret = SECRET.matcher(word);
    if (!secret.matches()) return;
    String variable = secret.group(1).toUpperCase(Locale.ROOT).replace("-", "").replaceAll("[.\\[\\]]+", "_");
    throw new IllegalStateException("a secret does not belong on the command line, where every process can read it: " + secret.group(1) + "; set " + variable + " in the environment, or " + variable + "_FILE to a file of mode 600");
  }
}
