package org.fangyu.terrain.tiles;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What a level's file looks like, all little-endian: a head (magic, level, grid, cells), an entry for every tile of the
 * rectangle of tiles that holds the cells, row after row from the north, a CRC-32C of both; from the next page on the
 * tiles that have any height, {@value #SIDE} × {@value #SIDE} floats row after row, in the order in which they were written.
 */
final class TileFormat {
  static final int SIDE = 512;
  static final int CELLS = SIDE * SIDE;
  static final int TILE_BYTES = CELLS * Float.BYTES;
  /** A tile of which nothing is there. */
  static final long ABSENT = -1;
  /** More tiles than any county has: a million million cells. */
  static final long MOST_TILES = 1 << 22;

  private static final byte[] MAGIC = "FYELEV01".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 8 + 4 + 4 + 4 * Double.BYTES + 4 * Integer.BYTES;
  private static final int ENTRY = Long.BYTES + Long.BYTES + Long.BYTES;
  private static final int PAGE = 4096;

  /** @param cells of the level that the source reaches over */
  record Head(int level, TileGrid grid, Cells cells) {
    Cells tiles() {
      return cells.blocks(SIDE);
    }
  }

  /**
   * @param slots place of each tile in the file, or {@link #ABSENT}
   * @param digests of each tile's content
   * @param complete whether each tile has a height in every cell
   */
  record Index(long[] slots, long[] digests, boolean[] complete) {
    static Index of(Cells tiles) {
      int count = (int) tiles.count();
      long[] slots = new long[count];
      Arrays.fill(slots, ABSENT);
      return new Index(slots, new long[count], new boolean[count]);
    }
  }

  private TileFormat() {}

  /** Where the first tile begins. */
  static long dataStart(Cells tiles) {
    return (frontBytes(tiles) + PAGE - 1) / PAGE * PAGE;
  }

  static int frontBytes(Cells tiles) {
    return Math.toIntExact(HEAD + tiles.count() * ENTRY + Integer.BYTES);
  }

  static ByteBuffer front(Head head, Index index) {
    ByteBuffer out = buffer(frontBytes(head.tiles())).put(MAGIC).putInt(head.level()).putInt(head.grid().epsg());
    out.putDouble(head.grid().west()).putDouble(head.grid().north()).putDouble(head.grid().cellWidth()).putDouble(head.grid().cellHeight());
    out.putInt(head.cells().west()).putInt(head.cells().north()).putInt(head.cells().columns()).putInt(head.cells().rows());
    for (int i = 0; i < index.slots().length; i++) {
      out.putLong(index.slots()[i]).putLong(index.digests()[i]).putLong(index.complete()[i] ? 1 : 0);
    }
    return out.putInt(crc(out.array(), out.position())).flip();
  }

  /** How many bytes a reader needs to know the rest. */
  static int headBytes() {
    return HEAD;
  }

  /** @throws IllegalArgumentException if this is no head */
  static Head head(ByteBuffer in) {
    byte[] magic = new byte[MAGIC.length];
    in.order(ByteOrder.LITTLE_ENDIAN).get(magic);
    if (!Arrays.equals(magic, MAGIC)) throw new IllegalArgumentException("it does not begin with " + new String(MAGIC, StandardCharsets.US_ASCII));
    int level = in.getInt();
    int epsg = in.getInt();
    var grid = new TileGrid(epsg, in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
    var head = new Head(level, grid, new Cells(in.getInt(), in.getInt(), in.getInt(), in.getInt()));
    if (level < 0 || level > 30 || head.tiles().count() > MOST_TILES) throw new IllegalArgumentException("its head is damaged");
    return head;
  }

  /** @param front all of it @throws IllegalArgumentException if it is damaged */
  static Index index(Head head, ByteBuffer front) {
    int crcAt = front.limit() - Integer.BYTES;
    if (front.order(ByteOrder.LITTLE_ENDIAN).getInt(crcAt) != crc(front.array(), crcAt)) throw new IllegalArgumentException("its index is damaged");
    Index index = Index.of(head.tiles());
    front.position(HEAD);
    for (int i = 0; i < index.slots().length; i++) {
      index.slots()[i] = front.getLong();
      index.digests()[i] = front.getLong();
      index.complete()[i] = front.getLong() == 1;
    }
    return index;
  }

  /** The first eight bytes of the SHA-256 of a tile. */
  static long digest(ByteBuffer tile) {
    MessageDigest sha = sha256();
    sha.update(tile);
    return ByteBuffer.wrap(sha.digest()).getLong();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc(byte[] bytes, int length) {
    var crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
