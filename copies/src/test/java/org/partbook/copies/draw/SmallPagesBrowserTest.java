package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquareCircle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a page may consist of is seen in a browser as PDFBox renders it.
@Tag("browser")
class SmallPagesBrowserTest {
  private static final double SCALE = 4;

  /// PDFBox puts groups a pixel too low.
  private static final int TOLERANCE = 55;

  private static final String TWO_SQUARES =
      "0 0 0 rg 20 20 40 40 re f 1 0 0 rg 50 40 60 40 re f 0 0 1 RG 3 w 5 5 m 190 90 l S ";

  private static ShownPages browser;

  @BeforeAll
  static void start() throws IOException {
    browser = new ShownPages();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static void looksRight(String name, SmallPdf pdf) throws IOException {
    looksRight(name, pdf, 1);
  }

  private static void looksRight(String name, SmallPdf pdf, double unit) throws IOException {
    var expected = TestPages.rendered(pdf.document, 0, SCALE);
    var difference = browser.compare(name, pdf.draw(), SCALE / unit, expected);
    assertThat(difference.amount()).as("%s %s", name, difference).isLessThan(TOLERANCE);
  }

  @Test
  void a_page_is_shown_upright() throws IOException {
    for (int angle : List.of(90, 180, 270)) {
      try (var pdf = new SmallPdf().content(TWO_SQUARES)) {
        pdf.page.setRotation(angle);
        looksRight("rotated-" + angle, pdf);
      }
    }
  }

  @Test
  void a_page_is_shown_cropped() throws IOException {
    try (var pdf = new SmallPdf().content(TWO_SQUARES)) {
      pdf.page.setCropBox(new PDRectangle(30, 10, 90, 60));
      pdf.page.setRotation(90);
      looksRight("cropped", pdf);
    }
  }

  @Test
  void a_page_has_the_size_that_its_unit_says() throws IOException {
    try (var pdf = new SmallPdf().content(TWO_SQUARES)) {
      pdf.page.setUserUnit(2);
      assertThat(pdf.draw().width()).isEqualTo(400);
      looksRight("unit", pdf, 2);
    }
  }

  @Test
  void lines_have_their_ends_corners_and_dashes() throws IOException {
    var content =
        """
        12 w 0 J 0 j 20 20 m 60 80 l 70 20 l S 1 J 1 j 90 20 m 120 80 l 130 20 l S
        2 J 2 j 150 20 m 170 80 l 180 20 l S 0 J 1 w [6 3 1 3] 2 d 5 5 m 195 5 l S
        [] 0 d 0 w 5 95 m 195 95 l S 1 J 8 w 10 50 m 10 50 l S
        """;
    try (var pdf = new SmallPdf().content(content)) {
      looksRight("lines", pdf);
    }
  }

  @Test
  void shapes_that_overlap_or_have_holes_are_filled_as_pdf_says() throws IOException {
    var star = "m 70 90 l 100 10 l 20 60 l 120 60 l h ";
    var content =
        "40 10 "
            + star
            + "f q 1 0 0 1 70 0 cm 40 10 "
            + star
            + "f* Q "
            // A square, one that turns the other way over it, and one with a hole.
            + "10 10 20 20 re f 35 15 m 35 35 l 15 35 l 15 15 l h f "
            + "160 10 30 30 re 165 15 m 165 35 l 185 35 l 185 15 l h f "
            + "10 50 20 20 re 20 60 20 20 re f*";
    try (var pdf = new SmallPdf().content(content)) {
      looksRight("fills", pdf);
    }
  }

  @Test
  void what_is_cut_off_is_not_seen() throws IOException {
    var content =
        "q 30 30 60 40 re W n 60 50 m 120 90 l 120 10 l h W* n "
            + TWO_SQUARES
            + " Q "
            + "q 150 50 m 150 80 190 80 190 50 c 190 20 150 20 150 50 c W n 0 1 0 rg "
            + "140 40 60 20 re f Q";
    try (var pdf = new SmallPdf().content(content)) {
      looksRight("clips", pdf);
    }
  }

  @Test
  void transparency_groups_show_what_is_below() throws IOException {
    try (var pdf = new SmallPdf()) {
      var half = new PDExtendedGraphicsState();
      half.setNonStrokingAlphaConstant(0.5f);
      half.setStrokingAlphaConstant(0.3f);
      pdf.state("half", half)
          .form("group", pdf.group(TWO_SQUARES))
          .content(
              "0 1 0 rg 0 30 200 30 re f q /half gs /group Do 0 0 1 rg 120 10 30 80 re f "
                  + "10 w 160 10 m 190 90 l S Q q 1 0 0 1 100 0 cm /group Do Q");
      looksRight("groups", pdf);
    }
  }

  @Test
  void colours_are_mixed_with_those_below() throws IOException {
    try (var pdf = new SmallPdf()) {
      var multiply = new PDExtendedGraphicsState();
      multiply.setBlendMode(BlendMode.MULTIPLY);
      pdf.state("multiply", multiply)
          .form("group", pdf.group("1 1 0 rg 110 5 60 90 re f"))
          .content(
              "0 0.6 1 rg 0 30 200 30 re f q /multiply gs 1 1 0 rg 20 10 60 70 re f "
                  + "/group Do Q");
      assertThat(pdf.elements()).contains("mix-blend-mode:multiply").doesNotContain("<image");
      looksRight("mixed", pdf);
    }
  }

  @Test
  void what_is_mixed_in_an_isolated_group_is_not_mixed_with_the_page() throws IOException {
    try (var pdf = new SmallPdf()) {
      var multiply = new PDExtendedGraphicsState();
      multiply.setBlendMode(BlendMode.MULTIPLY);
      var group = pdf.group("/multiply gs 1 1 0 rg 20 10 60 70 re f 1 0 0 rg 50 20 60 70 re f");
      group.getGroup().getCOSObject().setBoolean(COSName.I, true);
      group.setResources(pdf.resources);
      pdf.state("multiply", multiply)
          .form("group", group)
          .content("0 0.6 1 rg 0 30 200 30 re f /group Do");
      assertThat(pdf.elements()).contains("isolation:isolate").doesNotContain("<image");
      looksRight("isolated", pdf);
    }
  }

  @Test
  void a_soft_mask_lets_through_as_much_as_it_says() throws IOException {
    try (var pdf = new SmallPdf()) {
      var mask = new COSDictionary();
      mask.setName(COSName.S, "Luminosity");
      mask.setItem(COSName.G, pdf.group("0.5 g 0 0 200 100 re f 1 g 50 20 60 60 re f"));
      var masked = new PDExtendedGraphicsState();
      masked.getCOSObject().setItem(COSName.SMASK, mask);
      pdf.state("masked", masked).content("q /masked gs " + TWO_SQUARES + "Q 0 g 150 10 9 9 re f");
      looksRight("masked", pdf);
    }
  }

  @Test
  void shadings_are_shown() throws IOException {
    try (var pdf = new SmallPdf()) {
      var shading = new COSDictionary();
      shading.setInt(COSName.SHADING_TYPE, 2);
      shading.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
      shading.setItem(COSName.COORDS, numbers(20, 0, 180, 0));
      var function = new COSDictionary();
      function.setInt(COSName.FUNCTION_TYPE, 2);
      function.setItem(COSName.DOMAIN, numbers(0, 1));
      function.setItem(COSName.C0, numbers(1, 0, 0));
      function.setItem(COSName.C1, numbers(0, 0, 1));
      function.setItem(COSName.N, COSInteger.ONE);
      shading.setItem(COSName.FUNCTION, function);
      var shadings = new COSDictionary();
      shadings.setItem("red", shading);
      pdf.resources.getCOSObject().setItem(COSName.SHADING, shadings);
      pdf.content("q 30 20 140 60 re W n /red sh Q 0 g 90 40 20 20 re f");
      assertThat(pdf.elements()).contains("<image");
      looksRight("shading", pdf);
    }
  }

  private static COSArray numbers(float... values) {
    var array = new COSArray();
    for (float value : values) {
      array.add(new COSFloat(value));
    }
    return array;
  }

  @Test
  void images_are_shown_upright_and_through_their_mask() throws IOException {
    try (var pdf = new SmallPdf()) {
      var photograph = SmallPdf.photograph(120, 80);
      var masked = new BufferedImage(60, 60, BufferedImage.TYPE_INT_ARGB);
      var graphics = masked.createGraphics();
      graphics.setColor(new Color(255, 0, 0, 120));
      graphics.fillOval(0, 0, 60, 60);
      graphics.dispose();
      pdf.image("photograph", LosslessFactory.createFromImage(pdf.document, photograph))
          .image("masked", LosslessFactory.createFromImage(pdf.document, masked))
          .content(
              "q 90 0 0 60 10 20 cm /photograph Do Q q 0 80 -60 0 170 10 cm /photograph Do Q "
                  + "q 60 0 0 60 70 20 cm /masked Do Q");
      looksRight("images", pdf);
    }
  }

  @Test
  void annotations_are_shown_where_a_viewer_shows_them() throws IOException {
    try (var pdf = new SmallPdf().content(TWO_SQUARES)) {
      var square = new PDAnnotationSquare();
      place(square, new PDRectangle(120, 20, 50, 50));
      var hidden = new PDAnnotationSquare();
      place(hidden, new PDRectangle(10, 70, 20, 20));
      hidden.setHidden(true);
      var highlight = new PDAnnotationHighlight();
      highlight.setRectangle(new PDRectangle(30, 30, 100, 30));
      highlight.setColor(new PDColor(new float[] {1, 1, 0}, PDDeviceRGB.INSTANCE));
      highlight.setQuadPoints(new float[] {30, 60, 130, 60, 30, 30, 130, 30});
      highlight.constructAppearances(pdf.document);
      pdf.page.setAnnotations(List.of(square, hidden, highlight));
      looksRight("annotations", pdf);
    }
  }

  private static void place(PDAnnotationSquareCircle square, PDRectangle where) {
    square.setRectangle(where);
    square.setColor(new PDColor(new float[] {0, 0.5f, 0}, PDDeviceRGB.INSTANCE));
    square.constructAppearances();
  }
}
