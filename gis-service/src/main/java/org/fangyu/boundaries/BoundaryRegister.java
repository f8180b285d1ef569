package org.fangyu.boundaries;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fangyu.boundaries.CoverageCheck.Area;
import org.fangyu.boundaries.OffsetCheck.Registered;
import org.fangyu.database.Ewkb;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lines, markers and sides as they are valid on a day. */
@Component
class BoundaryRegister {

  /** An agreed line in degrees, with the divisions on both sides. */
  record Line(String code, String name, String left, String right, Double lengthMetres, boolean disputed, Geometry degrees) {

    /** The beginning that the codes of both sides share: a rule holds for the line if it holds for both. */
    String commonDivision() {
      int same = 0;
      while (same < Math.min(left.length(), right.length()) && left.charAt(same) == right.charAt(same)) {
        same++;
      }
      return left.substring(0, same);
    }
  }

  private static final String LINE = """
      select code, name, left_division_code, right_division_code, length_metres, disputed, geom::bytea as geom
      from boundary_line
      where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)""";

  private static final String MARKERS = """
      select code, serial, tolerance_metres, geom::bytea as geom
      from boundary_marker
      where line_code = :line and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by serial, code""";

  private static final String SIDE = """
      select name, geom::bytea as geom
      from division
      where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)""";

  private final JdbcClient jdbc;

  BoundaryRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Line> findLine(String code, LocalDate day) {
    return jdbc.sql(LINE).param("code", code).param("day", day)
        .query((row, i) -> new Line(row.getString("code"), row.getString("name"), row.getString("left_division_code"),
            row.getString("right_division_code"), row.getObject("length_metres", Double.class), row.getBoolean("disputed"),
            Ewkb.read(row.getBytes("geom"))))
        .optional();
  }

  List<Registered> listMarkers(String line, LocalDate day) {
    return jdbc.sql(MARKERS).param("line", line).param("day", day)
        .query((row, i) -> new Registered(row.getString("code"), row.getInt("serial"), row.getObject("tolerance_metres", Double.class),
            (Point) Ewkb.read(row.getBytes("geom"))))
        .list();
  }

  Optional<Area> findSide(String division, LocalDate day) {
    return jdbc.sql(SIDE).param("code", division).param("day", day)
        .query((row, i) -> new Area("%s %s".formatted(row.getString("name"), division), Ewkb.read(row.getBytes("geom"))))
        .optional();
  }
}
