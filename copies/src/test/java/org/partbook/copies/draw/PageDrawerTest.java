package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// What a drawing consists of.
class PageDrawerTest {
  /// All that a drawing may say: a file can't bring in anything else.
  private static final Pattern ALLOWED =
      Pattern.compile(
          "(?:</?(?:g|path|image|clipPath)"
              + "(?: (?:d|transform|opacity|width|height|(?:fill|clip)-rule|fill|stroke|"
              + "stroke-(?:width|linecap|linejoin|miterlimit|dasharray|dashoffset)|"
              + "preserveAspectRatio|image-rendering)=\"[a-zA-Z0-9#(). -]*\""
              + "| id=\"d\\d+\"| clip-path=\"url\\(#d\\d+\\)\"| style=\"mix-blend-mode:[a-z-]+\""
              + "| href=\"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+\")*+/?>\\n?)*+");

  private static final Pattern PICTURE =
      Pattern.compile("data:image/(png|jpeg);base64,([A-Za-z0-9+/=]+)");

  @Test
  void every_page_of_the_samples_is_well_formed_and_says_nothing_but_shapes() throws Exception {
    for (var file : TestPages.samples()) {
      try (var document = Loader.loadPDF(file.toFile())) {
        for (int i = 0; i < document.getNumberOfPages(); i++) {
          assertWellFormed(new PageDrawer(document).draw(i));
        }
      }
    }
  }

  @Test
  void an_odd_file_is_drawn_or_refused_but_nothing_else() throws Exception {
    int drawn = 0;
    for (var file : TestPages.oddFiles()) {
      try (var document = Loader.loadPDF(file.toFile())) {
        int pages = Math.min(2, document.getNumberOfPages());
        for (int i = 0; i < pages; i++) {
          assertWellFormed(new PageDrawer(document).draw(i));
          drawn++;
        }
      } catch (IOException _) {
        // It is damaged.
      }
    }
    assertThat(drawn).isGreaterThan(350);
  }

  private static void assertWellFormed(PageDrawing page) throws Exception {
    var elements = TestPages.elements(page);
    assertThat(ALLOWED.matcher(elements).matches()).isTrue();
    assertThat(page.width()).isGreaterThanOrEqualTo(1);
    assertThat(page.height()).isGreaterThanOrEqualTo(1);
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var svg = TestPages.svg(elements, page.width(), page.height());
    var root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertReferencesExist(root.getDocumentElement());
  }

