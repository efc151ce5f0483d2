package org.partbook.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// A PDF in the making, with staves on its pages.
public final class TestScore {
  private static final float MARGIN = 50;

  private final PDDocument document = new PDDocument();

  public static TestScore of(int pages) {
    var score = new TestScore();
    for (int i = 0; i < pages; i++) {
      score.page(PDRectangle.A4, 0, false);
    }
    return score;
  }

  public TestScore landscape() {
    return page(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()), 0, false);
  }

  public TestScore rotated(int degrees) {
    return page(PDRectangle.A4, degrees, false);
  }

  public TestScore coloured() {
    return page(PDRectangle.A4, 0, true);
  }

  public TestScore sized(float width, float height) {
    return page(new PDRectangle(width, height), 0, false);
  }

  private TestScore page(PDRectangle size, int rotation, boolean coloured) {
    var page = new PDPage(size);
    page.setRotation(rotation);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      for (float top = size.getHeight() - 2 * MARGIN; top > MARGIN; top -= 70) {
        for (int line = 0; line < 5; line++) {
          content.moveTo(MARGIN, top - 6 * line);
          content.lineTo(size.getWidth() - MARGIN, top - 6 * line);
        }
      }
      content.stroke();
      if (coloured) {
        content.setNonStrokingColor(0.8f, 0.1f, 0.1f);
      }
      content.beginText();
      content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 18);
      content.newLineAtOffset(MARGIN, size.getHeight() - MARGIN);
      content.showText("Page " + document.getNumberOfPages());
      content.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public byte[] bytes() {
    try (document;
        var bytes = new ByteArrayOutputStream()) {
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
