package org.fangyu.tiles;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Layer;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.rules.Validity;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Vector tiles by set and address, and what there is to know before asking for one (TileJSON 3.0). */
@RestController
class TileController {
  /** All layers in one tile. */
  static final String COUNTY = "county";
  static final MediaType MVT = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  private final Catalogue catalogue;
  private final TileBuilder builder;
  private final TileStore store;
  private final TileSets sets;

  TileController(Catalogue catalogue, TileBuilder builder, TileStore store, TileSets sets) {
    this.catalogue = catalogue;
    this.builder = builder;
    this.store = store;
    this.sets = sets;
  }

  @GetMapping("/tiles/{set}/{z}/{x}/{y}.mvt")
  ResponseEntity<byte[]> tile(@PathVariable String set, @PathVariable String z, @PathVariable String x, @PathVariable String y, ServletWebRequest request) {
    Parameters.of(request.getRequest()).allowOnly();
    TileAddress at = address(z, x, y);
    List<Layer> layers = TileQuery.drawn(sets.layers(set), at.z());
    LocalDate day = Validity.today();
    String etag = etag(layers, at.z(), day);
    var headers = headers(layers, etag);
    if (request.checkNotModified(etag)) return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(headers).build();
    Tile tile = store.get(new TileStore.Key(etag, at), () -> builder.build(layers, at, day));
    return answer(tile, headers, takesGzip(request.getRequest()));
  }

  @GetMapping("/tiles/{set}.json")
  ResponseEntity<Map<String, Object>> tileJson(@PathVariable String set, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    String root = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(sets.tileJson(set, root));
  }

  private static TileAddress address(String z, String x, String y) {
    String asked = z + "/" + x + "/" + y;
    if (!NUMBER.matcher(z).matches() || !NUMBER.matcher(x).matches() || !NUMBER.matcher(y).matches()) throw Problem.notFound("瓦片 / tile", asked);
    Optional<TileAddress> at = TileAddress.find(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y));
    return at.orElseThrow(() -> Problem.notFound("瓦片(级别 0.." + TileAddress.MAX_ZOOM + ",行列号 0..2^级别-1) / tile (zoom 0.." + TileAddress.MAX_ZOOM
        + ", x and y 0..2^zoom-1)", asked));
  }

  /** Known before the tile is built: the very text of the query, the version of its data, the day it is asked for. */
  private String etag(List<Layer> layers, int zoom, LocalDate day) {
    String built = TileQuery.of(layers, zoom) + catalogue.version().of(layers) + day;
    return "W/\"" + DigestUtils.md5DigestAsHex(built.getBytes(StandardCharsets.UTF_8)) + "\"";
  }

  private static HttpHeaders headers(List<Layer> layers, String etag) {
    boolean office = layers.stream().anyMatch(Layer::office);
    var headers = new HttpHeaders();
    headers.setETag(etag);
    headers.setCacheControl(office ? CacheControl.noCache().cachePrivate() : CacheControl.noCache().cachePublic());
    headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
    return headers;
  }

  private static ResponseEntity<byte[]> answer(Tile tile, HttpHeaders headers, boolean gzip) {
    if (!tile.cut().isEmpty()) headers.set("Fangyu-Tile-Cut", tile.cut());
    if (tile.isEmpty()) return ResponseEntity.noContent().headers(headers).build();
    headers.setContentType(MVT);
    if (gzip) headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    return ResponseEntity.ok().headers(headers).body(gzip ? tile.gzipped() : tile.plain());
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip") && !accepted.matches(".*gzip\\s*;\\s*q=0(\\.0*)?(\\s*,.*)?");
  }
}
