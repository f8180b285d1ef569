package org.fangyu.catalogue;

import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;

/**
 * A county of a few records, served twice: at the open desk and to the public. Shared by the tests of what is served;
 * they only read it.
 */
public final class SmallCounty {
  private static SmallCounty county;

  private final TestDatabase db = TestDatabase.fresh();
  private TestService desk;
  private TestService open;

  private SmallCounty() {
    RECORDS.lines().filter(line -> !line.isBlank()).forEach(db::change);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * <pre>
   *   29.10 +----------------------+      c  cemetery open, p cemetery proposed
   *         |      R2 (proposed)   |      R1 迎宾大道 from west to east with plates 1, 3, 5-2 on it
   *         |  c ------R1------- p |      1005 is planned, 1007 cancelled in 2022
   *   29.00 +----------------------+      markers on the southern edge
   *        123.00              123.10
   * </pre>
   */
  private static final String RECORDS = """
      insert into division (code, name, level, abbreviation, geom, valid_from) values ('990121', '青禾县', 'county', '青', st_geomfromtext('MULTIPOLYGON(((123 29,123.1 29,123.1 29.1,123 29.1,123 29)))', 4490), '2020-01-01'), ('990122', '云岭县', 'county', '云', st_geomfromtext('MULTIPOLYGON(((123 28.9,123.1 28.9,123.1 29,123 29,123 28.9)))', 4490), '2020-01-01')
      insert into built_up_area (code, name, division_code, geom, valid_from) values ('B1', '县城建成区', '990121', st_geomfromtext('MULTIPOLYGON(((123.005 29.04,123.06 29.04,123.06 29.06,123.005 29.06,123.005 29.04)))', 4490), '2020-01-01')
      insert into place (code, name, place_class, status, secrecy, division_code, geom, valid_from) values ('99012110022200000001', '柳湾', 'settlement', 'announced', 'public', '990121', st_geomfromtext('POINT(123.0123456 29.0456789)', 4490), '2020-01-01'), ('99012110022200000002', '内库', 'settlement', 'announced', 'internal', '990121', st_geomfromtext('POINT(123.02 29.02)', 4490), '2020-01-01'), ('99012110022200000003', '拟名湾', 'settlement', 'proposed', 'public', '990121', st_geomfromtext('POINT(123.03 29.03)', 4490), '2020-01-01')
      insert into road (code, name, specific, generic, pinyin, pinyin_plain, road_class, width_metres, status, division_code, geom, valid_from, valid_to) values ('R1', '迎滨路', '迎滨', '路', 'Yíngbīn Lù', 'yingbin lu', 'arterial', 30, 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.01 29.05,123.09 29.05))', 4490), '2010-01-01', '2020-01-01')
      insert into road (code, name, specific, generic, pinyin, pinyin_plain, road_class, width_metres, status, division_code, geom, valid_from) values ('R1', '迎宾大道', '迎宾', '大道', 'Yíngbīn Dàdào', 'yingbin dadao', 'arterial', 40.5, 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.01 29.05,123.0912345678901 29.05))', 4490), '2020-01-01'), ('R2', '拟定路', '拟定', '路', 'Nǐdìng Lù', 'niding lu', 'branch', null, 'proposed', '990121', st_geomfromtext('MULTILINESTRING((123.05 29.05,123.05 29.09))', 4490), '2020-01-01'), ('R3', null, null, null, null, null, 'lane', null, 'unnamed', '990121', st_geomfromtext('MULTILINESTRING((123.02 29.01,123.03 29.01))', 4490), '2020-01-01')
      insert into road (code, name, road_class, status, division_code, geom, valid_from, valid_to) values ('X<1>', '<script>alert(1)</script>', 'lane', 'announced', '990121', st_geomfromtext('MULTILINESTRING((0 0,1 1))', 4490), '1980-01-01', '1981-01-01')
      insert into door_plate (code, road_code, number, sub_number, plate_kind, status, owner_name, division_code, geom, valid_from) values ('1001', 'R1', 1, null, 'door', 'installed', '张三', '990121', st_geomfromtext('POINT(123.011 29.0501)', 4490), '2020-01-01'), ('1002', 'R1', 3, null, 'door', 'installed', '李四', '990121', st_geomfromtext('POINT(123.012 29.0501)', 4490), '2020-01-01'), ('1003', 'R1', 5, 2, 'door', 'temporary', null, '990121', st_geomfromtext('POINT(123.013 29.0501)', 4490), '2020-01-01'), ('1005', 'R1', 7, null, 'door', 'planned', null, '990121', st_geomfromtext('POINT(123.014 29.0501)', 4490), '2020-01-01')
      insert into door_plate (code, road_code, number, plate_kind, status, division_code, geom, valid_from, valid_to) values ('1007', 'R1', 9, 'door', 'cancelled', '990121', st_geomfromtext('POINT(123.015 29.0501)', 4490), '2020-01-01', '2022-06-01')
      insert into boundary_line (code, name, level, left_division_code, right_division_code, length_metres, disputed, geom, valid_from) values ('QY01', '青云线', 'county', '990121', '990122', 9736.5, false, st_geomfromtext('MULTILINESTRING((123 29,123.06 29))', 4490), '2020-01-01'), ('QY02', '青云线争议段', 'county', '990121', '990122', 3894, true, st_geomfromtext('MULTILINESTRING((123.06 29,123.1 29))', 4490), '2020-01-01')
      insert into boundary_marker (code, line_code, serial, marker_type, managing_division_code, elevation_metres, state, location_text, geom, valid_from) values ('QY01001Q', 'QY01', 1, 'single', '990121', 431.27, 'intact', '柳湾村南 300 米', st_geomfromtext('POINT(123.02 29)', 4490), '2020-01-01')
      insert into cemetery (code, name, cemetery_kind, status, division_code, plots_built, plots_used, geom, valid_from) values ('C1', '青山公墓', 'rural_public', 'open', '990121', 800, 620, st_geomfromtext('MULTIPOLYGON(((123.008 29.048,123.009 29.048,123.009 29.049,123.008 29.049,123.008 29.048)))', 4490), '2020-01-01'), ('C2', '拟建公墓', 'rural_public', 'proposed', '990121', null, null, st_geomfromtext('MULTIPOLYGON(((123.095 29.048,123.096 29.048,123.096 29.049,123.095 29.049,123.095 29.048)))', 4490), '2020-01-01')
      insert into grave (code, division_code, exposure, treatment, kin_contact, geom, valid_from) values ('G1', '990121', 'A', 'relocate', '13800000000', st_geomfromtext('POINT(123.07 29.07)', 4490), '2020-01-01')
      insert into zone (code, name, zone_kind, legal_basis, jurisdiction, effective_from, geom, valid_from) values ('Z1', '高速公路禁葬区', 'trunk_road', '青禾县禁葬区通告', '990121', '2021-01-01', st_geomfromtext('MULTIPOLYGON(((123.01 29.04,123.09 29.04,123.09 29.06,123.01 29.06,123.01 29.04)))', 4490), '2020-01-01'), ('Z2', '未来禁葬区', 'park', '青禾县禁葬区通告', '990121', '2099-01-01', st_geomfromtext('MULTIPOLYGON(((123.01 29.07,123.02 29.07,123.02 29.08,123.01 29.08,123.01 29.07)))', 4490), '2020-01-01')
      """;

  public static synchronized SmallCounty get() {
    if (county == null) county = new SmallCounty();
    return county;
  }

  public TestDatabase db() {
    return db;
  }

  /** The service with the officers' desk open. */
  public synchronized TestService desk() {
    if (desk == null) desk = TestService.on(db, "fangyu.desk-open=true");
    return desk;
  }

  /** The service as the public sees it. */
  public synchronized TestService open() {
    if (open == null) open = TestService.on(db);
    return open;
  }

  private void close() {
    if (desk != null) desk.close();
    if (open != null) open.close();
    db.close();
  }
}
