package org.fangyu.placenames.divisions.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * What one division becomes.
 *
 * @param divisionCode its code before the change; null for a new one
 * @param newCode of a recoded or new division
 * @param spelling of a new name, confirmed by who wrote it
 * @param into the division that an abolished one goes into: its code before the change, or that of a new one
 * @param geometry polygon of a redrawn or new division, degrees (EPSG:4490)
 */
public record Item(int ordinal, Act act, String divisionCode, String newCode, String name, Spelling spelling, Level level, String parentCode, String into, Geometry geometry, String addedBy) {

  /** What is done. */
  public enum Act {
    RENAME("更名"), RECODE("改代码"), REDRAW("变更范围"), CREATE("设立"), ABOLISH("撤销");

    private final String title;

    Act(String title) {
      this.title = title;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
      return title;
    }

    public static Optional<Act> find(String key) {
      return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
  }

  /** @param pinyin with tones @param plain without, lower case @param initials of the syllables */
  public record Spelling(String pinyin, String plain, String initials) {}

  /** By what the plan knows its division: the code before the change, for a new one the new code. */
  String key() {
    return act == Act.CREATE ? newCode : divisionCode;
  }
}
