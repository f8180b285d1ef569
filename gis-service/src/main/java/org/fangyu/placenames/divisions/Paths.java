package org.fangyu.placenames.divisions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.fangyu.database.Ewkb;
import org.fangyu.placenames.divisions.plan.After;
import org.fangyu.placenames.divisions.plan.Division;
import org.fangyu.placenames.divisions.plan.Level;
import org.fangyu.placenames.divisions.plan.Plan;
import org.locationtech.jts.geom.Geometry;

/** What divisions are called in full, from the county downwards, by their codes before and after a change. */
record Paths(Map<String, Path> before, Map<String, Path> after) {

  /** @param town the part that an address begins with: county and township (GB/T 23705), without the village */
  record Path(String whole, String town) {
    static final Path NONE = new Path("", "");

    Path below(String name, String level) {
      return new Path(whole + name, level.equals(Level.VILLAGE.key()) ? town : town + name);
    }
  }

  static Paths of(Plan plan) {
    Map<String, Division> standing = new LinkedHashMap<>();
    Stream.concat(plan.after().stream().map(After::before), plan.abolished().stream()).filter(one -> one != null).forEach(one -> standing.put(one.code(), one));
    Map<String, After> then = new LinkedHashMap<>();
    plan.after().forEach(one -> then.put(one.code(), one));
    Map<String, Path> before = new LinkedHashMap<>();
    standing.values().forEach(one -> before.put(one.code(), before(one, standing)));
    Map<String, Path> after = new LinkedHashMap<>();
    then.values().forEach(one -> after.put(one.code(), after(one, then)));
    return new Paths(before, after);
  }

  private static Path before(Division one, Map<String, Division> all) {
    Division above = one.parentCode() == null ? null : all.get(one.parentCode());
    return (above == null || above.code().length() >= one.code().length() ? Path.NONE : before(above, all)).below(one.name(), one.level());
  }

  private static Path after(After one, Map<String, After> all) {
    After above = one.parentCode() == null ? null : all.get(one.parentCode());
    return (above == null || above.code().length() >= one.code().length() ? Path.NONE : after(above, all)).below(one.name(), one.level());
  }

  /** As the database reads it, in EPSG:4490. */
  static String hex(Geometry degrees) {
    Geometry stamped = degrees.copy();
    stamped.setSRID(4490);
    return Ewkb.hex(stamped);
  }
}
