package org.fangyu.importexport.kinds;

import static org.fangyu.importexport.kinds.Column.choice;
import static org.fangyu.importexport.kinds.Column.date;
import static org.fangyu.importexport.kinds.Column.decimal;
import static org.fangyu.importexport.kinds.Column.integer;
import static org.fangyu.importexport.kinds.Column.text;
import static org.fangyu.importexport.kinds.Column.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fangyu.identity.IdentityKind;
import org.fangyu.identity.PersonalField;
import org.fangyu.importexport.kinds.Column.Range;
import org.fangyu.importexport.kinds.Column.Reference;
import org.fangyu.importexport.kinds.Kind.RowRule;
import org.fangyu.importexport.kinds.Kind.Shape;

/** The kinds of the contract. Bounds are those of the tables (V1__registers.sql), said here so that a row can be named. */
public final class Kinds {

  private static final int LONG_TEXT = 20_000;
  private static final int LONGEST_CODE = 64;
  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  private static final Reference DIVISION = new Reference("division_identity", "区划 division", false);
  private static final Reference PLACE = new Reference("place_identity", "地名 place", false);
  private static final Reference ROAD = new Reference("road_identity", "道路 road", false);
  private static final Reference LINE = new Reference("boundary_line_identity", "界线 boundary line", false);
  private static final Reference CEMETERY = new Reference("cemetery_identity", "公墓 cemetery", false);

  private static final String[] LEVELS = {"province", "city", "county", "township", "village"};

  private static final Kind DIVISIONS = kind("divisions", "division", "行政区划", Shape.POLYGONS, List.of(
      code("区划代码").like("\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3})?)?)?)?", "2, 4, 6, 9 or 12 digits"),
      text("name", "名称").must(),
      choice("level", "级别", LEVELS).must(),
      text("parent_code", "上级区划代码").in(new Reference("division_identity", "区划 division", true)),
      text("abbreviation", "简称"),
      pinyin(), pinyinSource()));

  private static final Kind BUILT_UP_AREAS = kind("built-up-areas", "built_up_area", "建成区", Shape.POLYGONS, List.of(
      code("建成区代码"), text("name", "名称").must(), divisionCode()));

  private static final Kind PLACES = kind("places", "place", "地名", Shape.POINT, List.of(
      code("地名代码").like("\\d{20}", "20 digits"),
      text("name", "标准名称").must(), text("specific", "专名"), text("generic", "通名"),
      pinyin(), pinyinSource(),
      text("minority_name", "少数民族文字"), text("alias", "别名"), text("former_name", "曾用名"), text("short_name", "简称"),
      choice("place_class", "地名类别", "sea", "water", "relief", "division", "committee", "area", "settlement", "transport",
          "utility", "memorial", "building", "organisation").must(),
      text("category_code", "类别代码").like("\\d{5}", "5 digits"),
      choice("status", "状态", "draft", "proposed", "approved", "filed", "announced", "historical", "cancelled").must(),
      divisionCode(),
      text("origin", "由来").upTo(LONG_TEXT), text("meaning", "含义").upTo(LONG_TEXT), text("history", "沿革").upTo(LONG_TEXT),
      choice("secrecy", "密级", "public", "internal", "secret"), date("named_on", "命名日期")));

  private static final Kind ROADS = kind("roads", "road", "道路", Shape.LINES, List.of(
      code("道路代码"), text("name", "标准名称"), text("specific", "专名"), text("generic", "通名"),
      pinyin(), pinyinSource(), text("former_name", "曾用名"),
      choice("road_class", "道路等级", "expressway", "national", "provincial", "county", "township", "arterial", "secondary",
          "branch", "lane").must(),
      decimal("width_metres", "宽度", new Range(0, false, 200, true)),
      choice("status", "状态", "unnamed", "draft", "proposed", "approved", "filed", "announced", "historical", "cancelled").must(),
      divisionCode(), text("start_text", "起点"), text("end_text", "止点"), date("named_on", "命名日期"),
      text("approval_number", "批准文号"), text("origin", "由来").upTo(LONG_TEXT), text("meaning", "含义").upTo(LONG_TEXT)),
      rule("name", "must be empty exactly when status is unnamed",
          row -> row.get("status") == null || "unnamed".equals(row.get("status")) == (row.get("name") == null)));

  private static final Kind DOOR_PLATES = kind("door-plates", "door_plate", "门楼牌", Shape.POINT, List.of(
      code("门牌代码"), text("road_code", "道路代码").in(ROAD), text("place_code", "地名代码").in(PLACE),
      integer("number", "门牌号", 1, NO_LIMIT).must(), integer("sub_number", "附号", 1, NO_LIMIT),
      choice("plate_kind", "门牌类型", "block", "door", "unit").must(),
      text("parent_code", "上级门牌代码").in(new Reference("door_plate", "门楼牌 door plate", true)),
      choice("side", "左右侧", "left", "right"), choice("position", "定位点", "gate", "building", "parcel"),
      text("size", "尺寸"), text("postcode", "邮政编码").like("\\d{6}", "6 digits"),
      choice("status", "状态", "planned", "reserved", "installed", "temporary", "cancelled").must(),
      date("installed_on", "安装日期"), divisionCode(), text("owner_name", "产权人"),
      choice("owner_id_kind", "产权人证件类型", IdentityKind.keys()), text("owner_id_number", "产权人证件号").upTo(LONGEST_CODE)),
      together("owner_id_number", "owner_id_kind"),
      rule("road_code", "exactly one of road_code and place_code must be given",
          row -> (row.get("road_code") == null) != (row.get("place_code") == null)));

