package org.partbook.copies.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentScanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t",
        "q 1 0 0 1 5 5 cm 0 0 m 9 9 l S Q",
        "q q Q Q",
        "BT /F1 12 Tf (Adagio) Tj ET",
        "/Artifact BMC 0 0 9 9 re f EMC",
        "/Span <</ActualText (x) /Deep <</A [1 2]>>>> BDC EMC",
        "0 0 9 9 re W n",
        "true false null 0 g",
        "%a comment\n0 g",
        "0 g %and nothing behind it"
      })
  void whole_content_needs_nothing(String content) throws IOException {
    var scan = scan(content);

    assertThat(scan.closing()).isEmpty();
    assertThat(scan.needsRewriting()).isFalse();
    assertThat(scan.length()).isEqualTo(content.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q                         | Q
          q q 1 0 0 1 0 0 cm q Q    | Q Q
          BT /F1 9 Tf               | ET
          /A BMC                    | EMC
          /A BMC /B <</C 1>> BDC    | EMC EMC
          0 0 m 9 9 l               | n
          0 0 9 9 re                | n
          0 0 1 1 2 2 c h           | n
          q /A BMC BT (x) Tj 0 0 m  | n ET EMC Q
          """)
  void what_is_left_open_is_closed_from_the_inside_out(String content, String closing)
      throws IOException {
    var scan = scan(content);

    assertThat(scan.closing().strip()).isEqualTo(closing);
    assertThat(scan.needsRewriting()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
  void a_path_ends_with_whatever_paints_it(String operator) throws IOException {
    assertThat(scan("0 0 m 9 9 l " + operator).closing()).isEmpty();
  }

  @Test
  void ends_without_a_beginning_close_nothing_else() throws IOException {
    var scan = scan("EMC ET EMC /A BMC q");

    assertThat(scan.closing()).isEqualTo("EMC Q ");
    assertThat(scan.needsRewriting()).isFalse();
  }

  @Test
  void each_restore_without_a_save_is_told_by_its_place() throws IOException {
    var scan = scan("Q q Q\nQ 0 g Q");

    assertThat(places(scan)).containsExactly(0L, 6L, 12L);
    assertThat(scan.needsRewriting()).isTrue();
    assertThat(scan.closing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Q q BT)Tj",
        "(one \\) Q (two) Q)Tj",
        "(\\\\)Tj",
        "<51> Tj",
        "<< /Q /q >> pop",
        "[(Q) -20 (q)] TJ",
        "% Q q BT\r0 g",
        "/Q gs",
        "/q#20BT gs",
        "1 0 0 1 0 0 cm%Q\n"
      })
  void letters_in_strings_names_and_comments_are_no_operators(String content) throws IOException {
    var scan = scan(content);

    assertThat(scan.closing()).isEmpty();
    assertThat(scan.strays()).isEmpty();
    assertThat(scan.needsRewriting()).isFalse();
  }

  @Test
  void operators_need_no_space_between_them_and_their_surroundings() throws IOException {
    assertThat(scan("q[]0 d(x)Tj/F gs<61>Tj q").closing()).isEqualTo("Q Q ");
    assertThat(scan("q\0q\fq").closing()).isEqualTo("Q Q Q ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 g (open        | 0 g
          0 g (a (b) c     | 0 g
          0 g (a \\)       | 0 g
          0 g <616         | 0 g
          0 g [1 2         | 0 g
          0 g /P <</A 1    | 0 g
          0 g {            | 0 g
          0 g BI /W 1 ID x | 0 g
          """)
  void an_end_in_the_middle_of_something_is_cut_away_behind_the_last_whole_operator(
      String content, String kept) throws IOException {
    var scan = scan(content);

    assertThat(scan.needsRewriting()).isTrue();
    assertThat(content.substring(0, (int) scan.end())).isEqualTo(kept);
  }

  @Test
  void numbers_without_an_operator_at_the_end_do_no_harm() throws IOException {
    var scan = scan("0 g 1 0 0");

    assertThat(scan.needsRewriting()).isFalse();
    assertThat(scan.end()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q BI /W 1 /H 1 /BPC 8 ID x\nEI Q",
        "q BI /W 1 /H 1 ID q Q BT ( EI\u0001\u0002 more ( EI\nQ",
        "q BI /W 9 ID EIEI E I \u0000EI \u0099\u0002 \nEI\nQ",
        "q BI /W 1 ID x\nEI%comment\nQ",
        "q BI /W 9 ID x\nEI"
      })
  void an_image_in_line_ends_where_more_content_follows_and_not_at_letters_in_its_data(
      String content) throws IOException {
    var scan = scan(content);

    assertThat(scan.needsRewriting()).isFalse();
    assertThat(scan.closing()).isEqualTo(content.endsWith("EI") ? "Q " : "");
    assertThat(scan.end()).isEqualTo(content.length());
  }

  @Test
  void what_is_longer_than_any_buffer_is_read_to_its_end() throws IOException {
    var long1 = "q (" + "x".repeat(200_000) + ")Tj " + "0 g\n".repeat(100_000) + "Q Q";
    var scan = scan(long1);

    assertThat(scan.length()).isEqualTo(long1.length());
    assertThat(places(scan)).containsExactly((long) long1.length() - 1);
  }

  @Test
  void what_comes_in_pieces_is_read_as_one() throws IOException {
    var content = "q BI /W 1 ID \u0001 EI \u0002\nEI\nBT (a\\)b) Tj ET Q Q";
    var scan = ContentScan.of(new OneByOne(content));

    assertThat(places(scan)).containsExactly((long) content.length() - 1);
    assertThat(scan.closing()).isEmpty();
  }

  /// Files have them; poppler and PDFBox pass over them, and MuPDF gives up the array.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BT [(a) Tc -20 (b)] TJ ET            | Tc
          BT [(a) q (b) Q] TJ ET               | q,Q
          [NaN 1] 0 d q 0 0 9 9 re f Q         | NaN
          /P <</A [1 odd]>> BDC EMC            | odd
          """)
  void words_in_arrays_that_end_are_no_operators_and_are_left_out(String content, String words)
      throws IOException {
    var scan = scan(content);

    assertThat(scan.isAmbiguous()).isFalse();
    assertThat(scan.hasOddWords()).isTrue();
    assertThat(scan.needsRewriting()).isTrue();
    assertThat(scan.closing()).isEmpty();
    assertThat(scan.strays())
        .extracting(one -> content.substring((int) one.from(), (int) one.from() + one.length()))
        .containsExactly(words.split(","));
  }

  @Test
  void an_array_that_does_not_end_before_more_content_may_be_read_in_several_ways()
      throws IOException {
    assertThat(scan("BT [(a) Tj ET q 0 0 9 9 re f Q").isAmbiguous()).isTrue();
    assertThat(scan("[ BI /W 1 ID ] \nEI ]").isAmbiguous()).isTrue();
    assertThat(scan("0 g [1 2").isAmbiguous()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q BI /W 9 ID \u00aa\nEI \0Q \0\n% more\n0 g", "BI /W 1 ID x\nEI\0 0 g"})
  void zeros_behind_an_image_are_as_good_as_blanks(String content) throws IOException {
    var scan = scan(content);

    assertThat(scan.needsRewriting()).isFalse();
    assertThat(scan.end()).isEqualTo(content.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"q ", "/A BMC ", "Q ", "[ x ] 0 d "})
  void what_would_take_all_the_memory_is_too_much(String content) {
    assertThatThrownBy(() -> scan(content.repeat(1_000_001)))
        .isInstanceOf(ContentScan.Excess.class)
        .hasMessageContaining("more than");
  }

  private static List<Long> places(ContentScan scan) {
    return scan.strays().stream().map(ContentScan.Stray::from).toList();
  }

  private static ContentScan scan(String content) throws IOException {
    return ContentScan.of(new ByteArrayInputStream(latin1(content)));
  }

  private static byte[] latin1(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Hands out a byte at a time, as a decoder may.
  private static final class OneByOne extends InputStream {
    private final byte[] bytes;
    private int at;

    OneByOne(String content) {
      this.bytes = latin1(content);
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int count) {
      int read = read();
      if (read < 0) {
        return -1;
      }
      target[from] = (byte) read;
      return 1;
    }
  }
}
