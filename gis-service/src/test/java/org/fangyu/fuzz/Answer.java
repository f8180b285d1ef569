package org.fangyu.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came back over the wire. @param headers by lower-case name */
record Answer(int status, Map<String, List<String>> headers, String body, int bytes) {
  /** The service closed the connection without a word. */
  static Answer none(Exception why) {
    return new Answer(0, Map.of(), why.toString(), 0);
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
  }
}
