package org.fangyu.files.geojson;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads GeoJSON (RFC 7946), a FeatureCollection, feature by feature. The members of a JSON object have no
 * order, so the file is read twice: once for its properties' names and its {@code crs} (of the older GeoJSON
 * of 2008, honoured here because Chinese GIS files still carry it), once for the features. A syntax error at
 * the end of the file is so found before the first row.
 */
public final class GeoJsonReader implements FeatureReader {

  private static final JsonMapper MAPPER = JsonMapper.builder(
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();
  private static final int MOST_COLUMNS = 1000;

  private final Path file;
  private final long size;
  private final Set<String> columns = new LinkedHashSet<>();
  private FileCrs crs = FileCrs.implied("EPSG:4490", "RFC 7946 (longitude, latitude)");
  private boolean collection;
  private boolean features;
  private SeekableByteChannel channel;
  private JsonParser parser;
  private long number;

  public GeoJsonReader(Path file) throws IOException {
    this.file = file;
    this.size = Math.max(1, Files.size(file));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        JsonParser scan = MAPPER.createParser(in)) {
      survey(scan);
    } catch (JacksonException broken) {
      throw fault(broken);
    }
    if (!collection || !features) {
      throw new FileFault("type", "a GeoJSON FeatureCollection with features",
          collection ? "no member features" : "another JSON");
    }
    open();
  }

  private void survey(JsonParser scan) {
    if (scan.nextToken() != JsonToken.START_OBJECT) {
      throw new FileFault("file", "a GeoJSON FeatureCollection", scan.currentToken() == null ? "an empty file" : "JSON of another kind");
    }
    for (String member = scan.nextName(); member != null; member = scan.nextName()) {
      JsonToken value = scan.nextToken();
      switch (member) {
        case "type" -> collection = value == JsonToken.VALUE_STRING && scan.getString().equals("FeatureCollection");
        case "crs" -> crs = crs(scan.readValueAsTree());
        case "features" -> {
          features = value == JsonToken.START_ARRAY;
          surveyFeatures(scan);
        }
        default -> scan.skipChildren();
      }
    }
    if (scan.nextToken() != null) {
      throw new FileFault("file", "one JSON object", "more after its end");
    }
  }

  private void surveyFeatures(JsonParser scan) {
    if (!features) {
      scan.skipChildren();
      return;
    }
    while (scan.nextToken() != JsonToken.END_ARRAY) {
      if (scan.currentToken() != JsonToken.START_OBJECT) {
        scan.skipChildren();
        continue;
      }
      for (String member = scan.nextName(); member != null; member = scan.nextName()) {
        boolean object = scan.nextToken() == JsonToken.START_OBJECT;
        if (object && member.equals("properties")) {
          surveyProperties(scan);
        } else {
          scan.skipChildren();
        }
      }
    }
  }

  private void surveyProperties(JsonParser scan) {
    for (String name = scan.nextName(); name != null; name = scan.nextName()) {
      if (columns.add(name) && columns.size() > MOST_COLUMNS) {
        throw new FileFault("properties", "at most %d different names".formatted(MOST_COLUMNS), name);
      }
      scan.nextToken();
      scan.skipChildren();
    }
  }

  private static FileCrs crs(JsonNode node) {
    if (node.isNull()) {
      return FileCrs.none("crs: null");
    }
    JsonNode name = node.path("properties").path("name");
    if (!"name".equals(node.path("type").stringValue(null)) || !name.isString()) {
      throw new FileFault("crs", "{\"type\":\"name\",\"properties\":{\"name\":…}}", node);
    }
    return FileCrs.named(name.stringValue(), "its member crs");
  }

  private void open() throws IOException {
    channel = Files.newByteChannel(file);
    parser = MAPPER.createParser(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    parser.nextToken();
    for (String member = parser.nextName(); !"features".equals(member); member = parser.nextName()) {
      parser.nextToken();
      parser.skipChildren();
    }
    parser.nextToken();
  }

  @Override
  public List<String> columns() {
    return new ArrayList<>(columns);
  }

  @Override
  public FileCrs crs() {
    return crs;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public String rowWord() {
    return "feature";
  }

  @Override
  public double progress() {
    try {
      return Math.min(1, channel.position() / (double) size);
    } catch (IOException closed) {
      return 1;
    }
  }

  @Override
  public FeatureRow next() {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return parser.currentToken() == JsonToken.END_ARRAY ? null : notAFeature(parser.readValueAsTree());
      }
      JsonNode feature = parser.readValueAsTree();
      return "Feature".equals(feature.path("type").stringValue(null)) ? row(feature) : notAFeature(feature);
    } catch (JacksonException broken) {
      throw fault(broken);
    }
  }

  private FeatureRow notAFeature(JsonNode node) {
    return new FeatureRow(++number, Map.of(), null,
        new FeatureRow.Trouble("type", "must be a GeoJSON Feature", node.toString()));
  }

  private FeatureRow row(JsonNode feature) {
    number++;
    Map<String, Object> values = new LinkedHashMap<>();
    feature.path("properties").forEachEntry((name, value) -> values.put(name, value(value)));
    JsonNode node = feature.path("geometry");
    if (node.isNull() || node.isMissingNode()) {
      return new FeatureRow(number, values, null, null);
    }
    try {
      Geometry geometry = GeoJsonGeometry.read(node);
      return new FeatureRow(number, values, geometry, null);
    } catch (IllegalArgumentException broken) { // JTS: too few points, ring not closed
      return new FeatureRow(number, values, null,
          new FeatureRow.Trouble("geometry", broken.getMessage(), node.toString()));
    }
  }

  private static Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node;
  }

  private static FileFault fault(JacksonException broken) {
    var at = broken.getLocation();
    String place = at == null ? "file" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return new FileFault(place, "JSON", broken.getOriginalMessage(), broken);
  }

  @Override
  public void close() {
    try {
      parser.close();
      channel.close();
    } catch (IOException | JacksonException broken) {
      throw new FileFault("file", "can be closed", broken.getMessage(), broken);
    }
  }
}
