package org.fangyu.files.rows;

/**
 * What a file says about its coordinate system.
 *
 * @param code a code or name, such as {@code EPSG:4549} or {@code urn:ogc:def:crs:EPSG::4549}; null if none
 * @param wkt well-known text; null if none
 * @param source where it stands, such as {@code places.prj}; never null
 * @param implied whether the format's standard says it and not the file itself (GeoJSON, longitude and latitude columns)
 */
public record FileCrs(String code, String wkt, String source, boolean implied) {

  public static FileCrs none(String source) {
    return new FileCrs(null, null, source, false);
  }

  public static FileCrs implied(String code, String source) {
    return new FileCrs(code, null, source, true);
  }

  public static FileCrs named(String code, String source) {
    return new FileCrs(code, null, source, false);
  }

  public static FileCrs described(String wkt, String source) {
    return new FileCrs(null, wkt, source, false);
  }

  /** Whether the file says nothing. */
  public boolean unknown() {
    return code == null && wkt == null;
  }
}
