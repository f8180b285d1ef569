package org.fangyu.placenames.papers.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.drawing.Drawing.Anchor;
import org.fangyu.documents.drawing.Drawing.Mark;
import org.fangyu.documents.drawing.Drawing.Words;
import org.fangyu.geometry.bounds.LabelPlacer;
import org.fangyu.geometry.bounds.MapFrame;
import org.fangyu.geometry.bounds.Side;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * The map of the four bounds: the name's line, point or area, roads with their names, built-up areas, boundaries of
 * townships and counties, at a fixed scale that fits, in colours that stay apart in grey.
 */
public final class FourBoundsMap {
  static final int INK = 0x1c2326;
  static final int INK_2 = 0x4c565c;
  static final int CINNABAR = 0xb23a2b;
  static final int BUILT_UP = 0xece6d8;
  static final int CASING = 0x9a9a94;
  static final int WHITE = 0xffffff;
  /** The strip below the map with scale and review number. */
  private static final double STRIP_MM = 15;
  private static final double MOST_HEIGHT_TO_WIDTH = 1.15;
  /** Of the map that the subject with its bounds takes up at most. */
  private static final double SHARE = 0.82;
  private static final double FINENESS_MM = 0.04;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final Site site;
  private final String reviewNumber;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Mark> labels = new ArrayList<>();
  private MapFrame frame;
  private Geometry window;
  private LabelPlacer placer;

  public FourBoundsMap(Site site, String reviewNumber) {
    this.site = site;
    this.reviewNumber = reviewNumber;
  }

  /** The map, no larger than that: its height follows from its width where there is room. */
  public Drawing drawn(double widthMm, double heightMm) {
    double height = Math.min(heightMm, widthMm * MOST_HEIGHT_TO_WIDTH);
    frame = MapFrame.around(site.extent(), widthMm, height - STRIP_MM, SHARE);
    window = SHAPES.toGeometry(new Envelope(0, widthMm, 0, frame.heightMm()));
    placer = new LabelPlacer(widthMm, frame.heightMm());
    var furniture = new MapFurniture(frame, site, reviewNumber);
    furniture.covers().forEach(placer::keepFree);
    site.builtUp().forEach(area -> fill(area.geometry(), BUILT_UP));
    List<Thing> roads = site.roads().stream().sorted(Comparator.comparingDouble((Thing road) -> width(road.kind())).reversed().thenComparing(Thing::code)).toList();
    roads.forEach(this::casing);
    roads.stream().filter(road -> road.name() != null).forEach(road -> stroke(road.geometry(), WHITE, width(road.kind()) - 0.3));
    boundaries();
    subject();
    sides();
    roadNames(roads);
    divisionNames();
    marks.addAll(labels);
    marks.addAll(furniture.marks());
    return new Drawing(widthMm, height, "%s四至图，比例尺%s，%s".formatted(site.name().text(), frame.scale(), site.allFour()), marks);
  }

  /** What the window shows of a geometry, in millimetres. */
  private Geometry shown(Geometry metres) {
    if (!frame.ground().intersects(metres.getEnvelopeInternal())) return SHAPES.createPoint();
    Geometry sheet = DouglasPeuckerSimplifier.simplify(frame.toSheet(metres), FINENESS_MM);
    return window.covers(sheet) ? sheet : sheet.intersection(window);
  }

  /** Width of a road on paper, millimetres. */
  static double width(String roadClass) {
    return switch (roadClass) {
      case "expressway", "national" -> 1.7;
      case "provincial", "arterial" -> 1.5;
      case "county", "secondary" -> 1.2;
      case "township", "branch" -> 0.95;
      default -> 0.8;
    };
  }

  private void casing(Thing road) {
    if (road.name() != null) stroke(road.geometry(), CASING, width(road.kind()));
    else stroke(road.geometry(), CASING, 0.3, 1.2, 0.8);
  }

  private void boundaries() {
    for (Thing division : site.divisions()) {
      Geometry outline = shown(division.geometry().getBoundary());
      boolean county = division.kind().equals("county");
      lines(outline, WHITE, county ? 1.2 : 0.9);
      lines(outline, INK_2, county ? 0.45 : 0.3, county ? new double[] {3, 0.8, 0.5, 0.8} : new double[] {1.8, 0.9});
    }
  }

