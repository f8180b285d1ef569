package org.fangyu.files.shapefile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fangyu.files.rows.FileFault;

/** Encoding of a .dbf as its .cpg file or its language driver byte names it. */
final class DbfEncoding {

  static final Charset GB18030 = Charset.forName("GB18030");

  /** Names seen in .cpg files beside those that Java knows. GB18030 contains GBK, which contains GB2312. */
  private static final Map<String, Charset> NAMES = Map.of(
      "65001", StandardCharsets.UTF_8, "UTF8", StandardCharsets.UTF_8,
      "936", GB18030, "CP936", GB18030, "ANSI 936", GB18030, "OEM 936", GB18030, "GBK", GB18030,
      "GB2312", GB18030, "EUC-CN", GB18030);

  /** dBASE language drivers 0x4D (Chinese GBK, Windows) and 0x7A (Chinese PRC, Windows). */
  private static final Map<Integer, Charset> DRIVERS = Map.of(0x4D, GB18030, 0x7A, GB18030);

  private DbfEncoding() {}

  static Charset ofCpg(String text) {
    String name = text.replace("\uFEFF", "").strip().toUpperCase(Locale.ROOT);
    Charset named = NAMES.get(name);
    try {
      return named != null ? named : Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw new FileFault(".cpg", "the name of an encoding, such as UTF-8 or GBK",
          text.length() > 40 ? text.substring(0, 40) : text);
    }
  }

  static Optional<Charset> ofDriver(int languageDriver) {
    return Optional.ofNullable(DRIVERS.get(languageDriver));
  }
}
