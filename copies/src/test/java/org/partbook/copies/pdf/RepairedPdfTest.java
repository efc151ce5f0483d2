package org.partbook.copies.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.TestCopy;
import org.partbook.copies.TestStamps;
import org.partbook.copies.file.Unfit;

/// Files that others open are taken, with what had to be mended told; what has lost something
/// isn't.
class RepairedPdfTest {
  private static final String SCORE =
      """
      %PDF-1.4
      1 0 obj
      <</Type/Catalog/Pages 2 0 R>>
      endobj
      2 0 obj
      <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>
      endobj
      3 0 obj
      <</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<<>>>>
      endobj
      4 0 obj
      <</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</F 6 0 R>>>>>>
      endobj
      5 0 obj
      <</Length 29>>
      stream
      1 0 0 rg 100 500 200 100 re f
      endstream
      endobj
      6 0 obj
      <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>
      stream
      0 0 9 9 re f
      endstream
      endobj
      trailer
      <</Root 1 0 R/Size 7>>
      startxref
      0
      %%EOF
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %%EOF                 |              | it lacks its end
          %PDF-1.4              | % a score    | it does not begin as a PDF does
          /Count 2              | /Count 7     | it counts 7 pages and has 2
          /Count 2              | /Count 1     | it counts 1 page and has 2
          /Count 2              |              | it does not count its pages
          /Type/Page/Parent     | /Parent      | some pages don't say that they are pages
          /Length 29            | /Length ()   | it does not say how long its streams are
          /Length 29            | /Length 99 0 R | it does not say how long its streams are
          100 500 200 100 re f  | [1 Tc] 0 d 0 0 9 9 re f | it has words in its arrays that don't belong there, on page 1, 2
          """)
  void what_others_open_is_repaired_and_the_publisher_is_told(
      String part, String instead, String repair) throws Exception {
    var file = file(SCORE.replace(part, instead == null ? "" : instead));
    var copies = TestCopy.of(file, folder);

    assertThat(copies.warnings()).containsExactly("was repaired: " + repair);
    assertThat(copies.result().pages()).isEqualTo(2);
    var copy = copies.write(TestStamps.LICENCE, folder.resolve("copy.pdf"));
    try (var document = Loader.loadPDF(copy.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
    }
    assertThat(CopyMaker.draw(file, folder.resolve("drawn")).pages()).hasValue(2);
  }

  @Test
  void a_file_that_has_nothing_wrong_with_it_is_said_nothing_of() throws Exception {
    assertThat(TestCopy.of(file(SCORE), folder).warnings()).isEmpty();
  }

  @Test
  void something_behind_the_end_is_no_matter_however_much() throws Exception {
    var file = file(SCORE + "\0".repeat(5000));

    assertThat(TestCopy.of(file, folder).warnings())
        .containsExactly("was repaired: it has 5000 bytes behind its end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 9 9       | is cut short: it ends in the midst of an object
          6 0 obj       | is cut short: something on page 2 is missing
          5 0 obj       | is cut short: something on page 1 is missing
          4 0 obj       | is a damaged PDF: a page that it lists is missing
          """)
  void a_file_that_was_cut_and_has_lost_something_is_refused(String from, String reason)
      throws Exception {
    assertThat(refusal(SCORE.substring(0, SCORE.indexOf(from)))).isEqualTo(reason);
  }

  @Test
  void a_list_of_pages_that_leads_back_to_itself_is_refused() throws Exception {
    assertThat(refusal(SCORE.replace("[3 0 R 4 0 R]", "[3 0 R 2 0 R]")))
        .isEqualTo("is a damaged PDF: its list of pages leads back to itself");
  }

  @Test
  void what_is_handed_out_as_it_is_isnt_repaired() throws Exception {
    var file = file(SCORE.replace("/Count 2", "/Count 7"));

    var refusal = catchThrowableOfType(Unfit.class, () -> CopyMaker.check(ScoreFormat.PDF, file));

    assertThat(refusal.text()).isEqualTo("is a damaged PDF: it counts 7 pages and has 2");
    assertThat(CopyMaker.check(ScoreFormat.PDF, file(SCORE.replace("%%EOF", "")))).hasValue(2);
  }

  /// pdfTeX writes such a group where a picture had one. PDFBox alone gives it up.
  @Test
  void a_group_whose_colour_space_is_missing_is_drawn() throws Exception {
    var group = "/Subtype/Form/Group<</S/Transparency/I true/CS 99 0 R>>";
    var score = SCORE.replace("/Subtype/Form", group).replace("1 0 0 rg 100 500", "/F Do 100 500");

    var copies = TestCopy.of(file(score.replace("/Length 29", "/Length 27")), folder);

    assertThat(copies.result().pages()).isEqualTo(2);
  }

  /// As a ConTeXt document of 2020 has it: one of the objects in a stream is none.
  @Test
  void an_object_that_is_none_costs_only_itself() throws Exception {
    var packed =
        "<</Type/Catalog/Pages 2 0 R/Odd 8 0 R>> <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> nuxx";
    var index = "1 0 2 %d 8 %d ".formatted(packed.indexOf(" <<"), packed.indexOf("nuxx"));
    var score =
        "%PDF-1.5\n"
            + SCORE.substring(SCORE.indexOf("3 0 obj"), SCORE.indexOf("trailer"))
            + "7 0 obj\n<</Type/ObjStm/N 3/First %d/Length %d>>\nstream\n%s%s\nendstream\nendobj\n"
                .formatted(index.length(), index.length() + packed.length(), index, packed);
    var entries = new StringBuilder("\0\0\0\0" + entry(2, 7, 0) + entry(2, 7, 1));
    for (int number = 3; number <= 7; number++) {
      entries.append(entry(1, score.indexOf(number + " 0 obj"), 0));
    }
    entries.append(entry(2, 7, 2));
    score +=
        "9 0 obj\n<</Type/XRef/W[1 2 1]/Size 9/Root 1 0 R/Length 36>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            .formatted(entries, score.length());

    var copies = TestCopy.of(file(score), folder);

    assertThat(copies.result().pages()).isEqualTo(2);
    assertThat(copies.warnings())
        .containsExactly("was repaired: some of its objects can't be read");
  }

  private static String entry(int kind, int place, int third) {
    return "" + (char) kind + (char) (place >> 8) + (char) (place & 0xff) + (char) third;
  }

  /// Names of classes, `null` and what PDFBox says to programmers are nothing for a publisher.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Root 1 0 R",
        "/Pages 2 0 R",
        "/Type/Catalog/Pages",
        "/Kids[3 0 R 4 0 R]",
        "2 0 obj",
        "1 0 obj",
        "[0 0 595 842]",
        "/Contents 5 0 R",
        "stream",
        "endobj"
      })
  void whatever_is_missing_a_refusal_is_a_sentence(String part) throws Exception {
    for (var instead : new String[] {"", "null", "<<", "/Odd(", "[[[", "1 0 R"}) {
      try {
        TestCopy.of(file(SCORE.replace(part, instead)), folder);
      } catch (Unfit e) {
        assertThat(e.text())
            .matches("(is|can't|has|takes) .*")
            .doesNotContainPattern("null|[a-z]\\.[a-z]|[a-z][A-Z]|COS|Exception|Error");
      }
    }
  }

  private String refusal(String score) throws IOException {
    var file = file(score);
    return catchThrowableOfType(Unfit.class, () -> TestCopy.of(file, folder)).text();
  }

  private Path file(String score) throws IOException {
    return Files.write(folder.resolve("score.pdf"), score.getBytes(ISO_8859_1));
  }
}
