package org.partbook.copies.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.licence.StampStyle.Place;

class EdgeInkTest {
  private static final double WANTED = 12;
  private static final double HEIGHT = 8;

  @Test
  void on_blank_pages_the_stamp_is_where_it_is_wanted() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());

      assertThat(EdgeInk.of(document, () -> {})).isEqualTo(EdgeInk.NONE);
    }
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

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void a_line_at_the_foot_of_a_page_is_seen_however_the_page_is_turned(int rotation)
      throws IOException {
    try (var document = new PDDocument()) {
      addPage(document, rotation);

      var ink = EdgeInk.of(document, () -> {});

      assertThat(Long.numberOfTrailingZeros(ink.bottom())).isBetween(19, 20);
      assertThat(Long.SIZE - Long.numberOfLeadingZeros(ink.bottom())).isBetween(24, 26);
      assertThat(ink.top()).isZero();
      assertThat(ink.bottomLeft()).isZero();
      assertThat(ink.bottomRight()).isZero();
    }
  }

  @Test
  void one_page_among_many_is_enough() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.addPage(new PDPage());
      addPage(document, 0);

      assertThat(EdgeInk.of(document, () -> {}).bottom()).isNotZero();
    }
  }

  @Test
  void of_a_folio_the_first_and_the_last_page_are_looked_at() throws IOException {
    for (int marked : new int[] {0, 199}) {
      try (var document = new PDDocument()) {
        for (int i = 0; i < 200; i++) {
          if (i == marked) {
            addPage(document, 0);
          } else {
            document.addPage(new PDPage(new PDRectangle(200, 200)));
          }
        }

        assertThat(EdgeInk.of(document, () -> {}).bottom()).isNotZero();
      }
    }
  }

  /// A page that has a black line, 20 to 25 points above what is its foot when it is turned.
  private static void addPage(PDDocument document, int rotation) throws IOException {
    var page = new PDPage(new PDRectangle(400, 400));
    page.setRotation(rotation);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      switch (rotation) {
        case 90 -> content.addRect(375, 100, 5, 200);
        case 180 -> content.addRect(100, 375, 200, 5);
        case 270 -> content.addRect(20, 100, 5, 200);
        default -> content.addRect(100, 20, 200, 5);
      }
      content.fill();
    }
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
