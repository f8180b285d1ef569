package org.fangyu.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The query parameters of one request, each read against its bound. Every fault names parameter, bound and offender. */
public final class Parameters {
  static final String DAY = "日期 / a day as 2026-11-21";

  private final Map<String, String[]> values;

  private Parameters(Map<String, String[]> values) {
    this.values = values;
  }

  public static Parameters of(HttpServletRequest request) {
    return new Parameters(request.getParameterMap());
  }

  /** Refuses a parameter that the address does not know, naming those it does: a misspelt filter must not pass silently. */
  public Parameters allowOnly(String... names) {
    return allowOnly(Set.of(names));
  }

  /** As {@link #allowOnly(String...)}. */
  public Parameters allowOnly(Set<String> names) {
    for (String given : values.keySet()) {
      if (!names.contains(given)) throw Problem.badParameter(given, "只接受 / only " + String.join(", ", new TreeSet<>(names)), given);
    }
    return this;
  }

  /** The text, if given and not empty. @throws Problem 400 when it is longer than allowed or given twice */
  public Optional<String> text(String name, int maxLength) {
    String[] given = values.get(name);
    if (given == null) return Optional.empty();
    if (given.length > 1) throw Problem.badParameter(name, "只能出现一次 / at most once", Arrays.toString(given));
    String value = given[0].strip();
    if (value.length() > maxLength) throw Problem.badParameter(name, "最多 / at most " + maxLength + " 字符 / characters", value);
    if (value.indexOf('\0') >= 0) throw Problem.badParameter(name, "不含空字符 / no NUL character", value.replace("\0", "\\0"));
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  public String requiredText(String name, int maxLength) {
    return text(name, maxLength).orElseThrow(() -> Problem.badParameter(name, "必填 / required", ""));
  }

  /** A day such as 2026-11-21. */
  public Optional<LocalDate> day(String name) {
    return text(name, 10).map(text -> {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException wrong) {
        throw Problem.badParameter(name, DAY, text);
      }
    });
  }

  public int integer(String name, int otherwise, int min, int max) {
    return text(name, 40).map(value -> integer(name, value, min, max)).orElse(otherwise);
  }

  public double decimal(String name, double otherwise, double min, double max) {
    return text(name, 40).map(value -> decimal(name, value, min, max)).orElse(otherwise);
  }

  /** Comma-separated numbers, exactly as many as one of the counts. */
  public Optional<double[]> decimals(String name, int... counts) {
    return text(name, 400).map(value -> {
      String[] parts = value.split(",", -1);
      if (Arrays.stream(counts).noneMatch(count -> count == parts.length)) {
        throw Problem.badParameter(name, "数字个数 / numbers separated by commas: " + Arrays.toString(counts), value);
      }
      return Arrays.stream(parts).mapToDouble(part -> decimal(name, part, -Double.MAX_VALUE, Double.MAX_VALUE)).toArray();
    });
  }

  /** A place as lon,lat in degrees. */
  public Optional<double[]> lonLat(String name) {
    return decimals(name, 2).map(place -> {
      if (Math.abs(place[0]) > 180 || Math.abs(place[1]) > 90) {
        throw Problem.badParameter(name, "经度,纬度 / lon,lat within ±180,±90", place[0] + "," + place[1]);
      }
      return place;
    });
  }

  private static int integer(String name, String value, int min, int max) {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) return (int) number;
    } catch (NumberFormatException e) {
      // said below, with the bound
    }
    throw Problem.badParameter(name, "整数 / whole number " + min + ".." + max, value);
  }

  private static double decimal(String name, String value, double min, double max) {
    try {
      double number = Double.parseDouble(value.strip());
      if (number >= min && number <= max) return number;   // false for NaN
    } catch (NumberFormatException e) {
      // said below, with the bound
    }
    String bound = max == Double.MAX_VALUE ? "有限数字 / a finite number" : "数字 / number " + min + ".." + max;
    throw Problem.badParameter(name, bound, value);
  }
}
