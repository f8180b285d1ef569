package org.fangyu.placenames.divisions.plan;

import org.locationtech.jts.geom.Geometry;

/**
 * A division as it stands after the change.
 *
 * @param before null for a new one
 * @param spelling null where the name stays
 * @param redrawn whether its polygon is another than before
 */
public record After(Division before, String code, String name, Item.Spelling spelling, String level, String parentCode, Geometry geometry, boolean redrawn) {

  /** By what items call it. */
  String key() {
    return before == null ? code : before.code();
  }

  /** Whether the register gets a new version of it. */
  public boolean changed() {
    return before == null || redrawn || !code.equals(before.code()) || !name.equals(before.name()) || !java.util.Objects.equals(parentCode, before.parentCode());
  }

  public boolean renamed() {
    return before != null && !name.equals(before.name());
  }

  public boolean recoded() {
    return before != null && !code.equals(before.code());
  }

  /** What happens to it, in one word for lists. */
  public String act() {
    return before == null ? "create" : recoded() ? renamed() ? "rename-recode" : "recode" : renamed() ? "rename" : redrawn ? "redraw" : "move";
  }
}
