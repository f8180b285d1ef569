package org.fangyu.placenames.papers.sheet;

import static org.fangyu.placenames.papers.sheet.FourBoundsMap.BUILT_UP;
import static org.fangyu.placenames.papers.sheet.FourBoundsMap.CASING;
import static org.fangyu.placenames.papers.sheet.FourBoundsMap.CINNABAR;
import static org.fangyu.placenames.papers.sheet.FourBoundsMap.INK;
import static org.fangyu.placenames.papers.sheet.FourBoundsMap.INK_2;
import static org.fangyu.placenames.papers.sheet.FourBoundsMap.WHITE;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.documents.drawing.Drawing.Anchor;
import org.fangyu.documents.drawing.Drawing.Area;
import org.fangyu.documents.drawing.Drawing.Line;
import org.fangyu.documents.drawing.Drawing.Mark;
import org.fangyu.documents.drawing.Drawing.Words;
import org.fangyu.geometry.bounds.MapFrame;
import org.fangyu.geometry.bounds.ScaleBar;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What stands around a map and on it: the neat line, north, the legend, the scale with its bar, the review number. */
final class MapFurniture {
  private static final double LONGEST_BAR_MM = 50;
  private static final double ROW_MM = 5;
  private static final double LEGEND_WIDTH_MM = 34;
  private static final double NORTH_X_FROM_RIGHT_MM = 9;
  private static final double SMALL_MM = 2.6;

  private final MapFrame frame;
  private final Site site;
  private final String reviewNumber;
  private final List<String> legend = new ArrayList<>();

  MapFurniture(MapFrame frame, Site site, String reviewNumber) {
    this.frame = frame;
    this.site = site;
    this.reviewNumber = reviewNumber;
    legend.add("subject");
    if (site.roads().stream().anyMatch(r -> r.name() != null && shows(r))) legend.add("road");
    if (site.roads().stream().anyMatch(r -> r.name() == null && shows(r))) legend.add("unnamed");
    if (site.builtUp().stream().anyMatch(this::shows)) legend.add("built-up");
    if (site.divisions().stream().anyMatch(d -> d.kind().equals("township") && edge(d))) legend.add("township");
    if (site.divisions().stream().anyMatch(d -> d.kind().equals("county") && edge(d))) legend.add("county");
  }

  private boolean shows(Thing thing) {
    return frame.ground().intersects(thing.geometry().getEnvelopeInternal()) && thing.geometry().intersects(ground());
  }

  private boolean edge(Thing division) {
    return division.geometry().getBoundary().intersects(ground());
  }

  private Geometry ground() {
    return new GeometryFactory().toGeometry(frame.ground());
  }

  private Envelope legendBox() {
    double height = legend.size() * ROW_MM + 7;
    return new Envelope(0, LEGEND_WIDTH_MM, frame.heightMm() - height, frame.heightMm());
  }

  /** Where no label may stand. */
  List<Geometry> covers() {
    double x = frame.widthMm() - NORTH_X_FROM_RIGHT_MM;
    return List.of(new GeometryFactory().toGeometry(legendBox()), new GeometryFactory().toGeometry(new Envelope(x - 5, x + 5, 2, 20)));
  }

  List<Mark> marks() {
    var marks = new ArrayList<Mark>();
    legend(marks);
    north(marks);
    double w = frame.widthMm();
    double h = frame.heightMm();
    marks.add(new Line(new double[] {0, 0, w, 0, w, h, 0, h, 0, 0}, INK, 0.5));
    scale(marks);
    return marks;
  }

  private void legend(List<Mark> marks) {
    Envelope box = legendBox();
    marks.add(new Area(List.of(rectangle(0, box.getMinY(), LEGEND_WIDTH_MM, box.getMaxY())), WHITE));
    marks.add(new Line(rectangle(0, box.getMinY(), LEGEND_WIDTH_MM, box.getMaxY()), INK, 0.25));
    marks.add(words(LEGEND_WIDTH_MM / 2, box.getMinY() + 4.6, "图例", 3, Anchor.MIDDLE, true));
    for (int i = 0; i < legend.size(); i++) {
      double y = box.getMinY() + 6.5 + ROW_MM * (i + 0.5);
      marks.addAll(sample(legend.get(i), y));
      marks.add(words(15, y + 0.9, title(legend.get(i)), SMALL_MM, Anchor.START, false));
    }
  }

