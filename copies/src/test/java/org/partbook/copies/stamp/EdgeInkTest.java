package org.partbook.copies.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partbook.copies.licence.StampStyle.Place;

class EdgeInkTest {
  private static final double WANTED = 12;
  private static final double HEIGHT = 8;

  @Test
  void on_blank_pages_the_stamp_is_where_it_is_wanted() {
    for (var place : Place.values()) {
      assertThat(EdgeInk.NONE.forText(place, WANTED, HEIGHT)).isEqualTo(WANTED);
      assertThat(EdgeInk.NONE.forCode(place, 141, 27)).isEqualTo(141);
    }
  }

  @Test
  void the_nearest_free_line_is_found_on_either_side() {
    assertThat(bottom(rows(14, 22)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(6);
    assertThat(bottom(rows(8, 14)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(14);
    assertThat(bottom(rows(0, 12)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(WANTED);
    assertThat(bottom(rows(20, 64)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(WANTED);
  }

  @Test
  void of_two_that_are_equally_near_the_one_towards_the_edge_is_taken() {
    assertThat(bottom(rows(15, 17)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(7);
    assertThat(bottom(rows(15, 16)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(16);
  }

  @Test
  void a_gap_must_be_as_high_as_the_text() {
    var gapOf7 = bottom(rows(0, 20) | rows(27, 40));
    var gapOf8 = bottom(rows(0, 20) | rows(28, 40));

    assertThat(gapOf7.forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(40);
    assertThat(gapOf8.forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(20);
  }

  @Test
  void nothing_is_put_where_printers_cut_it_off() {
    assertThat(bottom(rows(10, 50)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(2);
    assertThat(bottom(rows(9, 40)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(40);
  }

  @Test
  void where_no_line_is_free_the_stamp_covers_what_is_there() {
    assertThat(bottom(-1L).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(WANTED);
    assertThat(bottom(rows(5, 60)).forText(Place.BOTTOM, WANTED, HEIGHT)).isEqualTo(WANTED);
  }

  @Test
  void each_place_has_its_own_part_of_the_edge() {
    var ink =
        new EdgeInk(rows(0, 11), rows(0, 13), rows(0, 15), rows(0, 17), rows(0, 19), rows(0, 21));

    assertThat(ink.forText(Place.BOTTOM_LEFT, 4, 1)).isEqualTo(13);
    assertThat(ink.forText(Place.TOP_RIGHT, 4, 1)).isEqualTo(19);
    assertThat(ink.forCode(Place.BOTTOM_LEFT, 4, 1)).isEqualTo(11);
    assertThat(ink.forCode(Place.BOTTOM, 4, 1)).isEqualTo(13);
    assertThat(ink.forCode(Place.BOTTOM_RIGHT, 4, 1)).isEqualTo(15);
    assertThat(ink.forCode(Place.TOP_LEFT, 4, 1)).isEqualTo(17);
    assertThat(ink.forCode(Place.TOP, 4, 1)).isEqualTo(19);
    assertThat(ink.forCode(Place.TOP_RIGHT, 4, 1)).isEqualTo(21);
  }

  private static EdgeInk bottom(long rows) {
    return new EdgeInk(0, rows, 0, 0, 0, 0);
  }

  /// Something from one distance up to another.
  private static long rows(int from, int to) {
    long rows = 0;
    for (int row = from; row < to; row++) {
      rows |= 1L << row;
    }
    return rows;
  }
}
