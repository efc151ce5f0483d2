package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.draw.PageDrawing.Trust;

/// What becomes of pages that PDFBox may draw wrongly.
@EnabledIf("org.partbook.copies.draw.SecondRenderer#isHere")
class SecondRendererTest {
  /// JPEG 2000, 120 by 80 pixels: redder to the right, greener towards the foot.
  private static final String JPX =
      """
      AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAUAAAAHgAAwcHAAAAAAAP\
      Y29scgEAAAAAABAAAAEXanAyY/9P/1EALwAAAAAAeAAAAFAAAAAAAAAAAAAAAHgAAABQAAAAAAAAAAAAAwcBAQcB\
      AQcBAf9SAAwAAAABAAUEBAAB/1wAE0BASEhQSEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2\
      ZXJzaW9uIDIuNS40/5AACgAAAAAAkAAB/5PfgEAJTrYa5wb5M9+AUAelVmSTNwIWU5HH1BII7Jo66QjNnx/D6gQA\
      G/TgH6AdDAwZX4DAEQAwz6D5w4A6vtn8FksfgMD5BABahlXBByj/f6B8gcCNTVtD8rwfgMB8IoCJQP0wGqA+EYDK\
      nEqY31+AwDooqTABvUWgHRjxs8CqNceA/9k=\
      """;

  @TempDir private Path folder;

  @Test
  void a_picture_in_jpeg_2000_is_shown_with_and_without_a_colour_space() throws IOException {
    for (boolean coloured : List.of(true, false)) {
      try (var pdf = jpeg2000(coloured)) {
        var page = draw(pdf);
        assertThat(page.trust()).isEqualTo(Trust.SURE);
        var seen = onlyPicture(page);
        assertThat(seen.getRGB(at(seen, 0.05), 20) >> 16 & 0xff).isLessThan(40);
        assertThat(seen.getRGB(at(seen, 0.95), 20) >> 16 & 0xff).isGreaterThan(200);
      }
    }
  }

  /// Otherwise the stamp would cover it.
  @Test
  void it_is_seen_where_a_place_for_the_stamp_is_looked_for() throws IOException {
    try (var pdf = jpeg2000(false)) {
      var file = folder.resolve("small.pdf");
      pdf.document.save(file.toFile());
      try (var document = Loader.loadPDF(file.toFile());
          var second = new SecondRenderer(file)) {
        var seen = new GreyPages(document, second).grey(0, 1).getRaster();

        assertThat(seen.getSample(10, 20, 0)).isLessThan(100);
      }
    }
  }

  @Test
  void where_there_is_no_second_renderer_the_page_is_said_to_lack_its_picture() throws IOException {
    for (boolean coloured : List.of(true, false)) {
      try (var pdf = jpeg2000(coloured)) {
        assertThat(pdf.draw().trust()).isEqualTo(Trust.INCOMPLETE);
      }
    }
  }

  private static SmallPdf jpeg2000(boolean coloured) throws IOException {
    var pdf = new SmallPdf().content("200 0 0 100 0 0 cm /P Do");
    var picture = pdf.document.getDocument().createCOSStream();
    picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
    picture.setInt(COSName.WIDTH, 120);
    picture.setInt(COSName.HEIGHT, 80);
    if (coloured) {
      picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
    }
    try (var out = picture.createRawOutputStream()) {
      out.write(Base64.getDecoder().decode(JPX));
    }
    picture.setItem(COSName.FILTER, COSName.JPX_DECODE);
    resource(pdf, "XObject", "P", picture);
    return pdf;
  }

  private static void resource(SmallPdf pdf, String kind, String name, COSDictionary resource) {
    var all = pdf.resources.getCOSObject();
    var kindOf = COSName.getPDFName(kind);
    var dictionary = all.getCOSDictionary(kindOf);
    if (dictionary == null) {
      dictionary = new COSDictionary();
      all.setItem(kindOf, dictionary);
    }
    dictionary.setItem(COSName.getPDFName(name), resource);
  }

