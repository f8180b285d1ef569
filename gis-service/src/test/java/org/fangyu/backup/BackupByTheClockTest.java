package org.fangyu.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.database.Database;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupByTheClockTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void aBackupIsTakenWhenDueAndOnlyTheNewestAreKept() throws IOException {
    var clock = new BackupByTheClock(TestDatabase.bare(), nothing(), folder.toString(), Duration.ofHours(24), 2);
    Files.writeString(folder.resolve("mine.zip"), "stays");
    for (int hours : new int[] {0, 1, 23, 24, 30, 48, 72}) clock.tick(NOON.plus(Duration.ofHours(hours)));
    assertThat(names()).containsExactly("fangyu-20261122T120000Z.zip", "fangyu-20261123T120000Z.zip", "mine.zip");
    assertThat(Archive.manifest(folder.resolve("fangyu-20261123T120000Z.zip")).rows()).containsKey("register.place");
    assertThat(clock.health().getDetails()).containsEntry("newest", "2026-11-23T12:00:00Z").doesNotContainKey("failure");
  }

  @Test
  void aFailureIsToldKeepsTheOldOnesAndIsTriedAgainLater() throws IOException {
    Database there = TestDatabase.bare();
    new BackupByTheClock(there, nothing(), folder.toString(), Duration.ofHours(1), 1).tick(NOON);
    var gone = new BackupByTheClock(new Database("jdbc:postgresql://127.0.0.1:1/none", there.logins()), nothing(), folder.toString(), Duration.ofHours(1), 1);
    gone.tick(NOON.plus(Duration.ofHours(2)));
    assertThat(names()).containsExactly("fangyu-20261120T120000Z.zip");
    assertThat(gone.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(gone.health().getDetails().get("failure").toString()).startsWith("2026-11-20T14:00:00Z: the database could not be read");
    gone.tick(NOON.plus(Duration.ofMinutes(121)));
    assertThat(gone.health().getDetails().get("failure").toString()).as("not tried again within minutes").startsWith("2026-11-20T14:00:00Z");
    gone.tick(NOON.plus(Duration.ofMinutes(136)));
    assertThat(gone.health().getDetails().get("failure").toString()).startsWith("2026-11-20T14:16:00Z");
  }

  @Test
  void settingsThatCannotBeAreRefusedAtTheStart() {
    Database none = new Database("", Map.of());
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> new BackupByTheClock(none, nothing(), missing, Duration.ofHours(1), 1)).hasMessageContaining("fangyu.backup.folder").hasMessageContaining("missing");
    assertThatThrownBy(() -> new BackupByTheClock(none, nothing(), folder.toString(), Duration.ofSeconds(5), 1)).hasMessageContaining("fangyu.backup.every");
    assertThatThrownBy(() -> new BackupByTheClock(none, nothing(), folder.toString(), Duration.ofHours(1), 0)).hasMessageContaining("fangyu.backup.keep");
  }

  @Test
  void theOperatorReadsItInTheHealthAndThePublicDoesNot() {
    try (TestDatabase db = TestDatabase.fresh()) {
      try (TestService service = TestService.on(db, "management.endpoint.health.show-details=always")) {
        assertThat(service.get("/actuator/health").body()).contains("\"backup\":\"off\"");
      }
      try (TestService service = TestService.on(db, "fangyu.var=" + folder, "fangyu.backup.folder=" + folder, "fangyu.backup.every=6h")) {
        assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(service.get("/actuator/health").body()).doesNotContain("newest");
        assertThat(service.bean(BackupByTheClock.class).health().getDetails()).containsKey("newest");
      }
    }
  }

  private ContentStore nothing() {
    return new ContentStore(folder.resolve("attachments"), 0);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
