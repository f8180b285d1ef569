package org.fangyu.attachments.content;

import java.text.Normalizer;

/** The name of a file as its owner knows it: shown and given back, never a path. */
public final class FileName {
  public static final int LONGEST = 200;

  private FileName() {}

  /** The name in composed characters. @throws Unacceptable when it would deceive a reader or a program */
  public static String checked(String given) {
    String name = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
    if (name.isEmpty() || name.length() > LONGEST) throw bad("1–" + LONGEST + " 字符 / characters", name.length());
    name.codePoints().filter(FileName::misleading).findFirst().ifPresent(found -> {
      throw bad("不含控制字符、方向控制符和路径分隔符 / no control or direction characters, no path separators", "U+%04X".formatted(found));
    });
    if (name.startsWith(".") || name.endsWith(".")) throw bad("不以点开头或结尾 / neither begins nor ends with a dot", name);
    return name;
  }

  /** Cf has the overrides of direction, by which "gpj.exe" can be read as "exe.jpg". */
  private static boolean misleading(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> character == '/' || character == '\\';
    };
  }

  private static Unacceptable bad(String bound, Object offender) {
    return new Unacceptable(Unacceptable.Why.BAD_NAME, "文件名不可用 / the file's name cannot be used: " + bound, bound, offender);
  }
}
