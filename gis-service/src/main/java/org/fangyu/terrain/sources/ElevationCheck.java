package org.fangyu.terrain.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.tiles.Mosaic;
import org.fangyu.terrain.tiles.StoreFolder;
import org.fangyu.terrain.tiles.StoreList;
import org.springframework.stereotype.Component;

/** Whether the tiles on the disk are what the register says and what was written. */
@Component
class ElevationCheck {
  private final SourceRegister register;
  private final StoreFolder folder;

  ElevationCheck(SourceRegister register, ElevationStore store) {
    this.register = register;
    this.folder = store.folder();
  }

  /** @return what is wrong, a sentence each */
  List<String> run() throws IOException {
    var faults = new ArrayList<String>();
    StoreList list = folder.list();
    List<SourceRow> open = register.open();
    for (SourceRow row : open) {
      if (!folder.holds(row.version())) faults.add(row.code() + ": 没有切片 / its tiles are not there");
      else check(row, faults);
    }
    if (!list.sources().equals(open.stream().map(SourceRow::listed).toList())) faults.add("在用清单与登记不一致 / the store's list is not what the register says: the next start or elevation command mends it");
    return faults;
  }

  private void check(SourceRow row, List<String> faults) {
    try {
      Mosaic one = folder.open(new StoreList(row.grid(), List.of(row.listed())));
      long damaged = one.damaged().get(0);
      if (damaged > 0) faults.add("%s: %d 块切片已损坏 / tiles are damaged".formatted(row.code(), damaged));
    } catch (IOException unreadable) {
      faults.add("%s: %s".formatted(row.code(), unreadable.getMessage()));
    }
  }
}
