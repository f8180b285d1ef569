package org.fangyu.attachments.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Content that has come in and is on the disk, but not kept yet. Closing it takes away what was not kept.
 *
 * @param file beside the folder's other files
 * @param sha256 hexadecimal
 */
public record Received(Path file, String sha256, long bytes) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
