package org.fangyu.features;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Contents;
import org.fangyu.catalogue.Layer;
import org.fangyu.features.Address.Link;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages that tell what there is, for people: Chinese first, English second, no script. */
final class MetadataPages {
  private MetadataPages() {}

  static List<Link> trail(Address address, Layer layer) {
    var trail = new ArrayList<>(List.of(new Link(address.service() + "/", "start", null, "方舆"), new Link(address.landing(), "home", null, "开放数据 / Open data")));
    if (layer != null) {
      trail.add(new Link(address.landing() + "/collections", "data", null, "数据集 / Collections"));
      trail.add(new Link(address.collection(layer.id()), "collection", null, layer.title()));
    }
    return trail;
  }

  static String landing(String title, String description, List<Link> links, Address address) {
    var list = new StringBuilder("<ul>\n");
    for (Link link : links) {
      if (!link.rel().equals("self") && !link.rel().equals("alternate")) list.append("<li>").append(Html.link(link.href(), link.title())).append("</li>\n");
    }
    return Html.open(title, description, trail(address, null).subList(0, 1), links.subList(0, 2)) + list.append("</ul>\n") + Html.close(links.subList(1, 2));
  }

  static String conformance(List<String> classes, List<Link> links, Address address) {
    var list = new StringBuilder("<ul>\n");
    for (String uri : classes) list.append("<li><code>").append(Html.escape(uri)).append("</code></li>\n");
    return Html.open("符合的标准", "What this service conforms to", trail(address, null), links) + list.append("</ul>\n") + Html.close(links.subList(1, 2));
  }

  static String collections(List<Layer> layers, List<Contents.Extent> extents, List<Link> links, Address address) {
    var html = new StringBuilder(Html.open("数据集", "Collections", trail(address, null), links));
    html.append("<table><thead>").append(Html.row("th", List.of("数据集", "Collection", "今日有效 / valid today", "说明 / Description"))).append("</thead><tbody>\n");
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      html.append(Html.row("td", List.of(Html.link(address.collection(layer.id()), layer.title()) + (layer.office() ? " <small>内部 / office</small>" : ""),
          Html.escape(layer.titleEn()), count(extents.get(i)), Html.escape(layer.description()))));
    }
    return html.append("</tbody></table>\n").append(Html.close(links.subList(1, 2))).toString();
  }

  static String collection(Layer layer, Contents.Extent extent, List<Link> links, Address address) {
    var fields = new StringBuilder("<table><thead>").append(Html.row("th", List.of("字段 / Column", "含义", "Meaning", "类型 / Type"))).append("</thead><tbody>\n");
    for (Column column : layer.properties()) {
      fields.append(Html.row("td", List.of("<code>" + Html.escape(column.name()) + "</code>", Html.escape(column.title()), Html.escape(column.titleEn()), Html.escape(OpenApi.type(column)))));
    }
    var facts = List.of(
        List.of("要素 / Features", Html.link(address.items(layer.id()) + "?f=html", "浏览 / browse") + " · " + Html.link(address.items(layer.id()) + "?f=json", "GeoJSON")),
        List.of("今日有效 / Valid today", count(extent)),
        List.of("范围 / Bounds", extent.bounds() == null ? "—" : Html.escape(extent.bounds().toString())),
        List.of("几何 / Geometry", layer.hasGeometry() ? Html.escape(layer.geometryType()) : "不公开 / not public"));
    return Html.open(layer.title(), layer.titleEn(), trail(address, layer).subList(0, 3), links.subList(0, 2)) + "<p>" + Html.escape(layer.description()) + "</p>\n"
        + Html.pairs(facts) + Html.section("字段 / Columns", fields.append("</tbody></table>\n").toString()) + Html.close(links.subList(1, 2));
  }

  static String api(ObjectNode document, List<Link> links, Address address) {
    var html = new StringBuilder(Html.open("接口说明", "The interface, path by path (OpenAPI 3.0)", trail(address, null), links));
    document.get("paths").properties().forEach(path -> {
      JsonNode get = path.getValue().get("get");
      var rows = new ArrayList<List<String>>();
      for (JsonNode parameter : get.get("parameters")) {
        JsonNode shown = OpenApi.resolve(document, parameter);
        rows.add(List.of(shown.get("name").asString(), Html.escape(shown.get("description").asString())));
      }
      String title = "GET /ogc" + (path.getKey().equals("/") ? "" : path.getKey());
      html.append(Html.section(title, "<p>" + Html.escape(get.get("summary").asString()) + "</p>\n" + Html.pairs(rows)));
    });
    return html.append(Html.close(links.subList(1, 2))).toString();
  }

  private static String count(Contents.Extent extent) {
    return extent.count() == null ? "—" : extent.count().toString();
  }
}
