package org.partbook.copies.draw;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;

/// PDFBox's renderer with our drawer in it.
final class BoundedRenderer extends PDFRenderer {
  private final Deadline deadline;
  private final Doubts doubts = new Doubts();

  BoundedRenderer(PDDocument document, Deadline deadline) {
    super(document);
    this.deadline = deadline;
    setDefaultDestination(RenderDestination.VIEW);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    var drawer = new ContentDrawer(parameters, deadline, doubts);
    drawer.setAnnotationFilter(getAnnotationsFilter());
    return drawer;
  }

  /// What of that which was drawn may be wrong.
  Doubts doubts() {
    return doubts;
  }
}
