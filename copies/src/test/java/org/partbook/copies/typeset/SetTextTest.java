package org.partbook.copies.typeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetTextTest {
  private static final int WIDE = 1_000_000;
  private static final Typesetter TYPESETTER = Typesetter.load();

  static Stream<Names.Name> names() {
    return Names.IN_SCRIPTS.stream();
  }

  static Stream<Names.Name> nasty() {
    return Names.NASTY.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_character_of_a_name_has_a_glyph(Names.Name name) {
    var composed = Normalizer.normalize(name.text(), Normalizer.Form.NFC);

    var shaped = shaped(name.piece());

    assertThat(shaped.text()).isEqualTo(composed);
    assertThat(characters(shaped))
        .containsExactlyInAnyOrderElementsOf(composed.codePoints().boxed().toList());
    assertThat(glyphs(shaped)).doesNotContain(replacement());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_in_one_direction_stands_in_it(Names.Name name) {
    var shaped = shaped(name.piece());
    var direction = new Bidi(shaped.text(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    var characters = new ArrayList<>(characters(shaped));

    if (direction.isRightToLeft()) {
      Collections.reverse(characters);
    }
    if (!direction.isMixed()) {
      assertThat(characters).isEqualTo(shaped.text().codePoints().boxed().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("nasty")
  void nothing_fails(Names.Name name) {
    assertThatNoException()
        .isThrownBy(() -> {
          var line = TYPESETTER.line(List.of(name.piece()), 20_000);
          var font = EmbeddedFont.of(List.of(line));
          assertThat(font.cff()).isNotEmpty();
          assertThat(font.show(0)).isNotEmpty();
        });
  }

  @Test
  void what_cannot_be_shown_is_a_replacement_character() {
    assertThat(shown("a\ud800b\udfff\ud83d")).isEqualTo("a\ufffdb\ufffd\ufffd");
    assertThat(shown("\uffff\ufffe\ufdd0")).isEqualTo("\ufffd\ufffd\ufffd");
    assertThat(shown("\ue000" + Character.toString(0xf0000))).isEqualTo("\ufffd\ufffd");
    assertThat(shown("\u0378")).isEqualTo("\ufffd");
    // Cuneiform and hieroglyphs don't come with the program.
    assertThat(shown("x\ud808\udc00y")).isEqualTo("x\ufffdy");
  }

  @Test
  void what_has_no_look_is_left_out() {
    assertThat(shown("a\u0000b\u0007c\u001b[31md\u007f\u00ad\u200b\ufeff")).isEqualTo("abc[31md");
    assertThat(shown("a\tb\r\nc\u2028d\u00a0e\u2003f")).isEqualTo("a b c d e f");
    assertThat(shown("山田\u3000太郎")).isEqualTo("山田\u3000太郎");
    assertThat(shaped(Piece.fixed("\u200d\u200c\u200e")).count()).isZero();
    assertThat(shaped(Piece.fixed("")).width()).isZero();
  }

  @Test
  void marks_are_kept_as_far_as_a_language_needs_them() {
    var marks = "\u0316\u0317\u0318\u0319";

    assertThat(shown("Z" + marks.repeat(100) + "a")).isEqualTo("Z" + marks + "a");
  }

  @Test
  void an_ideograph_stays_the_one_that_was_written() {
    assertThat(shown("\ufa19田e\u0301")).isEqualTo("\ufa19田é");
    assertThat(glyphs(shaped(Piece.fixed("\ufa19"))))
        .isNotEqualTo(glyphs(shaped(Piece.fixed("\u795e"))));
  }

  @Test
  void commands_of_direction_command_nothing() {
    assertThat(shown("abc\u202edef\u202c")).isEqualTo("abcdef");
    assertThat(shown("\u2067\u2066\u202b\u202dabc")).isEqualTo("abc");
  }

  @Test
  void a_text_is_ordered_for_itself() {
    var line =
        TYPESETTER.line(
            List.of(Piece.fixed("1 "), Piece.fixed("שלום 2"), Piece.fixed(" 3 (4")), WIDE);

    assertThat(visual(line)).isEqualTo("1 2 םולש 3 (4");
  }

  @Test
  void numbers_and_latin_words_stay_readable_in_a_hebrew_text() {
    assertThat(visual(TYPESETTER.line(List.of(Piece.fixed("דוד Smith (12)")), WIDE)))
        .isEqualTo("Smith (12) " + reversed("דוד"));
  }

  @Test
  void arabic_letters_join() {
    var three = glyphs(shaped(Piece.fixed("ههه")));

    assertThat(three).doesNotHaveDuplicates().hasSize(3);
    assertThat(three).doesNotContain(glyphs(shaped(Piece.fixed("ه"))).getFirst());
  }

  @Test
  void lam_and_alef_are_one_drawing_for_two_characters() {
    var shaped = shaped(Piece.fixed("لا"));

    assertThat(characters(shaped)).containsExactly((int) 'ا', (int) 'ل');
    assertThat(shaped.sign(0).glyph().box()).isNotEqualTo(Box.EMPTY);
    assertThat(shaped.sign(1).glyph().box()).isEqualTo(Box.EMPTY);
  }

  @Test
  void a_vowel_that_is_written_before_its_consonant_is_spelt_after_it() {
    var shaped = shaped(Piece.fixed("कि"));
    var alone = shaped(Piece.fixed("क"));

    assertThat(characters(shaped)).containsExactly(0x915, 0x93f);
    assertThat(shaped.sign(0).glyph().box().right())
        .isGreaterThan(alone.sign(0).glyph().box().right());
  }

  @Test
  void a_conjunct_is_narrower_than_its_letters() {
    assertThat(shaped(Piece.fixed("क्ष")).width())
        .isLessThan(shaped(Piece.fixed("क")).width() + shaped(Piece.fixed("ष")).width());
  }

  @Test
  void marks_are_drawn_onto_their_letter() {
    var shaped = shaped(Piece.fixed("ที่"));

    assertThat(shaped.width()).isEqualTo(shaped(Piece.fixed("ท")).width());
    assertThat(characters(shaped)).containsExactly(0xe17, 0xe35, 0xe48);
  }

  @Test
  void a_sequence_of_emoji_is_one_picture() {
    for (var picture : List.of("👨‍👩‍👧‍👦", "🇯🇵", "👍🏽", "1️⃣", "❤️", "🏳️‍🌈", "👩🏽‍🚀")) {
      var shaped = shaped(Piece.fixed(picture));
      var drawn = glyphs(shaped).stream().filter(glyph -> !glyph.box().equals(Box.EMPTY));

      assertThat(drawn).as(picture).hasSize(1);
      assertThat(shaped.width()).as(picture).isBetween(500, 1400);
    }
  }

  @Test
  void jamo_become_syllables() {
    assertThat(shown("\u1100\u1175\u11b7\u1106\u1175\u11ab")).isEqualTo("김민");
  }

  @Test
  void chinese_characters_look_as_at_home() {
    var shapes =
        Stream.of("JP", "KR", "CN", "TW", "HK")
            .map(country -> glyphs(shaped(new Names.Name("", "骨直返", country).piece())))
            .distinct();

    assertThat(shapes).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void without_a_country_the_letters_tell_whose_characters_they_are() {
    assertThat(Han.of("直さん", Optional.empty())).isEqualTo(Han.JAPANESE);
    assertThat(Han.of("直 김", Optional.empty())).isEqualTo(Han.KOREAN);
    assertThat(Han.of("张伟", Optional.empty())).isEqualTo(Han.SIMPLIFIED);
    assertThat(Han.of("妳們", Optional.empty())).isEqualTo(Han.TRADITIONAL);
    assertThat(Han.of("山田太郎", Optional.empty())).isEqualTo(Han.JAPANESE);
  }

  private static Shaped shaped(Piece piece) {
    return TYPESETTER.line(List.of(piece), WIDE).pieces().getFirst();
  }

  private static String shown(String text) {
    return shaped(Piece.fixed(text)).text();
  }

  private static List<Integer> characters(Shaped shaped) {
    var characters = new ArrayList<Integer>();
    for (int i = 0; i < shaped.count(); i++) {
      characters.add(shaped.sign(i).character());
    }
    return characters;
  }

  private static List<Glyph> glyphs(Shaped shaped) {
    var glyphs = new ArrayList<Glyph>();
    for (int i = 0; i < shaped.count(); i++) {
      glyphs.add(shaped.sign(i).glyph());
    }
    return glyphs;
  }

  /// What stands on the page, from left to right.
  private static String visual(Line line) {
    var text = new StringBuilder();
    for (var piece : line.pieces()) {
      characters(piece).forEach(text::appendCodePoint);
    }
    return text.toString();
  }

  private static Glyph replacement() {
    return glyphs(shaped(Piece.fixed("\ufffd"))).getFirst();
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
