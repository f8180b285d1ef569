package org.fangyu.geometry.bounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Places labels one after another so that none covers another or leaves the window: the important ones first. Sheet
 * coordinates, millimetres, y downwards. What finds no room is left out.
 */
public final class LabelPlacer {
  private static final double[] ALONG = {0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9};
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final Envelope window;
  private final List<Geometry> taken = new ArrayList<>();

  public LabelPlacer(double widthMm, double heightMm) {
    window = new Envelope(0, widthMm, 0, heightMm);
  }

  /** @param x of its middle @param angleDegrees by which it is turned clockwise as seen on the sheet, in (-90, 90]: never upside down */
  public record Placed(double x, double y, double angleDegrees) {}

  /** Keeps labels off a place, e.g. a legend or the subject's own line. */
  public void keepFree(Geometry sheet) {
    taken.add(sheet);
  }

  /**
   * Along a line.
   *
   * @param line what of it the window shows
   * @param besideMm how far its middle stands off the line, to either side; 0 stands on it
   */
  public Optional<Placed> along(Geometry line, double widthMm, double heightMm, double besideMm) {
    List<LineString> parts = new ArrayList<>();
    for (int i = 0; i < line.getNumGeometries(); i++) if (line.getGeometryN(i) instanceof LineString part && part.getLength() >= widthMm * 0.8) parts.add(part);
    parts.sort(Comparator.comparingDouble(LineString::getLength).reversed());
    for (LineString part : parts) {
      for (double share : ALONG) {
        for (double beside : besideMm == 0 ? new double[] {0} : new double[] {-besideMm, besideMm}) {
          Optional<Placed> placed = take(at(part, share, beside, widthMm), widthMm, heightMm);
          if (placed.isPresent()) return placed;
        }
      }
    }
    return Optional.empty();
  }

  /** At a point: on it, or around it where that is taken. */
  public Optional<Placed> at(Coordinate point, double widthMm, double heightMm, double aroundMm) {
    double side = widthMm / 2 + aroundMm;
    double up = heightMm / 2 + aroundMm;
    double[][] steps = aroundMm == 0 ? new double[][] {{0, 0}} : new double[][] {{side, 0}, {0, -up}, {-side, 0}, {0, up}, {side, -up}, {-side, -up}, {side, up}, {-side, up}};
    for (double[] step : steps) {
      Optional<Placed> placed = take(new Placed(point.x + step[0], point.y + step[1], 0), widthMm, heightMm);
      if (placed.isPresent()) return placed;
    }
    return Optional.empty();
  }

  private static Placed at(LineString part, double share, double beside, double widthMm) {
    var line = new LengthIndexedLine(part);
    double middle = part.getLength() * share;
    Coordinate from = line.extractPoint(Math.max(0, middle - widthMm / 2));
    Coordinate to = line.extractPoint(Math.min(part.getLength(), middle + widthMm / 2));
    Coordinate on = line.extractPoint(middle);
    double angle = Math.toDegrees(Math.atan2(to.y - from.y, to.x - from.x));
    double upright = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle;
    double turned = Math.toRadians(upright);
    return new Placed(on.x - beside * Math.sin(turned), on.y + beside * Math.cos(turned), upright);
  }

  private Optional<Placed> take(Placed placed, double widthMm, double heightMm) {
    Polygon box = box(placed, widthMm, heightMm);
    if (!window.contains(box.getEnvelopeInternal()) || taken.stream().anyMatch(box::intersects)) return Optional.empty();
    taken.add(box);
    return Optional.of(placed);
  }

  /** What a label covers. */
  static Polygon box(Placed placed, double widthMm, double heightMm) {
    var upright = (Polygon) SHAPES.toGeometry(new Envelope(placed.x() - widthMm / 2, placed.x() + widthMm / 2, placed.y() - heightMm / 2, placed.y() + heightMm / 2));
    return (Polygon) AffineTransformation.rotationInstance(Math.toRadians(placed.angleDegrees()), placed.x(), placed.y()).transform(upright);
  }
}
