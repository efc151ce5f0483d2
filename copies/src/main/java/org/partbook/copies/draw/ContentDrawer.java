package org.partbook.copies.draw;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.partbook.copies.draw.Doubts.Kind;

/// Interprets a page, within a time.
final class ContentDrawer extends PageDrawer {
  /// The operator that shows a picture.
  private static final String SHOW = "Do";

  private static final Set<String> UNUSUAL = Set.of("Symbol", "ZapfDingbats");

  private final Deadline deadline;
  private final Doubts doubts;

  /// The notes, letters and signs of fonts that are content themselves, which are being drawn.
  private final Set<COSBase> signs = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param doubts told of what may be drawn wrongly
  ContentDrawer(PageDrawerParameters parameters, Deadline deadline, Doubts doubts)
      throws IOException {
    super(parameters);
    this.deadline = deadline;
    this.doubts = doubts;
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

  @Override
  public void fillPath(int rule) throws IOException {
    doubts.painted();
    super.fillPath(rule);
  }

  @Override
  public void strokePath() throws IOException {
    doubts.painted();
    super.strokePath();
  }

  /// PDFBox goes on without pictures for which there is no reader.
  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException exception)
      throws IOException {
    doubts.add(Kind.STUMBLED);
    if (SHOW.equals(operator.getName())) {
      doubts.add(Kind.UNREADABLE_PICTURE);
    }
    if (!(exception instanceof MissingImageReaderException)) {
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
    doubts.painted();
    if (OddPicture.is(image)) {
      doubts.add(Kind.PICTURE);
    }
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
    doubts.add(Kind.GROUP);
    if (getGraphics() instanceof SvgGraphics svg
        && getGraphicsState().getSoftMask() == null
        && !group.getGroup().isKnockout()) {
      drawGroup(svg.svg(), group);
    } else {
      super.showTransparencyGroup(group);
    }
  }

  @Override
  protected void processSoftMask(PDTransparencyGroup group) throws IOException {
    doubts.add(Kind.SOFT_MASK);
    super.processSoftMask(group);
  }

  @Override
  protected Paint getPaint(PDColor colour) throws IOException {
    if (colour.getColorSpace() instanceof PDPattern) {
      doubts.add(Kind.PATTERN);
    }
    return super.getPaint(colour);
  }

  @Override
  public void shadingFill(COSName name) throws IOException {
    doubts.painted();
    doubts.add(Kind.PATTERN);
    super.shadingFill(name);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (font instanceof PDType3Font) {
      doubts.add(Kind.TYPE_3);
    } else if (!font.isEmbedded() || font.isDamaged()) {
      boolean lacksLetter = font instanceof PDVectorFont letters && !letters.hasGlyph(code);
      if (lacksLetter) {
        doubts.add(Kind.NO_LETTERS);
      }
      doubts.add(lacksLetter || !isUsual(font) ? Kind.FONT : Kind.USUAL_FONT);
    }
    var state = getGraphicsState();
    if (state.getTextState().getRenderingMode() != RenderingMode.NEITHER) {
      doubts.painted();
    }
    if (state.getTextState().getRenderingMode().isClip()) {
      doubts.add(Kind.CLIPPING_TEXT);
    }
    if (!Blending.name(state.getBlendMode()).isEmpty()) {
      doubts.add(Kind.BLENDING);
    }
    super.showGlyph(matrix, font, code, displacement);
  }

  /// Whether every reader has letters that look the same: those of the fonts that a PDF needn't
  /// have in it, but for the two that consist of signs.
  private static boolean isUsual(PDFont font) {
    return font.isStandard14() && !UNUSUAL.contains(String.valueOf(font.getName()));
  }

  @Override
  public void showAnnotation(PDAnnotation annotation) throws IOException {
    if (annotation.getNormalAppearanceStream() == null
        && !(annotation instanceof PDAnnotationLink)) {
      doubts.add(Kind.ANNOTATION);
    }
    super.showAnnotation(annotation);
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
