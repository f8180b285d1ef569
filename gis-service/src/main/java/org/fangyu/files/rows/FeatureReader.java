package org.fangyu.files.rows;

import java.util.List;

/** An open file, read row by row. Not safe for use by several threads. */
public interface FeatureReader extends AutoCloseable {

  /** Names of the attribute columns, without the geometry, in the order of the file. */
  List<String> columns();

  /** What the file says about its coordinate system. */
  FileCrs crs();

  /** What the reader had to decide or leave out, in sentences for the user; empty if nothing. */
  List<String> notes();

  /** What {@link FeatureRow#number()} counts in this format, such as {@code feature} or {@code fid}. */
  String rowWord();

  /** The share of the file that has been read, 0 to 1. */
  double progress();

  /**
   * The next row, or null after the last.
   *
   * @throws FileFault if the file cannot be read further
   */
  FeatureRow next();

  @Override
  void close();
}
