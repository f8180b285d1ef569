package org.fangyu.importexport.kinds;

import java.util.ArrayList;
import java.util.List;

/** The columns of each kind, for {@code import --help}. */
public final class KindHelp {

  private KindHelp() {}

  public static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.all()) {
      lines.add("%s (%s, %s)".formatted(kind.word(), kind.title(), kind.shape().typeName()));
      kind.columns().forEach(column -> lines.add(line(kind, column)));
    }
    // picocli formats these lines: a percent sign would be a directive
    return lines.stream().map(line -> line.replace("%", "%%")).toList();
  }

  private static String line(Kind kind, Column column) {
    String name = column.name() + kind.shortName(column).map(s -> " [" + s + "]").orElse("");
    return "  %s %s: %s".formatted(name, column.title(), column.words());
  }
}
