package org.fangyu.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the n-th request of a seed, always the same one: half right, so that it gets far, and somewhere wrong. */
final class Shots {
  /** @param head asks for no body; @param broken may leave the connection in any state */
  record Shot(long number, String door, byte[] bytes, boolean head, boolean broken) {
    /** OPTIONS * is answered by the web server, with a list of methods and nothing else. */
    boolean asksTheServer() {
      return new String(bytes, StandardCharsets.ISO_8859_1).startsWith("OPTIONS *");
    }

    @Override
    public String toString() {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return "shot " + number + " at " + door + ": " + (text.length() > 600 ? text.substring(0, 600) + "…" : text);
    }
  }

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "FOO", "CONNECT");
  private static final List<String> NAMES = List.of("q", "limit", "bbox", "bbox-crs", "datetime", "offset", "cursor", "f", "code", "register", "from", "to", "near", "kind", "division", "corridor", "tolerance", "zz", "", "a[b]", "q;r", "__proto__");
  private static final List<String> KNOWN = List.of("places", "roads", "graves", "boundary-lines", "county", "QY01", "YS01", "990121", "99012110022200000001", "R990121", "QY01001Q", "track.gpx", "0", "1", "5", "10", "13", "6894", "3385", "officer");
  private static final List<String> TYPES = List.of("application/json", "application/geo+json", "application/gpx+xml", "text/xml", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
      "multipart/form-data", "application/json; charset=utf-16", "application/json;charset=nonsense", "a/b/c", "/", "*/*", "image/png", "application/xml; charset=\"");
  private static final List<String> HEADERS = List.of("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "If-Match", "Range", "Cookie", "Authorization", "Origin", "Referer", "X-Request-Id", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host",
      "Forwarded", "X-HTTP-Method-Override", "Content-Encoding", "Expect", "Upgrade", "Connection", "Access-Control-Request-Method", "X-XSRF-TOKEN", "User-Agent", "Content-Disposition", "X-Original-URL", "Host");
  private static final List<String> HEADER_VALUES = List.of("*/*", "text/html", "application/geo+json", "garbage", "a/b;q=x", "text/html;q=2", "gzip", "gzip;q=0", "bytes=0-", "bytes=5-2", "bytes=0-0,1-1,2-2", "W/\"x\"", "\"", "*", "Bearer x", "Bearer ", "Basic Og==", "Negotiate !",
      "fangyu_session=x", "fangyu_session=../../x; XSRF-TOKEN=\"", "a=b; a=c;;=", "https://elsewhere.example", "null", "127.0.0.1", "::1, evil", "evil.example:99999", "[::1", "100-continue", "h2c", "close, x", "Wed, 99 Foo 2026", "DELETE", "identity", "${7*7}", "\u0001", "é");
  private static final String LINE = "{\"type\":\"LineString\",\"coordinates\":[[123.03,29.03],[123.04,29.03]]}";
  private static final List<String> BODIES = List.of(
      "{\"specific\":\"平安\",\"generic\":\"路\",\"class\":\"road\",\"widthMetres\":12,\"divisionCode\":\"990121\",\"geometry\":" + LINE + "}",
      "{\"line\":\"QY01\"}",
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"QY01001Q\",\"accuracyMetres\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[123.02,29.0]}}]}",
      "{\"type\":\"FeatureCollection\",\"crs\":\"EPSG:4550\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"side\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[500000,3209000],[501000,3209000],[501000,3210000],[500000,3209000]]]}}]}",
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"side\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[123,29],[123.1,29],[123.1,29.1],[123,29]]]}},{\"type\":\"Feature\",\"properties\":{\"side\":\"b\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[123,29],[123.1,29],[123,28.9],[123,29]]]}}]}",
      "{\"along\":{\"type\":\"LineString\",\"coordinates\":[[%1$s],[%2$s]]},\"targets\":{\"type\":\"Point\",\"coordinates\":[%3$s]},\"eyeHeight\":1.5,\"targetHeight\":1,\"maxDistance\":3000,\"refraction\":0.13,\"step\":100}",
      "{\"from\":[%1$s],\"targets\":{\"type\":\"Point\",\"coordinates\":[%3$s]}}",
      "{\"account\":\"nobody\",\"password\":\"a-long-passphrase-9\"}", "{\"code\":\"123456\"}", "{\"link\":\"x\",\"account\":\"a\",\"displayName\":\"b\",\"password\":\"a-long-passphrase-9\"}", "{\"old\":\"x\",\"fresh\":\"y\"}", "{\"reason\":\"x\"}");
  private static final List<String> TRACKS = List.of(
      "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"29.0\" lon=\"123.01\"><ele>1</ele><time>2026-01-01T00:00:00Z</time></trkpt><trkpt lat=\"29.0\" lon=\"123.02\"/></trkseg></trk></gpx>",
      "<!DOCTYPE gpx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><gpx version=\"1.1\" creator=\"t\"><trk>&b;</trk></gpx>",
      "<gpx version=\"1.0\" creator=\"t\"><trk><trkseg><trkpt lat=\"NaN\" lon=\"x\"><time>yesterday</time></trkpt></trkseg></trk></gpx>", "<kml/>", "<gpx");
  private static final List<String> WIRES = List.of("\r\n\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/0.9\r\n\r\n", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\n\r\n", "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: x y\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA\u0000B: c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\n: c\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n", "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}", "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}",
      "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{}", "POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\nContent-Type: application/json\r\n\r\n{}", "POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n{}", "POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity, x\r\n\r\n", "POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX-Trailer: y\r\n\r\n", "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz?%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GE(T / HTTP/1.1\r\nHost: x\r\n\r\n");
  private static final Pattern VALUE = Pattern.compile("(?<=[:\\[,])(?:\"[^\"]*\"|-?\\d[\\d.]*|true|null|\\[[^\\[\\]]*\\]|\\{[^{}]*\\})");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^/{}]*\\}");

  private final long seed;
  private final List<Door> doors;
  private final List<List<String>> askers;
  private final String[] places;

  /** @param askers headers of each: nobody, sessions, tokens. @param places lon,lat on the elevation, for sight lines */
  Shots(long seed, List<Door> doors, List<List<String>> askers, String... places) {
    this.seed = seed;
    this.doors = doors;
    this.askers = askers;
    this.places = places;
  }

  Shot shot(long number) {
    var random = new Random(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
    if (random.nextInt(50) == 0) return new Shot(number, "(the wire)", latin(mangled(Nasty.pick(WIRES, random), random, random.nextInt(3) == 0)), false, true);
    Door door = doors.get(random.nextInt(doors.size()));
    String method = random.nextInt(12) == 0 ? Nasty.pick(METHODS, random) : door.method();
    boolean broken = random.nextInt(25) == 0;
    var head = new StringBuilder(method).append(' ').append(path(door, random)).append(query(door, random)).append(" HTTP/1.1\r\nHost: localhost\r\n");
    byte[] body = method.equals("GET") || method.equals("HEAD") ? random.nextInt(40) == 0 ? body(door, random) : new byte[0] : body(door, random);
    headers(door, body.length, head, random);
    head.append("\r\n");
    byte[] bytes = joined(head.toString().getBytes(StandardCharsets.UTF_8), body);
    if (broken) bytes = latin(mangled(new String(bytes, StandardCharsets.ISO_8859_1), random, true));
    return new Shot(number, door.name(), bytes, method.equals("HEAD"), broken);
  }

  private String path(Door door, Random random) {
    Matcher variable = VARIABLE.matcher(door.pattern());
    String path = variable.replaceAll(name -> Matcher.quoteReplacement(switch (random.nextInt(4)) {
      case 0 -> Nasty.segment(random);
      case 1 -> encoded(Nasty.text(random));
      default -> Nasty.pick(KNOWN, random);
    }));
    if (random.nextInt(8) != 0) return path;
    int slash = random.nextInt(path.length() + 1);
    return path.substring(0, slash) + (random.nextBoolean() ? "/" : "") + Nasty.segment(random) + (random.nextBoolean() ? "/" : "") + path.substring(slash);
  }

  private static String query(Door door, Random random) {
    int count = random.nextInt(60) == 0 ? 150 : random.nextInt(4);
    if (count == 0) return "";
    var query = new StringBuilder("?");
    for (int i = 0; i < count; i++) {
      String name = door.parameters().isEmpty() || random.nextInt(6) == 0 ? Nasty.pick(NAMES, random) : Nasty.pick(door.parameters(), random);
      String value = random.nextInt(3) == 0 ? Nasty.pick(KNOWN, random) : Nasty.text(random);
      query.append(i == 0 ? "" : "&").append(encoded(name)).append(random.nextInt(20) == 0 ? "" : "=").append(random.nextInt(15) == 0 ? Nasty.segment(random) : encoded(value));
    }
    return query.toString();
  }

  private void headers(Door door, int length, StringBuilder head, Random random) {
    for (String header : askers.get(door.pattern().startsWith("/api/sign-out") ? 0 : random.nextInt(askers.size()))) head.append(header).append("\r\n");
    if (length > 0) {
      String type = door.types().isEmpty() ? "application/json" : Nasty.pick(door.types(), random);
      head.append("Content-Length: ").append(length).append("\r\nContent-Type: ").append(random.nextInt(12) == 0 ? Nasty.pick(TYPES, random) : type).append("\r\n");
    }
    if (random.nextInt(4) != 0) return;
    int count = random.nextInt(80) == 0 ? 130 : 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String value = random.nextInt(100) == 0 ? "x".repeat(40_000) : random.nextInt(5) == 0 ? Nasty.text(random) : Nasty.pick(HEADER_VALUES, random);
      head.append(count > 100 ? "X-Many-" + i : Nasty.pick(HEADERS, random)).append(": ").append(value.replace("\r", "").replace("\n", "")).append("\r\n");
    }
  }

  private byte[] body(Door door, Random random) {
    boolean track = door.types().stream().anyMatch(type -> type.contains("xml")) ? random.nextInt(10) != 0 : random.nextInt(40) == 0;
    String text = track ? Nasty.pick(TRACKS, random) : !door.members().isEmpty() && random.nextInt(3) != 0 ? members(door, random) : Nasty.pick(BODIES, random).formatted((Object[]) places);
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) text = track ? mangled(text, random, true) : changed(text, random);
    byte[] bytes = text.getBytes(random.nextInt(60) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    if (random.nextInt(12) == 0) for (int i = 0; i < 3 && bytes.length > 0; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    return bytes;
  }

  private static String members(Door door, Random random) {
    var json = new StringBuilder("{");
    for (String member : door.members()) json.append(json.length() > 1 ? "," : "").append('"').append(member).append("\":").append(random.nextInt(3) == 0 ? Nasty.json(random) : "\"" + Nasty.pick(KNOWN, random) + "\"");
    return json.append('}').toString();
  }

  private static String changed(String json, Random random) {
    List<int[]> values = VALUE.matcher(json).results().map(found -> new int[] {found.start(), found.end()}).toList();
    if (values.isEmpty() || random.nextInt(6) == 0) return random.nextInt(200) == 0 ? "{\"a\":" + "[".repeat(20_000) : mangled(json, random, true);
    int[] at = Nasty.pick(values, random);
    return json.substring(0, at[0]) + Nasty.json(random) + json.substring(at[1]);
  }

  /** Takes a piece away, doubles it, or puts something in. */
  private static String mangled(String text, Random random, boolean really) {
    if (!really || text.isEmpty()) return text;
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(20));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, to) + text.substring(from);
      case 2 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from);
      default -> text.substring(0, from) + Nasty.text(random) + text.substring(from);
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
