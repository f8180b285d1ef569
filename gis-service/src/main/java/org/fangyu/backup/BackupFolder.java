package org.fangyu.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A folder of backups whose names say when they were taken (UTC); files with other names are none of its business. */
record BackupFolder(Path path) {
  private static final Pattern NAME = Pattern.compile("fangyu-(\\d{8}T\\d{6}Z)\\.zip");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  Path file(Instant taken) {
    return path.resolve("fangyu-" + TIME.format(taken) + ".zip");
  }

  Optional<Instant> newest() throws IOException {
    return files().stream().findFirst().map(BackupFolder::taken);
  }

  /** Deletes all but the newest ones. @return how many are gone */
  int keep(int newest) throws IOException {
    List<Path> old = files().stream().skip(newest).toList();
    for (Path file : old) Files.delete(file);
    return old.size();
  }

  /** Newest first. */
  private List<Path> files() throws IOException {
    try (var all = Files.list(path)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches()).sorted(Comparator.comparing(BackupFolder::taken).reversed()).toList();
    }
  }

  private static Instant taken(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) throw new IllegalArgumentException(file + " is no backup's name");
    return TIME.parse(name.group(1), Instant::from);
  }
}
