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
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;

/**
 * Reads a Shapefile in a zip archive, record by record. The encoding of its texts is what .cpg says, else the
 * language driver of the .dbf, else UTF-8 if every text fits, else GB18030; decoding is strict.
 */
public final class ShapefileReader implements FeatureReader {

  private final ShapefileZip zip;
  private final ShapeRecords shapes;
  private final DbfTable table;
  private final String prj;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param layer name of the .shp without its ending; empty if the archive has only one
   * @throws FileFault if the archive has no readable Shapefile, or several and none is chosen
   */
  public ShapefileReader(Path file, Optional<String> layer) throws IOException {
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
      throw new FileFault(".dbf", "UTF-8 or GB18030 text, or a .cpg file that names the encoding", "neither");
    }
    Charset found = utf8 ? StandardCharsets.UTF_8 : DbfEncoding.GB18030;
    notes.add("no .cpg: the texts of the .dbf fit " + found);
    return found;
  }

  @Override
  public List<String> columns() {
    return table.columns();
  }

  @Override
  public FileCrs crs() {
    String source = zip.name() + ".prj";
    return prj == null ? FileCrs.none("the archive: there is no " + source) : FileCrs.described(prj, source);
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public String rowWord() {
    return "record";
  }

  @Override
  public double progress() {
    return shapes.progress();
  }

  /** The next record that is not marked as deleted. */
  @Override
  public FeatureRow next() {
    try {
      ByteBuffer shape = shapes.next();
      byte[] row = both(shape, table.nextBytes());
      while (row != null && DbfTable.deleted(row)) {
        shape = shapes.next();
        row = both(shape, table.nextBytes());
      }
      return row == null ? null : record(shape, row);
    } catch (IOException broken) {
      throw new FileFault("archive", "a readable zip file", broken.getMessage(), broken);
    }
  }

  private byte[] both(ByteBuffer shape, byte[] row) {
    if ((shape == null) != (row == null)) {
      throw new FileFault("archive", "as many records in .shp as in .dbf",
          shape == null ? ".shp ends at record " + shapes.number() : ".dbf ends before record " + shapes.number());
    }
    return row;
  }

  private FeatureRow record(ByteBuffer shape, byte[] row) {
    long number = shapes.number();
    Map<String, Object> values = Map.of();
    try {
      values = table.values(row);
      return new FeatureRow(number, values, Shapes.read(shape), null);
    } catch (DbfTable.Unreadable unreadable) {
      return new FeatureRow(number, values, null,
          new FeatureRow.Trouble(unreadable.field(), unreadable.getMessage(), unreadable.offender()));
    } catch (IllegalArgumentException unreadable) {
      return new FeatureRow(number, values, null, new FeatureRow.Trouble("geometry", unreadable.getMessage(),
          "a record of %d bytes".formatted(shape.capacity())));
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException broken) {
      throw new FileFault("archive", "can be closed", broken.getMessage(), broken);
    }
  }
}
