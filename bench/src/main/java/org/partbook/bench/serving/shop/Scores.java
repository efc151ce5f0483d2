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
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Makes scores out of the samples.
final class Scores {
  private static final float SMALL = 8;
  private static final float MARGIN = 60;

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

  /// The first pages of a sample with a number on each: unlike all others.
  static void numbered(Path sample, int number, int pages, Path into) throws IOException {
    try (var whole = Loader.loadPDF(sample.toFile());
        var score = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        var page = score.importPage(whole.getPage(i % whole.getNumberOfPages()));
        try (var content = new PDPageContentStream(score, page, AppendMode.APPEND, true, true)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), SMALL);
          content.newLineAtOffset(MARGIN, page.getMediaBox().getHeight() - MARGIN);
          content.showText("No. " + number + ", page " + (i + 1));
          content.endText();
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