  private static final Kind SIGNS = kind("signs", "sign", "地名标志", Shape.POINT, List.of(
      code("标志代码"), text("road_code", "道路代码").must().in(ROAD), choice("sign_kind", "标志类型", "road", "lane").must(),
      text("text", "牌面文字").must(), pinyin(), text("size", "尺寸"),
      choice("colour", "颜色", "blue", "green").must(), choice("state", "状况", "good", "damaged", "missing").must(),
      date("installed_on", "安装日期"), divisionCode()));

  private static final Kind BOUNDARY_LINES = kind("boundary-lines", "boundary_line", "界线", Shape.LINES, List.of(
      code("界线代码").like(".{4}", "4 characters"), text("name", "界线名称").must(), choice("level", "级别", LEVELS).must(),
      text("left_division_code", "左侧区划代码").must().in(DIVISION),
      text("right_division_code", "右侧区划代码").must().in(DIVISION),
      decimal("length_metres", "登记长度", new Range(0, false, NO_LIMIT, true)),
      text("start_text", "起点"), text("end_text", "止点"), date("approved_on", "批准日期"), date("last_inspected_on", "上次联检日期"),
      truth("disputed", "争议"), text("geometry_source", "界线来源")),
      rule("right_division_code", "must differ from left_division_code",
          row -> row.get("right_division_code") == null
              || !row.get("right_division_code").equals(row.get("left_division_code"))));

  private static final Kind BOUNDARY_MARKERS = kind("boundary-markers", "boundary_marker", "界桩", Shape.POINT, List.of(
      code("界桩编号").like(".{4}\\d{3}[QABCDE]", "line code (4), serial (3 digits), type Q, A, B, C, D or E"),
      text("line_code", "界线代码").must().in(LINE), integer("serial", "界桩序号", 1, 999).must(),
      choice("marker_type", "界桩类型", "single", "double", "triple").must(), integer("faces", "面数", 2, 3),
      text("material", "材质"), text("managing_division_code", "管理方区划代码").must().in(DIVISION),
      decimal("elevation_metres", "高程", new Range(-500, true, 9000, true)),
      decimal("tolerance_metres", "允许偏差", new Range(0, false, 100, true)),
      choice("state", "状况", "intact", "damaged", "moved", "lost", "overgrown").must(),
      date("erected_on", "埋设日期"), text("location_text", "位置说明").upTo(LONG_TEXT),
      text("ref1_name", "方位物1"), bearing("ref1_bearing", "方位物1磁方位角"), distance("ref1_distance", "方位物1距离"),
      text("ref2_name", "方位物2"), bearing("ref2_bearing", "方位物2磁方位角"), distance("ref2_distance", "方位物2距离"),
      text("ref3_name", "方位物3"), bearing("ref3_bearing", "方位物3磁方位角"), distance("ref3_distance", "方位物3距离")),
      rule("code", "must begin with line_code, then serial in three digits",
          row -> row.get("code") == null || row.get("line_code") == null || row.get("serial") == null
              || row.get("code").toString().startsWith("%s%03d".formatted(row.get("line_code"), (Long) row.get("serial")))));

  private static final Kind CEMETERIES = kind("cemeteries", "cemetery", "公墓", Shape.POLYGONS, List.of(
      code("公墓代码"), text("name", "名称").must(),
      choice("cemetery_kind", "公墓类型", "rural_public", "urban_public", "commercial", "columbarium").must(),
      choice("status", "状态", "proposed", "approved", "open", "full", "closed").must(), divisionCode(),
      decimal("area_square_metres", "批准面积", new Range(0, false, NO_LIMIT, true)),
      integer("plots_built", "已建墓穴", 0, NO_LIMIT), integer("plots_used", "已用墓穴", 0, NO_LIMIT),
      date("opened_on", "启用日期"), text("telephone", "电话"), text("address", "地址")),
      rule("plots_used", "must not exceed plots_built",
          row -> row.get("plots_built") == null || row.get("plots_used") == null
              || (Long) row.get("plots_used") <= (Long) row.get("plots_built")));

