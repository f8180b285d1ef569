package org.fangyu.geometry.tiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileAddressTest {

  @Test
  void theOneTileOfZoomZeroIsTheWholePlane() {
    var box = new TileAddress(0, 0, 0).envelope();
    assertThat(box.getMinX()).isEqualTo(-20_037_508.342789, within(1e-6));
    assertThat(box.getMaxY()).isEqualTo(20_037_508.342789, within(1e-6));
    assertThat(box.getWidth()).isEqualTo(box.getHeight());
  }

  @Test
  void aTilesFourChildrenFillIt() {
    var parent = new TileAddress(11, 1723, 850).envelope();
    var children = new TileAddress(12, 3446, 1700).envelope();
    children.expandToInclude(new TileAddress(12, 3447, 1701).envelope());
    assertThat(children.getMinX()).isEqualTo(parent.getMinX(), within(1e-6));
    assertThat(children.getMaxX()).isEqualTo(parent.getMaxX(), within(1e-6));
    assertThat(children.getMinY()).isEqualTo(parent.getMinY(), within(1e-6));
    assertThat(children.getMaxY()).isEqualTo(parent.getMaxY(), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "23,0,0", "0,1,0", "3,8,0", "3,0,8", "3,-1,0", "3,0,-1", "22,4194304,0", "2147483647,0,0"})
  void aTileOutsideTheGridCannotBeMade(int z, int x, int y) {
    assertThat(TileAddress.find(z, x, y)).isEmpty();
    assertThatThrownBy(() -> new TileAddress(z, x, y)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFarCornerOfTheDeepestZoomIsATile() {
    assertThat(TileAddress.find(22, 4_194_303, 4_194_303)).isPresent();
  }
}
