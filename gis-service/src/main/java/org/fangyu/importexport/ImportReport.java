package org.fangyu.importexport;

import java.util.List;
import org.fangyu.importexport.kinds.Kind;

/**
 * What an import did, or would do.
 *
 * @param kind what was imported
 * @param rowWord what row numbers count in this file
 * @param rows rows read
 * @param seconds time it took
 * @param written whether the rows are in the register now
 * @param notes what the reader decided, in sentences
 * @param faults at most a thousand, in the order of the file
 * @param totalFaults all there are
 */
public record ImportReport(Kind kind, String rowWord, long rows, double seconds, boolean written, List<String> notes,
    List<Fault> faults, long totalFaults) {

  public ImportReport {
    notes = List.copyOf(notes);
    faults = List.copyOf(faults);
    if (written && totalFaults > 0) {
      throw new IllegalArgumentException("a file with faults is not written: " + totalFaults);
    }
  }

  public boolean faultless() {
    return totalFaults == 0;
  }

  public double rowsPerSecond() {
    return seconds > 0 ? rows / seconds : 0;
  }
}