  private String title(String key) {
    return switch (key) {
      case "subject" -> site.shape().getDimension() == 0 ? "命名地点" : site.name().road() ? "命名道路" : "命名范围";
      case "road" -> "已命名道路";
      case "unnamed" -> "无名道路";
      case "built-up" -> "建成区";
      case "township" -> "乡镇级界线";
      default -> "县级界线";
    };
  }

  private List<Mark> sample(String key, double y) {
    double[] line = {3, y, 13, y};
    return switch (key) {
      case "subject" -> site.shape().getDimension() == 0 ? List.of(new Area(Shapes.polygons(dot(y)).get(0), CINNABAR)) : List.of(new Line(line, CINNABAR, 1.2));
      case "road" -> List.of(new Line(line, CASING, 1.2), new Line(line, WHITE, 0.9));
      case "unnamed" -> List.of(new Line(line, CASING, 0.3, 1.2, 0.8));
      case "built-up" -> List.of(new Area(List.of(rectangle(3, y - 1.4, 13, y + 1.4)), BUILT_UP), new Line(rectangle(3, y - 1.4, 13, y + 1.4), CASING, 0.15));
      case "township" -> List.of(new Line(line, INK_2, 0.3, 1.8, 0.9));
      default -> List.of(new Line(line, INK_2, 0.45, 3, 0.8, 0.5, 0.8));
    };
  }

  private static Geometry dot(double y) {
    return new GeometryFactory().createPoint(new Coordinate(8, y)).buffer(1.1);
  }

  /** Up is north of the grid, as the map is drawn. */
  private void north(List<Mark> marks) {
    double x = frame.widthMm() - NORTH_X_FROM_RIGHT_MM;
    marks.add(new Area(List.of(new double[] {x, 7, x - 2.6, 18, x, 15.4, x, 7}), INK));
    marks.add(new Area(List.of(new double[] {x, 7, x + 2.6, 18, x, 15.4, x, 7}), WHITE));
    marks.add(new Line(new double[] {x, 7, x - 2.6, 18, x, 15.4, x + 2.6, 18, x, 7}, INK, 0.25));
    marks.add(words(x, 6, "北", 3.4, Anchor.MIDDLE, true));
  }

  private void scale(List<Mark> marks) {
    ScaleBar bar = ScaleBar.of(frame.scale(), Math.min(LONGEST_BAR_MM, frame.widthMm() / 3));
    double y = frame.heightMm() + 6.5;
    double part = bar.millimetres() / bar.parts();
    for (int i = 0; i < bar.parts(); i++) marks.add(new Area(List.of(rectangle(1 + i * part, y, 1 + (i + 1) * part, y + 1.4)), i % 2 == 0 ? INK : WHITE));
    marks.add(new Line(rectangle(1, y, 1 + bar.millimetres(), y + 1.4), INK, 0.2));
    marks.add(words(1, y - 1, "0", SMALL_MM, Anchor.START, false));
    boolean kilometres = bar.metres() >= 1000;
    String length = Math.round(kilometres ? bar.metres() / 1000 : bar.metres()) + (kilometres ? " 千米" : " 米");
    marks.add(words(1 + bar.millimetres(), y - 1, length, SMALL_MM, Anchor.MIDDLE, false));
    marks.add(words(frame.widthMm() / 2, y + 1.2, "比例尺 " + frame.scale(), 3.4, Anchor.MIDDLE, true));
    marks.add(words(frame.widthMm() - 1, y - 1, "审图号：" + (reviewNumber.isBlank() ? "（待送审）" : reviewNumber.strip()), SMALL_MM, Anchor.END, false));
    marks.add(words(frame.widthMm() - 1, y + 2.6, "CGCS2000 高斯—克吕格3°带 中央经线%d°".formatted(site.zone().centralMeridian()), SMALL_MM, Anchor.END, false));
    marks.add(words(1, y + 5.2, "本图界线不作为划界依据，打印时请按实际大小(100%)", SMALL_MM, Anchor.START, false));
  }

  private static Words words(double x, double y, String text, double size, Anchor anchor, boolean bold) {
    return new Words(x, y, text, size, 0, anchor, INK, bold, false);
  }

  private static double[] rectangle(double left, double top, double right, double bottom) {
    return new double[] {left, top, right, top, right, bottom, left, bottom, left, top};
  }
}
