package org.partbook.copies.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/// Forms that each show the next one ten times: a few hundred bytes, and as many lines as there are
/// numbers of so many digits.
final class NestedForms {
  private static final COSName NAME = COSName.getPDFName("F");

  private NestedForms() {}

  static void add(PDDocument document, PDPage page, int depth) throws IOException {
    var inner = form(document, "0 0 m 100 100 l S");
    for (int i = 0; i < depth; i++) {
      var outer = form(document, "/F Do ".repeat(10));
      var resources = new PDResources();
      resources.put(NAME, inner);
      outer.setResources(resources);
      inner = outer;
    }
    try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
      content.drawForm(inner);
    }
  }

  private static PDFormXObject form(PDDocument document, String content) throws IOException {
    var form = new PDFormXObject(document);
    form.setBBox(new PDRectangle(500, 500));
    try (var out = form.getStream().createOutputStream()) {
      out.write(content.getBytes(US_ASCII));
    }
    return form;
  }
}