  private static final Kind GRAVES = kind("graves", "grave", "坟墓", Shape.POINT, List.of(
      code("坟墓编号"), divisionCode(), text("cemetery_code", "所在公墓代码").in(CEMETERY), choice("exposure", "裸露程度", "A", "B", "C"),
      decimal("area_square_metres", "占地面积", new Range(0, false, NO_LIMIT, true)), truth("hardened", "是否硬化"),
      choice("stone_kind", "墓碑类型", "none", "flat", "upright"),
      decimal("stone_height_metres", "墓碑高", new Range(0, true, 20, true)), truth("occupied", "是否已葬"),
      text("protected_proof", "保护依据"),
      choice("treatment", "治理方式", "relocate", "deep_bury", "flatten", "flat_stone", "screen_planting", "remove_enclosure",
          "demolish", "retain"),
      text("kin_contact", "亲属联系方式"),
      choice("kin_id_kind", "亲属证件类型", IdentityKind.keys()), text("kin_id_number", "亲属证件号").upTo(LONGEST_CODE),
      date("found_on", "登记日期")),
      together("kin_id_number", "kin_id_kind"));

  private static final Kind ZONES = kind("zones", "zone", "禁葬区", Shape.POLYGONS, List.of(
      code("禁葬区代码"), text("name", "名称").must(),
      choice("zone_kind", "禁葬区类别", "railway", "trunk_road", "river", "reservoir", "water_source", "cropland", "woodland",
          "grassland", "park", "scenic", "relics", "residential", "nature_reserve", "development", "other").must(),
      decimal("distance_metres", "划定距离", new Range(0, false, NO_LIMIT, true)),
      text("legal_basis", "法律依据").must().upTo(LONG_TEXT), text("jurisdiction", "适用区划代码").must().in(DIVISION),
      date("effective_from", "生效日期").must(), date("effective_to", "失效日期"), date("source_date", "图层日期")),
      after("effective_to", "effective_from"));

  static final List<Kind> ALL = List.of(DIVISIONS, BUILT_UP_AREAS, PLACES, ROADS, DOOR_PLATES, SIGNS, BOUNDARY_LINES,
      BOUNDARY_MARKERS, CEMETERIES, GRAVES, ZONES);

  /** What an empty cell means, where it does not mean "not known". */
  public static final Map<String, Object> DEFAULTS = Map.of("secrecy", "internal", "disputed", false);

  /** Columns about living persons; left out of exports unless asked for (Personal Information Protection Law, Art. 6). */
  public static final Set<String> PERSONAL = PersonalField.columns();

  private Kinds() {}

  private static Kind kind(String word, String table, String title, Shape shape, List<Column> own, RowRule... rules) {
    List<Column> columns = new ArrayList<>(own);
    columns.add(text("height_datum", "高程基准"));
    columns.add(date("valid_from", "有效期起"));
    columns.add(date("valid_to", "有效期止"));
    columns.add(text(PREDECESSOR, "前一记录").like("[^@]+(@\\d{4}-\\d{2}-\\d{2})?", "CODE or CODE@YYYY-MM-DD"));
    columns.add(integer(SOURCE_CRS, "原坐标系", 1024, 32767));
    columns.add(text(SOURCE_WKT, "原坐标").upTo(Integer.MAX_VALUE));
    List<RowRule> all = new ArrayList<>(Arrays.asList(rules));
    all.add(after("valid_to", "valid_from"));
    all.add(together(SOURCE_CRS, SOURCE_WKT));
    return new Kind(word, table, title, shape, columns, all);
  }

  /** The record that a row follows, as {@code CODE} or {@code CODE@first day of validity}. */
  public static final String PREDECESSOR = "predecessor";
  /** EPSG code of the numbers in {@link #SOURCE_WKT}. */
  public static final String SOURCE_CRS = "source_crs";
  /** The coordinates as they were once delivered, where that was in another system than this file's. */
  public static final String SOURCE_WKT = "source_wkt";

  private static Column code(String title) {
    return text("code", title).must().upTo(LONGEST_CODE);
  }

  private static Column divisionCode() {
    return text("division_code", "所属区划代码").must().in(DIVISION);
  }

  private static Column pinyin() {
    return text("pinyin", "罗马字母拼写").like("[\\p{IsLatin}\\p{M}\\p{N} '’·.,/()-]+", "Roman letters");
  }

  private static Column pinyinSource() {
    return choice("pinyin_source", "拼写来源", "auto", "reviewed");
  }

  private static Column bearing(String name, String title) {
    return decimal(name, title, new Range(0, true, 360, false));
  }

  private static Column distance(String name, String title) {
    return decimal(name, title, new Range(0, true, NO_LIMIT, true));
  }

  private static RowRule rule(String column, String words, Predicate<Map<String, Object>> holds) {
    return new RowRule(column, row -> holds.test(row) ? Optional.empty() : Optional.of(words));
  }

  private static RowRule together(String one, String other) {
    return rule(one, one + " and " + other + " must be given together", row -> (row.get(one) == null) == (row.get(other) == null));
  }

  private static RowRule after(String later, String earlier) {
    return rule(later, "must be later than " + earlier, row -> row.get(later) == null || row.get(earlier) == null
        || ((LocalDate) row.get(later)).isAfter((LocalDate) Objects.requireNonNull(row.get(earlier))));
  }
}
