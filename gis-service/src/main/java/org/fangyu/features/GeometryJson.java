package org.fangyu.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.core.JsonGenerator;

/**
 * Writes well-known binary as a GeoJSON geometry, number by number, without building a geometry in between. Numbers are
 * written so that reading them gives the same double again. Reads what ST_AsBinary writes: two or three dimensions, no SRID.
 */
final class GeometryJson {
  private static final int Z = 1000;
  private static final String[] TYPES = {null, "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};

  private final ByteBuffer wkb;
  private final JsonGenerator json;

  private GeometryJson(byte[] wkb, JsonGenerator json) {
    this.wkb = ByteBuffer.wrap(wkb);
    this.json = json;
  }

  /** @param wkb null is written as null */
  static void write(byte[] wkb, JsonGenerator json) {
    if (wkb == null) json.writeNull();
    else new GeometryJson(wkb, json).geometry();
  }

  private void geometry() {
    int code = head();
    int type = code % Z;
    if (type < 1 || type >= TYPES.length) throw new IllegalArgumentException("not a geometry of GeoJSON: WKB type " + code);
    json.writeStartObject();
    json.writeStringProperty("type", TYPES[type]);
    json.writeName(type == 7 ? "geometries" : "coordinates");
    if (type == 7) each(this::geometry);
    else coordinates(type, code / Z == 1);
    json.writeEndObject();
  }

  private void coordinates(int type, boolean heights) {
    switch (type) {
      case 1 -> point(heights);
      case 2 -> each(() -> position(heights));
      case 3 -> each(() -> each(() -> position(heights)));
      default -> each(() -> coordinates(head() % Z, heights));
    }
  }

  /** Byte order and type. */
  private int head() {
    wkb.order(wkb.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return wkb.getInt();
  }

  private void each(Runnable part) {
    int count = wkb.getInt();
    json.writeStartArray();
    for (int i = 0; i < count; i++) part.run();
    json.writeEndArray();
  }

  /** An empty point is written in WKB as NaN, in GeoJSON as no numbers. */
  private void point(boolean heights) {
    if (Double.isNaN(wkb.getDouble(wkb.position()))) {
      json.writeStartArray();
      json.writeEndArray();
      wkb.position(wkb.position() + (heights ? 24 : 16));
    } else {
      position(heights);
    }
  }

  private void position(boolean heights) {
    json.writeStartArray();
    json.writeNumber(wkb.getDouble());
    json.writeNumber(wkb.getDouble());
    if (heights) json.writeNumber(wkb.getDouble());
    json.writeEndArray();
  }
}
