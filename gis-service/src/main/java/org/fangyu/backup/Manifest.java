package org.fangyu.backup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself.
 *
 * @param format always {@link #FORMAT}
 * @param product version of the program that wrote it
 * @param schema newest migration in it
 * @param postgres major version of the server it comes from
 * @param postgis version of PostGIS there
 * @param createdAt ISO 8601, UTC; the moment of the snapshot
 * @param schemas the schemas in it
 * @param rows schema.table → rows
 * @param parts name in the archive → its size and checksum
 * @param attachments how many contents of attachments it has; null in backups from before there were any
 */
record Manifest(String format, String product, String schema, int postgres, String postgis, String createdAt, List<String> schemas,
    Map<String, Long> rows, Map<String, Part> parts, Contents attachments) {
  static final String FORMAT = "fangyu-backup-1";
  private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*");
  private static final Pattern NUMBERS = Pattern.compile("\\d+([._]\\d+)*");
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * @param bytes size
   * @param sha256 checksum, hexadecimal
   */
  record Part(long bytes, String sha256) {
    Part {
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /** @param bytes of all files together */
  record Contents(long files, long bytes) {}

  Manifest {
    if (!FORMAT.equals(format)) throw new Refused("manifest.json: the format must be " + FORMAT + ", found " + format);
    for (Object value : new Object[] {product, schema, postgis, createdAt, schemas, rows, parts}) {
      if (value == null) throw new Refused("manifest.json: lacks one of product, schema, postgis, createdAt, schemas, rows, parts");
    }
    if (!NUMBERS.matcher(schema).matches()) throw new Refused("manifest.json: schema must be a version, found " + schema);
    // These names become SQL.
    schemas.stream().filter(name -> !WORD.matcher(name).matches()).findFirst().ifPresent(name -> {
      throw new Refused("manifest.json: no schema can be called " + name);
    });
    rows.keySet().stream().filter(name -> !TABLE.matcher(name).matches()).findFirst().ifPresent(name -> {
      throw new Refused("manifest.json: no table can be called " + name);
    });
    schemas = List.copyOf(schemas);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  static Manifest read(byte[] json) {
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JacksonException broken) {
      if (broken.getCause() instanceof Refused refused) throw refused;
      throw new Refused("manifest.json: cannot be read: " + broken.getOriginalMessage());
    }
  }

  byte[] json() {
    return JSON.writeValueAsBytes(this);
  }

  long allRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
