package org.fangyu.database;

import java.io.IOException;
import java.nio.file.Path;

/** The server behind the database: our own while it is not null, to be stopped after the pools are closed. */
record DatabaseServer(Database database, PrivatePostgis own) implements AutoCloseable {

  /**
   * Our own server in the folder; or, for a command beside a running service, that service's.
   *
   * @throws IllegalStateException when another service holds the folder and this is not a command
   */
  static DatabaseServer ownOrRunning(Path folder, boolean mayAttach) throws IOException {
    var own = PrivatePostgis.start(folder, true);
    if (own.isPresent()) return new DatabaseServer(own.get().database(), own.get());
    if (mayAttach) return new DatabaseServer(PrivatePostgis.attach(folder), null);
    throw new IllegalStateException("another Fangyu service already uses the folder " + folder.toAbsolutePath() + "; stop it first, or set fangyu.var to another folder");
  }

  @Override
  public void close() {
    if (own != null) own.close();
  }
}
