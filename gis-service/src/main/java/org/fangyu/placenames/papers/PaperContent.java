package org.fangyu.placenames.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.documents.Content;
import org.fangyu.documents.Vocabulary;
import org.fangyu.placenames.papers.CaseFile.Item;
import org.fangyu.placenames.papers.sheet.FourBoundsMap;
import org.fangyu.placenames.papers.sheet.Site;

/** What the papers of a case say, field by field. Pure: everything that it tells was read before. */
final class PaperContent {
  static final String ENTRY = "地名";
  static final String MAP = "四至图";
  /** What stands where something is still to be filled in, so that a draft can be told from a paper. */
  static final String TO_FILL = "（待填）";
  private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("案件号", "案件名称", "区划名称", "区划代码", "事项", "地名数量", "地名列表", "申请人", "申请理由", "申请日期", "综合评估",
      "专家论证", "征求意见", "部门意见", "保护方案", "征求意见期限", "批准机关", "批准文号", "批准日期", "备案机关", "备案编号", "备案日期", "公告编号", "公告日期", "退回说明", "数据版本", "内容校验"));
  private static final Set<String> ENTRY_FIELDS = new LinkedHashSet<>(List.of("序号", "事项", "标准名称", "罗马字母", "专名", "通名", "类别", "地名代码", "所在区划", "原名称", "起点", "止点", "长度", "宽度",
      "位置描述", "四至", "东至", "南至", "西至", "北至", "含义", "来历", "沿革", "坐标系"));
  static final Vocabulary WORDS = new Vocabulary(FIELDS, ENTRY, ENTRY_FIELDS, Set.of(MAP));
  private static final Map<String, String> CLASSES = Map.ofEntries(Map.entry("expressway", "高速公路"), Map.entry("national", "国道"), Map.entry("provincial", "省道"), Map.entry("county", "县道"),
      Map.entry("township", "乡道"), Map.entry("arterial", "主干道"), Map.entry("secondary", "次干道"), Map.entry("branch", "支路"), Map.entry("lane", "巷弄"), Map.entry("sea", "海域"),
      Map.entry("water", "陆地水系"), Map.entry("relief", "陆地地形"), Map.entry("division", "行政区域"), Map.entry("committee", "群众自治组织"), Map.entry("area", "非行政区域"),
      Map.entry("settlement", "居民点"), Map.entry("transport", "交通运输设施"), Map.entry("utility", "水利电力通信设施"), Map.entry("memorial", "纪念地旅游景点"), Map.entry("building", "建筑物"),
      Map.entry("organisation", "单位"));

  private final CaseFile file;
  private final PaperKind kind;
  private final Map<Integer, Site> sites;

  /** @param sites of the names that were drawn, by their ordinal */
  PaperContent(CaseFile file, PaperKind kind, Map<Integer, Site> sites) {
    this.file = file;
    this.kind = kind;
    this.sites = sites;
  }

  Content of(List<Item> items, Map<String, Long> versions, String reviewNumber, String checksum) {
    var fields = fields(items);
    fields.put("数据版本", version(versions));
    fields.put("内容校验", checksum);
    return new Content(filled(fields, kind.needed()), items.stream().map(item -> entry(item, reviewNumber)).toList());
  }

  /** What the paper may not do without and has not; fields of names with the name's number. What follows from the place is there once it is drawn. */
  List<String> missing(List<Item> items) {
    var missing = new ArrayList<String>();
    var fields = fields(items);
    kind.needed().stream().filter(field -> fields.getOrDefault(field, "").isEmpty()).forEach(missing::add);
    for (Item item : items) {
      var own = entryFields(item);
      kind.neededOfNames().stream().filter(field -> own.getOrDefault(field, "").isEmpty() && !(item.geometry() != null && Measures.FIELDS.contains(field))).forEach(field -> missing.add(ENTRY + item.ordinal() + "." + field));
    }
    if (items.isEmpty()) missing.add(ENTRY);
    return missing;
  }

  private static Map<String, String> filled(Map<String, String> fields, List<String> needed) {
    needed.forEach(field -> fields.merge(field, TO_FILL, (known, none) -> known.isEmpty() ? none : known));
    fields.replaceAll((field, value) -> value == null ? "" : value);
    return fields;
  }

  private Map<String, String> fields(List<Item> items) {
    var f = new LinkedHashMap<String, String>();
    f.put("案件号", file.code());
    f.put("案件名称", file.title());
    f.put("区划名称", text(file.divisionName()));
    f.put("区划代码", file.division());
    f.put("事项", items.stream().map(item -> act(item.act())).distinct().collect(Collectors.joining("、")));
    f.put("地名数量", String.valueOf(items.size()));
    f.put("地名列表", items.stream().map(Item::name).collect(Collectors.joining("、")));
    f.put("申请人", text(file.applicant()));
    f.put("申请理由", text(file.reason()));
    f.put("申请日期", day(file.days().submitted() == null ? file.days().opened() : file.days().submitted()));
    Map.of("综合评估", "assessment", "专家论证", "expert-review", "征求意见", "consultation", "部门意见", "opinion", "保护方案", "protection-plan").forEach((field, paper) -> f.put(field, text(file.papers().get(paper))));
    f.put("征求意见期限", file.days().consultationFrom() == null ? "" : day(file.days().consultationFrom()) + "至" + day(file.days().consultationTo()));
    f.put("批准机关", text(file.approvingBody()));
    f.put("批准文号", text(file.decisionNumber()));
    f.put("批准日期", day(file.days().decided()));
    f.put("备案机关", text(file.filedWith()));
    f.put("备案编号", text(file.filingNumber()));
    f.put("备案日期", day(file.days().filed()));
    f.put("公告编号", text(file.announcementNumber()));
    f.put("公告日期", day(file.days().announced()));
    String returned = file.items().stream().filter(i -> i.outcome().equals("returned")).map(i -> i.name() + "（" + text(i.outcomeReason()) + "）").collect(Collectors.joining("、"));
    f.put("退回说明", returned.isEmpty() ? "" : "下列地名本次未予批准：" + returned + "。");
    return f;
  }

  private Content.Entry entry(Item item, String reviewNumber) {
    Site site = sites.get(item.ordinal());
    var fields = filled(entryFields(item), kind.neededOfNames());
    return new Content.Entry(fields, site == null ? Map.of() : Map.of(MAP, (width, height) -> new FourBoundsMap(site, reviewNumber).drawn(width, height)));
  }

  private Map<String, String> entryFields(Item item) {
    var f = new LinkedHashMap<String, String>();
    f.put("序号", String.valueOf(item.ordinal()));
    f.put("事项", act(item.act()));
    f.put("标准名称", item.name());
    f.put("罗马字母", text(item.pinyin()));
    f.put("专名", text(item.specific()));
    f.put("通名", text(item.generic()));
    f.put("类别", CLASSES.getOrDefault(item.road() ? text(item.roadClass()) : text(item.placeClass()), ""));
    f.put("地名代码", text(item.placeCode()));
    f.put("原名称", item.act().equals("rename") ? text(item.oldName()) : "");
    f.put("起点", text(item.start()));
    f.put("止点", text(item.end()));
    f.put("宽度", item.widthMetres() == null ? "" : Measures.metres(item.widthMetres()));
    f.put("含义", text(item.meaning()));
    f.put("来历", text(item.origin()));
    f.put("沿革", text(item.history()));
    Site site = sites.get(item.ordinal());
    if (site != null) Measures.place(site, item, f);
    return f;
  }

  static String act(String act) {
    return switch (act) {
      case "rename" -> "更名";
      case "extend" -> "道路延伸";
      case "cancel" -> "注销";
      default -> "命名";
    };
  }

  /** How often each register had been changed when the paper was drafted: B built-up areas, D divisions, C cases, N names in them, M their papers, P places, R roads. */
  private static String version(Map<String, Long> versions) {
    Map<String, String> letters = Map.of("road", "R", "place", "P", "division", "D", "built_up_area", "B", "naming_case", "C", "naming_item", "N", "naming_paper", "M");
    return versions.entrySet().stream().map(e -> letters.get(e.getKey()) + e.getValue()).collect(Collectors.joining("."));
  }

  static String day(LocalDate day) {
    return day == null ? "" : "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}
