package org.fangyu.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files that a command writes together: drafts in hidden folders beside their places, which they take when all are
 * whole. When the command fails, or is stopped by Ctrl-C or a signal, nothing of them is left and what stood in their
 * places still stands. Thread-safe against being stopped; otherwise for one thread.
 */
public final class Drafts implements AutoCloseable {

  private static final int MOST_TRIES = 10;

  private final Map<Path, Path> drafts = new LinkedHashMap<>();
  private final Thread stopped = new Thread(this::stop, "drafts");
  private boolean over;

  public Drafts() {
    Runtime.getRuntime().addShutdownHook(stopped);
  }

  /** Where to write what is to stand at a place. @throws IOException if the place's folder cannot be written to */
  public synchronized Path draft(Path place) throws IOException {
    Path whole = place.toAbsolutePath();
    if (!drafts.containsKey(whole)) {
      drafts.put(whole, Files.createTempDirectory(whole.getParent(), "." + whole.getFileName() + "."));
    }
    return drafts.get(whole).resolve(whole.getFileName());
  }

  /** Puts every draft in its place. */
  public synchronized void publish() throws IOException {
    if (over) {
      throw new IllegalStateException("the command was stopped");
    }
    for (var draft : drafts.entrySet()) {
      Files.move(draft.getValue().resolve(draft.getKey().getFileName()), draft.getKey(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    abandon();
    try {
      Runtime.getRuntime().removeShutdownHook(stopped);
    } catch (IllegalStateException stopping) {
      // then the hook itself has run or will find nothing
    }
  }

  private synchronized void abandon() {
    over = true;
    drafts.values().forEach(Drafts::remove);
    drafts.clear();
  }

  private synchronized void stop() {
    abandon();
    System.err.println();
    System.err.println("已中断，没有写出任何文件 / stopped, no file was written");
  }

  /** More than once, since whoever is stopped may be putting a file there. */
  private static void remove(Path folder) {
    for (int tries = 0; Files.exists(folder) && tries < MOST_TRIES; tries++) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      } catch (IOException again) {
        Thread.onSpinWait();
      }
    }
  }
}
