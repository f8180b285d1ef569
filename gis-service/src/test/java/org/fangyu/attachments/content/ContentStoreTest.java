package org.fangyu.attachments.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {
  /** SHA-256 of "abc", FIPS 180-2 appendix B.1. */
  private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir
  private Path folder;
  private ContentStore store;

  @BeforeEach
  void open() {
    store = new ContentStore(folder.resolve("attachments"), 0);
  }

  @Test
  void contentLiesUnderItsHashAndIsItsOwnersOnly() throws IOException {
    keep("abc");
    Path file = folder.resolve("attachments/ba").resolve(ABC.substring(2));
    assertThat(file).hasContent("abc");
    assertThat(store.file(ABC)).isEqualTo(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
    assertThat(found()).containsExactly(ABC);
  }

  @Test
  void theSameContentIsThereOnceAndMendsWhatWasDamaged() throws IOException {
    keep("abc");
    Files.writeString(store.file(ABC), "abd");
    keep("abc");
    assertThat(store.file(ABC)).hasContent("abc");
    assertThat(found()).containsExactly(ABC);
  }

  @Test
  void whatIsNotKeptIsGone() throws IOException {
    try (Received received = store.receive(stream("abc"), 3)) {
      assertThat(received.sha256()).isEqualTo(ABC);
      assertThat(received.bytes()).isEqualTo(3);
      assertThat(received.file()).exists();
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void whatIsTooLongCutOffOrHasNoRoomLeavesNothing() throws IOException {
    assertThatThrownBy(() -> store.receive(stream("abcd"), 3)).isInstanceOf(ContentStore.TooLong.class);
    assertThatThrownBy(() -> store.receive(new InputStream() {
      private int left = 100_000;

      @Override
      public int read() throws IOException {
        if (left-- <= 0) throw new IOException("the line went dead");
        return 'a';
      }
    }, 1_000_000)).hasMessage("the line went dead");
    var full = new ContentStore(store.folder(), Long.MAX_VALUE);
    assertThatThrownBy(() -> full.receive(stream("abc"), 3)).isInstanceOf(ContentStore.Full.class).hasMessageContaining("free");
    assertThat(found()).isEmpty();
  }

  @Test
  void whatACrashLeftHalfWayGoesAndWhatIsComingInStays() throws IOException {
    keep("abc");
    for (String name : List.of("old.part", "new.part", "old.note")) Files.writeString(store.folder().resolve("incoming").resolve(name), "x");
    for (String name : List.of("old.part", "old.note")) Files.setLastModifiedTime(store.folder().resolve("incoming").resolve(name), FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    store.tidy();
    assertThat(found()).containsExactlyInAnyOrder(ABC, "incoming/new.part", "incoming/old.note");
    new ContentStore(folder.resolve("none"), 0).tidy();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aNameThatIsNoHashIsNoPath() {
    for (String name : List.of("../../etc/passwd", ABC.toUpperCase(), ABC + "0", "")) assertThatThrownBy(() -> store.file(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatElseLiesInTheFolderIsTold() throws IOException {
    keep("abc");
    Files.writeString(store.folder().resolve("ba/note.txt"), "x");
    Files.writeString(store.folder().resolve("incoming/left.part"), "x");
    assertThat(found()).containsExactlyInAnyOrder(ABC, "ba/note.txt", "incoming/left.part");
  }

  private void keep(String content) throws IOException {
    try (Received received = store.receive(stream(content), 1000)) {
      store.keep(received);
    }
  }

  private List<String> found() throws IOException {
    var found = new ArrayList<String>();
    store.list(found::add, path -> found.add(path.toString()));
    try (Stream<Path> walk = Files.walk(store.folder())) {
      assertThat(walk.filter(Files::isRegularFile)).hasSameSizeAs(found);
    }
    return found;
  }

  private static InputStream stream(String content) {
    return new ByteArrayInputStream(Samples.text(content));
  }
}
