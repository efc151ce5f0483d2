package org.partbook.pdfium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("org.partbook.pdfium.Pdfium#isHere")
class PdfiumTest {
  private static final Limits LIMITS = new Limits(256L << 20, Duration.ofSeconds(30));
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

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
  void a_page_is_drawn_where_its_content_says() throws IOException {
    var pdf = HandmadePdf.of("", "20 20 40 40 re f");
    try (var pdfium = open(pdf)) {
      assertThat(pdfium.pages()).isEqualTo(1);
      assertThat(pdfium.size(0)).isEqualTo(new Pdfium.Size(200, 100));
      var page = pdfium.draw(0, 400, 200);
      assertThat(page.getRGB(80, 120)).isEqualTo(BLACK);
      assertThat(page.getRGB(200, 120)).isEqualTo(WHITE);
      assertThat(page.getRGB(80, 60)).isEqualTo(WHITE);
      var grey = pdfium.drawGrey(0, 400, 200);
      assertThat(grey.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
      assertThat(grey.getRaster().getSample(80, 120, 0)).isZero();
      assertThat(grey.getRaster().getSample(200, 120, 0)).isEqualTo(255);
    }
  }

  @Test
  void a_picture_in_jpeg_2000_is_seen_with_and_without_a_colour_space() throws IOException {
    for (var colours : List.of("/ColorSpace /DeviceRGB", "")) {
      var pdf =
          HandmadePdf.of("/XObject << /P 6 0 R >>", "200 0 0 100 0 0 cm /P Do")
              .with("null")
              .withStream(
                  "/Type /XObject /Subtype /Image /Width 120 /Height 80 /Filter /JPXDecode "
                      + colours,
                  Base64.getDecoder().decode(JPX));
      try (var pdfium = open(pdf)) {
        var page = pdfium.draw(0, 200, 100);
        assertThat(page.getRGB(10, 10) >> 16 & 0xff).isLessThan(40);
        assertThat(page.getRGB(190, 10) >> 16 & 0xff).isGreaterThan(200);
        assertThat(page.getRGB(10, 90) >> 8 & 0xff).isGreaterThan(200);
      }
    }
  }

  @Test
  void a_layer_that_is_off_stays_hidden() throws IOException {
    var hidden = "/OC /L BDC 0 0 100 100 re f EMC";
    for (var off : List.of("/OFF [6 0 R]", "")) {
      var pdf =
          HandmadePdf.of("/Properties << /L 6 0 R >>", hidden)
              .with("<< /OCGs [6 0 R] /D << /Order [] " + off + " >> >>")
              .with("<< /Type /OCG /Name (below) >>");
      try (var pdfium = open(pdf)) {
        assertThat(pdfium.draw(0, 200, 100).getRGB(50, 50))
            .isEqualTo(off.isEmpty() ? BLACK : WHITE);
      }
    }
  }

  @Test
  void an_annotation_is_part_of_the_page() throws IOException {
    var pdf =
        HandmadePdf.of("", "")
            .with("null")
            .withStream(
                "/Type /XObject /Subtype /Form /BBox [0 0 50 50]",
                "0 0 50 50 re f".getBytes(StandardCharsets.US_ASCII))
            .with("<< /Type /Annot /Subtype /Stamp /Rect [0 0 50 50] /F 4 /AP << /N 6 0 R >> >>")
            .page("/Annots [7 0 R]");
    try (var pdfium = open(pdf)) {
      assertThat(pdfium.draw(0, 200, 100).getRGB(25, 75)).isEqualTo(BLACK);
    }
  }

  @Test
  void a_font_that_is_not_in_the_file_is_taken_from_those_that_were_lent() throws IOException {
    var cjk = Path.of("../fonts/src/main/resources/partbook-fonts/NotoSansCJK.ttc");
    var pdf =
        HandmadePdf.of("/Font << /F 6 0 R >>", "BT /F 40 Tf 20 30 Td <82B382AD82E7> Tj ET")
            .with("null")
            .with(
                "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /90ms-RKSJ-H"
                    + " /DescendantFonts [7 0 R] >>")
            .with(
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000"
                    + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>"
                    + " /FontDescriptor 8 0 R >>")
            .with(
                "<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6"
                    + " /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 723 /Descent -241"
                    + " /CapHeight 709 /StemV 69 >>");
    var font =
        new FallbackFont(
            "NotoSansCJK.ttc",
            () -> {
              try {
                return Files.readAllBytes(cjk);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    try (var without = open(pdf);
        var with = Pdfium.open(pdf.in(folder), LIMITS, List.of(font))) {
      assertThat(ink(without)).isLessThan(20);
      assertThat(ink(with)).isGreaterThan(300);
    }
  }

  private static int ink(Pdfium pdfium) throws IOException {
    var page = pdfium.drawGrey(0, 200, 100).getRaster();
    int ink = 0;
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 200; x++) {
        ink += page.getSample(x, y, 0) < 128 ? 1 : 0;
      }
    }
    return ink;
  }

  @Test
  void the_same_page_is_the_same_pixels_each_time() throws IOException {
    var pdf =
        HandmadePdf.of(
            "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>",
            "BT /F 30 Tf 10 40 Td (Sarabande) Tj ET 1 0 0 rg 3.3 w 10 10 m 190 33 l S");
    try (var one = open(pdf);
        var other = open(pdf)) {
      assertThat(pixels(one.draw(0, 613, 307)))
          .isEqualTo(pixels(other.draw(0, 613, 307)))
          .isEqualTo(pixels(one.draw(0, 613, 307)));
    }
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  @Test
  void what_is_no_pdf_is_refused_with_a_reason() throws IOException {
    var file = Files.writeString(folder.resolve("no.pdf"), "MThd");
    assertThatThrownBy(() -> Pdfium.open(file, LIMITS, List.of()))
        .isInstanceOf(PdfiumException.class)
        .hasMessageContaining("no PDF");
  }

  @Test
  void a_page_that_is_not_there_harms_nothing() throws IOException {
    try (var pdfium = open(HandmadePdf.of("", "20 20 40 40 re f"))) {
      assertThatThrownBy(() -> pdfium.draw(7, 20, 10)).isInstanceOf(PdfiumException.class);
      assertThat(pdfium.draw(0, 400, 200).getRGB(80, 120)).isEqualTo(BLACK);
    }
  }

  @Test
  void a_page_that_never_ends_is_broken_off_and_nothing_more_is_done() throws IOException {
    var pdf = endless();
    var limits = new Limits(256L << 20, Duration.ofSeconds(3));
    try (var pdfium = Pdfium.open(pdf.in(folder), limits, List.of())) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> pdfium.draw(0, 200, 100))
            .isInstanceOf(PdfiumException.class)
            .hasMessageContaining("too long");
      }
    }
    endsItsThread();
  }

