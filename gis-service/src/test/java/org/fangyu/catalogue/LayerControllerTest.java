package org.fangyu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LayerControllerTest {
  private static final String COLLECTIONS = "divisions built-up-areas places roads door-plates signs boundary-lines boundary-markers cemeteries burial-zones sight-zones";

  private final TestService desk = SmallCounty.get().desk();
  private final TestService open = SmallCounty.get().open();

  @Test
  void thePublicSeesTheCollectionsOfTheContractAndTheDeskGravesToo() {
    assertThat(layers(open).keySet()).containsExactly(COLLECTIONS.split(" "));
    assertThat(layers(desk).keySet()).containsExactly(COLLECTIONS.replace("burial-zones", "graves burial-zones").split(" "));
  }

  @Test
  void aLayerTellsItsTitleCountBoundsAndShape() {
    JsonNode roads = layers(open).get("roads");
    assertThat(roads.toString()).startsWith("{\"id\":\"roads\",\"title\":\"道路\",\"titleEn\":\"Roads\",\"description\":\"街路巷和公路; 未批准的名称不公开 / Streets");
    assertThat(roads.path("geometryType").asString()).isEqualTo("MultiLineString");
    assertThat(roads.path("office").asBoolean()).isFalse();
    assertThat(roads.path("count").asInt()).as("valid today").isEqualTo(3);
    assertThat(roads.path("bounds").toString()).isEqualTo("[123.01,29.01,123.0912345678901,29.09]");
    assertThat(roads.path("minzoom").asInt()).isEqualTo(5);
    assertThat(layers(desk).get("roads").path("office").asBoolean()).isTrue();
  }

  @Test
  void anEmptyLayerIsThereWithoutBoundsAndPublicMarkersHaveNoShape() {
    assertThat(layers(open).get("sight-zones").path("count").asInt()).isZero();
    assertThat(layers(open).get("sight-zones").has("bounds")).isFalse();
    assertThat(layers(open).get("boundary-markers").has("geometryType")).isFalse();
    assertThat(layers(open).get("boundary-markers").path("count").asInt()).isEqualTo(1);
    assertThat(layers(desk).get("boundary-markers").path("geometryType").asString()).isEqualTo("Point");
  }

  @Test
  void aParameterThatItDoesNotKnowIsRefused() {
    assertThat(open.get("/api/layers?limit=3").statusCode()).isEqualTo(400);
  }

  private static Map<String, JsonNode> layers(TestService service) {
    var layers = new LinkedHashMap<String, JsonNode>();
    for (JsonNode layer : JsonMapper.shared().readTree(service.get("/api/layers").body()).path("layers")) layers.put(layer.path("id").asString(), layer);
    return layers;
  }
}
