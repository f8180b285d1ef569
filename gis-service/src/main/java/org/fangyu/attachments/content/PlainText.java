package org.fangyu.attachments.content;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Text for people: UTF-8 or GB 18030 throughout, no control characters, no page or script. */
final class PlainText {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private PlainText() {}

  /** What it is written in; empty when it is no text. */
  static Optional<Charset> charset(Path file) throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) if (is(file, charset)) return Optional.of(charset);
    return Optional.empty();
  }

  private static boolean is(Path file, Charset charset) throws IOException {
    var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
      char[] characters = new char[1 << 14];
      for (int read = reader.read(characters); read >= 0; read = reader.read(characters)) {
        for (int i = 0; i < read; i++) if (Character.isISOControl(characters[i]) && "\t\r\n\f".indexOf(characters[i]) < 0) return false;
      }
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
