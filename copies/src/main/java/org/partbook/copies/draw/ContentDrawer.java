package org.partbook.copies.draw;

import java.awt.Graphics2D;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;

/// Interprets a page, within a time.
final class ContentDrawer extends PageDrawer {
  private final Deadline deadline;
  private final Runnable onGap;

  /// The notes, letters and signs of fonts that are content themselves, which are being drawn.
  private final Set<COSBase> signs = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param onGap told when something is left out
  ContentDrawer(PageDrawerParameters parameters, Deadline deadline, Runnable onGap)
      throws IOException {
    super(parameters);
    this.deadline = deadline;
    this.onGap = onGap;
  }

  @Override
  public void drawPage(Graphics2D graphics, PDRectangle pageSize) throws IOException {
    if (graphics instanceof SvgGraphics svg) {
      svg.setState(this::getGraphicsState);
    }
    super.drawPage(graphics, pageSize);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    deadline.check();
    super.processOperator(operator, operands);
  }

  /// A sign that shows itself would never come to an end; within itself it is left out, as other
  /// readers do.
  @Override
  protected void processType3Stream(PDType3CharProc sign, Matrix matrix) throws IOException {
    if (signs.add(sign.getCOSObject())) {
      try {
        super.processType3Stream(sign, matrix);
      } finally {
        signs.remove(sign.getCOSObject());
      }
    }
  }

  /// PDFBox goes on without pictures for which there is no reader.
  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException exception)
      throws IOException {
    if (exception instanceof MissingImageReaderException) {
      onGap.run();
    } else {
      super.operatorException(operator, operands, exception);
    }
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

  /// A group is drawn like all else; PDFBox would make a picture of it.
  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    if (getGraphics() instanceof SvgGraphics svg
        && getGraphicsState().getSoftMask() == null
        && !group.getGroup().isKnockout()) {
      drawGroup(svg.svg(), group);
    } else {
      super.showTransparencyGroup(group);
    }
  }

  private void drawGroup(Svg svg, PDTransparencyGroup group) throws IOException {
    var state = getGraphicsState();
    double opacity = state.getNonStrokeAlphaConstant();
    var blending = Blending.name(state.getBlendMode());
    if (opacity == 1 && blending.isEmpty() && !group.getGroup().isIsolated()) {
      showForm(group);
      return;
    }
    if (opacity < 1 || !blending.isEmpty()) {
      svg.beginGroup(opacity, blending);
    } else {
      svg.beginIsolated();
    }
    try {
      showUnmixed(group);
    } finally {
      // PDFBox goes on after a group that is damaged.
      svg.endGroup();
    }
  }

  /// The group as a whole is mixed with what is below it, so what it consists of is not.
  private void showUnmixed(PDTransparencyGroup group) throws IOException {
    saveGraphicsState();
    try {
      var state = getGraphicsState();
      state.setBlendMode(BlendMode.NORMAL);
      state.setAlphaConstant(1);
      state.setNonStrokeAlphaConstant(1);
      showForm(group);
    } finally {
      restoreGraphicsState();
    }
  }
}
