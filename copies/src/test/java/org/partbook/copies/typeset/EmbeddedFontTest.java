package org.partbook.copies.typeset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class EmbeddedFontTest {
  private static final int WIDE = 1_000_000;
  private static final Typesetter TYPESETTER = Typesetter.load();

  @Test
  void the_font_has_a_glyph_for_each_character_in_use() throws IOException {
    var font = font(TYPESETTER, List.of("Anna Nann", "山"));

    var cff = parsed(font);

    // A, n, a, the space, N, the mountain; and the one that every font has.
    assertThat(cff.getNumCharStrings()).isEqualTo(7);
    assertThat(new String(font.widths(), US_ASCII)).isEqualTo("[1[639 618 561 260 760 1000]]");
    for (int number = 1; number <= 6; number++) {
      assertThat(cff.getType2CharString(number).getWidth()).as("%d", number).isGreaterThan(200);
    }
    assertThat(cff.getName()).isEqualTo(font.name()).matches("[A-Z]{6}\\+Partbook");
  }

  @Test
  void the_outlines_are_those_of_the_fonts() throws IOException {
    var path = parsed(font(TYPESETTER, List.of("H"))).getType2CharString(1).getPath();

    assertThat(path.getBounds2D().getHeight()).isEqualTo(714);
    assertThat(path.getBounds2D().getX()).isEqualTo(97);
    assertThat(path.contains(120, 300)).isTrue();
    assertThat(path.contains(370, 100)).isFalse();
  }

  @Test
  void the_same_text_gives_the_same_bytes_whatever_was_set_before() {
    var texts = texts();
    var first = bytes(font(TYPESETTER, texts));
    var another = Typesetter.load();
    for (int i = texts.size() - 1; i >= 0; i--) {
      var _ = font(another, List.of("x" + texts.get(i) + "y", texts.get(i)));
    }

    assertThat(bytes(font(another, texts))).isEqualTo(first);
    assertThat(bytes(font(TYPESETTER, texts))).isEqualTo(first);
  }

  @Test
  void many_threads_get_the_same_bytes() throws Exception {
    var texts = texts();
    var expected = bytes(font(TYPESETTER, texts));
    var fresh = Typesetter.load();
    Callable<String> one = () -> bytes(font(fresh, texts));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> one).toList());

      for (var each : all) {
        assertThat(each.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_glyph_that_stands_for_two_characters_is_found_as_both() {
    // The Greek question mark is the same as the semicolon only after composing; a dash isn't.
    var map = new String(font(TYPESETTER, List.of("—―K\u212a")).toUnicode(), US_ASCII);

    assertThat(map).contains("<2014>", "<2015>", "<004B>");
  }

  @Test
  void characters_beyond_the_first_plane_are_written_as_pairs() {
    var font = font(TYPESETTER, List.of("𠮷"));

    assertThat(new String(font.toUnicode(), US_ASCII))
        .contains("1 beginbfchar\n<0001><D842DFB7>\n");
  }

  @Test
  void kerning_is_kept() {
    var shown = new String(font(TYPESETTER, List.of("AVA")).show(0), US_ASCII);

    assertThat(shown).matches("\\[<0001>\\d+<0002>\\d+<0001>]TJ\n");
  }

  @Test
  void an_empty_line_shows_nothing() throws IOException {
    var font = font(TYPESETTER, List.of(""));

    assertThat(new String(font.show(0), US_ASCII)).isEqualTo("[<>]TJ\n");
    assertThat(new String(font.widths(), US_ASCII)).isEqualTo("[]");
    assertThat(parsed(font).getNumCharStrings()).isEqualTo(1);
  }

  @Test
  void a_font_may_have_thousands_of_glyphs() throws IOException {
    var text = IntStream.range(0, 900).mapToObj(i -> Character.toString(0x4e00 + i));
    var lines = List.of(text.collect(Collectors.joining()));

    assertThat(parsed(font(TYPESETTER, lines)).getNumCharStrings()).isEqualTo(901);
  }

  private static List<String> texts() {
    var texts = new ArrayList<String>();
    Names.IN_SCRIPTS.forEach(name -> texts.add(name.text()));
    Names.NASTY.forEach(name -> texts.add(name.text()));
    return texts;
  }

  private static EmbeddedFont font(Typesetter typesetter, List<String> texts) {
    return EmbeddedFont.of(
        texts.stream().map(text -> typesetter.line(List.of(Piece.fixed(text)), WIDE)).toList());
  }

  private static String bytes(EmbeddedFont font) {
    return HexFormat.of().formatHex(font.cff())
        + new String(font.widths(), US_ASCII)
        + new String(font.toUnicode(), US_ASCII)
        + new String(font.show(0), US_ASCII)
        + new String(font.box(), US_ASCII);
  }

  private static CFFCIDFont parsed(EmbeddedFont font) throws IOException {
    return (CFFCIDFont) new CFFParser().parse(new RandomAccessReadBuffer(font.cff())).getFirst();
  }
}
