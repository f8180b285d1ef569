package org.fangyu.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void elsewhereThanOnATerminalAStepIsOneLine() {
    try (var progress = new Progress("rows", 4, out, false)) {
      progress.at(1);
      progress.at(2);
    }
    assertThat(text()).startsWith("rows [###############               ]  50 % 2 in ").hasLineCount(1).doesNotContain("\r");
  }

  @Test
  void onATerminalTheBarRenewsItself() {
    try (var progress = new Progress("rows", 0, out, true)) {
      progress.at(1000, 0.999);
    }
    assertThat(text()).startsWith("\rrows [#############################  ]".substring(0, 36)).contains(" 99 % 1,000 in ").contains("\u001b[K");
  }

  @Test
  void withoutAnyMeasureOfTheWholeThereIsNoBar() {
    try (var progress = new Progress("rows", 0, out, false)) {
      progress.at(7);
    }
    assertThat(text()).startsWith("rows 7 in ").doesNotContain("[");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
