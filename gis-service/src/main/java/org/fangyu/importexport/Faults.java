package org.fangyu.importexport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults of one file: all are counted, the first thousand are kept. */
final class Faults {

  static final int MOST_LISTED = 1000;

  private final List<Fault> listed = new ArrayList<>();
  private long total;

  void add(long row, String column, String reason, Object offender) {
    total++;
    if (listed.size() < MOST_LISTED) {
      listed.add(new Fault(row, column, reason, offender == null ? "" : offender.toString()));
    }
  }

  /** Counts faults that are not listed. */
  void more(long count) {
    total += count;
  }

  long total() {
    return total;
  }

  /** In the order of the file. */
  List<Fault> listed() {
    return listed.stream().sorted(Comparator.comparingLong(Fault::row)).toList();
  }
}
