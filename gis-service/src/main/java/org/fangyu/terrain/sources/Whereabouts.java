package org.fangyu.terrain.sources;

import java.util.Locale;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.Posts;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Where a source lies, in the numbers of its files and in longitude and latitude. Refuses what cannot be there: degrees
 * called metres, swapped axes, a wrong zone, another county.
 *
 * @param source its outline in its own system, with its SRID
 * @param outline in CGCS2000 longitude and latitude
 */
record Whereabouts(Geometry source, Geometry outline) {
  /** Data is often kept in the neighbouring zone: half a zone beyond the register's area is no fault. */
  private static final double ZONE_OVERLAP_DEGREES = 1.5;
  private static final int SIDES = 64;

  /**
   * @param name of the source, for the message
   * @throws ElevationFault saying what is wrong and where it would lie
   * @throws CrsFault if there is no way from an old national datum to CGCS2000
   */
  static Whereabouts of(String name, Crs crs, Posts posts, Optional<Envelope> county) {
    var box = new Envelope(posts.west(), posts.east(), posts.south(), posts.north());
    requireNumbers(name, crs, box);
    Geometry source = new GeometryFactory().toGeometry(box);
    source.setSRID(crs.epsg());
    CrsTransform transform = CrsTransform.between(crs, Crs.of(Crs.CGCS2000));
    Geometry outline;
    try {
      outline = transform.apply(Densifier.densify(source, Math.max(box.getWidth(), box.getHeight()) / SIDES));
    } catch (CrsFault outside) {
      throw fault(name, "坐标 %s 超出 %s 的适用范围：坐标系或带号错，或纵横坐标颠倒 / beyond the area of its system: wrong zone, or axes swapped", text(box), crs);
    }
    requirePlace(name, crs, outline.getEnvelopeInternal(), county);
    return new Whereabouts(source, outline);
  }

  private static void requireNumbers(String name, Crs crs, Envelope box) {
    if (crs.degrees() && !degrees(box)) {
      throw fault(name, "坐标 %s 不是经纬度，%s 却以度为单位：坐标系标错，请用 --crs 指明 / no degrees: the files name the wrong system", text(box), crs);
    }
    if (crs.metres() && degrees(box) && box.getWidth() < 20) {
      throw fault(name, "坐标 %s 是经纬度，%s 却以米为单位：坐标系标错，请用 --crs EPSG:4490 指明 / degrees, not metres: the files name the wrong system", text(box), crs);
    }
  }

  private static void requirePlace(String name, Crs crs, Envelope place, Optional<Envelope> county) {
    boolean onEarth = place.getMinX() >= -180 && place.getMaxX() <= 180 && place.getMinY() >= -90 && place.getMaxY() <= 90;
    Envelope use = crs.areaOfUse().orElse(new Envelope(-180, 180, -90, 90));
    use.expandBy(ZONE_OVERLAP_DEGREES);
    if (!onEarth || !use.intersects(place)) {
      throw fault(name, "位于经纬度 %s，%s 不用于那里：坐标系或带号错，或纵横坐标颠倒 / lies outside the area of its system: wrong zone, or axes swapped", text(place), crs);
    }
    if (county.isEmpty() || county.get().intersects(place)) return;
    var swapped = new Envelope(place.getMinY(), place.getMaxY(), place.getMinX(), place.getMaxX());
    throw county.get().intersects(swapped) ? fault(name, "位于经纬度 %s，对调后才在本县（%s）：纵横坐标颠倒 / axes are swapped", text(place), text(county.get()))
        : fault(name, "位于经纬度 %s，不在本县（%s）；确需登记请加 --anywhere / lies outside the county; --anywhere takes it all the same", text(place), text(county.get()));
  }

  private static boolean degrees(Envelope box) {
    return Math.abs(box.getMinX()) <= 360 && Math.abs(box.getMaxX()) <= 360 && Math.abs(box.getMinY()) <= 180 && Math.abs(box.getMaxY()) <= 180;
  }

  private static ElevationFault fault(String name, String reason, Object found, Object bound) {
    return new ElevationFault("高程数据 " + name + " " + reason.formatted(found, bound));
  }

  private static String text(Envelope box) {
    return String.format(Locale.ROOT, "%.3f..%.3f, %.3f..%.3f", box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
  }
}
