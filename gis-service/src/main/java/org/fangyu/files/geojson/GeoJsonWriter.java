package org.fangyu.files.geojson;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fangyu.files.rows.FeatureWriter;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes GeoJSON (RFC 7946), one feature a line so that two exports can be compared line by line. Numbers have
 * every digit; rings keep their direction.
 */
public final class GeoJsonWriter implements FeatureWriter {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final OutputStream bytes;
  private final JsonGenerator json;
  private final List<Column> columns;
  private boolean finished;

  public GeoJsonWriter(Path file, Layer layer) throws IOException {
    columns = layer.columns();
    bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    json = MAPPER.createGenerator(bytes);
    json.writeStartObject();
    json.writeStringProperty("type", "FeatureCollection");
    json.writeStringProperty("name", layer.name());
    json.writeName("features");
    json.writeStartArray();
  }

  @Override
  public void add(List<Object> values, Geometry geometry) {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeName("properties");
    json.writeStartObject();
    for (int i = 0; i < values.size(); i++) {
      json.writeName(columns.get(i).name());
      write(values.get(i));
    }
    json.writeEndObject();
    json.writeName("geometry");
    GeoJsonGeometry.write(json, geometry);
    json.writeEndObject();
  }

  private void write(Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Double decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof Number whole) {
      json.writeNumber(whole.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  @Override
  public void finish() {
    json.writeRaw('\n');
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    finished = true;
    close();
  }

  @Override
  public void close() {
    if (finished) {
      json.close();
    }
    try {
      bytes.close();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
