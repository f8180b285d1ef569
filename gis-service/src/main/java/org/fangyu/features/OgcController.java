package org.fangyu.features;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Contents;
import org.fangyu.catalogue.Layer;
import org.fangyu.features.Address.Link;
import org.fangyu.rules.Validity;
import org.fangyu.web.BoundingBox;
import org.fangyu.web.Form;
import org.fangyu.web.Parameters;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What there is: landing page, conformance, interface, collections. */
@RestController
class OgcController {
  private static final String TITLE = "方舆开放数据";
  private static final String DESCRIPTION = "标准地名、道路门牌、行政区域界线、公墓和禁葬区 / Standard names, roads and door plates, boundary lines, cemeteries and no-burial zones";
  private static final String JSON = "application/json";
  private static final List<String> CONFORMS_TO = List.of(
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30");

  private final Catalogue catalogue;
  private final Contents contents;
  private final Answers answers;

  OgcController(Catalogue catalogue, Contents contents, Answers answers) {
    this.catalogue = catalogue;
    this.contents = contents;
    this.answers = answers;
  }

  @GetMapping({"/ogc", "/ogc/"})
  ResponseEntity<?> landing(HttpServletRequest request) {
    Form form = form(request);
    Address address = Address.of(request);
    var links = new ArrayList<>(address.selfAndAlternate(form, JSON));
    links.add(new Link(address.landing() + "/api?f=json", "service-desc", Form.OPENAPI.toString(), "接口定义 / OpenAPI definition"));
    links.add(new Link(address.landing() + "/api?f=html", "service-doc", "text/html", "接口说明 / The interface for people"));
    links.add(new Link(address.landing() + "/conformance", "conformance", JSON, "符合的标准 / Conformance"));
    links.add(new Link(address.landing() + "/collections", "data", JSON, "数据集 / Collections"));
    if (form == Form.HTML) return answers.page(MetadataPages.landing(TITLE, DESCRIPTION, links, address));
    return answers.json(document("title", TITLE, "description", DESCRIPTION, "links", links));
  }

  @GetMapping("/ogc/conformance")
  ResponseEntity<?> conformance(HttpServletRequest request) {
    Form form = form(request);
    Address address = Address.of(request);
    var links = address.selfAndAlternate(form, JSON);
    if (form == Form.HTML) return answers.page(MetadataPages.conformance(CONFORMS_TO, links, address));
    return answers.json(document("conformsTo", CONFORMS_TO, "links", links));
  }

  @GetMapping("/ogc/api")
  ResponseEntity<?> api(HttpServletRequest request) {
    Form form = form(request);
    Address address = Address.of(request);
    var definition = OpenApi.document(address.landing(), catalogue.layers());
    if (form == Form.HTML) return answers.page(MetadataPages.api(definition, address.selfAndAlternate(form, Form.OPENAPI.toString()), address));
    return answers.json(Form.OPENAPI, definition);
  }

  @GetMapping("/ogc/collections")
  ResponseEntity<?> collections(ServletWebRequest request) {
    Form form = form(request.getRequest());
    Address address = Address.of(request.getRequest());
    List<Layer> layers = catalogue.layers();
    String etag = answers.etag(layers, address, form);
    if (request.checkNotModified(etag)) return answers.notModified(etag, layers);
    var links = address.selfAndAlternate(form, JSON);
    var extents = List.copyOf(contents.of(layers, Validity.today()).values());
    if (form == Form.HTML) return answers.tagged(etag, layers).contentType(Form.HTML_PAGE).body(MetadataPages.collections(layers, extents, links, address));
    var descriptions = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      descriptions.add(description(layer, extents.get(i), address, List.of(new Link(address.collection(layer.id()), "self", JSON, layer.title() + " / " + layer.titleEn()))));
    }
    return answers.tagged(etag, layers).contentType(MediaType.APPLICATION_JSON).body(document("links", links, "collections", descriptions));
  }

  @GetMapping("/ogc/collections/{id}")
  ResponseEntity<?> collection(@PathVariable String id, ServletWebRequest request) {
    Form form = form(request.getRequest());
    Address address = Address.of(request.getRequest());
    Layer layer = catalogue.layer(id);
    String etag = answers.etag(List.of(layer), address, form);
    if (request.checkNotModified(etag)) return answers.notModified(etag, List.of(layer));
    var extent = contents.of(List.of(layer), Validity.today()).get(layer);
    var links = address.selfAndAlternate(form, JSON);
    var answer = answers.tagged(etag, List.of(layer));
    if (form == Form.HTML) return answer.contentType(Form.HTML_PAGE).body(MetadataPages.collection(layer, extent, links, address));
    return answer.contentType(MediaType.APPLICATION_JSON).body(description(layer, extent, address, links));
  }

  private static Form form(HttpServletRequest request) {
    return Form.of(request, Parameters.of(request).allowOnly("f"));
  }

  private static Map<String, Object> description(Layer layer, Contents.Extent extent, Address address, List<Link> links) {
    var all = new ArrayList<>(links);
    String items = address.items(layer.id());
    all.add(new Link(items + "?f=json", "items", Form.GEOJSON.toString(), "要素 GeoJSON / " + layer.titleEn() + " as GeoJSON"));
    all.add(new Link(items + "?f=html", "items", "text/html", "要素网页 / " + layer.titleEn() + " as HTML"));
    return document("id", layer.id(), "title", layer.title() + " / " + layer.titleEn(), "description", layer.description(), "links", all,
        "extent", extent(extent), "itemType", "feature", "crs", List.of(BoundingBox.CRS84));
  }

  private static Map<String, Object> extent(Contents.Extent extent) {
    var json = document("temporal", document("interval", List.of(Arrays.asList(null, null)), "trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"));
    if (extent.bounds() != null) json.put("spatial", document("bbox", List.of(extent.bounds()), "crs", BoundingBox.CRS84));
    return json;
  }

  /** @param entries name and value in turn */
  private static Map<String, Object> document(Object... entries) {
    var document = new LinkedHashMap<String, Object>();
    for (int i = 0; i < entries.length; i += 2) document.put((String) entries[i], entries[i + 1]);
    return document;
  }
}