  @Test
  void what_shows_through_a_soft_mask_is_seen_and_the_rest_is_not() throws IOException {
    try (var pdf = new SmallPdf().content("/M gs 0 0 200 100 re f")) {
      var mask = pdf.group("1 g 0 0 100 100 re f");
      mask.getCOSObject().getCOSDictionary(COSName.GROUP).setItem(COSName.CS, COSName.DEVICEGRAY);
      var soft = new COSDictionary();
      soft.setName(COSName.S, "Luminosity");
      soft.setItem(COSName.G, mask);
      var state = new COSDictionary();
      state.setItem(COSName.SMASK, soft);
      resource(pdf, "ExtGState", "M", state);
      assertHalves(draw(pdf));
    }
  }

  @Test
  void a_pattern_that_is_made_of_a_group_is_seen() throws IOException {
    try (var pdf = new SmallPdf().content("/Pattern cs /T scn 0 0 100 100 re f")) {
      var tile = pdf.stream("/G Do".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      tile.setInt(COSName.getPDFName("PatternType"), 1);
      tile.setInt(COSName.getPDFName("PaintType"), 1);
      tile.setInt(COSName.getPDFName("TilingType"), 1);
      tile.setItem(COSName.BBOX, numbers(0, 0, 10, 10));
      tile.setInt(COSName.getPDFName("XStep"), 10);
      tile.setInt(COSName.getPDFName("YStep"), 10);
      var resources = new COSDictionary();
      var objects = new COSDictionary();
      objects.setItem(COSName.getPDFName("G"), pdf.group("0 0 10 10 re f"));
      resources.setItem(COSName.XOBJECT, objects);
      tile.setItem(COSName.RESOURCES, resources);
      resource(pdf, "Pattern", "T", tile);
      assertHalves(draw(pdf));
    }
  }

  private static COSArray numbers(float... numbers) {
    var array = new COSArray();
    for (float number : numbers) {
      array.add(new COSFloat(number));
    }
    return array;
  }

  @Test
  void a_path_that_is_painted_and_limits_what_follows_does_both() throws IOException {
    for (var painting : List.of("f", "f*", "S", "B")) {
      try (var pdf = new SmallPdf().content("0 0 100 100 re W " + painting + " 0 0 200 100 re f")) {
        var page = draw(pdf);
        assertThat(TestPages.elements(page)).doesNotContain("<image");
        try (var right = new SmallPdf().content("0 0 100 100 re f")) {
          assertThat(preview(pdf)).isEqualTo(preview(right));
        }
      }
    }
  }

  private static List<Integer> preview(SmallPdf pdf) throws IOException {
    var space = PageSpace.of(pdf.page);
    var preview = new Preview(space);
    var renderer = new BoundedRenderer(pdf.document, new Deadline(java.time.Duration.ofSeconds(9)));
    renderer.renderPageToGraphics(
        0, new SvgGraphics(new Svg(space, preview), space), (float) space.pixelsPerPoint());
    var image = preview.image();
    return List.of(
        image.getRGB(20, 100),
        image.getRGB(190, 100),
        image.getRGB(210, 100),
        image.getRGB(380, 9));
  }

  @Test
  void text_in_a_japanese_font_that_is_not_in_the_file_is_seen() throws IOException {
    try (var pdf = new SmallPdf().content("BT /F 40 Tf 20 30 Td <82B382AD82E7> Tj ET")) {
      var descriptor = new COSDictionary();
      descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
      descriptor.setName(COSName.FONT_NAME, "HeiseiMin-W3");
      descriptor.setInt(COSName.FLAGS, 6);
      descriptor.setItem(COSName.FONT_BBOX, numbers(0, -200, 1000, 900));
      var system = new COSDictionary();
      system.setString(COSName.REGISTRY, "Adobe");
      system.setString(COSName.ORDERING, "Japan1");
      system.setInt(COSName.SUPPLEMENT, 2);
      var descendant = new COSDictionary();
      descendant.setItem(COSName.TYPE, COSName.FONT);
      descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
      descendant.setName(COSName.BASE_FONT, "HeiseiMin-W3");
      descendant.setInt(COSName.DW, 1000);
      descendant.setItem(COSName.CIDSYSTEMINFO, system);
      descendant.setItem(COSName.FONT_DESC, descriptor);
      var font = new COSDictionary();
      font.setItem(COSName.TYPE, COSName.FONT);
      font.setItem(COSName.SUBTYPE, COSName.TYPE0);
      font.setName(COSName.BASE_FONT, "HeiseiMin-W3");
      font.setName(COSName.ENCODING, "90ms-RKSJ-H");
      var descendants = new COSArray();
      descendants.add(descendant);
      font.setItem(COSName.DESCENDANT_FONTS, descendants);
      resource(pdf, "Font", "F", font);
      assertThat(pdf.draw().trust()).isEqualTo(Trust.DOUBTFUL);
      var page = draw(pdf);
      assertThat(page.trust()).isEqualTo(Trust.SURE);
      assertThat(ink(onlyPicture(page))).isGreaterThan(2500);
    }
  }

  private static int ink(BufferedImage image) {
    int ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return ink;
  }

  @Test
  void what_is_on_a_layer_that_is_off_is_shown_by_neither() throws IOException {
    var content = "/OC /L BDC 0 0 100 100 re f EMC ";
    try (var pdf = jpeg2000(false).content(content + "200 0 0 100 100 0 cm /P Do")) {
      var layer = new PDOptionalContentGroup("below");
      var layers = new PDOptionalContentProperties();
      layers.addGroup(layer);
      layers.setGroupEnabled(layer, false);
      pdf.document.getDocumentCatalog().setOCProperties(layers);
      pdf.resources.put(COSName.getPDFName("L"), layer);
      var seen = onlyPicture(draw(pdf));
      assertThat(seen.getRGB(at(seen, 0.25), 100) & 0xffffff).isEqualTo(0xffffff);
      assertThat(seen.getRGB(at(seen, 0.75), 20) & 0xff).isLessThan(0xa0);
    }
  }

  @Test
  void a_page_that_seems_empty_because_a_length_is_wrong_is_seen() throws IOException {
    var file =
        TestPages.oddFiles().stream()
            .filter(odd -> odd.endsWith("length-dangling.pdf"))
            .findFirst()
            .orElseThrow();
    try (var document = Loader.loadPDF(file.toFile());
        var second = new SecondRenderer(file)) {
      var page = new PageDrawer(document, second).draw(0);
      assertThat(ink(onlyPicture(page))).isGreaterThan(1000);
    }
  }

  @Test
  void a_page_that_both_draw_alike_stays_a_drawing() throws IOException {
    var photograph = SmallPdf.photograph(60, 30);
    var stripes = new BufferedImage(60, 30, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 60; x++) {
      for (int y = 0; y < 30; y++) {
        stripes.setRGB(x, y, x < 30 ? photograph.getRGB(x, y) | 0xff000000 : 0);
      }
    }
    try (var pdf = new SmallPdf().content("0 0 20 20 re f 100 0 0 50 50 25 cm /I Do")) {
      pdf.image("I", LosslessFactory.createFromImage(pdf.document, stripes));
      var with = draw(pdf);
      assertThat(with.trust()).isEqualTo(Trust.SURE);
      assertThat(with.elements()).isEqualTo(pdf.draw().elements());
    }
  }

  private static void assertHalves(PageDrawing page) throws IOException {
    var elements = TestPages.elements(page);
    assertThat(page.trust()).isEqualTo(Trust.SURE);
    var seen = elements.startsWith("<image") ? onlyPicture(page) : null;
    if (seen != null) {
      assertThat(seen.getRGB(at(seen, 0.25), 100) & 0xff).isLessThan(30);
      assertThat(seen.getRGB(at(seen, 0.75), 100) & 0xff).isGreaterThan(225);
    } else {
      assertThat(elements).containsAnyOf("<path", "<image");
    }
  }

  private static int at(BufferedImage image, double part) {
    return (int) (image.getWidth() * part);
  }

  private PageDrawing draw(SmallPdf pdf) throws IOException {
    var file = folder.resolve("small.pdf");
    pdf.document.save(file.toFile());
    try (var document = Loader.loadPDF(file.toFile());
        var second = new SecondRenderer(file)) {
      return new PageDrawer(document, second).draw(0);
    }
  }

  private static BufferedImage onlyPicture(PageDrawing page) throws IOException {
    var elements = TestPages.elements(page);
    assertThat(elements).startsWith("<image ");
    var data = TestPages.attribute(elements, "href");
    var bytes = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}
