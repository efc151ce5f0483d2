package org.partbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples are those of C2SP tlog-tiles.
class TileTest {
  @Test
  void a_path_has_the_index_in_parts_of_three_digits() {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(3, 5, 17).path()).isEqualTo("tile/3/005.p/17");
    assertThat(new Tile(0, 999, 256).path()).isEqualTo("tile/0/999");
    assertThat(new Tile(0, 1000, 256).entries().path()).isEqualTo("tile/entries/x001/000");
  }

  @Test
  void a_tree_of_70000_has_the_tiles_that_the_specification_counts() {
    assertThat(Tile.of(70_000, 0, 69_999)).isEqualTo(new Tile(0, 273, 112));
    assertThat(Tile.of(70_000, 0, 69_887)).isEqualTo(new Tile(0, 272, 256));
    assertThat(Tile.of(70_000, 1, 272)).isEqualTo(new Tile(1, 1, 17));
    assertThat(Tile.of(70_000, 1, 0)).isEqualTo(new Tile(1, 0, 256));
    assertThat(Tile.of(70_000, 2, 0)).isEqualTo(new Tile(2, 0, 1));
    assertThatThrownBy(() -> Tile.of(70_000, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Tile.of(256, 1, 0)).isEqualTo(new Tile(1, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000",
        "tile/0/x001/x234/067",
        "tile/7/999.p/255",
        "tile/entries/x001/000.p/1",
        "tile/entries/123"
      })
  void what_a_path_says_is_the_tile_of_that_path(String path) {
    assertThat(Tile.parse(path).orElseThrow().path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/0",
        "tile/0/x000/001",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/999",
        "tile/8/000",
        "tile/-1/000",
        "tile/00/000",
        "tile/0/001/002",
        "tile/0/../000",
        "tile/0/000\n",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/x999/x999/x999/x999/x999/x999/999"
      })
  void nothing_else_is_a_path(String path) {
    assertThat(Tile.parse(path)).isEmpty();
  }
}
