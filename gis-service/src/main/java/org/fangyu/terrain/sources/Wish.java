package org.fangyu.terrain.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.tiles.Secrecy;

/**
 * What somebody wants to have registered.
 *
 * @param code name of the source
 * @param origin "command" or "setting"
 * @param crs system of the files, if that is not to be read from them
 * @param noData a value that is missing data besides the files' own, or NaN
 * @param datum height datum of the files
 * @param datumShiftMetres added to each height to bring it to the datum of the other sources; null when the datums are one
 * @param verticalErrorMetres as the producer states it, or null
 * @param anywhere also outside the county
 */
record Wish(String code, String origin, List<Path> files, Optional<Crs> crs, double noData, String datum, Double datumShiftMetres,
    Double verticalErrorMetres, Secrecy secrecy, int priority, boolean anywhere) {
  private static final Pattern CODE = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,100}");
  private static final double MOST_ERROR_METRES = 1000;
  private static final double MOST_SHIFT_METRES = 200;

  Wish {
    files = files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    datum = datum.strip();
    if (!CODE.matcher(code).matches()) throw new IllegalArgumentException("--name: must be 1..100 characters without slashes, found " + code);
    if (datum.isEmpty() || datum.length() > 100) throw new IllegalArgumentException("--datum: must be 1..100 characters such as 1985国家高程基准, found '" + datum + "'");
    within("--vertical-error", verticalErrorMetres, 0, MOST_ERROR_METRES);
    within("--datum-shift", datumShiftMetres, -MOST_SHIFT_METRES, MOST_SHIFT_METRES);
  }

  /** Shift of the heights in metres. */
  double shift() {
    return datumShiftMetres == null ? 0 : datumShiftMetres;
  }

  private static void within(String option, Double value, double least, double most) {
    if (value != null && !(value >= least && value <= most)) throw new IllegalArgumentException("%s: must be %s..%s metres, found %s".formatted(option, least, most, value));
  }
}
