package org.partbook.copies.draw;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/// A PDF of one page of 200 by 100 points, with the content that a test writes.
final class SmallPdf implements AutoCloseable {
  final PDDocument document = new PDDocument();
  final PDPage page = new PDPage(new PDRectangle(200, 100));
  final PDResources resources = new PDResources();

  SmallPdf() {
    document.addPage(page);
    page.setResources(resources);
  }

  SmallPdf content(String operators) throws IOException {
    page.setContents(stream(operators));
    return this;
  }

  SmallPdf state(String name, PDExtendedGraphicsState state) {
    resources.put(COSName.getPDFName(name), state);
    return this;
  }

  SmallPdf image(String name, PDImageXObject image) {
    resources.put(COSName.getPDFName(name), image);
    return this;
  }

  /// A form that is a transparency group.
  PDTransparencyGroup group(String operators) throws IOException {
    var group = new COSDictionary();
    group.setName(COSName.S, "Transparency");
    var form = new PDTransparencyGroup(stream(operators));
    form.getCOSObject().setItem(COSName.GROUP, group);
    form.setBBox(new PDRectangle(200, 100));
    form.setResources(new PDResources());
    return form;
  }

  SmallPdf form(String name, PDFormXObject form) {
    resources.put(COSName.getPDFName(name), form);
    return this;
  }

  COSStream stream(byte[] bytes) throws IOException {
    var stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream()) {
      out.write(bytes);
    }
    return stream;
  }

  private PDStream stream(String operators) throws IOException {
    return new PDStream(stream(operators.getBytes(StandardCharsets.US_ASCII)));
  }

  PageDrawing draw() throws IOException {
    return new PageDrawer(document).draw(0);
  }

  String elements() throws IOException {
    return TestPages.elements(draw());
  }

  /// A picture with soft changes everywhere, like a photograph.
  static BufferedImage photograph(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, Color.HSBtoRGB(x / (float) width, 0.6f, 0.4f + 0.5f * y / height));
      }
    }
    return image;
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
