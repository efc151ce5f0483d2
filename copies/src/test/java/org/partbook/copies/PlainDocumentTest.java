package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.PlainDocument.Column;
import org.partbook.copies.PlainDocument.Style;

class PlainDocumentTest {
  private static final StampFonts FONTS = StampFonts.load();
  private static final double LEFT = (595.28 - PlainDocument.WIDTH) / 2;
  private static final List<Column> TITLE_AND_AMOUNT =
      List.of(Column.text("Title", 200, 2), Column.amount("Amount", 80, 2));

  private interface Writing {
    void write(PlainDocument document) throws IOException;
  }

  /// A character where it stands.
  private record Placed(int page, String text, double x, double width, double y) {}

  private static byte[] document(Writing writing) throws IOException {
    var out = new ByteArrayOutputStream();
    var document = PlainDocument.begin(out, FONTS, "What was sold", "A publisher");
    writing.write(document);
    document.end();
    return out.toByteArray();
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var pages = new ArrayList<String>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
      return pages;
    }
  }

  private static List<Placed> characters(byte[] pdf) throws IOException {
    var found = new ArrayList<Placed>();
    try (var document = Loader.loadPDF(pdf)) {
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition text) {
          found.add(
              new Placed(
                  getCurrentPageNo(),
                  text.getUnicode(),
                  text.getXDirAdj(),
                  text.getWidthDirAdj(),
                  text.getYDirAdj()));
        }
      }.getText(document);
    }
    return found;
  }

  @Test
  void a_document_says_what_was_put_into_it() throws IOException {
    var pdf =
        document(paper -> {
          paper.text("Sold in October", Style.TITLE);
          paper.text("one line\nand another", Style.TEXT);
          paper.table(TITLE_AND_AMOUNT);
          paper.row(List.of("Träumerei", "12.50"));
          paper.sum(List.of("All", "12.50"));
        });

    assertThat(pages(pdf))
        .singleElement()
        .asString()
        .containsSubsequence(
            "Sold in October",
            "one line",
            "and another",
            "Title",
            "Amount",
            "Träumerei",
            "12.50",
            "All",
            "12.50",
            "A publisher",
            "Page 1 of",
            "1");
    try (var read = Loader.loadPDF(pdf)) {
      assertThat(read.getDocumentInformation().getTitle()).isEqualTo("What was sold");
      assertThat(read.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  @Test
  void the_same_calls_give_the_same_bytes() throws IOException {
    Writing writing =
        paper -> {
          paper.text("Sold in October", Style.TITLE);
          paper.table(TITLE_AND_AMOUNT);
          for (int i = 0; i < 200; i++) {
            paper.row(List.of("荒城の月 " + i, i + ".50"));
          }
        };

    assertThat(document(writing)).isEqualTo(document(writing));
  }

  @Test
  void documents_that_differ_have_other_identifiers() throws IOException {
    assertThat(id(document(paper -> paper.text("one", Style.TEXT))))
        .isNotEqualTo(id(document(paper -> paper.text("two", Style.TEXT))));
  }

  private static String id(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getDocument().getTrailer().getCOSArray(COSName.ID).toString();
    }
  }

  @Test
  void a_table_goes_on_on_the_next_page_below_its_head() throws IOException {
    var pdf =
        document(paper -> {
          paper.table(TITLE_AND_AMOUNT);
          for (int i = 0; i < 100; i++) {
            paper.row(List.of("number " + i + " of these", "1.00"));
          }
        });

    var pages = pages(pdf);
    assertThat(pages).hasSize(3);
    assertThat(pages).allSatisfy(page -> assertThat(page).contains("Title", "Amount"));
    assertThat(pages.get(0)).contains("Page 1 of").doesNotContain("What was sold");
    assertThat(pages.get(2)).contains("Page 3 of", "What was sold");
    var all = String.join("", pages);
    for (int i = 0; i < 100; i++) {
      assertThat(all).containsOnlyOnce("number " + i + " of these");
    }
  }

  @Test
  void points_stand_below_each_other() throws IOException {
    var amounts = List.of("12.50", "1234.5", "3", "−0.01");
    var pdf =
        document(paper -> {
          paper.table(List.of(Column.amount("", 80, 2)));
          for (var amount : amounts) {
            paper.row(List.of(amount));
          }
        });

    var places = new TreeSet<Long>();
    for (var amount : amounts) {
      int digits = amount.replaceAll("[−.].*", "").length();
      var row = row(pdf, amount);
      var last = amount.startsWith("−") ? row.get(1) : row.get(digits - 1);
      places.add(Math.round(last.x() + last.width()));
    }
    assertThat(places).hasSize(1);
  }

  /// The characters of the row that has this text.
  private static List<Placed> row(byte[] pdf, String text) throws IOException {
    var all = characters(pdf);
    for (var first : all) {
      var row = all.stream().filter(other -> Math.abs(other.y() - first.y()) < 1).toList();
      if (String.join("", row.stream().map(Placed::text).toList()).equals(text)) {
        return row;
      }
    }
    throw new AssertionError("no row has " + text);
  }

  @Test
  void a_number_is_never_cut_and_never_leaves_its_column() throws IOException {
    var number = "1234567890".repeat(4) + ".25";
    var pdf =
        document(paper -> {
          paper.table(List.of(Column.text("", 200, 1), Column.amount("", 60, 2)));
          paper.row(List.of("", number));
          paper.table(List.of(Column.text("", 200, 1), Column.number("", 60)));
          paper.row(List.of("", number));
        });

    double begin = LEFT + 200 + PlainDocument.GAP;
    var placed =
        characters(pdf).stream().filter(one -> "0123456789.".contains(one.text())).toList();
    assertThat(pages(pdf).getFirst().split(number, -1)).hasSize(3);
    assertThat(placed.subList(0, 2 * number.length()))
        .allSatisfy(one -> assertThat(one.x()).isBetween(begin - 0.5, begin + 60.5 - one.width()));
  }

  @Test
  void a_long_text_is_broken_between_words_and_shortened_in_its_last_line() throws IOException {
    var pdf =
        document(paper -> {
          paper.table(TITLE_AND_AMOUNT);
          paper.row(List.of("violoncello ".repeat(20), "1.00"));
        });

    var lines = pages(pdf).getFirst().lines().filter(line -> line.contains("violoncello")).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("(violoncello ?)+( 1\\.00)?");
    assertThat(lines.get(1)).endsWith("…");
  }

  @Test
  void a_word_wider_than_its_column_is_broken_within() throws IOException {
    var pdf =
        document(paper -> {
          paper.table(List.of(Column.text("", 80, 4)));
          paper.row(List.of("Donaudampfschifffahrtsgesellschaft"));
        });

    assertThat(pages(pdf).getFirst().replaceAll("\\s", ""))
        .contains("Donaudampfschifffahrtsgesellschaft");
  }

  @Test
  void texts_in_any_script_are_broken_and_can_be_read() throws IOException {
    var japanese = "春高楼の花の宴めぐる盃かげさして千代の松が枝わけいでしむかしの光いまいずこ";
    var pdf =
        document(paper -> {
          paper.table(List.of(Column.text("", 100, 9)));
          paper.row(List.of(japanese));
          paper.row(List.of("زوروني كل سنة مرة"));
          paper.row(List.of("𝄞 Ἀπόλλων ❤"));
        });

    var text = pages(pdf).getFirst();
    assertThat(text.replaceAll("\\s", "")).contains(japanese);
    assertThat(text.lines().filter(line -> line.matches(".*\\p{IsHan}.*"))).hasSizeGreaterThan(2);
    assertThat(text).contains("كل سنة", "𝄞", "Ἀπόλλων", "❤");
  }

  @Test
  void nothing_stands_beside_the_margins_whatever_it_says() throws IOException {
    var pdf =
        document(paper -> {
          paper.text("Donaudampfschifffahrtsgesellschaft".repeat(30), Style.TITLE);
          paper.text("word ".repeat(2000), Style.TEXT);
          paper.text("\uD800 \u0000 \u202e\uFFFF \t", Style.TEXT);
          paper.text("", Style.TEXT);
          paper.table(TITLE_AND_AMOUNT);
          paper.row(List.of("", ""));
          paper.row(List.of("W".repeat(5000), "9".repeat(300)));
        });

    assertThat(characters(pdf))
        .allSatisfy(one ->
            assertThat(one.x())
                .isBetween(LEFT - 0.5, LEFT + PlainDocument.WIDTH + 0.5 - one.width()));
  }

  @Test
  void a_heading_is_never_the_last_of_a_page() throws IOException {
    for (int lines = 40; lines < 60; lines++) {
      int before = lines;
      var pdf =
          document(paper -> {
            paper.text("x\n".repeat(before), Style.TEXT);
            paper.text("What follows", Style.HEADING);
            paper.table(TITLE_AND_AMOUNT);
            paper.row(List.of("Träumerei", "1.00"));
          });

      assertThat(pages(pdf))
          .anySatisfy(page -> assertThat(page).contains("What follows", "Träumerei"));
    }
  }

  @Test
  void a_table_wider_than_the_page_and_a_row_of_other_cells_are_refused() {
    assertThatThrownBy(() ->
            document(
                paper -> paper.table(List.of(Column.text("", 300, 1), Column.number("", 180)))))
        .hasMessage("a table of 490 points is wider than a page");
    assertThatThrownBy(() ->
            document(paper -> {
              paper.table(TITLE_AND_AMOUNT);
              paper.row(List.of("one"));
            }))
        .hasMessage("a row of 1 cells in a table of 2 columns");
  }

  /// A font has numbers for 65,535 glyphs at the most.
  @Test
  void a_document_with_more_characters_than_a_font_may_hold_has_several() throws IOException {
    var pdf =
        document(paper -> {
          row(paper, 0x4e00, 0x9fff);
          row(paper, 0x3400, 0x4dbf);
          row(paper, 0xac00, 0xd7a3);
        });

    var fonts = new TreeSet<String>();
    try (var document = Loader.loadPDF(pdf)) {
      for (var page : document.getPages()) {
        fonts.add(page.getResources().getFont(COSName.getPDFName("F")).getName());
      }
    }
    assertThat(fonts).hasSize(2);
    assertThat(pages(pdf).getLast()).contains("힡힢힣");
  }

  private static void row(PlainDocument paper, int from, int to) throws IOException {
    for (int at = from; at <= to; at += 32) {
      var text = new StringBuilder();
      for (int character = at; character <= Math.min(to, at + 31); character++) {
        text.appendCodePoint(character);
      }
      paper.text(text.toString(), Style.TEXT);
    }
  }

  @Test
  @Tag("pdf-tools")
  void other_programs_find_nothing_wrong(@TempDir Path folder) throws Exception {
    var file = folder.resolve("document.pdf");
    Files.write(
        file,
        document(paper -> {
          paper.text("Sold in October", Style.TITLE);
          paper.rule();
          paper.table(TITLE_AND_AMOUNT);
          for (int i = 0; i < 80; i++) {
            paper.row(List.of("荒城の月 " + i, "1.00"));
          }
        }));

    assertThat(Tool.run("qpdf", "--check", file).exit()).isZero();
    var drawn = Tool.run("pdftotext", "-layout", file, "-");
    assertThat(drawn.complaints()).isEmpty();
    assertThat(drawn.words()).contains("荒城の月 79", "Page 3 of 3");
  }
}
