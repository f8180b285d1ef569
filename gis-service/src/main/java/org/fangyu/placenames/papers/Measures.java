package org.fangyu.placenames.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fangyu.geometry.bounds.Side;
import org.fangyu.placenames.papers.CaseFile.Item;
import org.fangyu.placenames.papers.sheet.Site;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Place and measure of a name in words. */
final class Measures {
  private static final String[] COURSES = {"东西走向", "东北—西南走向", "南北走向", "西北—东南走向"};
  /** A road whose ends are nearer than this share of its length runs in no one direction. */
  private static final double STRAIGHT = 0.5;

  /** What is known of every name that was drawn. */
  static final Set<String> FIELDS = Set.of("位置描述", "四至", "东至", "南至", "西至", "北至", "所在区划");

  private Measures() {}

  /** Adds the fields that follow from where it lies. */
  static void place(Site site, Item item, Map<String, String> fields) {
    for (Side side : Side.values()) fields.put(Site.word(side) + "至", site.told(side));
    fields.put("四至", site.allFour());
    fields.put("所在区划", site.division());
    if (site.shape().getDimension() == 1) fields.put("长度", metres(site.shape().getLength()));
    fields.put("位置描述", location(site, item));
    fields.put("坐标系", "2000国家大地坐标系(CGCS2000)，高斯—克吕格投影3°带，中央经线%d°".formatted(site.zone().centralMeridian()));
  }

  /** 位于青禾县城关镇，东西走向，起于…，止于…，东至…，全长1.2千米，宽24米 */
  private static String location(Site site, Item item) {
    var words = new ArrayList<String>();
    if (!site.division().isEmpty()) words.add("位于" + site.division());
    String course = course(site.shape());
    if (!course.isEmpty()) words.add(course);
    if (item.start() != null && item.end() != null) words.addAll(List.of("起于" + item.start().strip(), "止于" + item.end().strip()));
    words.add(site.allFour());
    if (site.shape().getDimension() == 1) words.add("全长" + metres(site.shape().getLength()));
    if (item.widthMetres() != null) words.add("宽" + metres(item.widthMetres()));
    return String.join("，", words);
  }

  /** In which direction a line runs, of four; empty for what is no line or turns back. */
  static String course(Geometry subject) {
    if (subject.getDimension() != 1) return "";
    Coordinate[] all = subject.getCoordinates();
    Coordinate from = all[0];
    Coordinate to = all[all.length - 1];
    if (from.distance(to) < STRAIGHT * subject.getLength()) return "";
    double degrees = Math.toDegrees(Math.atan2(to.y - from.y, to.x - from.x));
    return COURSES[Math.floorMod((int) Math.round(degrees / 45), 4)];
  }

  /** Whole metres, halves where they count; from ten kilometres on kilometres. */
  static String metres(double metres) {
    if (metres >= 10_000) return String.format(Locale.ROOT, "%.1f千米", metres / 1000);
    boolean whole = metres >= 100 || Math.abs(metres - Math.rint(metres)) < 0.05;
    return String.format(Locale.ROOT, whole ? "%.0f米" : "%.1f米", metres);
  }
}