  private void subject() {
    Geometry shown = shown(site.shape());
    switch (shown.getDimension()) {
      case 0 -> {
        Geometry dot = shown.buffer(1.1);
        polygons(shown.buffer(1.6), WHITE);
        polygons(dot, CINNABAR);
        placer.keepFree(dot);
        Coordinate at = shown.getCoordinate();
        placer.at(at, width(site.name().text(), 4), 5, 1.5).ifPresent(p -> label(site.name().text(), p, 4, CINNABAR, true));
      }
      case 1 -> {
        lines(shown, WHITE, 2.0);
        lines(shown, CINNABAR, 1.2);
        placer.keepFree(shown.buffer(0.6));
        placer.along(shown, width(site.name().text(), 4), 5, 3.6).or(() -> placer.at(shown.getCentroid().getCoordinate(), width(site.name().text(), 4), 5, 2))
            .ifPresent(p -> label(site.name().text(), p, 4, CINNABAR, true));
      }
      default -> {
        polygons(shown, 0xf0d9d4);
        lines(shown.getBoundary(), CINNABAR, 0.9);
        placer.at(shown.getInteriorPoint().getCoordinate(), width(site.name().text(), 4), 5, 0).ifPresent(p -> label(site.name().text(), p, 4, CINNABAR, true));
      }
    }
  }

  /** The bounds in words at the four edges. */
  private void sides() {
    double middleX = frame.widthMm() / 2;
    double middleY = frame.heightMm() / 2;
    side(Side.NORTH, middleX, 3.5, 0);
    side(Side.SOUTH, middleX, frame.heightMm() - 3.5, 0);
    side(Side.WEST, 3.5, middleY, -90);
    side(Side.EAST, frame.widthMm() - 3.5, middleY, 90);
  }

  private void side(Side side, double x, double y, double angle) {
    if (site.bounds().get(side).isEmpty()) return;
    String text = site.told(side);
    double wide = width(text, 3.4);
    Envelope box = angle == 0 ? new Envelope(x - wide / 2, x + wide / 2, y - 2.2, y + 2.2) : new Envelope(x - 2.2, x + 2.2, y - wide / 2, y + wide / 2);
    placer.keepFree(SHAPES.toGeometry(box));
    label(text, new LabelPlacer.Placed(x, y, angle), 3.4, INK, true);
  }

  /** Each name once, those that bound the subject first, then the longest. */
  private void roadNames(List<Thing> roads) {
    List<String> bounding = site.bounds().values().stream().flatMap(List::stream).map(b -> b.neighbour().name()).toList();
    List<String> names = roads.stream().map(Thing::name).filter(name -> name != null).distinct().sorted(Comparator.comparing((String name) -> !bounding.contains(name))).toList();
    for (String name : names) {
      Geometry line = roads.stream().filter(r -> name.equals(r.name())).map(r -> shown(r.geometry())).filter(g -> g.getDimension() == 1).reduce(Geometry::union).orElse(null);
      if (line == null || line.isEmpty()) continue;
      double wide = width(name, 2.7);
      placer.along(line, wide, 3.2, 0).or(() -> placer.along(line, wide, 3.2, 2.4)).ifPresent(p -> label(name, p, 2.7, INK, false));
    }
  }

  private void divisionNames() {
    for (Thing division : site.divisions()) {
      if (division.kind().equals("county") && site.divisions().stream().anyMatch(d -> d != division && d.code().startsWith(division.code()))) continue;
      Geometry shown = shown(division.geometry());
      if (shown.getDimension() < 2 || shown.getArea() < 400) continue;
      placer.at(shown.getInteriorPoint().getCoordinate(), width(division.name(), 3.6), 4.4, 0).or(() -> placer.at(shown.getCentroid().getCoordinate(), width(division.name(), 3.6), 4.4, 8))
          .ifPresent(p -> label(division.name(), p, 3.6, INK_2, false));
    }
  }

  private void label(String text, LabelPlacer.Placed at, double size, int colour, boolean bold) {
    // The middle of the letters, not their base line, stands at the place.
    double turned = Math.toRadians(at.angleDegrees());
    double down = size * 0.36;
    labels.add(new Words(at.x() - down * Math.sin(turned), at.y() + down * Math.cos(turned), text, size, at.angleDegrees(), Anchor.MIDDLE, colour, bold, true));
  }

  /** About how wide text is: Chinese as wide as high, letters a little more than half. */
  static double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> c < 0x2e80 ? 0.58 : 1.02).sum() * size;
  }

  private void fill(Geometry metres, int colour) {
    polygons(shown(metres), colour);
  }

  private void stroke(Geometry metres, int colour, double widthMm, double... dash) {
    lines(shown(metres), colour, widthMm, dash);
  }

  private void lines(Geometry sheet, int colour, double widthMm, double... dash) {
    Shapes.lines(sheet).forEach(points -> marks.add(new Drawing.Line(points, colour, widthMm, dash)));
  }

  private void polygons(Geometry sheet, int colour) {
    Shapes.polygons(sheet).forEach(rings -> marks.add(new Drawing.Area(rings, colour)));
  }
}
