package org.fangyu;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"fangyu " + number()};
  }

  static String number() {
    var properties = new Properties();
    try (var in = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (in != null) properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("build-info.properties cannot be read", e);
    }
    return properties.getProperty("build.version", "unpackaged");
  }
}
