package org.fangyu.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** HTTP/1.1 over one connection after another, without any care for what is sent: a client library would refuse to. */
final class Line implements AutoCloseable {
  private static final int LONGEST_SILENCE_MILLISECONDS = 120_000;
  private static final int MOST_BYTES = 64 << 20;

  private final int port;
  private Socket socket;
  private InputStream in;

  Line(int port) {
    this.port = port;
  }

  /** @param head whether the answer has no body whatever its headers say */
  Answer ask(byte[] request, boolean head, boolean last) throws IOException {
    boolean fresh = socket == null;
    try {
      if (fresh) open();
      return exchange(request, head, last);
    } catch (SocketException | EOFException e) {
      close();
      if (fresh) return Answer.none(e);
      open();   // the service had closed the kept connection meanwhile
      try {
        return exchange(request, head, last);
      } catch (SocketException | EOFException again) {
        close();
        return Answer.none(again);
      }
    }
  }

  private void open() throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  private Answer exchange(byte[] request, boolean head, boolean last) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      if (last) socket.shutdownOutput();
    } catch (SocketException cut) {
      // it may have been refused before its end: what was answered counts
    }
    Answer answer = read(head);
    if (last || answer.status() >= 400 || answer.header("connection").equals("close")) close();
    return answer;
  }

  private Answer read(boolean head) throws IOException {
    String first = line();
    if (!first.startsWith("HTTP/1.1 ")) throw new EOFException("an answer by HTTP/0.9, to a request without a version");
    int status = Integer.parseInt(first.substring(9, 12));
    var headers = new HashMap<String, List<String>>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.computeIfAbsent(header.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(header.substring(colon + 1).strip());
    }
    if (status == 100) return read(head);
    byte[] body = head || status == 204 || status == 304 ? new byte[0] : body(headers);
    if (headers.getOrDefault("content-encoding", List.of()).contains("gzip") && body.length > 0) body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8), body.length);
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) return chunks();
    List<String> length = headers.get("content-length");
    return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
  }

  private byte[] chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().strip(), 16);
      all.write(in.readNBytes(size));
      line();
      if (size == 0) return all.toByteArray();
      if (all.size() > MOST_BYTES) throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (one < 0) throw new EOFException(line.toString(StandardCharsets.UTF_8));
      if (one != '\r') line.write(one);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) socket.close();
    socket = null;
  }
}
