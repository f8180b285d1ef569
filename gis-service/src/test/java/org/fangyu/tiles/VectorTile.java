package org.fangyu.tiles;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Mapbox Vector Tiles 2.1 for tests, straight from the specification: protobuf fields in the order they come. */
final class VectorTile {
  record Feature(long id, Map<String, Object> attributes, int geometryType, List<Integer> geometry) {}

  record Layer(String name, int version, int extent, List<Feature> features) {}

  private record Field(int number, long value, byte[] bytes) {}

  private VectorTile() {}

  /** Layers by name, in the order of the tile. */
  static Map<String, Layer> read(byte[] tile) {
    var layers = new LinkedHashMap<String, Layer>();
    for (Field field : fields(tile)) {
      if (field.number() != 3) throw new AssertionError("a tile holds layers only, found field " + field.number());
      Layer layer = layer(field.bytes());
      if (layers.put(layer.name(), layer) != null) throw new AssertionError("two layers named " + layer.name());
    }
    return layers;
  }

  private static Layer layer(byte[] bytes) {
    String name = null;
    int version = 0;
    int extent = 4096;
    var keys = new ArrayList<String>();
    var values = new ArrayList<Object>();
    var features = new ArrayList<byte[]>();
    for (Field field : fields(bytes)) {
      switch (field.number()) {
        case 1 -> name = text(field.bytes());
        case 2 -> features.add(field.bytes());
        case 3 -> keys.add(text(field.bytes()));
        case 4 -> values.add(value(field.bytes()));
        case 5 -> extent = (int) field.value();
        case 15 -> version = (int) field.value();
        default -> throw new AssertionError("unknown field of a layer: " + field.number());
      }
    }
    return new Layer(name, version, extent, features.stream().map(f -> feature(f, keys, values)).toList());
  }

  private static Feature feature(byte[] bytes, List<String> keys, List<Object> values) {
    long id = 0;
    int type = 0;
    var tags = new ArrayList<Integer>();
    var geometry = new ArrayList<Integer>();
    for (Field field : fields(bytes)) {
      switch (field.number()) {
        case 1 -> id = field.value();
        case 2 -> tags.addAll(packed(field.bytes()));
        case 3 -> type = (int) field.value();
        case 4 -> geometry.addAll(packed(field.bytes()));
        default -> throw new AssertionError("unknown field of a feature: " + field.number());
      }
    }
    var attributes = new LinkedHashMap<String, Object>();
    for (int i = 0; i < tags.size(); i += 2) attributes.put(keys.get(tags.get(i)), values.get(tags.get(i + 1)));
    return new Feature(id, attributes, type, geometry);
  }

  private static Object value(byte[] bytes) {
    Field field = fields(bytes).get(0);
    return switch (field.number()) {
      case 1 -> text(field.bytes());
      case 2 -> Float.intBitsToFloat((int) field.value());
      case 3 -> Double.longBitsToDouble(field.value());
      case 4, 5 -> field.value();
      case 6 -> (field.value() >>> 1) ^ -(field.value() & 1);
      case 7 -> field.value() == 1;
      default -> throw new AssertionError("unknown kind of value: " + field.number());
    };
  }

  private static List<Field> fields(byte[] bytes) {
    var fields = new ArrayList<Field>();
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      long key = varint(buffer);
      int number = (int) (key >>> 3);
      switch ((int) key & 7) {
        case 0 -> fields.add(new Field(number, varint(buffer), null));
        case 1 -> fields.add(new Field(number, buffer.getLong(), null));
        case 2 -> {
          byte[] part = new byte[(int) varint(buffer)];
          buffer.get(part);
          fields.add(new Field(number, 0, part));
        }
        case 5 -> fields.add(new Field(number, buffer.getInt() & 0xffffffffL, null));
        default -> throw new AssertionError("unknown wire type in " + key);
      }
    }
    return fields;
  }

  private static List<Integer> packed(byte[] bytes) {
    var numbers = new ArrayList<Integer>();
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) numbers.add((int) varint(buffer));
    return numbers;
  }

  private static long varint(ByteBuffer buffer) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = buffer.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) return value;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
