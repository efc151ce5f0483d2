package org.partbook.copies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.RegionSource;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.mark.PageMark;
import org.partbook.copies.pages.DrawnScore;
import org.partbook.copies.pages.PageDrawings;
import org.w3c.dom.Document;

class PersonalPagesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples");
  private static final Path SCORE = SAMPLES.resolve("sonatina-in-c/score.pdf");

  @TempDir Path folder = Path.of("");

  private Path drawn = Path.of("");
  private DrawnScore score = new DrawnScore(List.of());

  @BeforeEach
  void draw() throws Exception {
    drawn = folder.resolve("drawn");
    var result = PageDrawings.write(SCORE, drawn, () -> {});
    assertThat(result.pages()).isEqualTo(6);
    assertThat(result.findings()).isEmpty();
    try (var file = Regions.of(drawn)) {
      score = DrawnScore.read(PreparedFile.read(file));
    }
  }

  @Test
  void every_page_is_a_whole_svg_of_the_pages_size() throws Exception {
    var pages = pages("Clara Wieck");

    assertThat(pages.sizes())
        .hasSize(6)
        .allSatisfy(size -> {
          assertThat(size.width()).isCloseTo(595.28, within(0.01));
          assertThat(size.height()).isCloseTo(841.89, within(0.01));
          assertThat(size.pixelsAcross()).isEqualTo(794);
          assertThat(size.pixelsDown()).isEqualTo(1123);
        });
    for (int number = 1; number <= 6; number++) {
      var root = parsed(pages.page(number).orElseThrow()).getDocumentElement();
      assertThat(root.getNodeName()).isEqualTo("svg");
      assertThat(root.getAttribute("width")).isEqualTo("794");
      assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 595.28 841.89");
    }
    assertThat(pages.page(0)).isEmpty();
    assertThat(pages.page(7)).isEmpty();
  }

  @Test
  void a_page_bears_the_licence_the_code_twice_and_the_stamp_after_the_drawing() throws Exception {
    var svg = text(pages("Clara & <Wieck>").page(1).orElseThrow());

    var code = TestStamps.LICENCE.code();
    assertThat(svg).contains("Licensed to Clara &amp; &lt;Wieck&gt;").contains(PageMark.of(code));
    var row = "h" + HiddenMark.SIZE + "v" + HiddenMark.SIZE + "h-" + HiddenMark.SIZE + "z";
    assertThat(svg.split(row, -1)).hasSize(1 + 2 * HiddenMark.offsets(code).length);
    assertThat(svg.indexOf(row)).isLessThan(svg.length() / 4);
    assertThat(svg.lastIndexOf(row)).isGreaterThan(svg.length() / 2);
  }

  @Test
  void what_is_sold_without_names_has_neither() throws Exception {
    var page = pages(Optional.empty(), "").page(1).orElseThrow();

    assertThat(text(page)).doesNotContain("metadata").doesNotContain("matrix(.25");
    assertThat(parsed(page).getDocumentElement().getNodeName()).isEqualTo("svg");
  }

  @Test
  void the_same_buyer_gets_the_same_bytes_and_another_one_others() throws Exception {
    var page = pages("Clara Wieck").page(3).orElseThrow();

    assertThat(pages("Clara Wieck").page(3).orElseThrow().gzip()).isEqualTo(page.gzip());
    assertThat(pages("Fanny Hensel").page(3).orElseThrow().gzip()).isNotEqualTo(page.gzip());
    assertThat(pages("Fanny Hensel").page(3).orElseThrow().etag()).isNotEqualTo(page.etag());
    assertThat(pages("Clara Wieck").page(4).orElseThrow().etag()).isNotEqualTo(page.etag());
  }

  @Test
  void a_file_that_is_cut_short_is_noticed() throws Exception {
    var pages = pages("Clara Wieck");
    Files.write(drawn, Arrays.copyOf(Files.readAllBytes(drawn), 1000));

    assertThatThrownBy(() -> pages.page(6).orElseThrow().gzip()).isInstanceOf(EOFException.class);
  }

  private PersonalPages pages(String customer) throws Unfit, IOException {
    var licence = TestStamps.to(customer);
    var owner = TestCopy.of(SCORE, folder).owner(licence);
    return pages(Optional.of(owner), licence.toString());
  }

  private PersonalPages pages(Optional<Surround.Owner> owner, String version) {
    return new PersonalPages(
        file(), score, (page, number) -> Surround.of(page, number, owner), version);
  }

  private RegionSource file() {
    return (from, length) -> {
      var in = Files.newInputStream(drawn);
      in.skipNBytes(from);
      return in;
    };
  }

  private static String text(PagePicture page) throws IOException {
    return new String(page.plain(), UTF_8);
  }

  private static Document parsed(PagePicture page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.plain()));
  }
}
