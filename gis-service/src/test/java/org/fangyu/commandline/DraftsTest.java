package org.fangyu.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

  @TempDir
  Path folder;

  @Test
  void draftsTakeTheirPlacesTogetherAndNothingElseIsLeft() throws Exception {
    Path one = Files.writeString(folder.resolve("one.txt"), "old");
    Path two = folder.resolve("two.txt");
    try (var drafts = new Drafts()) {
      Files.writeString(drafts.draft(one), "new");
      Files.writeString(drafts.draft(two), "new too");
      assertThat(one).hasContent("old");
      assertThat(two).doesNotExist();
      drafts.publish();
    }
    assertThat(one).hasContent("new");
    assertThat(two).hasContent("new too");
    assertThat(names()).containsExactly("one.txt", "two.txt");
  }

  @Test
  void whatFailsHalfWayLeavesWhatStoodThere() throws Exception {
    Path one = Files.writeString(folder.resolve("one.txt"), "old");
    assertThatThrownBy(() -> {
      try (var drafts = new Drafts()) {
        Files.writeString(drafts.draft(one), "half");
        throw new IllegalStateException("half way");
      }
    }).hasMessage("half way");
    assertThat(one).hasContent("old");
    assertThat(names()).containsExactly("one.txt");
  }

  @Test
  void aCommandThatIsStoppedLeavesNoHalfFiles() throws Exception {
    Files.writeString(folder.resolve("one.txt"), "old");
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
        HalfWay.class.getName(), folder.resolve("one.txt").toString()).redirectErrorStream(true).start();
    try (var said = process.inputReader()) {
      assertThat(said.readLine()).isEqualTo("half way");
      assertThat(names()).as("the draft is there while the command works").hasSize(2);
      process.toHandle().destroy(); // SIGTERM, which ends a JVM as Ctrl-C does
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(said.lines()).anyMatch(line -> line.contains("no file was written"));
    }
    assertThat(names()).containsExactly("one.txt");
    assertThat(folder.resolve("one.txt")).hasContent("old");
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A command that never ends by itself. */
  public static final class HalfWay {
    public static void main(String[] arguments) throws Exception {
      try (var drafts = new Drafts()) {
        Files.writeString(drafts.draft(Path.of(arguments[0])), "half");
        System.out.println("half way");
        Thread.sleep(60_000);
        drafts.publish();
      }
    }
  }
}
