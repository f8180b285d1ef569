package org.fangyu.web.limits;

import java.util.Locale;

/** What a request costs, so that the dear ones can be full while the cheap ones go on. */
enum Cost {
  /** Files from memory, and the health that must answer when nothing else does: no gate. */
  NOTHING,
  /** A few queries. */
  READ,
  /** A tile, which may have to be built. */
  TILE,
  /** Geometry over the whole county, seconds of a processor. */
  CHECK,
  /** A large body, held in memory or written to a file. */
  UPLOAD;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
