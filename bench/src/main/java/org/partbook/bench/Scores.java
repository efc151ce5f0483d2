package org.partbook.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/// Makes scores of any length out of a sample.
final class Scores {
  private static final Path SAMPLE =
      Path.of(System.getProperty("partbook.root", "."), "samples/virtuoso-pianist/score.pdf");

  private Scores() {}

  /// The first pages of the sample, or all of them over and over, each with contents of its own.
  static byte[] ofPages(int pages) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var sample = Loader.loadPDF(SAMPLE.toFile());
        var score = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        score.importPage(sample.getPage(i % sample.getNumberOfPages()));
      }
      score.save(bytes);
    }
    return bytes.toByteArray();
  }

  /// A score of about so many megabytes: a few pages, and an attachment that can't be compressed.
  static byte[] ofSize(int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var score = Loader.loadPDF(ofPages(4))) {
      var noise = new byte[megabytes << 20];
      new Random(1).nextBytes(noise);
      var file = new PDEmbeddedFile(score, new ByteArrayInputStream(noise));
      score.getDocumentCatalog().getCOSObject().setItem("PieceOfNoise", file.getCOSObject());
      score.save(bytes);
    }
    return bytes.toByteArray();
  }
}
