package org.fangyu.attachments.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.unit.DataSize;

/**
 * A folder of files, each named by the SHA-256 of its content: {@code ab/cdef…}. The same content is there once. What
 * {@link #keep} has returned from is on the disk, whatever happens to the machine; nothing that was kept is taken away.
 */
public final class ContentStore {
  /** What has been coming in for so long comes in no more. */
  public static final Duration UNFINISHED = Duration.ofHours(1);
  private static final String INCOMING = "incoming";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;
  /** How often room is looked for while content comes in, bytes. */
  private static final long LOOK_EVERY = 4L << 20;

  /** More came in than one file may have; what had come in is gone again. */
  public static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong(long most) {
      super("more than %,d bytes".formatted(most));
    }
  }

  /** There is no room for more content; what had come in is gone again. */
  public static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final Path folder;
  private final long keepFree;

  /** @param keepFree bytes of the disk that content must leave to others, such as the database */
  public ContentStore(Path folder, long keepFree) {
    this.folder = folder.toAbsolutePath().normalize();
    this.keepFree = keepFree;
  }

  /** The folder that the service's settings name. */
  public static ContentStore bySettings(PropertyResolver settings) {
    return new ContentStore(Path.of(settings.getRequiredProperty("fangyu.attachments.folder")), DataSize.parse(settings.getRequiredProperty("fangyu.attachments.keep-free")).toBytes());
  }

  public Path folder() {
    return folder;
  }

  /** Where the content of that hash lies, or would. */
  public Path file(String sha256) {
    if (!HASH.matcher(sha256).matches()) throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits, was " + sha256);
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  /**
   * Takes content in and forces it to the disk, in one pass.
   *
   * @param most bytes that it may have
   * @throws TooLong when there are more
   * @throws Full when the disk has no room
   * @throws IOException when the sender stopped in the middle, or the disk failed
   */
  public Received receive(InputStream in, long most) throws IOException {
    Path incoming = folder.resolve(INCOMING);
    makeFolder(incoming);
    Path part = incoming.resolve(UUID.randomUUID() + ".part");
    try {
      MessageDigest digest = sha256();
      long bytes = copy(in, part, digest, most);
      return new Received(part, HexFormat.of().formatHex(digest.digest()), bytes);
    } catch (IOException | RuntimeException | Error failure) {
      Files.deleteIfExists(part);
      throw failure;
    }
  }

  private long copy(InputStream in, Path part, MessageDigest digest, long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (FileChannel out = FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (bytes / LOOK_EVERY != (bytes + read) / LOOK_EVERY || bytes == 0) requireRoom();
        bytes += read;
        if (bytes > most) throw new TooLong(most);
        digest.update(buffer, 0, read);
        write(out, ByteBuffer.wrap(buffer, 0, read));
      }
      out.force(true);
    }
    return bytes;
  }

  private void requireRoom() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < keepFree) throw new Full("only %,d bytes are free in %s, %,d must stay so".formatted(free, folder, keepFree), null);
  }

  private void write(FileChannel out, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) out.write(bytes);
    } catch (IOException failure) {
      String said = String.valueOf(failure.getMessage());
      if (said.contains("No space left") || said.contains("quota")) throw new Full("the disk of %s is full".formatted(folder), failure);
      throw failure;
    }
  }

  /** Keeps what came in under its hash. When this returns, it is there and will be after a power cut. */
  public void keep(Received received) throws IOException {
    Path kept = file(received.sha256());
    makeFolder(kept.getParent());
    Files.move(received.file(), kept, StandardCopyOption.ATOMIC_MOVE);
    force(kept.getParent());
    force(folder);
  }

  /** Takes away what a crash left half-way. */
  public void tidy() throws IOException {
    Path incoming = folder.resolve(INCOMING);
    if (!Files.isDirectory(incoming)) return;
    Instant old = Instant.now().minus(UNFINISHED);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming, "*.part")) {
      for (Path part : parts) if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) Files.deleteIfExists(part);
    }
  }

  /** The SHA-256 of a file's content, hexadecimal; read a small piece at a time. */
  public static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Tells every file of the folder: content by its hash, whatever else lies there by its path in the folder. */
  public void list(Consumer<String> content, Consumer<Path> other) throws IOException {
    if (!Files.exists(folder)) return;
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Path inside = folder.relativize(file);
        String hash = inside.getNameCount() == 2 ? inside.getName(0).toString() + inside.getName(1) : "";
        if (attributes.isRegularFile() && HASH.matcher(hash).matches() && inside.getName(0).toString().length() == 2) content.accept(hash);
        else other.accept(inside);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;   // came in and went while we walked
        throw failure;
      }
    });
  }

  /** Made with its parents; the names of all of them reach the disk. */
  private synchronized void makeFolder(Path wanted) throws IOException {
    if (Files.isDirectory(wanted)) return;
    Files.createDirectories(wanted, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (Path made = wanted; made.startsWith(folder); made = made.getParent()) force(made.getParent());
  }

  private static void force(Path wanted) throws IOException {
    try (FileChannel channel = FileChannel.open(wanted, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
