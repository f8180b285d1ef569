package org.fangyu.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.Received;
import org.fangyu.attachments.content.Samples;
import org.fangyu.commandline.Beans;
import org.fangyu.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each test damages a store of three files with four rows. */
class AttachmentCheckTest {
  @TempDir
  private Path folder;
  private TestDatabase db;
  private ContentStore store;
  private final StringWriter printed = new StringWriter();

  @BeforeEach
  void fill() throws IOException {
    db = TestDatabase.fresh();
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01')");
    store = new ContentStore(folder, 0);
    for (String content : new String[] {"一", "二", "三", "三"}) attach(content);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void whatIsWholeIsSaidToBeWhole() {
    assertThat(check()).isZero();
    assertThat(printed.toString()).contains("attachments: 4 rows, 3 files, 完整 / whole");
  }

  @Test
  void aMissingFileIsNamedWithItsRecord() throws IOException {
    Files.delete(store.file(hash("二")));
    faults(1, "缺失 / missing: " + hash("二").substring(0, 2), "(division 990121: 二.txt)");
  }

  @Test
  void aChangedFileIsNamedEvenIfItIsAsLong() throws IOException {
    Files.writeString(store.file(hash("三")), "四");
    Files.writeString(store.file(hash("一")), "一一");
    faults(2, "被改动 / changed: ", "(division 990121: 三.txt, +1)", "(division 990121: 一.txt)");
  }

  @Test
  void filesThatBelongToNothingAreNamedButNotWhatIsJustComingIn() throws IOException {
    try (Received orphan = store.receive(new ByteArrayInputStream(Samples.text("orphan")), 100)) {
      store.keep(orphan);
    }
    Files.writeString(folder.resolve("README"), "x");
    Files.writeString(folder.resolve("incoming/now.part"), "x");
    Path old = Files.writeString(folder.resolve("incoming/old.part"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    faults(3, "多余 / orphan, no row names it", hash("orphan").substring(2), "多余 / no attachment: README", "多余 / no attachment: incoming/old.part");
    assertThat(printed.toString()).doesNotContain("now.part");
  }

  @Test
  void aFolderThatIsNotThereHasNothing() throws IOException {
    store = new ContentStore(folder.resolve("elsewhere"), 0);
    faults(3, "缺失 / missing");
  }

  private void faults(int count, String... words) {
    assertThat(check()).isEqualTo(1);
    assertThat(printed.toString()).contains(words).contains(count + " 处问题 / faults");
  }

  private int check() {
    Beans beans = new Beans() {
      @Override
      public <T> T get(Class<T> type) {
        return type.cast(new AttachmentCheck(db.dataSource(), store));
      }
    };
    var out = new PrintWriter(printed, true);
    return new CommandLine(new CheckAttachments(beans)).setOut(out).setErr(out).execute();
  }

  private void attach(String content) throws IOException {
    try (Received received = store.receive(new ByteArrayInputStream(Samples.text(content)), 100)) {
      db.signed(() -> db.jdbc().sql("insert into attachment (attachment_id, register, code, division_code, kind, name, media_type, size_bytes, sha256) values (:id, 'division', '990121', '990121', 'paper', :name, 'text/plain', :bytes, :sha256)")
          .param("id", UUID.randomUUID()).param("name", content + ".txt").param("bytes", received.bytes()).param("sha256", received.sha256()).update());
      store.keep(received);
    }
  }

  private String hash(String content) throws IOException {
    return ContentStore.hash(Files.writeString(folder.resolveSibling("hash"), content));
  }
}
