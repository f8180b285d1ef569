package org.fangyu.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fangyu.files.csv.CsvReader;
import org.fangyu.files.csv.CsvWriter;
import org.fangyu.files.geojson.GeoJsonReader;
import org.fangyu.files.geojson.GeoJsonWriter;
import org.fangyu.files.geopackage.GeoPackageReader;
import org.fangyu.files.geopackage.GeoPackageWriter;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureWriter.Layer;
import org.fangyu.files.rows.FeatureWriter;
import org.fangyu.files.rows.FileFault;
import org.fangyu.files.shapefile.ShapefileReader;

/** Opens files by the ending of their names. */
public final class FeatureFile {

  /** A format that can be written: its name on the command line. */
  public enum Format {
    GEOJSON("geojson"), GPKG("gpkg"), CSV("csv");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** The format of a name, in any case. */
    public static Optional<Format> of(String word) {
      return Arrays.stream(values()).filter(format -> format.word.equalsIgnoreCase(word)).findFirst();
    }
  }

  private static final List<String> ENDINGS = List.of("geojson", "json", "gpkg", "zip", "csv");

  private FeatureFile() {}

  /** Whether the name ends as a file does that can be read. */
  public static boolean readable(Path file) {
    return ENDINGS.contains(ending(file));
  }

  /**
   * Opens a file to read.
   *
   * @param layer which of several layers of a GeoPackage or archive; empty if there is one
   * @throws FileFault if it cannot be read as what its name says
   */
  public static FeatureReader open(Path file, Optional<String> layer) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new FileFault("file", "a readable file", file);
    }
    try {
      return switch (ending(file)) {
        case "geojson", "json" -> new GeoJsonReader(file);
        case "gpkg" -> new GeoPackageReader(file, layer);
        case "zip" -> new ShapefileReader(file, layer);
        case "csv" -> new CsvReader(file);
        default -> throw new FileFault("file", "a name that ends in .geojson, .json, .gpkg, .zip (Shapefile) or .csv",
            file.getFileName());
      };
    } catch (IOException broken) {
      throw new FileFault("file", "a readable file", "%s: %s".formatted(file, broken.getMessage()), broken);
    }
  }

  /**
   * Begins a file; one that exists is replaced.
   *
   * @param wkt definition of the layer's coordinate system, for formats that hold it
   */
  public static FeatureWriter create(Path file, Format format, Layer layer, String wkt) throws IOException {
    return switch (format) {
      case GEOJSON -> new GeoJsonWriter(file, layer);
      case GPKG -> new GeoPackageWriter(file, layer, wkt);
      case CSV -> new CsvWriter(file, layer);
    };
  }

  private static String ending(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
