package org.fangyu.attachments;

import org.springframework.util.unit.DataSize;

/**
 * How much is taken.
 *
 * @param largest of one file
 * @param perRecord of all files of a record, those withdrawn too: they are kept
 */
record Limits(DataSize largest, DataSize perRecord) {
  /** Of one record, so that its list stays a list. */
  static final int MOST_OF_A_RECORD = 500;

  Limits {
    if (largest.toBytes() < 1) throw new IllegalArgumentException("fangyu.attachments.largest must be at least 1B, was " + largest);
    if (perRecord.compareTo(largest) < 0) throw new IllegalArgumentException("fangyu.attachments.per-record must be at least fangyu.attachments.largest (" + largest + "), was " + perRecord);
  }

  /** For people. */
  static String text(DataSize size) {
    return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " B";
  }
}
