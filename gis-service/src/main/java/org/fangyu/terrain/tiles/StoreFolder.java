package org.fangyu.terrain.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of the store: {@code list.json} says what counts, {@code sources/VERSION} holds the tiles of a source. A new
 * source is written beside and renamed, then the list is replaced in one step; whoever has the old list open reads on.
 */
public final class StoreFolder {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PARTIAL = ".partial";

  private final Path folder;
  private final Path list;
  private final Path sources;

  public StoreFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.list = this.folder.resolve("list.json");
    this.sources = this.folder.resolve("sources");
  }

  public Path path() {
    return folder;
  }

  /** Held by whoever changes the folder. */
  public record Lock(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close(); // gives the lock back
    }
  }

  /** @return nothing when somebody else is changing the folder, in this process or another */
  public Optional<Lock> lock() throws IOException {
    Files.createDirectories(sources);
    FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException here) {
      // told below, as when it is another process
    }
    if (lock == null) channel.close();
    return lock == null ? Optional.empty() : Optional.of(new Lock(channel, lock));
  }

  /** Changes when the list does: what it costs to ask is one look at a file. */
  public String stamp() throws IOException {
    try {
      var attributes = Files.readAttributes(list, "unix:ino,size,lastModifiedTime");
      return attributes.toString();
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  /** @throws IOException naming the file if it is damaged */
  public StoreList list() throws IOException {
    try {
      return Files.exists(list) ? JSON.readValue(Files.readAllBytes(list), StoreList.class) : StoreList.EMPTY;
    } catch (JacksonException damaged) {
      throw new IOException("%s: %s".formatted(list, damaged.getOriginalMessage()), damaged);
    }
  }

  /** Opens what the list names. @throws IOException naming a file that is missing or damaged */
  public Mosaic open(StoreList wanted) throws IOException {
    return Mosaic.open(wanted, this::source);
  }

  /** Replaces the list in one step, then takes away what it does not name. Call it with the lock. */
  public void publish(StoreList next) throws IOException {
    Path partial = folder.resolve("list.json" + PARTIAL);
    try (FileChannel out = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
      while (bytes.hasRemaining()) out.write(bytes);
      out.force(true);
    }
    Files.move(partial, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder);
    tidy(Set.copyOf(next.sources().stream().map(TileSource::version).toList()));
  }

  /** Whether the tiles of a source are there and are what was written; reads all of them. */
  public boolean intact(TileGrid grid, TileSource source) {
    try {
      return holds(source.version()) && open(new StoreList(grid, List.of(source))).damaged().get(0) == 0;
    } catch (IOException damaged) {
      return false;
    }
  }

  /** Whether the tiles of a version are there. */
  public boolean holds(String version) {
    return Files.isDirectory(source(version));
  }

  /** An empty folder for the tiles of a version, which does not count before it is {@linkplain #keep kept}. Call it with the lock. */
  public Path begin(String version) throws IOException {
    Path partial = sources.resolve(version + PARTIAL);
    delete(partial);
    return Files.createDirectories(partial);
  }

  /** From now on the tiles of a version are there, whole, on the disk; damaged ones of the same version make room. */
  public void keep(String version) throws IOException {
    Path partial = sources.resolve(version + PARTIAL);
    force(partial);
    delete(source(version));
    Files.move(partial, source(version), StandardCopyOption.ATOMIC_MOVE);
    force(sources);
  }

  /** Takes away a version that was begun. */
  public void abandon(String version) throws IOException {
    delete(sources.resolve(version + PARTIAL));
  }

  private Path source(String version) {
    return sources.resolve(version);
  }

  private void tidy(Set<String> needed) throws IOException {
    try (Stream<Path> all = Files.list(sources)) {
      for (Path one : all.filter(path -> !needed.contains(path.getFileName().toString())).toList()) delete(one);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) return;
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
