package org.fangyu.placenames.divisions.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Levels whose divisions an office changes. Codes: GB/T 2260 has six digits for a county, GB/T 10114 three more for a
 * township (001–099 street office, 100–199 town, 200–399 township), the statistical code three more for a village.
 */
public enum Level {
  COUNTY(6), TOWNSHIP(9), VILLAGE(12);

  private final int digits;

  Level(int digits) {
    this.digits = digits;
  }

  public int digits() {
    return digits;
  }

  /** As the register writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Level> find(String key) {
    return Arrays.stream(values()).filter(level -> level.key().equals(key)).findFirst();
  }

  /** Why a code cannot stand under the division above; empty if it can. @param parent code of the division above, null where there is none */
  Optional<String> whyNot(String code, String parent) {
    if (!code.matches("\\d{" + digits + "}")) {
      return Optional.of("代码应为 %d 位数字 / the code has %1$d digits".formatted(digits));
    }
    if (parent != null && !code.startsWith(prefix(parent))) {
      return Optional.of("代码应以上级代码 %s 开头 / the code begins with that of the division above".formatted(prefix(parent)));
    }
    return code.endsWith("000") && this != COUNTY ? Optional.of("末三位 000 表示上级区划本身 / 000 means the division above itself") : Optional.empty();
  }

  /** Codes of provinces and cities are filled up with zeros; these do not bind what lies below. */
  private static String prefix(String parent) {
    return parent.length() == 6 ? parent.replaceFirst("0{2}(0{2})?$", "") : parent;
  }

  /** Why a township's number does not fit the kind of township that its name says; empty if it does or says nothing. */
  Optional<String> whyUnusual(String code, String name) {
    if (this != TOWNSHIP || code.length() != digits) {
      return Optional.empty();
    }
    int number = Integer.parseInt(code.substring(6));
    String range = name.endsWith("街道") || name.endsWith("街道办事处") ? "001-099" : name.endsWith("镇") ? "100-199" : name.endsWith("乡") ? "200-399" : null;
    boolean fits = range == null || number >= Integer.parseInt(range.substring(0, 3)) && number <= Integer.parseInt(range.substring(4));
    return fits ? Optional.empty() : Optional.of("“%s”的代码末三位按 GB/T 10114 应在 %s / GB/T 10114 has other numbers for this kind".formatted(name, range));
  }
}
