package org.partbook.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Stamps with PDFBox as its documentation has it: load, append, save. All in memory, and with a
/// font that was parsed before; neither a QR code nor hidden marks.
final class PdfBoxStamp {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final float SIZE = 7;
  private static final float EDGE = 13;

  private final TrueTypeFont font;

  PdfBoxStamp() throws IOException {
    try (var resource = PDDocument.class.getResourceAsStream(FONT)) {
      var bytes = Objects.requireNonNull(resource, FONT).readAllBytes();
      font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    }
  }

  byte[] stamp(byte[] score, String text) throws IOException {
    var out = new ByteArrayOutputStream(score.length + score.length / 4);
    try (var document = Loader.loadPDF(score)) {
      var embedded = PDType0Font.load(document, font, true);
      for (var page : document.getPages()) {
        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
          content.beginText();
          content.setFont(embedded, SIZE);
          content.newLineAtOffset(EDGE, EDGE);
          content.showText(text);
          content.endText();
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }
}
