package org.partbook.copies.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.Copied;
import org.partbook.copies.OddFiles;
import org.partbook.copies.TestCopy;
import org.partbook.copies.TestStamps;
import org.partbook.copies.file.Unfit;

/// Scores that are made to escape the stamp, or to wear out whoever prepares them.
class HostileScoresTest {
  private static final String TUNE = "1 0 0 rg 100 500 200 100 re f\n";

  @TempDir Path folder;

  private Path score(Consumer<PDDocument> change) throws IOException {
    var file = folder.resolve("score.pdf");
    try (var document = new PDDocument()) {
      document.addPage(page(document, PDRectangle.A4, TUNE));
      change.accept(document);
      document.save(file.toFile());
    }
    return file;
  }

  private static PDPage page(PDDocument document, PDRectangle size, String content) {
    var page = new PDPage(size);
    page.setResources(new PDResources());
    page.getCOSObject().setItem(COSName.CONTENTS, stream(document, content));
    return page;
  }

  private static COSStream stream(PDDocument document, String content) {
    try {
      var stream = document.getDocument().createCOSStream();
      try (var out = stream.createOutputStream()) {
        out.write(content.getBytes(ISO_8859_1));
      }
      return stream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static COSDictionary catalog(PDDocument document) {
    return document.getDocumentCatalog().getCOSObject();
  }

  private byte[] copy(Path score) throws Exception {
    var copies = TestCopy.of(score, folder);
    return Files.readAllBytes(copies.write(TestStamps.LICENCE, folder.resolve("copy.pdf")));
  }

  @Test
  void a_copy_that_is_sold_as_a_score_gets_a_stamp_of_its_own() throws Exception {
    var first = Copied.of(OddFiles.FOLDER.resolve("lilypond-plain.pdf")).orElseThrow();
    var copies = TestCopy.of(first.copy(), folder);
    var second = copies.write(TestStamps.to("Robert Schumann"), folder.resolve("copy.pdf"));

    assertThat(copies.prepared().stampName()).isNotEqualTo(first.copies().prepared().stampName());
    var text = new String(Files.readAllBytes(second), ISO_8859_1);
    assertThat(text.split("/PartbookCopy", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"length-dangling.pdf", "length-itself.pdf"})
  void content_that_pdfbox_alone_cannot_read_is_repaired(String name) throws Exception {
    var copies = TestCopy.of(OddFiles.FOLDER.resolve(name), folder);

    assertThat(copies.warnings())
        .containsExactly("was repaired: it does not say how long its streams are");
  }

  /// A few kilobytes that would take all the memory or years: told before they are drawn.
  @Test
  void a_page_that_takes_too_much_to_draw_is_refused_before_it_is_drawn() throws Exception {
    var state = "takes too much to read: page 1 saves its graphics state more than 100000 times";
    var steps = "takes too much to read: page 1 takes more than 20000000 steps to draw";
    assertThat(refusal(document -> setContent(document, "q ".repeat(100_001)))).startsWith(state);
    assertThat(refusal(document -> addForms(document, 1, "q ".repeat(100_001)))).startsWith(state);
    assertThat(refusal(document -> addForms(document, 12, "/F Do ".repeat(10)))).isEqualTo(steps);
    // Twice in itself, and readers stop at the fiftieth level.
    assertThat(refusal(document -> addForms(document, 0, "/F Do /F Do "))).isEqualTo(steps);
    assertThat(refusal(document -> addFont(document, 5_000))).isEqualTo(steps);
  }

  @Test
  void forms_and_signs_that_are_shown_often_are_no_matter() throws Exception {
    assertThat(copy(score(document -> addForms(document, 3, "/F Do ".repeat(10))))).isNotEmpty();
    assertThat(copy(score(document -> addForms(document, 0, "/F Do ")))).isNotEmpty();
    assertThat(copy(score(document -> addFont(document, 10)))).isNotEmpty();
  }

  private String refusal(Consumer<PDDocument> change) throws IOException {
    var score = score(change);
    return catchThrowableOfType(Unfit.class, () -> TestCopy.of(score, folder)).text();
  }

  private static void setContent(PDDocument document, String content) {
    document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, stream(document, content));
  }

  /// Forms that show the next one by this content, the last a line; with a depth of 0 the first
  /// shows itself.
  private static void addForms(PDDocument document, int depth, String content) {
    setContent(document, TUNE + "/F Do");
    var resources = document.getPage(0).getResources().getCOSObject();
    for (int i = 0; i < Math.max(1, depth); i++) {
      var form = form(document, content);
      resources.setItem(COSName.XOBJECT, named("F", form));
      resources = new COSDictionary();
      form.setItem(COSName.RESOURCES, resources);
      if (depth == 0) {
        resources.setItem(COSName.XOBJECT, named("F", form));
      }
    }
    if (depth > 0) {
      resources.setItem(COSName.XOBJECT, named("F", form(document, "0 0 m 9 9 l S")));
    }
  }

  /// A font whose only sign consists of so many steps, and is shown as often.
  private static void addFont(PDDocument document, int steps) {
    var sign = stream(document, "9 0 d0 " + "0 0 9 9 re f ".repeat(steps / 2));
    var encoding = new COSDictionary();
    encoding.setItem(
        COSName.DIFFERENCES, new COSArray(List.of(COSInteger.get(97), COSName.getPDFName("a"))));
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    font.setItem(COSName.ENCODING, encoding);
    font.setItem(COSName.CHAR_PROCS, named("a", sign));
    font.setItem(COSName.FONT_BBOX, new PDRectangle(9, 9).getCOSArray());
    font.setItem(COSName.FONT_MATRIX, numbers(0.01f, 0, 0, 0.01f, 0, 0));
    font.setInt(COSName.FIRST_CHAR, 97);
    font.setInt(COSName.LAST_CHAR, 97);
    font.setItem(COSName.WIDTHS, numbers(9));
    document.getPage(0).getResources().getCOSObject().setItem(COSName.FONT, named("T", font));
    setContent(document, TUNE + "BT /T 9 Tf 50 400 Td (" + "a".repeat(steps) + ") Tj ET");
  }

  private static COSArray numbers(float... numbers) {
    var array = new COSArray();
    array.setFloatArray(numbers);
    return array;
  }

  private static COSStream form(PDDocument document, String content) {
    var form = stream(document, content);
    form.setItem(COSName.TYPE, COSName.XOBJECT);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(COSName.BBOX, new PDRectangle(500, 500).getCOSArray());
    return form;
  }

  private static COSDictionary named(String name, COSBase value) {
    var dictionary = new COSDictionary();
    dictionary.setItem(COSName.getPDFName(name), value);
    return dictionary;
  }

  /// What runs or starts something is kept, and told.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OpenAction | JavaScript | has JavaScript in it, which copies have as well
          AA         | JavaScript | has JavaScript in it, which copies have as well
          OpenAction | Launch     | has links in it that start programs, which copies have as well
          OpenAction | GoTo       |
          """)
  void scripts_and_what_starts_programs_are_told(String where, String sort, String warning)
      throws Exception {
    for (boolean inPage : new boolean[] {true, false}) {
      var score =
          score(document -> {
            var action = new COSDictionary();
            action.setItem(COSName.S, COSName.getPDFName(sort));
            var owner = inPage ? document.getPage(0).getCOSObject() : catalog(document);
            owner.setItem(
                COSName.getPDFName(where), where.equals("AA") ? named("O", action) : action);
          });

      var copies = TestCopy.of(score, folder);

      assertThat(copies.warnings()).isEqualTo(warning == null ? List.of() : List.of(warning));
      try (var document = Loader.loadPDF(copy(score))) {
        var owner = inPage ? document.getPage(0).getCOSObject() : catalog(document);
        var kept = owner.getCOSDictionary(COSName.getPDFName(where));
        var action = where.equals("AA") ? kept.getCOSDictionary(COSName.O) : kept;
        assertThat(action.getNameAsString(COSName.S)).isEqualTo(sort);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Page", "Template"})
  void a_page_outside_of_the_page_tree_is_left_out(String type) throws Exception {
    var score =
        score(document -> {
          var hidden = page(document, PDRectangle.A4, "% hidden\n").getCOSObject();
          hidden.setItem(COSName.TYPE, COSName.getPDFName(type));
          catalog(document).setItem(COSName.getPDFName("Hidden"), hidden);
        });

    var copy = new String(copy(score), ISO_8859_1);

    assertThat(copy).doesNotContain("% hidden");
  }

  @Test
  void signatures_are_found_wherever_they_are() throws Exception {
    for (var key : List.of("Perms", "Others")) {
      var score =
          score(document -> {
            var signature = new COSDictionary();
            signature.setItem(COSName.BYTERANGE, new COSArray());
            var owner = new COSDictionary();
            owner.setItem(COSName.getPDFName("UR3"), signature);
            var list = new COSArray();
            list.add(signature);
            catalog(document).setItem(COSName.getPDFName(key), key.equals("Perms") ? owner : list);
          });

      var copies = TestCopy.of(score, folder);

      assertThat(copies.result().signed()).as(key).isTrue();
      assertThat(new String(copy(score), ISO_8859_1)).doesNotContain("/ByteRange");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q ", "/A BMC ", "BT ET q 0 0 5 5 re W n /A BMC "})
  void whatever_is_left_open_is_closed(String opening) throws Exception {
    var score =
        score(document -> {
          var content = opening.repeat(70_000) + TUNE;
          document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, stream(document, content));
        });

    assertThat(copy(score)).isNotEmpty();
  }

  /// Scanned books are so: no two pages have quite the same size.
  @Test
  void many_sizes_of_pages_make_a_copy_larger_and_no_worse() throws Exception {
    int pages = 300;
    var score =
        score(document -> {
          for (int i = 1; i < pages; i++) {
            var size = new PDRectangle(500 + i * 0.1f, 700 + i * 0.07f);
            document.addPage(page(document, size, TUNE));
          }
        });

    var copies = TestCopy.of(score, folder);

    assertThat(copies.prepared().classes()).hasSize(pages);
    try (var copy = copies.open(TestStamps.LICENCE)) {
      assertThat(copy.length()).isLessThan(pages * 4_000L);
    }
  }

  @Test
  void a_page_too_long_to_be_drawn_takes_no_memory() throws Exception {
    var score =
        score(document -> {
          var page = document.getPage(0);
          page.setMediaBox(new PDRectangle(1_000, 1_500_000));
        });

    var refusal = catchThrowableOfType(Unfit.class, () -> copy(score));

    assertThat(refusal.text()).contains("the stamp would not be seen");
  }

  @Test
  void names_keep_their_bytes() throws Exception {
    var text = "/F#E9#FF 30 Tf";
    var file = folder.resolve("names.pdf");
    Files.write(file, pdfWithFontNamed("F#E9#FF", text));

    try (var document = Loader.loadPDF(copy(file))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    assertThat(new String(copy(file), ISO_8859_1)).contains("/F#E9#FF");
  }

  private static byte[] pdfWithFontNamed(String name, String use) {
    var content = "BT " + use + " 72 400 Td (A) Tj ET";
    return """
    %%PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
    /Resources<</Font<</%s 5 0 R>>>>>>endobj
    4 0 obj<</Length %d>>stream
    %s
    endstream endobj
    5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>endobj
    trailer<</Root 1 0 R/Size 6>>
    %%%%EOF
    """
        .formatted(name, content.length(), content)
        .getBytes(ISO_8859_1);
  }
}
