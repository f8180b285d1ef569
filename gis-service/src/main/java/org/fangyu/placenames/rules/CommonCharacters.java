package org.fangyu.placenames.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.Collectors;

/** The 8,105 characters of the 通用规范汉字表 (国发〔2013〕23号), from the resource that names its source. */
public final class CommonCharacters {

  private static final BitSet COMMON = read();

  private CommonCharacters() {}

  public static boolean contains(int character) {
    return COMMON.get(character);
  }

  static int count() {
    return COMMON.cardinality();
  }

  private static BitSet read() {
    try (InputStream resource = CommonCharacters.class.getResourceAsStream("common-characters.txt")) {
      String table = new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining());
      BitSet common = new BitSet(0x32000);
      table.codePoints().forEach(common::set);
      return common;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
