package org.partbook.copies.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShorteningTest {
  private static final Typesetter TYPESETTER = Typesetter.load();
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @Test
  void a_line_that_fits_stays_as_it_is() {
    var line = TYPESETTER.line(List.of(name("Anna"), Piece.fixed(" · 3 copies")), 10_000);

    assertThat(line.text()).isEqualTo("Anna · 3 copies");
  }

  @Test
  void a_name_that_is_too_long_ends_in_an_ellipsis() {
    var line = TYPESETTER.line(List.of(name("W".repeat(200)), Piece.fixed(" · 3 copies")), 15_000);

    assertThat(line.width()).isBetween(14_000, 15_000);
    assertThat(line.text()).matches("W+… · 3 copies");
  }

  @Test
  void the_longest_is_shortened_first() {
    var pieces = List.of(name("Anna"), Piece.fixed(", "), name("Wolfgang Amadeus Mozart-Weber"));

    assertThat(TYPESETTER.line(pieces, 12_000).text()).startsWith("Anna, Wolf").endsWith("…");
  }

  @Test
  void two_that_are_long_share_the_room() {
    var long1 = "Maximiliane ".repeat(10);
    var line = TYPESETTER.line(List.of(name(long1), Piece.fixed("|"), name(long1)), 20_000);

    assertThat(line.width()).isLessThanOrEqualTo(20_000);
    assertThat(line.text()).matches("(Max.*…)\\|\\1");
  }

  @Test
  void fixed_wording_is_never_shortened() {
    var pieces = List.of(Piece.fixed("W".repeat(50)), name("Anna Maria"));

    assertThat(TYPESETTER.line(pieces, 1_000).text()).isEqualTo("W".repeat(50) + "A…");
  }

  @Test
  void nothing_is_cut_within_what_people_see_as_one() {
    for (var one : List.of(FAMILY, "क्षि", "é̲", "🇯🇵", "ที่", "ᄀᆞᆷ")) {
      for (int most = 500; most < 6_000; most += 170) {
        var text = TYPESETTER.line(List.of(name(one.repeat(20))), most).text();

        assertThat(text).endsWith("…");
        assertThat(text.replace("…", "").replace(one, "")).as(one).isEmpty();
      }
    }
  }

  @Test
  void what_is_left_of_an_arabic_name_is_its_beginning() {
    var line = TYPESETTER.line(List.of(name("محمد ".repeat(20))), 8_000);

    assertThat(line.text()).startsWith("محمد محمد").endsWith("…");
    assertThat(line.pieces().getFirst().sign(0).character()).isEqualTo('…');
  }

  @Test
  void a_text_beyond_all_lines_is_cut_even_where_it_may_not_be() {
    var line = TYPESETTER.line(List.of(Piece.fixed("很".repeat(5_000))), 10_000);

    assertThat(line.text()).hasSizeLessThanOrEqualTo(CleanText.MOST + 1).endsWith("…");
  }

  private static Piece name(String text) {
    return new Piece(text, true, Optional.empty());
  }
}
