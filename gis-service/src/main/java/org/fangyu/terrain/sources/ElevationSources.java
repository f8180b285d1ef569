package org.fangyu.terrain.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.tiles.StoreFolder;
import org.fangyu.terrain.tiles.StoreList;
import org.fangyu.terrain.tiles.TileGrid;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Registers sources and takes them back. Tiles are written first and count for nothing, then the register changes in one
 * transaction, then the store's list is replaced; what dies in between leaves the old state, or a list that the next start
 * or command brings up to the register.
 */
@Component
class ElevationSources {
  private final SourceRegister register;
  private final StoreFolder folder;
  private final GridChoice choice;

  ElevationSources(SourceRegister register, ElevationStore store, @Value("${fangyu.elevation-crs:}") String crs, @Value("${fangyu.elevation-cell:}") Double cell) {
    this.register = register;
    this.folder = store.folder();
    this.choice = new GridChoice(crs.isBlank() ? OptionalInt.empty() : OptionalInt.of(Crs.parse(crs).epsg()), cell == null ? OptionalDouble.empty() : OptionalDouble.of(cell));
  }

  /** What came of a wish. @param changed whether anything did */
  record Done(SourceRow row, boolean changed) {}

  /** The sources that count, first the one whose heights win. */
  List<SourceRow> list() {
    return register.open();
  }

  /**
   * Registers a source.
   *
   * @param replace whether one of the same name makes room
   * @param progress is told the share that is done
   * @throws ElevationFault if it cannot be taken; nothing has changed then
   */
  Done add(Wish wish, boolean replace, String actor, DoubleConsumer progress) throws IOException {
    return locked(() -> {
      List<SourceRow> open = register.open();
      Optional<SourceRow> before = open.stream().filter(row -> row.code().equals(wish.code())).findFirst();
      List<SourceRow> others = open.stream().filter(row -> !row.code().equals(wish.code())).toList();
      Optional<TileGrid> grid = others.stream().map(SourceRow::grid).findFirst();
      SourceRow row = new Ingest(folder, register.county()).run(wish, datum(wish, others), open, grid, choice, progress);
      if (before.isPresent() && before.get().says(row)) return new Done(before.get(), false);
      if (before.isPresent() && !replace) {
        throw new ElevationFault("已登记名为 %s 的高程数据：用 --replace 更换，或用 --name 另起名 / already registered: --replace it, or give another --name".formatted(wish.code()));
      }
      register.replace(before.map(List::of).orElse(List.of()), List.of(row), actor);
      return new Done(row, true);
    });
  }

  /** Takes sources back. @throws ElevationFault if there is none of a name; nothing has changed then */
  void remove(List<String> codes, String actor) throws IOException {
    locked(() -> {
      List<SourceRow> open = register.open();
      for (String code : codes) {
        if (open.stream().noneMatch(row -> row.code().equals(code))) {
          throw new ElevationFault("没有登记名为 %s 的高程数据；有 %s / not registered".formatted(code, open.stream().map(SourceRow::code).toList()));
        }
      }
      register.replace(open.stream().filter(row -> codes.contains(row.code())).toList(), List.of(), actor);
      return null;
    });
  }

  /** Brings all sources onto a new grid, from their files. @throws ElevationFault if a file is gone or another; nothing has changed then */
  List<SourceRow> rebuild(GridChoice wished, String actor, DoubleConsumer progress) throws IOException {
    return locked(() -> {
      List<SourceRow> open = register.open();
      var rebuilt = new ArrayList<SourceRow>();
      TileGrid grid = open.isEmpty() ? null : new Regridding(open, wished).grid();
      for (SourceRow row : open) {
        int done = rebuilt.size();
        requireUnchanged(row);
        List<SourceRow> intact = folder.intact(row.grid(), row.listed()) ? List.of(row) : List.of();
        rebuilt.add(new Ingest(folder, Optional.empty()).run(row.again(), row.datum(), intact, Optional.of(grid), wished, share -> progress.accept((done + share) / open.size())));
      }
      // in the order of their age, so that the newer still wins
      rebuilt.sort(Comparator.comparing(row -> open.stream().filter(old -> old.code().equals(row.code())).findFirst().orElseThrow().id()));
      // on the same grid only tiles were mended
      if (!open.isEmpty() && !grid.equals(open.get(0).grid())) register.replace(open, rebuilt, actor);
      return rebuilt;
    });
  }

  /** Lets the store show what the register says. @return the sources whose tiles are not there and that it cannot show */
  List<SourceRow> publish() throws IOException {
    try (StoreFolder.Lock lock = lock()) {
      return publishLocked(false);
    }
  }

  /** @param anew also if nothing has changed, so that tiles of the same version are opened again */
  private List<SourceRow> publishLocked(boolean anew) throws IOException {
    List<SourceRow> open = register.open();
    List<SourceRow> there = open.stream().filter(row -> folder.holds(row.version())).toList();
    TileGrid grid = there.isEmpty() ? null : there.get(0).grid();
    var next = new StoreList(grid, there.stream().map(SourceRow::listed).toList());
    if (anew || !next.equals(folder.list())) folder.publish(next);
    return open.stream().filter(row -> !folder.holds(row.version())).toList();
  }

  private interface Change<T> {
    T make() throws IOException;
  }

  /** Whatever the change did or did not, the store shows what the register then says. */
  private <T> T locked(Change<T> change) throws IOException {
    try (StoreFolder.Lock lock = lock()) {
      T made = change.make();
      publishLocked(true);
      return made;
    }
  }

  private StoreFolder.Lock lock() throws IOException {
    return folder.lock().orElseThrow(() -> new ElevationFault("另一个命令或正在启动的服务正在处理高程数据，请稍后再试 / the elevation is being changed by another command or a starting service"));
  }

  /** Of the heights as they are kept. Heights above different zeros must not be mixed: they differ by metres, and nothing would show it. */
  private static String datum(Wish wish, List<SourceRow> others) {
    if (others.isEmpty()) {
      if (wish.datumShiftMetres() != null) throw new ElevationFault("--datum-shift: 没有其他已登记的高程数据，无从改正 / there is no other source to be shifted to");
      return wish.datum();
    }
    String kept = others.get(0).datum();
    if (wish.datumShiftMetres() == null && !wish.datum().equals(kept)) {
      throw new ElevationFault(("高程基准 %s 与已登记的 %s（%s）不同，不能混用：请先换算，或用 --datum-shift 给出改正数（米，加到高程上）"
          + " / --datum differs from that of the other sources: convert the heights, or give --datum-shift, metres to be added").formatted(wish.datum(), others.get(0).code(), kept));
    }
    return kept;
  }

  private static void requireUnchanged(SourceRow row) throws IOException {
    for (Path file : row.files()) {
      if (!Files.isReadable(file)) throw new ElevationFault("找不到 %s 的原文件 %s / its file is not there".formatted(row.code(), file));
    }
    if (!Ingest.content(row.files()).equals(row.contentSha256())) {
      throw new ElevationFault("%s 的原文件已变，请用 elevation add --replace 重新登记 / its files have changed: add it again with --replace".formatted(row.code()));
    }
  }
}
