package org.fangyu.features;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Layer;
import org.fangyu.features.Address.Link;
import org.fangyu.rules.Validity;
import org.fangyu.web.Form;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The features themselves: a page of them, or one. */
@RestController
class ItemsController {
  private static final int LONGEST_CODE = 100;

  private final Catalogue catalogue;
  private final Items items;
  private final Answers answers;

  ItemsController(Catalogue catalogue, Items items, Answers answers) {
    this.catalogue = catalogue;
    this.items = items;
    this.answers = answers;
  }

  @GetMapping("/ogc/collections/{id}/items")
  void items(@PathVariable String id, ServletWebRequest request, HttpServletResponse response) throws IOException {
    Layer layer = catalogue.layer(id);
    Parameters parameters = Parameters.of(request.getRequest());
    ItemsQuery query = ItemsQuery.of(layer, parameters);
    Form form = Form.of(request.getRequest(), parameters);
    Address address = Address.of(request.getRequest());
    String etag = answers.etag(List.of(layer), address, form);
    answers.head(etag, layer, response);
    if (request.checkNotModified(etag)) return;
    OptionalLong matched = items.matched(layer, query);
    try {
      items.write(layer, query, begin(layer, form, matched, address, response));
    } catch (RuntimeException e) {
      if (!response.isCommitted()) response.resetBuffer(); // then the answer is the problem alone
      throw e;
    }
  }

  @GetMapping("/ogc/collections/{id}/items/{code}")
  ResponseEntity<?> item(@PathVariable String id, @PathVariable String code, ServletWebRequest request) {
    Layer layer = catalogue.layer(id);
    Parameters parameters = Parameters.of(request.getRequest()).allowOnly("f", "datetime");
    Form form = Form.of(request.getRequest(), parameters);
    LocalDate day = parameters.text("datetime", 100).map(ItemsController::day).orElseGet(Validity::today);
    Address address = Address.of(request.getRequest());
    String etag = answers.etag(List.of(layer), address, form);
    if (request.checkNotModified(etag)) return answers.notModified(etag, List.of(layer));
    if (code.length() > LONGEST_CODE || code.indexOf('\0') >= 0) throw Problem.notFound("要素 / feature", code);
    Feature feature = items.find(layer, code, day).orElseThrow(() -> Problem.notFound(day + " 有效的要素 / feature valid on that day", code));
    var links = new ArrayList<>(address.selfAndAlternate(form, Form.GEOJSON.toString()));
    links.add(new Link(address.collection(layer.id()), "collection", "application/json", layer.title() + " / " + layer.titleEn()));
    if (form == Form.HTML) return answers.tagged(etag, List.of(layer)).contentType(Form.HTML_PAGE).body(ItemPages.item(layer, feature, address, links));
    var json = new ByteArrayOutputStream();
    FeatureJson.write(feature, links, json);
    return answers.tagged(etag, List.of(layer)).contentType(Form.GEOJSON).header(HttpHeaders.CONTENT_LENGTH, String.valueOf(json.size())).body(json.toByteArray());
  }

  private static Items.Page begin(Layer layer, Form form, OptionalLong matched, Address address, HttpServletResponse response) throws IOException {
    if (form == Form.JSON) {
      response.setContentType(Form.GEOJSON.toString());
      return new FeatureJson(response.getOutputStream(), matched, address);
    }
    response.setContentType(Form.HTML_PAGE.toString());
    return new ItemPages(response.getWriter(), layer, matched, address);
  }

  /** One feature has one version a day, so here a single day is asked for. */
  private static LocalDate day(String datetime) {
    Days days = Days.parse(datetime);
    if (days.first() == null || !days.first().equals(days.last())) throw Problem.badParameter("datetime", "单个日期或时刻 / one date or date-time", datetime);
    return days.first();
  }
}
