package org.partbook.copies.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.partbook.copies.draw.PageWeight;
import org.partbook.copies.stamp.PageInk.PageRaster;

/// Pages in grey, by PDFBox.
record PdfBoxRaster(PDDocument document) implements PageRaster {
  @Override
  public BufferedImage grey(int index, double scale) throws IOException {
    var page = document.getPage(index);
    if (!PageWeight.isBearable(page)) {
      throw new IOException("a page that is too heavy to be drawn");
    }
    var renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    return renderer.renderImage(index, (float) (scale * page.getUserUnit()), ImageType.GRAY);
  }
}