  @Test
  void who_waits_can_be_interrupted() throws IOException {
    try (var pdfium = open(endless())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pdfium.draw(0, 200, 100))
          .isInstanceOf(ClosedByInterruptException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    endsItsThread();
  }

  /// What was broken off gets to its end in a moment.
  private static void endsItsThread() {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (running().contains("pdfium") && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(running()).doesNotContain("pdfium");
  }

  private static List<String> running() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }

  /// Forms that show one another, ten times each and twelve deep.
  private static HandmadePdf endless() {
    var pdf = HandmadePdf.of("/XObject << /F 6 0 R >>", "/F Do").with("null");
    for (int i = 0; i < 12; i++) {
      pdf.withStream(
          "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /F %d 0 R >> >>"
              .formatted(HandmadePdf.FIRST + 2 + i),
          (i == 11 ? "0 0 200 100 re f " : "/F Do ")
              .repeat(10)
              .getBytes(StandardCharsets.US_ASCII));
    }
    return pdf;
  }

  @Test
  void a_page_that_takes_too_much_memory_is_broken_off() throws IOException {
    var pdf = HandmadePdf.of("", "20 20 40 40 re f");
    var limits = new Limits(Limits.LEAST_MEMORY, Duration.ofSeconds(30));
    try (var pdfium = Pdfium.open(pdf.in(folder), limits, List.of())) {
      assertThatThrownBy(() -> pdfium.draw(0, 8000, 4000))
          .isInstanceOf(PdfiumException.class)
          .hasMessageContaining("8000");
    }
    assertThatThrownBy(() -> new Limits(1 << 20, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_turned_over_end_in_a_picture_or_a_reason() throws IOException {
    var whole =
        Files.readAllBytes(
            HandmadePdf.of("/XObject << /P 6 0 R >>", "200 0 0 100 0 0 cm /P Do")
                .with("null")
                .withStream(
                    "/Type /XObject /Subtype /Image /Width 120 /Height 80 /Filter /JPXDecode",
                    Base64.getDecoder().decode(JPX))
                .in(folder));
    var reasons = 0;
    for (int i = 0; i < 20; i++) {
      var bytes = whole.clone();
      for (int k = i; k < bytes.length; k += 97 + i) {
        bytes[k] ^= (byte) (1 << i % 8);
      }
      var file = Files.write(folder.resolve("turned.pdf"), bytes);
      try (var pdfium = Pdfium.open(file, LIMITS, List.of())) {
        if (pdfium.pages() > 0) {
          pdfium.draw(0, 100, 50);
        }
      } catch (PdfiumException e) {
        assertThat(e.getMessage()).startsWith("PDFium");
        reasons++;
      }
    }
    assertThat(reasons).isLessThan(20);
  }

  private Pdfium open(HandmadePdf pdf) throws IOException {
    return Pdfium.open(pdf.in(folder), LIMITS, List.of());
  }
}
