package org.fangyu.placenames.collection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fangyu.files.csv.CsvWriter;
import org.fangyu.files.rows.FeatureWriter.Column;
import org.fangyu.files.rows.FeatureWriter.Layer;
import org.fangyu.files.rows.FeatureWriter.Type;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The walk-in list as a sheet to take along: CSV with the place as longitude and latitude. */
final class WalkSheet {
  private static final Map<String, String> WORDS = Map.of("unnamed-road", "无名道路", "no-standard-name", "无标准名称", "several-names", "一地多名");
  private static final List<Column> COLUMNS = List.of(new Column("事项", Type.TEXT), new Column("登记代码", Type.TEXT), new Column("现有名称", Type.TEXT), new Column("其他名称", Type.TEXT),
      new Column("类别", Type.TEXT), new Column("乡镇", Type.TEXT), new Column("长度(米)", Type.INTEGER), new Column("距离(米)", Type.INTEGER), new Column("已采集", Type.INTEGER));

  private WalkSheet() {}

  static byte[] of(List<WalkList.Entry> entries) {
    var bytes = new ByteArrayOutputStream();
    var places = new GeometryFactory();
    try (var sheet = new CsvWriter(bytes, new Layer("walk", "走访清单", COLUMNS, "POINT", 4490))) {
      for (WalkList.Entry e : entries) {
        sheet.add(Arrays.asList(WORDS.get(e.kind()), e.code(), e.name(), String.join("、", e.others()), e.type(), e.townName(), whole(e.lengthMetres()), whole(e.distanceMetres()), e.collected()),
            places.createPoint(new Coordinate(e.point().get(0), e.point().get(1))));
      }
      sheet.finish();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);   // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static Long whole(Double metres) {
    return metres == null ? null : Math.round(metres);
  }
}
