package org.fangyu.terrain;

import java.util.Set;

/**
 * Which numbers of a file are heights. A number that is declared as no data, or that only ever fills holes, is missing;
 * any other that no ground on Earth has is a fault: the file is not in metres, or is no elevation.
 */
final class HeightSamples {
  /** Metres; below the deepest trench and above the highest mountain. */
  static final float LOWEST = -12_000;
  static final float HIGHEST = 9_000;

  /** What programs write into holes, also without saying so. */
  private static final Set<Float> FILLERS = Set.of(-32768f, -32767f, 32767f, -9999f, -99999f, 65535f);
  private static final float BEYOND_ANY_UNIT = 1e6f;

  private final String file;
  private final float noData;
  private final float alsoNoData;

  /** @param noData as the file declares it, or NaN @param alsoNoData as the caller does, or NaN */
  HeightSamples(String file, double noData, double alsoNoData) {
    this.file = file;
    this.noData = (float) noData;
    this.alsoNoData = (float) alsoNoData;
  }

  /** Turns what is missing into {@code NaN}. @param column where the first sample lies @throws ElevationFault at a number that is no height */
  void clean(float[] samples, int at, int count, int column, int row) {
    for (int i = at; i < at + count; i++) {
      float sample = samples[i];
      if (missing(sample)) {
        samples[i] = Float.NaN;
      } else if (!(sample >= LOWEST && sample <= HIGHEST)) {
        throw new ElevationFault(("高程文件 %s 第 %d 列第 %d 行的值 %s 不可能是高程（%.0f..%.0f 米）：单位不是米，或有未声明的无数据值，请用 --nodata 指明"
            + " / no height in metres: another unit, or no data that was not declared: name it with --nodata")
            .formatted(file, column + i - at + 1, row + 1, sample, LOWEST, HIGHEST));
      }
    }
  }

  private boolean missing(float sample) {
    return Float.isNaN(sample) || sample == noData || sample == alsoNoData || Math.abs(sample) >= BEYOND_ANY_UNIT
        || (sample < -9_998 || sample > HIGHEST) && FILLERS.contains(sample);
  }
}
