package org.partbook.copies.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.FileIdMark;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.mark.PageMark;
import org.partbook.copies.mark.QrCode;

/// A score with all the marks of a copy, put in by the simplest means.
final class MarkedCopy {
  static final String PREFIX = "https://scores.example.org/verify/";
  static final COSName STAMP = COSName.getPDFName("PbStamp");

  private static final float LEFT = 60;
  private static final float BOTTOM = 12;
  private static final float MIDDLE = 420;
  private static final float WIDTH = 300;
  private static final float HEIGHT = 44;
  private static final float QR_SIZE = 38;

  private MarkedCopy() {}

  static void write(Path score, CopyCode code, Path target) throws IOException {
    try (var document = Loader.loadPDF(score.toFile())) {
      var stamp = stamp(document, code);
      for (var page : document.getPages()) {
        mark(document, page, stamp, code);
      }
      document.getDocumentInformation().setCustomMetadataValue("PartbookCopy", code.toString());
      var ids = new COSArray();
      ids.add(hexadecimal(FileIdMark.of(code)));
      ids.add(hexadecimal(FileIdMark.of(code)));
      document.getDocument().setDocumentID(ids);
      document.save(target.toFile());
    }
  }

  private static COSString hexadecimal(byte[] bytes) {
    return new COSString(bytes, true);
  }

  private static void mark(PDDocument document, PDPage page, PDFormXObject stamp, CopyCode code)
      throws IOException {
    hiddenRow(document, page, code, AppendMode.PREPEND, MIDDLE);
    try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
      var resources = page.getResources();
      resources.put(STAMP, stamp);
      content.saveGraphicsState();
      content.transform(Matrix.getTranslateInstance(LEFT, BOTTOM));
      content.drawForm(stamp);
      content.restoreGraphicsState();
    }
    hiddenRow(document, page, code, AppendMode.APPEND, 4);
    var partbook = new COSDictionary();
    partbook.setString("LastModified", "D:20260101000000Z");
    partbook.setString("Private", PageMark.of(code));
    var pieces = new COSDictionary();
    pieces.setItem("Partbook", partbook);
    page.getCOSObject().setItem("PieceInfo", pieces);
  }

  private static void hiddenRow(
      PDDocument document, PDPage page, CopyCode code, AppendMode mode, float bottom)
      throws IOException {
    var operators = new String(HiddenMark.operators(code), US_ASCII);
    try (var content =
        new PDPageContentStream(document, page, mode, true, mode == AppendMode.APPEND)) {
      content.saveGraphicsState();
      content.transform(Matrix.getTranslateInstance(LEFT, bottom));
      raw(content, operators);
      content.restoreGraphicsState();
    }
  }

  @SuppressWarnings("deprecation") // There is no other way to write operators that exist already.
  private static void raw(PDPageContentStream content, String operators) throws IOException {
    content.appendRawCommands(operators);
  }

  private static PDFormXObject stamp(PDDocument document, CopyCode code) throws IOException {
    var qr = new QrCode(PREFIX);
    var drawing = new ByteArrayOutputStream();
    var text = "BT /F 8 Tf 4 28 Td (Sold to A. Buyer) Tj 0 -11 Td (" + code + ") Tj ET\n";
    drawing.writeBytes(
        ("1 g 0 0 " + WIDTH + " " + HEIGHT + " re f\n0 g\n" + text).getBytes(US_ASCII));
    float x = WIDTH - QR_SIZE - 4;
    drawing.writeBytes(
        ("q "
                + QR_SIZE
                + " 0 0 "
                + QR_SIZE
                + " "
                + x
                + " 3 cm\nBI /W "
                + qr.modules()
                + " /H "
                + qr.modules()
                + " /IM true /F /AHx ID ")
            .getBytes(US_ASCII));
    var hex = new byte[2 * qr.length()];
    qr.writeHex(code, hex, 0);
    drawing.writeBytes(hex);
    drawing.writeBytes(">\nEI Q\n".getBytes(US_ASCII));
    var stream = new PDStream(document);
    try (var out = stream.createOutputStream()) {
      drawing.writeTo(out);
    }
    var form = new PDFormXObject(stream);
    form.setBBox(new PDRectangle(WIDTH, HEIGHT));
    var resources = new PDResources();
    resources.put(COSName.getPDFName("F"), new PDType1Font(FontName.HELVETICA));
    form.setResources(resources);
    return form;
  }
}