  private static void assertReferencesExist(Element root) {
    var ids = new ArrayList<String>();
    var references = new ArrayList<String>();
    var all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      var element = (Element) all.item(i);
      if (element.hasAttribute("id")) {
        ids.add("url(#" + element.getAttribute("id") + ")");
      }
      if (element.hasAttribute("clip-path")) {
        references.add(element.getAttribute("clip-path"));
      }
    }
    assertThat(ids).doesNotHaveDuplicates().containsAll(references);
  }

  @Test
  void the_same_page_is_the_same_bytes() throws IOException {
    for (var name : List.of("old-hundredth", "sakura")) {
      var file = TestPages.sample(name).toFile();
      try (var once = Loader.loadPDF(file);
          var again = Loader.loadPDF(file)) {
        var drawer = new PageDrawer(once);
        var first = drawer.draw(0).elements();
        assertThat(drawer.draw(0).elements()).isEqualTo(first);
        assertThat(new PageDrawer(again).draw(0).elements()).isEqualTo(first);
      }
    }
  }

  @Test
  void the_same_shape_is_the_same_text_wherever_it_stands() throws IOException {
    var glyph = "0 0 m 3.333 7.777 5.123 6.789 9.876 1.234 c 8 0 l f ";
    var content =
        "q 1 0 0 1 20.017 33.0071 cm " + glyph + "Q q 1 0 0 1 120.555 61.4242 cm " + glyph + "Q";
    try (var pdf = new SmallPdf().content(content)) {
      var path = TestPages.attribute(pdf.elements(), "d");
      var shapes = path.substring(1).split("M");
      assertThat(shapes).hasSize(2);
      assertThat(shapes[0].replaceFirst("^\\d+ \\d+", ""))
          .isEqualTo(shapes[1].replaceFirst("^\\d+ \\d+", ""));
    }
  }

  @Test
  void a_plain_jpeg_is_shown_as_it_is_but_for_what_is_not_the_picture() throws IOException {
    try (var pdf = new SmallPdf()) {
      var jpeg = SmallPdf.jpeg(SmallPdf.photograph(120, 80));
      var secret = new ByteArrayOutputStream();
      secret.write(jpeg, 0, 2);
      secret.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 8});
      secret.writeBytes("secret".getBytes(StandardCharsets.US_ASCII));
      secret.write(jpeg, 2, jpeg.length - 2);
      draw(pdf, JPEGFactory.createFromByteArray(pdf.document, secret.toByteArray()));

      var shown = picture(pdf.elements(), "jpeg");

      assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
      assertThat(TestPages.hash(read(shown))).isEqualTo(TestPages.hash(read(jpeg)));
    }
  }

  @Test
  void a_jpeg_whose_values_mean_something_else_is_written_anew() throws IOException {
    try (var pdf = new SmallPdf()) {
      var image =
          JPEGFactory.createFromByteArray(
              pdf.document, SmallPdf.jpeg(SmallPdf.photograph(120, 80)));
      var decode = new COSArray();
      for (int i = 0; i < 6; i++) {
        decode.add(COSInteger.get(i % 2 == 0 ? 1 : 0));
      }
      image.getCOSObject().setItem(COSName.DECODE, decode);
      draw(pdf, image);

      var match = PICTURE.matcher(pdf.elements());
      assertThat(match.find()).isTrue();
      int corner = read(Base64.getDecoder().decode(match.group(2))).getRGB(1, 1) & 0xff;
      int before = SmallPdf.photograph(120, 80).getRGB(1, 1) & 0xff;
      assertThat(corner).isBetween(255 - before - 12, 255 - before + 12);
    }
  }

  @Test
  void a_page_of_black_and_white_stays_so_and_is_no_finer_than_useful() throws IOException {
    try (var pdf = new SmallPdf()) {
      draw(pdf, LosslessFactory.createFromImage(pdf.document, bitmap(400, 200)));
      var small = read(picture(pdf.elements(), "png"));
      assertThat(small.getWidth()).isEqualTo(400);
      assertThat(small.getColorModel().getPixelSize()).isEqualTo(1);
    }
    try (var pdf = new SmallPdf()) {
      draw(pdf, LosslessFactory.createFromImage(pdf.document, bitmap(3200, 1600)));
      var reduced = read(picture(pdf.elements(), "png"));
      assertThat(reduced.getWidth()).isBetween(833, 835);
      assertThat(reduced.getColorModel().getPixelSize()).isEqualTo(4);
    }
  }

  @Test
  void a_stencil_keeps_its_colour_and_lets_through_the_rest() throws IOException {
    try (var pdf = new SmallPdf()) {
      var stencil = LosslessFactory.createFromImage(pdf.document, bitmap(80, 40));
      stencil.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
      stencil.getCOSObject().removeItem(COSName.COLORSPACE);
      pdf.image("stencil", stencil).content("1 0 0 rg q 200 0 0 100 0 0 cm /stencil Do Q");
      var shown = read(picture(pdf.elements(), "png"));
      assertThat(shown.getRGB(40, 20)).isEqualTo(0xffff0000);
      assertThat(shown.getRGB(40, 10) >>> 24).isZero();
      assertThat(shown.getColorModel().getPixelSize()).isEqualTo(1);
    }
  }

  @Test
  void a_photograph_without_its_jpeg_becomes_one() throws IOException {
    try (var pdf = new SmallPdf()) {
      var photograph = SmallPdf.photograph(800, 400);
      draw(pdf, LosslessFactory.createFromImage(pdf.document, photograph));
      assertThat(picture(pdf.elements(), "jpeg").length).isLessThan(60_000);
    }
  }

  private static BufferedImage bitmap(int width, int height) {
    var bitmap = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    var graphics = bitmap.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setColor(Color.WHITE);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, height / 2));
    graphics.drawOval(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    return bitmap;
  }

  private static void draw(SmallPdf pdf, PDImageXObject image) throws IOException {
    pdf.image("image", image).content("q 200 0 0 100 0 0 cm /image Do Q");
  }

  private static byte[] picture(String elements, String type) {
    var match = PICTURE.matcher(elements);
    assertThat(match.find()).isTrue();
    assertThat(match.group(1)).isEqualTo(type);
    return Base64.getDecoder().decode(match.group(2));
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  @Test
  void a_page_of_too_many_lines_is_a_picture() throws IOException {
    var content = new StringBuilder();
    for (int i = 0; i < 400_000; i++) {
      content.append(i % 199).append(".3 ").append(i % 97).append(" m ");
      content.append(i % 199).append(".7 ").append(i % 97).append(".7 l S\n");
    }
    try (var pdf = new SmallPdf().content(content.toString())) {
      assertThat(pdf.elements()).startsWith("<image width=\"200\" height=\"100\"");
    }
  }

  @Test
  void a_picture_in_strips_is_one_picture() throws IOException {
    try (var pdf = new SmallPdf()) {
      pdf.image("strip", LosslessFactory.createFromImage(pdf.document, bitmap(400, 100)))
          .content("q 200 0 0 50 0 50 cm /strip Do Q q 200 0 0 50 0 0 cm /strip Do Q");
      assertThat(pdf.elements()).containsOnlyOnce("<image");
    }
  }

  @Test
  void a_damaged_group_leaves_nothing_open() throws Exception {
    try (var pdf = new SmallPdf()) {
      var half = new PDExtendedGraphicsState();
      half.setNonStrokingAlphaConstant(0.5f);
      pdf.state("half", half)
          .form("group", pdf.group("10 10 20 20 re f (so) <41"))
          .content("q /half gs /group Do Q 1 0 0 rg 50 50 20 20 re f");
      assertThat(pdf.elements()).contains("opacity", "#f00");
      assertWellFormed(pdf.draw());
    }
  }

  @Test
  void an_image_that_is_too_large_for_the_memory_is_refused() throws IOException {
    try (var pdf = new SmallPdf()) {
      var image = LosslessFactory.createFromImage(pdf.document, bitmap(40, 10));
      image.setWidth(1_000_000);
      image.setHeight(1_000_000);
      draw(pdf, image);
      assertThatThrownBy(pdf::draw)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("too large");
    }
  }

  @Test
  void a_page_that_the_document_has_not_is_refused() throws IOException {
    try (var document = new PDDocument()) {
      assertThatThrownBy(() -> new PageDrawer(document).draw(0)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_empty_page_has_no_elements_but_a_size() throws IOException {
    try (var pdf = new SmallPdf()) {
      assertThat(pdf.draw().width()).isEqualTo(200);
      assertThat(pdf.draw().height()).isEqualTo(100);
      assertThat(pdf.elements()).doesNotContain("<path", "<image");
    }
  }
}
