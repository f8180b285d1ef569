package org.fangyu.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.fangyu.files.shapefile.Shapefile;
import org.fangyu.files.shapefile.ShapefileFault;
import org.fangyu.files.shapefile.ShapefileRecord;

/** Reads a zipped Shapefile. */
final class ShapefileReader implements FeatureReader {

  private final Shapefile shapefile;

  ShapefileReader(Path file, Optional<String> layer) throws IOException {
    try {
      shapefile = new Shapefile(file, layer);
    } catch (ShapefileFault broken) {
      throw fault(broken);
    } catch (ZipException broken) {
      throw new FileFault("archive", "a zip file", broken.getMessage(), broken);
    }
  }

  @Override
  public List<String> columns() {
    return shapefile.columns();
  }

  @Override
  public FileCrs crs() {
    String source = shapefile.name() + ".prj";
    return shapefile.prj().map(wkt -> FileCrs.described(wkt, source))
        .orElseGet(() -> FileCrs.none("the archive: there is no " + source));
  }

  @Override
  public List<String> notes() {
    return shapefile.notes();
  }

  @Override
  public String rowWord() {
    return "record";
  }

  @Override
  public double progress() {
    return shapefile.progress();
  }

  @Override
  public FeatureRow next() {
    try {
      ShapefileRecord record = shapefile.next();
      if (record == null) {
        return null;
      }
      FeatureRow.Trouble trouble = record.fault() == null ? null
          : new FeatureRow.Trouble(record.faultyPart(), record.fault(), record.offender());
      return new FeatureRow(record.number(), record.values(), record.geometry(), trouble);
    } catch (ShapefileFault broken) {
      throw fault(broken);
    } catch (IOException broken) {
      throw new FileFault("archive", "a readable zip file", broken.getMessage(), broken);
    }
  }

  private static FileFault fault(ShapefileFault broken) {
    return new FileFault(broken.part(), broken.bound(), broken.offender(), broken);
  }

  @Override
  public void close() {
    try {
      shapefile.close();
    } catch (IOException broken) {
      throw new FileFault("archive", "can be closed", broken.getMessage(), broken);
    }
  }
}
