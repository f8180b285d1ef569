package org.fangyu.files.shapefile;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.files.rows.FileFault;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Geometry of a .shp record. Heights and measures are passed over. */
final class Shapes {

  private static final int NULL = 0;
  private static final int POINT = 1;
  private static final int LINE = 3;
  private static final int POLYGON = 5;
  private static final int MULTIPOINT = 8;
  /** Types with heights are 10 more, with measures 20 more. */
  private static final int Z = 10;
  private static final int BOX_BYTES = 32;
  private static final int POSITION_BYTES = 16;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Shapes() {}

  static void checkType(int type) {
    boolean known = type == NULL || type >= POINT && type <= MULTIPOINT + 2 * Z
        && List.of(POINT, LINE, POLYGON, MULTIPOINT).contains(type % Z);
    if (!known) {
      throw new FileFault(".shp shape type",
          "0 null, 1 point, 3 line, 5 polygon, 8 multipoint, or one of them + 10 or + 20", type);
    }
  }

  /**
   * The geometry of a record's content; null for a null shape.
   *
   * @throws IllegalArgumentException if it cannot be read; the message says why
   */
  static Geometry read(ByteBuffer content) {
    int type = content.getInt();
    try {
      checkType(type);
      return switch (type % Z) {
        case POINT -> FACTORY.createPoint(position(content));
        case LINE -> FACTORY.createMultiLineString(lines(content));
        case POLYGON -> polygons(parts(content));
        case MULTIPOINT -> FACTORY.createMultiPointFromCoords(multipoint(content));
        default -> null;
      };
    } catch (FileFault unknown) {
      throw new IllegalArgumentException(unknown.getMessage(), unknown);
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("the record ends before its last position", cut);
    }
  }

  private static Coordinate[] multipoint(ByteBuffer content) {
    skip(content, BOX_BYTES);
    return positions(content, count(content, "positions", POSITION_BYTES));
  }

  private static LineString[] lines(ByteBuffer content) {
    return parts(content).stream().map(FACTORY::createLineString).toArray(LineString[]::new);
  }

  private static List<Coordinate[]> parts(ByteBuffer content) {
    skip(content, BOX_BYTES);
    int parts = count(content, "parts", Integer.BYTES);
    int positions = count(content, "positions", 1);
    int[] starts = new int[parts + 1];
    for (int i = 0; i < parts; i++) {
      starts[i] = content.getInt();
    }
    starts[parts] = positions;
    List<Coordinate[]> result = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      if (starts[i] < 0 || starts[i] > starts[i + 1] || i == 0 && starts[0] != 0) {
        throw new IllegalArgumentException("part %d begins at position %d of %d".formatted(i + 1, starts[i], positions));
      }
      result.add(positions(content, starts[i + 1] - starts[i]));
    }
    return result;
  }

  /** A count that the bytes left can hold, so that a false one reserves no memory. */
  private static int count(ByteBuffer content, String what, int bytesEach) {
    int count = content.getInt();
    if (count < 0 || (long) count * bytesEach > content.remaining()) {
      throw new IllegalArgumentException("%d %s do not fit into the record".formatted(count, what));
    }
    return count;
  }

  private static void skip(ByteBuffer content, int bytes) {
    if (content.remaining() < bytes) {
      throw new BufferUnderflowException();
    }
    content.position(content.position() + bytes);
  }

  private static Coordinate[] positions(ByteBuffer content, int count) {
    if ((long) count * POSITION_BYTES > content.remaining()) {
      throw new BufferUnderflowException();
    }
    Coordinate[] positions = new Coordinate[count];
    for (int i = 0; i < count; i++) {
      positions[i] = position(content);
    }
    return positions;
  }

  private static Coordinate position(ByteBuffer content) {
    return new Coordinate(content.getDouble(), content.getDouble());
  }

  /**
   * Shells run clockwise, holes counter-clockwise, in any order; a hole belongs to the smallest shell around it.
   * A hole outside every shell is kept as a shell: many writers do not keep the direction.
   */
  private static Geometry polygons(List<Coordinate[]> rings) {
    List<Shell> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    for (Coordinate[] positions : rings) {
      LinearRing ring = FACTORY.createLinearRing(positions);
      if (positions.length > 3 && Orientation.isCCW(positions)) {
        holes.add(ring);
      } else {
        shells.add(new Shell(ring));
      }
    }
    List<Shell> withHoles = List.copyOf(shells);
    for (LinearRing hole : holes) {
      Shell home = withHoles.stream().filter(shell -> shell.holds(hole))
          .min((a, b) -> Double.compare(a.area, b.area)).orElse(null);
      if (home == null) {
        shells.add(new Shell(hole));
      } else {
        home.holes.add(hole);
      }
    }
    return FACTORY.createMultiPolygon(shells.stream().map(Shell::polygon).toArray(Polygon[]::new));
  }

  private static final class Shell {
    private final LinearRing ring;
    private final Polygon filled;
    private final double area;
    private final List<LinearRing> holes = new ArrayList<>();
    private IndexedPointInAreaLocator locator;

    Shell(LinearRing ring) {
      this.ring = ring;
      this.filled = FACTORY.createPolygon(ring);
      this.area = filled.getArea();
    }

    /** Whether a ring lies inside: told by its first position that is not on the shell's own ring. */
    boolean holds(LinearRing hole) {
      if (!ring.getEnvelopeInternal().covers(hole.getEnvelopeInternal())) {
        return false;
      }
      if (locator == null) {
        locator = new IndexedPointInAreaLocator(filled);
      }
      for (Coordinate position : hole.getCoordinates()) {
        int where = locator.locate(position);
        if (where != Location.BOUNDARY) {
          return where == Location.INTERIOR;
        }
      }
      return true;
    }

    Polygon polygon() {
      return FACTORY.createPolygon(ring, holes.toArray(LinearRing[]::new));
    }
  }
}
