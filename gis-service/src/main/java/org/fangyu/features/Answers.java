package org.fangyu.features;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Layer;
import org.fangyu.rules.Validity;
import org.fangyu.web.Form;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** The outside of answers: media types, and tags by which a browser's copy is known to be still true. */
@Component
final class Answers {
  private final Catalogue catalogue;

  Answers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  ResponseEntity<?> page(String html) {
    return ResponseEntity.ok().contentType(Form.HTML_PAGE).cacheControl(CacheControl.noCache().cachePrivate()).varyBy(HttpHeaders.ACCEPT).body(html);
  }

  ResponseEntity<?> json(Object body) {
    return json(MediaType.APPLICATION_JSON, body);
  }

  ResponseEntity<?> json(MediaType type, Object body) {
    return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noCache().cachePrivate()).varyBy(HttpHeaders.ACCEPT).body(body);
  }

  /** Of what an answer depends on: the version of the layers' data, the day, the address and the form it was asked in. */
  String etag(List<Layer> layers, Address address, Form form) {
    String all = catalogue.version().of(layers) + "\n" + Validity.today() + "\n" + address.service() + "\n" + address.asked() + "\n" + form;
    return "W/\"" + DigestUtils.md5DigestAsHex(all.getBytes(StandardCharsets.UTF_8)) + "\"";
  }

  ResponseEntity.BodyBuilder tagged(String etag, List<Layer> layers) {
    return with(ResponseEntity.ok(), etag, layers);
  }

  ResponseEntity<?> notModified(String etag, List<Layer> layers) {
    return with(ResponseEntity.status(HttpStatus.NOT_MODIFIED), etag, layers).build();
  }

  /** The same head on an answer that is streamed. */
  void head(String etag, Layer layer, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, etag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, layer.office() ? "no-cache, private" : "no-cache, public");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private static ResponseEntity.BodyBuilder with(ResponseEntity.BodyBuilder answer, String etag, List<Layer> layers) {
    boolean office = layers.stream().anyMatch(Layer::office);
    return answer.eTag(etag).cacheControl(office ? CacheControl.noCache().cachePrivate() : CacheControl.noCache().cachePublic()).varyBy(HttpHeaders.ACCEPT);
  }
}
