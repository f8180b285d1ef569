package org.fangyu.fuzz;

import java.util.List;
import java.util.Random;

/** Values that have broken programs before. They hold none of the words by which a leak of ours would be known. */
final class Nasty {
  private static final List<String> TEXTS = List.of("", " ", "0", "1", "-1", "1e309", "-1e309", "NaN", "Infinity", "-0", "9223372036854775808", "2147483648", "0x10", "1.5", "true", "null", "undefined",
      "' or 1=1--", "'; drop table place;--", "1) union all values (1)--", "\" or \"\"=\"", "$$;$$", "\\", "%", "_", "%%%", "pg_sleep(9)", "{{7*7}}", "${7*7}", "#{7*7}", "$(id)", "`id`", "|id", "*)(uid=*",
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "a\r\nX-Injected: 1", "a\nWARN faked line", "\u0000", "a\u0000b", "\u0001\u0007\u001b[31m", "\ufeff", "\u202e", "\u2028",
      "../../../etc/passwd", "..\\..\\x", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/", "C:\\x", "CON", "迎滨大道", "青禾县", "\ud83d\ude00", "\ud800", "ﷺ", "e\u0301".repeat(50), "Ⅷ", "１２３", "x".repeat(300), "长".repeat(5000),
      "1,2", "1,2,3,4", "-181,0", "180,90", "123,29", "123,29,123.1,29.1", "NaN,NaN", "1,", ",", "2020-01-01", "2020-13-45", "0000-00-00", "+999999999-12-31", "2020-01-01T00:00:00Z", "../..", "2020-01-01/..", "990121", "99", "QY01", "json", "html",
      "places", "graves", "road", "places,roads", "00000000-0000-0000-0000-000000000000", "W/\"x\"", "a=b&c=d", "[]", "{}", "[1,2]", "{\"a\":1}");
  private static final List<String> JSONS = List.of("null", "true", "0", "-1", "1e400", "-1e400", "1e-400", "9".repeat(90), "9".repeat(5000), "0.1", "NaN", "Infinity", "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\udc00\\ud800\"", "\"' or 1=1--\"",
      "\"<script>alert(1)</script>\"", "\"a\\r\\nX-Injected: 1\"", "\"2020-01-01\"", "\"990121\"", "\"QY01\"", "[]", "{}", "[[]]", "[[[[[[]]]]]]", "[null]", "[0,0]", "[123.05,29.05]", "[[123.01,29.01],[123.02,29.02]]", "[1e400,0]", "[\"a\",\"b\"]", "[181,91]", "[0,0,0,0,0]",
      "{\"type\":\"Point\",\"coordinates\":[123.05,29.05]}", "{\"type\":\"Point\",\"coordinates\":[]}", "{\"type\":\"LineString\",\"coordinates\":[[123.01,29.01],[123.01,29.01]]}", "{\"type\":\"LineString\",\"coordinates\":[[0,0],[180,90],[-180,-90]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[123,29],[123.1,29.1],[123.1,29],[123,29.1],[123,29]]]}", "{\"type\":\"Polygon\",\"coordinates\":[[]]}", "{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "{\"type\":\"MultiLineString\",\"coordinates\":[[]]}", "{\"type\":\"MultiPoint\",\"coordinates\":[[123,29],[123.1,29]]}",
      "{\"type\":\"GeometryCollection\",\"geometries\":[]}", "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}", "{\"type\":\"FeatureCollection\",\"features\":[]}", "{\"a\":1,\"a\":2}", "\"" + "x".repeat(3000) + "\"", "\"" + "长".repeat(70) + "\"", "[" + "[0,0],".repeat(500) + "[0,0]]");
  /** Parts of an address, as they go over the wire. */
  private static final List<String> SEGMENTS = List.of("..", "%2e%2e", "%252e%252e", "..%2f", "..%5c", "%00", "x%00y", ";", ";a=b", ".;", "..;", "%3b", "%c0%ae%c0%ae", "%c0%af", "%ff%fe", "%e4%b8", "%", "%z", "%u0041", "%0d%0aX-Injected:%201", "%09", "%20", "+", "*", "~", "@", ":", "\\", "%5c",
      "'", "%27", "%22", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "-1", "0", "1", "99999999999999999999", "1e3", "NaN", "%E9%9D%92%E7%A6%BE", "%F0%9F%98%80", "%ED%A0%80", "x".repeat(2000), "%41".repeat(400), ".", "...", "con", "actuator", "places.json", "%2e", "%2F", "%2f%2f", "$%7B7*7%7D", "{id}", "[", "|", "^", "`", "<", ">", "\"", "{", "}");

  private Nasty() {}

  static String text(Random random) {
    return pick(TEXTS, random);
  }

  static String json(Random random) {
    return pick(JSONS, random);
  }

  static String segment(Random random) {
    return pick(SEGMENTS, random);
  }

  static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
