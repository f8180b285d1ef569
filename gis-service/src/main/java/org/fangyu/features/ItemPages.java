package org.fangyu.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Layer;
import org.fangyu.features.Address.Link;
import org.fangyu.web.Form;

/** Writes features as pages for people, while they come from the database. */
final class ItemPages implements Items.Page {
  private final Writer out;
  private final Layer layer;
  private final Address address;
  private final List<Link> links;

  /** Begins a page of features. @param matched how many there are without paging, where that was counted to its end */
  ItemPages(Writer out, Layer layer, OptionalLong matched, Address address) {
    this.out = out;
    this.layer = layer;
    this.address = address;
    this.links = address.selfAndAlternate(Form.HTML, Form.GEOJSON.toString());
    String count = matched.isPresent() ? matched.getAsLong() + " 条 / features" : "超过 " + Items.MOST_COUNTED + " 条 / more than " + Items.MOST_COUNTED + " features";
    write(Html.open(layer.title() + ":要素", layer.titleEn() + ": features", MetadataPages.trail(address, layer), links) + "<p>" + count + "</p>\n");
    write("<div class=\"wide\"><table><thead>" + Html.row("th", layer.properties().stream().map(ItemPages::heading).toList()) + "</thead><tbody>\n");
  }

  @Override
  public void feature(Feature feature) {
    var cells = new ArrayList<String>();
    feature.properties().forEach((name, value) -> cells.add(name.equals("code") ? Html.link(version(feature), feature.code()) : Html.escape(value)));
    write(Html.row("td", cells));
  }

  @Override
  public void end(OptionalLong next) {
    var onward = new ArrayList<Link>();
    next.ifPresent(after -> onward.add(address.next(after, Form.HTML_PAGE.toString())));
    onward.addAll(links.subList(1, 2));
    write("</tbody></table></div>\n" + Html.close(onward));
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page of one feature. */
  static String item(Layer layer, Feature feature, Address address, List<Link> links) {
    var rows = new ArrayList<List<String>>();
    for (Column column : layer.properties()) {
      Object value = feature.properties().get(column.name());
      rows.add(List.of(column.title() + " / " + column.titleEn(), value == null ? "—" : Html.escape(value)));
    }
    Object name = feature.properties().get("name");
    String place = layer.hasGeometry() ? Html.section("位置 / Geometry (GeoJSON)", "<pre>" + Html.escape(FeatureJson.geometry(feature)) + "</pre>\n") : "<p>位置不公开 / The place is not public.</p>\n";
    return Html.open(name == null ? feature.code() : name.toString(), layer.title() + " / " + layer.titleEn() + " · " + feature.code(), MetadataPages.trail(address, layer), links.subList(0, 2))
        + Html.pairs(rows) + place + Html.close(links.subList(1, links.size()));
  }

  /** The record in the version of this row, which need not be today's. */
  private String version(Feature feature) {
    return address.item(layer.id(), feature.code()) + "?f=html&datetime=" + feature.properties().get("valid_from");
  }

  private static String heading(Column column) {
    return Html.escape(column.title().split("[,(:;]", 2)[0]) + "<small>" + Html.escape(column.name()) + "</small>";
  }

  private void write(String html) {
    try {
      out.write(html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
