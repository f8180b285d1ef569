package org.fangyu.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.fangyu.database.TestService;

/** One connection to a service, on which a test writes whatever bytes it likes. */
public final class Wire implements AutoCloseable {
  private static final int LONGEST_SILENCE_MILLISECONDS = 60_000;
  private final Socket socket;

  public Wire(TestService service) throws IOException {
    socket = new Socket("localhost", URI.create(service.root()).getPort());
    socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
  }

  /** What the service answers to these bytes until it closes the connection. */
  public static String ask(TestService service, String bytes) throws IOException {
    try (var wire = new Wire(service)) {
      wire.send(bytes);
      wire.socket.shutdownOutput();
      return wire.rest();
    }
  }

  /** Characters are bytes. @return whether the other end still takes them */
  public boolean send(String bytes) {
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Everything that comes until the other end closes or resets the connection. */
  public String rest() throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException reset) {
      // what came before counts
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
