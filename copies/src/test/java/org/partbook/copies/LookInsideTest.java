package org.partbook.copies;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.LookInside.Legible;
import org.partbook.copies.LookInside.Page;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.StampStyle;

/// Pictures for those who haven't bought a score.
class LookInsideTest {
  private static final CopyMaker MAKER =
      new CopyMaker(
          StampStyle.standard(), () -> URI.create("http://localhost/verify/"), StampFonts.load());

  @TempDir private Path folder;

  /// The pictures of a PDF.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Seen(LookInside look, byte[] file) {
    byte[] bytes(int number) {
      var page = look.pages().get(number - 1);
      return Arrays.copyOfRange(file, (int) page.from(), (int) page.from() + page.length());
    }

    BufferedImage picture(int number) {
      try {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes(number))));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    List<Legible> legible() {
      return look.pages().stream().map(Page::legible).toList();
    }
  }

  private Seen look(Path pdf, int readable, String name) throws Exception {
    var made = folder.resolve("made");
    MAKER.lookInside(pdf, made, readable, name, () -> {});
    return new Seen(LookInside.read(made), Files.readAllBytes(made));
  }

  /// Pages with a spot in each of many places, which lie elsewhere by `shift` points.
  private Path pdf(int pages, float shift) throws IOException {
    return pdf(pages, shift, PDRectangle.A4, false);
  }

  private Path pdf(int pages, float shift, PDRectangle paper, boolean coloured) throws IOException {
    var file = folder.resolve("score.pdf");
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setTitle("The secret title");
      for (int i = 0; i < pages; i++) {
        var page = new PDPage(paper);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          if (coloured) {
            content.setNonStrokingColor(0.8f, 0.1f, 0.1f);
          }
          float cell = paper.getWidth() / 24;
          for (int spot = 0; spot < 200; spot++) {
            float x = (1 + spot % 20) * cell + 4 + shift;
            float y = paper.getHeight() - (3 + spot / 20) * paper.getHeight() / 34 + 4 + shift;
            content.addRect(x, y, 6, 6);
          }
          content.fill();
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  @Test
  void the_first_pages_can_be_read_and_the_last_never() throws Exception {
    assertThat(look(pdf(4, 0), 2, "").legible())
        .containsExactly(Legible.ALL, Legible.ALL, Legible.NONE, Legible.NONE);
    assertThat(look(pdf(3, 0), 10, "").legible())
        .containsExactly(Legible.ALL, Legible.ALL, Legible.NONE);
    assertThat(look(pdf(1, 0), 1, "").legible()).containsExactly(Legible.PART);
  }

  @Test
  void of_many_pages_twenty_are_shown_and_all_are_counted() throws Exception {
    var seen = look(pdf(23, 0), 1, "");

    assertThat(seen.look().pageCount()).isEqualTo(23);
    assertThat(seen.look().pages()).hasSize(LookInside.MOST_SHOWN);
  }

  /// Two scores that only differ in where the ink lies within a few hundred cells.
  @Test
  void where_the_ink_lies_on_a_hidden_page_is_nowhere_in_its_picture() throws Exception {
    var one = look(pdf(2, 0), 1, "");
    var other = look(pdf(2, 9), 1, "");

    assertThat(other.bytes(1)).isNotEqualTo(one.bytes(1));
    assertThat(other.bytes(2)).isEqualTo(one.bytes(2));
  }

  @Test
  void every_page_bears_the_mark_and_whose_it_is() throws Exception {
    var blank = pdf(2, 5000);
    var nameless = look(blank, 1, "");
    var named = look(blank, 1, "Edition Beispiel");

    for (int number = 1; number <= 2; number++) {
      long marked = ink(nameless.picture(number));
      assertThat(marked).isPositive();
      assertThat(ink(named.picture(number))).isGreaterThan(marked);
    }
  }

  @Test
  void pictures_hold_pixels_and_nothing_else() throws Exception {
    var seen = look(pdf(2, 0), 1, "");

    assertThat(chunks(seen.bytes(1))).containsExactly("IHDR", "IDAT", "IEND");
    assertThat(new String(seen.file(), ISO_8859_1)).doesNotContain("secret", "PDF", "Exif");
    assertThat(markers(seen.bytes(2))).doesNotContain(0xe1, 0xe2, 0xed, 0xfe);
  }

  /// The kinds of a PNG's chunks, each once.
  private static List<String> chunks(byte[] png) {
    var kinds = new ArrayList<String>();
    var in = ByteBuffer.wrap(png).position(8);
    while (in.hasRemaining()) {
      int length = in.getInt();
      var kind = new byte[4];
      in.get(kind);
      if (!kinds.contains(new String(kind, ISO_8859_1))) {
        kinds.add(new String(kind, ISO_8859_1));
      }
      in.position(in.position() + length + 4);
    }
    return kinds;
  }

  /// The second bytes of a JPEG's markers up to its pixels.
  private static List<Integer> markers(byte[] jpeg) {
    var markers = new ArrayList<Integer>();
    var in = ByteBuffer.wrap(jpeg).position(2);
    while ((in.get() & 0xff) == 0xff) {
      int marker = in.get() & 0xff;
      markers.add(marker);
      if (marker == 0xda) {
        return markers;
      }
      in.position(in.position() + in.getShort(in.position()));
    }
    throw new AssertionError("no marker at " + in.position());
  }

  @Test
  void pictures_are_as_wide_as_a_phone_needs_whatever_the_paper() throws Exception {
    var paper = List.of(PDRectangle.A4, new PDRectangle(842, 595), new PDRectangle(200, 4000));
    for (var size : paper) {
      for (var page : look(pdf(2, 0, size, false), 1, "").look().pages()) {
        assertThat(page.width()).isBetween(90, 1000);
        assertThat(page.height()).isBetween(90, 2000);
      }
    }
  }

  @Test
  void a_coloured_page_keeps_its_colours_and_stays_small() throws Exception {
    var seen = look(pdf(2, 0, PDRectangle.A4, true), 1, "");

    assertThat(seen.look().pages().getFirst().mediaType()).isEqualTo("image/jpeg");
    assertThat(seen.look().pages().getFirst().length()).isLessThan(300_000);
  }

  @Test
  void the_same_score_has_the_same_pictures_each_time() throws Exception {
    var score = pdf(2, 0);

    assertThat(look(score, 1, "Ün Verlag").file()).isEqualTo(look(score, 1, "Ün Verlag").file());
  }

  @Test
  void what_is_no_score_is_refused() throws IOException {
    var file = Files.writeString(folder.resolve("no.pdf"), "Nothing");

    assertThatThrownBy(() -> look(file, 1, "")).isInstanceOf(Unfit.class);
    assertThatThrownBy(() -> look(file, 11, "")).hasMessageContaining("from 1 to 10");
  }

  private static long ink(BufferedImage picture) {
    long ink = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        ink += 255 - (picture.getRGB(x, y) & 0xff) > 8 ? 1 : 0;
      }
    }
    return ink;
  }
}
