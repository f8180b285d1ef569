package org.fangyu.status;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.database.Bounds;
import org.fangyu.web.Parameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service in one answer: its name, version and county, whether it is the demo, and the map's review number. */
@RestController
class StatusController {
  /** Without a setting, the county of this service is the one that has the most roads: its neighbours are only context. */
  private static final String COUNTY = """
      select d.code, d.name, box2d(d.geom) as bounds
      from divisions d
      where d.level = 'county' and (:code = '' or d.code = :code)
        and d.valid_from <= current_date and (d.valid_to is null or d.valid_to > current_date)
      order by (select count(*) from roads r where starts_with(r.division_code, d.code)) desc, d.code
      limit 1""";

  private final JdbcClient published;
  private final DeskAccess desk;
  private final boolean demo;
  private final String countyCode;
  private final String reviewNumber;
  private final String version;

  StatusController(@Qualifier("published") JdbcClient published, DeskAccess desk, ObjectProvider<BuildProperties> build,
      @Value("${fangyu.demo:}") String demo, @Value("${fangyu.county-code:}") String countyCode,
      @Value("${fangyu.review-number:}") String reviewNumber) {
    this.published = published;
    this.desk = desk;
    this.demo = !demo.isBlank();
    this.countyCode = countyCode;
    this.reviewNumber = reviewNumber.isBlank() ? null : reviewNumber.strip();
    this.version = Optional.ofNullable(build.getIfAvailable()).map(BuildProperties::getVersion).orElse("unpackaged");
  }

  /** @param bounds west, south, east, north of the county in degrees (EPSG:4490); null while no county is loaded */
  record Status(String name, String version, boolean demo, boolean deskOpen, String reviewNumber, Division division, List<Double> bounds) {}

  record Division(String code, String name) {}

  private record County(Division division, List<Double> bounds) {}

  @GetMapping("/api/status")
  Status status(HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    Optional<County> county = published.sql(COUNTY).param("code", countyCode)
        .query((row, i) -> new County(new Division(row.getString("code"), row.getString("name")),
            Bounds.of(row, "bounds")))
        .optional();
    return new Status("方舆 Fangyu", version, demo, desk.open(), reviewNumber, county.map(County::division).orElse(null), county.map(County::bounds).orElse(null));
  }
}
