package org.fangyu.backup;

import java.io.IOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This program's version, and whether another one is newer. */
final class Product {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

  private Product() {}

  /** As the build wrote it, or "unpackaged". */
  static String version() {
    var properties = new Properties();
    try (var in = Product.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (in != null) properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("build-info.properties cannot be read", e);
    }
    return properties.getProperty("build.version", "unpackaged");
  }

  /** Compares the three numbers; a version without numbers, as an unpackaged program's, is never newer nor older. */
  static boolean newer(String one, String other) {
    Matcher left = NUMBERS.matcher(one);
    Matcher right = NUMBERS.matcher(other);
    if (!left.matches() || !right.matches()) return false;
    for (int part = 1; part <= 3; part++) {
      int difference = Integer.compare(Integer.parseInt(left.group(part)), Integer.parseInt(right.group(part)));
      if (difference != 0) return difference > 0;
    }
    return false;
  }
}
