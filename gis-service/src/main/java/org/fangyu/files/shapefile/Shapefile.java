package org.fangyu.files.shapefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A Shapefile in a zip archive, read record by record. The encoding of its texts is what .cpg says, else the
 * language driver of the .dbf, else UTF-8 if every text fits, else GB18030; decoding is strict.
 */
public final class Shapefile implements AutoCloseable {

  private final ShapefileZip zip;
  private final ShapeRecords shapes;
  private final DbfTable table;
  private final String prj;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param layer name of the .shp without its ending; empty if the archive has only one
   * @throws ShapefileFault if the archive has no readable Shapefile, or several and none is chosen
   */
  public Shapefile(Path file, Optional<String> layer) throws IOException {
    zip = new ShapefileZip(file, layer);
    try {
      shapes = new ShapeRecords(zip.required("shp"));
      Charset charset = encoding();
      table = new DbfTable(zip.required("dbf"));
      table.decodeWith(charset);
      prj = zip.text("prj").filter(text -> !text.isBlank()).orElse(null);
    } catch (RuntimeException | IOException fault) {
      zip.close();
      throw fault;
    }
  }

  private Charset encoding() throws IOException {
    Optional<String> cpg = zip.text("cpg").filter(text -> !text.isBlank());
    if (cpg.isPresent()) {
      return DbfEncoding.ofCpg(cpg.get());
    }
    DbfTable probe = new DbfTable(zip.required("dbf"));
    Optional<Charset> driver = DbfEncoding.ofDriver(probe.languageDriver());
    if (driver.isPresent()) {
      return driver.get();
    }
    boolean utf8 = probe.allText(StandardCharsets.UTF_8);
    if (!utf8 && !new DbfTable(zip.required("dbf")).allText(DbfEncoding.GB18030)) {
      throw new ShapefileFault(".dbf", "UTF-8 or GB18030 text, or a .cpg file that names the encoding", "neither");
    }
    Charset found = utf8 ? StandardCharsets.UTF_8 : DbfEncoding.GB18030;
    notes.add("no .cpg: the texts of the .dbf fit " + found);
    return found;
  }

  public String name() {
    return zip.name();
  }

  public List<String> columns() {
    return table.columns();
  }

  /** Well-known text of the coordinate system, if there is a .prj. */
  public Optional<String> prj() {
    return Optional.ofNullable(prj);
  }

  /** What had to be decided, for the user. */
  public List<String> notes() {
    return notes;
  }

  /** The share of the .shp that has been read, 0 to 1. */
  public double progress() {
    return shapes.progress();
  }

  /**
   * The next record that is not deleted; null after the last.
   *
   * @throws ShapefileFault if the files end too early or differ in their number of records
   */
  public ShapefileRecord next() throws IOException {
    while (true) {
      ByteBuffer shape = shapes.next();
      byte[] row = table.nextBytes();
      if ((shape == null) != (row == null)) {
        throw new ShapefileFault("archive", "as many records in .shp as in .dbf",
            shape == null ? ".shp ends at record " + shapes.number() : ".dbf ends before record " + shapes.number());
      }
      if (shape == null) {
        return null;
      }
      if (!DbfTable.deleted(row)) {
        return record(shape, row);
      }
    }
  }

  private ShapefileRecord record(ByteBuffer shape, byte[] row) {
    long number = shapes.number();
    Map<String, Object> values = Map.of();
    try {
      values = table.values(row);
      Geometry geometry = Shapes.read(shape);
      return new ShapefileRecord(number, values, geometry, null, null, null);
    } catch (DbfTable.Unreadable unreadable) {
      return new ShapefileRecord(number, values, null, unreadable.field(), unreadable.getMessage(), unreadable.offender());
    } catch (IllegalArgumentException unreadable) {
      return new ShapefileRecord(number, values, null, "geometry", unreadable.getMessage(),
          "a record of %d bytes".formatted(shape.capacity()));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
