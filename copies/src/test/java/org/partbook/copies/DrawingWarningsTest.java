package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.file.Unfit;

/// What a publisher hears of pages that the reader shows otherwise than they are.
class DrawingWarningsTest {
  @TempDir private Path folder;

  @Test
  void pages_on_which_nothing_is_seen_of_what_they_have_are_named() throws Exception {
    try (var document = new PDDocument()) {
      addPage(document, "10 10 20 20 re f");
      addPage(document, "");
      addPage(document, "1000 1000 20 20 re f");
      document.addPage(new PDPage());
      assertThat(warnings(document))
          .containsExactly(
              "has pages that are empty in the reader, though something is on them"
                  + " (but not in the copy for download): page 3");
    }
  }

  @Test
  @EnabledIf("org.partbook.pdfium.Pdfium#isHere")
  void pages_that_two_programs_draw_differently_are_named() throws Exception {
    assertThat(warnings("content-open-image.pdf"))
        .containsExactly(
            "has pages that may look different in the reader"
                + " (but not in the copy for download): page 1");
  }

  @Test
  @EnabledIf("org.partbook.pdfium.Pdfium#isHere")
  void a_picture_in_jpeg_2000_is_nothing_to_warn_of() throws Exception {
    assertThat(warnings("scan-jpeg-2000.pdf")).isEmpty();
  }

  private List<String> warnings(String odd) throws Unfit, IOException {
    var corpus = Path.of(System.getProperty("partbook.root"), "copies/src/test/corpus");
    return CopyMaker.draw(corpus.resolve(odd), folder.resolve("drawn")).warnings();
  }

  private List<String> warnings(PDDocument document) throws Unfit, IOException {
    var file = folder.resolve("score.pdf");
    document.save(file.toFile());
    return CopyMaker.draw(file, folder.resolve("drawn")).warnings();
  }

  private static void addPage(PDDocument document, String content) throws IOException {
    var page = new PDPage();
    var stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    page.setContents(new PDStream(stream));
    document.addPage(page);
  }
}
