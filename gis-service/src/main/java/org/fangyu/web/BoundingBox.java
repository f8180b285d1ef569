package org.fangyu.web;

import java.util.Arrays;
import java.util.List;

/**
 * A box of longitude and latitude in degrees. West may be greater than east: then it crosses the antimeridian.
 */
public record BoundingBox(double west, double south, double east, double north) {
  public static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

  /** Reads bbox with four or six numbers (heights are not looked at) and bbox-crs; null when no box is asked for. */
  public static BoundingBox of(Parameters parameters) {
    String crs = parameters.text("bbox-crs", 200).orElse(CRS84);
    if (!crs.equals(CRS84)) throw Problem.badParameter("bbox-crs", CRS84, crs);
    return parameters.decimals("bbox", 4, 6).map(BoundingBox::of).orElse(null);
  }

  private static BoundingBox of(double[] n) {
    int half = n.length / 2;
    String given = Arrays.toString(n);
    if (Math.abs(n[0]) > 180 || Math.abs(n[half]) > 180) throw Problem.badParameter("bbox", "经度 -180..180 / longitudes -180..180", given);
    if (Math.abs(n[1]) > 90 || Math.abs(n[half + 1]) > 90) throw Problem.badParameter("bbox", "纬度 -90..90 / latitudes -90..90", given);
    if (n[1] > n[half + 1]) throw Problem.badParameter("bbox", "南 ≤ 北 / south not above north", given);
    if (half == 3 && n[2] > n[5]) throw Problem.badParameter("bbox", "最低 ≤ 最高 / lowest not above highest", given);
    return new BoundingBox(n[0], n[1], n[half], n[half + 1]);
  }

  /** One box, or the two sides of the antimeridian. */
  public List<BoundingBox> parts() {
    if (west <= east) return List.of(this);
    return List.of(new BoundingBox(west, south, 180, north), new BoundingBox(-180, south, east, north));
  }
}
