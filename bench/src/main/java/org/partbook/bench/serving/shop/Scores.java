package org.partbook.bench.serving.shop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/// Makes scores out of the samples.
final class Scores {
  private static final float MARGIN = 60;
  private static final int BITS = 16;
  private static final float STEP = 4;
  private static final float SHORT = 2;
  private static final float LONG = 5;

  private Scores() {}

  /// A score of about so many bytes: a sample, and an attachment that can't be compressed.
  static void large(Path sample, int bytes, Path into) throws IOException {
    try (var score = Loader.loadPDF(sample.toFile())) {
      var noise = new byte[bytes];
      new Random(1).nextBytes(noise);
      var file = new PDEmbeddedFile(score, new ByteArrayInputStream(noise));
      score.getDocumentCatalog().getCOSObject().setItem("PieceOfNoise", file.getCOSObject());
      score.save(into.toFile());
    }
  }

  /// The first pages of a sample with a number on each, as a row of strokes: unlike all others, and
  /// without a font that isn't in the file, which would have a second program look at the page.
  static void numbered(Path sample, int number, int pages, Path into) throws IOException {
    try (var whole = Loader.loadPDF(sample.toFile());
        var score = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        var page = score.importPage(whole.getPage(i % whole.getNumberOfPages()));
        try (var content = new PDPageContentStream(score, page, AppendMode.APPEND, true, true)) {
          float top = page.getMediaBox().getHeight() - MARGIN;
          for (int bit = 0; bit < BITS; bit++) {
            content.addRect(MARGIN + bit * STEP, top, 1, (number >> bit & 1) == 0 ? SHORT : LONG);
          }
          content.fill();
        }
      }
      score.save(into.toFile());
    }
  }

  /// Those that [#numbered] takes in turn.
  static final List<String> SAMPLES =
      List.of(
          "gymnopedie-1",
          "fur-elise",
          "sonatina-in-c",
          "prelude-in-c",
          "virtuoso-pianist",
          "korobeiniki");
}
