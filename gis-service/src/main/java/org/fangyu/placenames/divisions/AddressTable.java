package org.fangyu.placenames.divisions;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.fangyu.files.csv.CsvTable;
import org.fangyu.placenames.divisions.Effects.Effect;

/** The table of old and new codes and addresses (新旧对照表): every record that a change touches, as CSV. */
final class AddressTable {
  private static final List<String> HEADER = List.of("类别", "登记代码", "名称", "原区划代码", "新区划代码", "原区划", "新区划", "原地址", "新地址");
  private static final Map<String, String> KINDS = Map.of("places", "地名", "roads", "道路", "built-up-areas", "建成区", "door-plates", "门牌", "signs", "地名标志",
      "cemeteries", "公墓", "graves", "坟墓", "burial-zones", "禁葬区", "boundary-lines", "界线", "boundary-markers", "界桩");

  private final CsvTable table;

  AddressTable(OutputStream bytes) throws IOException {
    this.table = new CsvTable(bytes, HEADER);
  }

  void add(Map<String, Object> division) {
    table.add("区划", text(division.get("oldCode")), text(division.get("oldName")), text(division.get("oldCode")), text(division.get("newCode")), text(division.get("oldName")),
        text(division.get("newName")), null, null);
  }

  void add(Effect one) {
    table.add(KINDS.get(one.kind()), one.recordCode(), one.name(), sides(one.oldDivision(), one.oldOther()), sides(one.newDivision(), one.newOther()), one.oldPath(), one.newPath(),
        one.oldAddress(), one.newAddress());
  }

  void close() {
    table.close();
  }

  private static String sides(String one, String other) {
    return other == null ? one : one + " / " + other;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
