package org.fangyu.placenames.papers;

import java.nio.file.Path;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.database.TestDatabase;

/**
 * Cases on the three counties: in 990121 a batch of three names, one of them returned, among streets.
 * <pre>
 *              人民路 x=.040   |   迎宾 (item 1, y=.05)    | 解放路 x=.060
 *   北环路 y=.055  ----------+--------------------------+-----
 *                            *==========================*
 *   南环路 y=.046  ----------+--------------------------+-----
 * </pre>
 */
final class PaperCounty implements AutoCloseable {
  static final String CASE = "DM-2026-0001";
  static final String OTHER = "DM-2026-0002";
  static final String STRANGE = "𠮷㛃龘&<{{区划名称}}>";
  private static final String ROADS = """
      insert into division (code, name, level, parent_code, geom, valid_from) values ('990121100', '城关镇', 'township', '990121', st_multi(st_makeenvelope(123, 29.0, 123.052, 29.1, 4490)), '2020-01-01'), ('990121101', '东乡镇', 'township', '990121', st_multi(st_makeenvelope(123.052, 29.0, 123.1, 29.1, 4490)), '2020-01-01')
      insert into built_up_area (code, name, division_code, geom, valid_from) values ('B1', '城关建成区', '990121', st_multi(st_makeenvelope(123.035, 29.042, 123.056, 29.058, 4490)), '2020-01-01')
      insert into road (code, name, specific, generic, road_class, status, division_code, geom, valid_from) values ('S1', '人民路', '人民', '路', 'arterial', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.04 29.03,123.04 29.07))', 4490), '2020-01-01'), ('S2', '解放路', '解放', '路', 'secondary', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.05 29.03,123.05 29.07))', 4490), '2020-01-01'), ('S3', '北环路', '北环', '路', 'branch', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.03 29.055,123.07 29.055))', 4490), '2020-01-01'), ('S4', '南环路', '南环', '路', 'county', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.03 29.046,123.07 29.046))', 4490), '2020-01-01'), ('S5', '中兴巷', '中兴', '巷', 'lane', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.045 29.044,123.045 29.057))', 4490), '2020-01-01')
      insert into road (code, road_class, status, division_code, geom, valid_from) values ('S9', 'lane', 'unnamed', '990121', st_geomfromtext('MULTILINESTRING((123.0425 29.046,123.0425 29.0499))', 4490), '2020-01-01')
      insert into naming_case (code, title, division_code, state, applicant, reason, opened_on, submitted_on, decided_on, decided_by, decision_number, approving_body, body_kind, filed_with) values ('DM-2026-0001', '城关镇三条道路命名', '990121', 'decided', '青禾县住房和城乡建设局', '新建道路投入使用，方便群众。' || chr(10) || '路网已经形成。', '2026-09-01', '2026-09-02', '2026-10-08', 'a', '青政函〔2026〕31号', '青禾县人民政府', 'government', '某市民政局')
      insert into naming_item (code, case_code, ordinal, act, target, specific, generic, road_class, width_metres, start_text, end_text, origin, meaning, pinyin, outcome, geom) values ('I1', 'DM-2026-0001', 1, 'name', 'road', '迎宾', '大道', 'arterial', 40, '人民路', '解放路', '城市南入口，取迎接宾客之意', '欢迎宾客', 'Yíngbīn Dàdào', 'approved', st_geomfromtext('LINESTRING(123.04 29.05,123.05 29.0503)', 4490)), ('I2', 'DM-2026-0001', 2, 'name', 'road', '书院', '巷', 'lane', 6, null, null, null, '旧有书院', 'Shūyuàn Xiàng', 'approved', st_geomfromtext('LINESTRING(123.047 29.0502,123.047 29.055)', 4490)), ('I3', 'DM-2026-0001', 3, 'name', 'road', '人名', '路', 'branch', 12, null, null, null, '无', 'Rénmíng Lù', 'returned', st_geomfromtext('LINESTRING(123.06 29.05,123.065 29.05)', 4490))
      update naming_item set outcome_reason = '与人民路同音' where code = 'I3'
      insert into naming_paper (code, kind, summary, dated) values ('DM-2026-0001', 'assessment', '合法、可行、可控。', '2026-09-05'), ('DM-2026-0001', 'expert-review', '专家 5 人一致同意。', '2026-09-10')
      insert into naming_case (code, title, division_code, applicant, opened_on) values ('DM-2026-0002', '云岭县一处命名', '990122', '云岭县民政局', '2026-09-01')
      insert into naming_item (code, case_code, ordinal, act, target, specific, generic, place_class, pinyin, geom) values ('I4', 'DM-2026-0002', 1, 'name', 'place', '云岭', '公园', 'memorial', 'Yúnlǐng Gōngyuán', st_geomfromtext('POINT(123.05 28.95)', 4490))
      """;

  private final TwoCounties counties;

  PaperCounty(Path var) {
    counties = new TwoCounties(var, "fangyu.county-code=990121", "fangyu.review-number=浙S(2026)1号");
    ROADS.lines().filter(line -> !line.isBlank()).forEach(counties.db()::change);
  }

  TwoCounties counties() {
    return counties;
  }

  TestDatabase db() {
    return counties.db();
  }

  @Override
  public void close() {
    counties.close();
  }
}
