package org.partbook.page;

import java.awt.Graphics2D;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/// Interprets a page, within a time.
final class ContentDrawer extends PageDrawer {
  private final Deadline deadline;

  ContentDrawer(PageDrawerParameters parameters, Deadline deadline) throws IOException {
    super(parameters);
    this.deadline = deadline;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    deadline.check();
    super.processOperator(operator, operands);
  }

  @Override
  protected void transferClip(Graphics2D graphics) {
    if (graphics instanceof SvgGraphics svg) {
      svg.setClips(getGraphicsState().getCurrentClippingPaths());
    } else {
      super.transferClip(graphics);
    }
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    if (getGraphics() instanceof SvgGraphics svg) {
      boolean plain = getGraphicsState().getTransfer() == null;
      svg.setOriginal(plain ? OriginalJpeg.of(image) : Optional.empty());
      super.drawImage(image);
      svg.setOriginal(Optional.empty());
    } else {
      super.drawImage(image);
    }
  }

  /// A group whose colours aren't mixed with others is drawn like all else; PDFBox would make a
  /// picture of it.
  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    if (!(getGraphics() instanceof SvgGraphics svg)) {
      super.showTransparencyGroup(group);
      return;
    }
    var state = getGraphicsState();
    if (!BlendMode.NORMAL.equals(state.getBlendMode()) || Mixing.isIn(group)) {
      throw new NotDrawableException("colours are mixed");
    }
    if (state.getSoftMask() != null || group.getGroup().isKnockout()) {
      super.showTransparencyGroup(group);
    } else {
      drawGroup(svg.svg(), group);
    }
  }

  private void drawGroup(Svg svg, PDTransparencyGroup group) throws IOException {
    double opacity = getGraphicsState().getNonStrokeAlphaConstant();
    if (opacity < 1) {
      svg.beginGroup(opacity);
    }
    showForm(group);
    if (opacity < 1) {
      svg.endGroup();
    }
  }
}
