package org.fangyu.files.geopackage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * The geometry blob of GeoPackage 1.3, clause 2.1.3: magic "GP", version, flags (bit 0 byte order, bits 1-3
 * envelope kind, bit 4 empty, bit 5 extended type), srs_id, envelope, then ISO WKB.
 */
final class GeoPackageBlob {

  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
  private static final int HEADER = 8;
  private static final int LITTLE_ENDIAN = 1;
  private static final int ENVELOPE_XY = 2;
  private static final int EMPTY = 16;
  private static final int EXTENDED = 32;

  private GeoPackageBlob() {}

  /** @throws IllegalArgumentException if the bytes are no such blob; the message says why */
  static Geometry read(byte[] blob) {
    if (blob.length < HEADER || blob[0] != 'G' || blob[1] != 'P') {
      throw new IllegalArgumentException("not a GeoPackage geometry: it must begin with GP");
    }
    int flags = blob[3];
    int kind = (flags >> 1) & 7;
    if (kind >= ENVELOPE_BYTES.length || (flags & EXTENDED) != 0) {
      throw new IllegalArgumentException("flags %02x name an envelope or extension that is not in the standard".formatted(flags));
    }
    int start = HEADER + ENVELOPE_BYTES[kind];
    if (blob.length < start) {
      throw new IllegalArgumentException("cut off within its header");
    }
    try {
      return new WKBReader().read(Arrays.copyOfRange(blob, start, blob.length));
    } catch (ParseException | IllegalArgumentException broken) {
      throw new IllegalArgumentException("WKB: " + broken.getMessage(), broken);
    }
  }

  static byte[] write(Geometry geometry, int srsId) {
    byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, false).write(geometry);
    boolean empty = geometry.isEmpty();
    ByteBuffer blob = ByteBuffer.allocate(HEADER + (empty ? 0 : ENVELOPE_BYTES[1]) + wkb.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'G').put((byte) 'P').put((byte) 0)
        .put((byte) (LITTLE_ENDIAN | (empty ? EMPTY : ENVELOPE_XY)))
        .putInt(srsId);
    if (!empty) {
      Envelope box = geometry.getEnvelopeInternal();
      blob.putDouble(box.getMinX()).putDouble(box.getMaxX()).putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    return blob.put(wkb).array();
  }
}
