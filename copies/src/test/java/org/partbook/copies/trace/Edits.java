package org.partbook.copies.trace;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/// What an editor of PDF files does, with and without evil intent.
final class Edits {
  private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");

  private Edits() {}

  interface Edit {
    void of(PDDocument document) throws IOException;
  }

  static void edit(Path from, Path to, Edit edit) throws IOException {
    try (var document = Loader.loadPDF(from.toFile())) {
      edit.of(document);
      document.save(to.toFile());
    }
  }

  /// Everything that says something about the file and isn't drawn.
  static void removeData(PDDocument document) {
    document.setDocumentInformation(new PDDocumentInformation());
    document.getDocumentCatalog().setMetadata(null);
    document.getDocument().getTrailer().removeItem(COSName.ID);
    document.getPages().forEach(page -> page.getCOSObject().removeItem(PIECE_INFO));
  }

  /// The form of this name, and the operator that paints it.
  static void removeForm(PDDocument document, COSName name) throws IOException {
    for (var page : document.getPages()) {
      var kept = new ArrayList<Object>();
      for (var token : new PDFStreamParser(page).parse()) {
        if (token instanceof Operator operator
            && operator.getName().equals("Do")
            && kept.getLast().equals(name)) {
          kept.removeLast();
        } else {
          kept.add(token);
        }
      }
      var stream = new PDStream(document);
      try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        new ContentStreamWriter(out).writeTokens(kept);
      }
      page.setContents(stream);
      page.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT).removeItem(name);
    }
  }

  /// Where one program adds to what others have drawn, it often adds a stream to the page's list.
  static void removeLastContent(PDDocument document) {
    for (var page : document.getPages()) {
      var contents = page.getCOSObject().getCOSArray(COSName.CONTENTS);
      contents.remove(contents.size() - 1);
    }
  }

  static void removeAnnotations(PDDocument document) throws IOException {
    for (var page : document.getPages()) {
      page.setAnnotations(List.of());
    }
  }

  /// Hides what is below a height, as readers' tools for cropping do.
  static void crop(PDDocument document, float bottom) {
    for (var page : document.getPages()) {
      var box = page.getMediaBox();
      page.setCropBox(
          new PDRectangle(
              box.getLowerLeftX(), bottom, box.getWidth(), box.getUpperRightY() - bottom));
    }
  }

  /// Two pages side by side, turned and made smaller.
  static void twoUp(Path from, Path to) throws IOException {
    try (var pages = Loader.loadPDF(from.toFile());
        var sheets = new PDDocument()) {
      var layers = new LayerUtility(sheets);
      for (int number = 0; number < pages.getNumberOfPages(); number += 2) {
        var sheet = new PDPage(PDRectangle.A4);
        sheets.addPage(sheet);
        try (var content = new PDPageContentStream(sheets, sheet)) {
          for (int half = 0; half < 2 && number + half < pages.getNumberOfPages(); half++) {
            var form = layers.importPageAsForm(pages, number + half);
            var place = AffineTransform.getTranslateInstance(590, 5 + 420 * half);
            place.rotate(Math.PI / 2);
            place.scale(0.69, 0.69);
            content.saveGraphicsState();
            content.transform(new Matrix(place));
            content.drawForm(form);
            content.restoreGraphicsState();
          }
        }
      }
      sheets.save(to.toFile());
    }
  }

  /// A document of pictures.
  static void ofPictures(List<Path> pictures, int resolution, Path to) throws IOException {
    try (var document = new PDDocument()) {
      for (var picture : pictures) {
        var image = PDImageXObject.createFromFileByContent(picture.toFile(), document);
        float width = image.getWidth() * 72f / resolution;
        float height = image.getHeight() * 72f / resolution;
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, width, height);
        }
      }
      document.save(to.toFile());
    }
  }
}
