package org.partbook.copies;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever cuts a copy short, or takes away its table, gets the stamp or nothing: no program that
/// mends files finds a page without it.
class CutCopiesTest {
  private static final long SEED = 20_261_124;
  private static final int RANDOM_CUTS = 120;
  private static final int CUTS_FOR_TOOLS = 24;
  private static final Pattern OBJECT = Pattern.compile("\\b\\d+ 0 obj|\\bendobj|\\bendstream");

  @TempDir Path folder;

  /// With a table and with a stream for cross-reference.
  static Stream<Path> scores() {
    return Stream.of(
            "lilypond-plain.pdf",
            "qpdf-object-streams.pdf",
            "latex-plain.pdf",
            "gs-1.4.pdf",
            "qpdf-uncompressed.pdf",
            "outline.pdf")
        .map(OddFiles.FOLDER::resolve);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void there_is_one_end_of_file(Path score) throws Exception {
    var bytes = Files.readAllBytes(Copied.of(score).orElseThrow().copy());

    assertThat(new String(bytes, ISO_8859_1).split("%%EOF", -1)).hasSize(2);
    assertThat(new String(bytes, ISO_8859_1).split("startxref", -1)).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void pdfbox_mends_a_copy_that_is_cut_short_with_the_stamp_or_not_at_all(Path score)
      throws Exception {
    var copied = Copied.of(score).orElseThrow();
    var bytes = Files.readAllBytes(copied.copy());
    for (int cut : cuts(copied, bytes)) {
      requireStamps(copied, Arrays.copyOf(bytes, cut), "cut at " + cut);
    }
  }

  @ParameterizedTest
  @MethodSource("scores")
  void pdfbox_mends_a_copy_without_its_table_with_the_stamp_or_not_at_all(Path score)
      throws Exception {
    var copied = Copied.of(score).orElseThrow();
    var whole = new String(Files.readAllBytes(copied.copy()), ISO_8859_1);
    int table = Math.max(whole.lastIndexOf("\nxref\n"), whole.lastIndexOf(" 0 obj\n<</Type/XRef"));
    for (var damaged :
        List.of(
            whole.substring(0, table),
            whole.substring(0, table) + "\n%%EOF\n",
            whole.substring(0, whole.lastIndexOf("startxref")),
            whole.replaceAll("startxref\n\\d+", "startxref\n0"),
            whole.substring(0, table) + whole.substring(whole.lastIndexOf("startxref")))) {
      requireStamps(copied, damaged.getBytes(ISO_8859_1), "without its table");
    }
  }

  @ParameterizedTest
  @MethodSource("scores")
  @Tag("pdf-tools")
  void qpdf_and_mupdf_mend_a_copy_that_is_cut_short_with_the_stamp_or_not_at_all(Path score)
      throws Exception {
    var copied = Copied.of(score).orElseThrow();
    var bytes = Files.readAllBytes(copied.copy());
    var cut = folder.resolve("cut.pdf");
    for (int place : some(cuts(copied, bytes))) {
      Files.write(cut, Arrays.copyOf(bytes, place));
      for (var tool :
          List.of(
              List.of("qpdf", cut, folder.resolve("mended.pdf")),
              List.of("mutool", "clean", cut, folder.resolve("mended.pdf")))) {
        Files.deleteIfExists(folder.resolve("mended.pdf"));
        Tool.run(tool.toArray());
        if (Files.exists(folder.resolve("mended.pdf"))) {
          var mended = Files.readAllBytes(folder.resolve("mended.pdf"));
          requireStamps(copied, mended, "cut at " + place + ", mended with " + tool.getFirst());
        }
      }
      requireText(cut, "cut at " + place);
    }
  }

  /// Readers that mend while they read: what has the score's pages has the stamp's text.
  private static void requireText(Path cut, String how) throws Exception {
    for (var tool :
        List.of(
            List.of("mutool", "draw", "-q", "-F", "txt", cut), List.of("pdftotext", cut, "-"))) {
      var text = Tool.run(tool.toArray()).words();
      if (!text.isBlank()) {
        assertThat(text.replaceAll("\\s+", " ")).as(how).contains("Clara Wieck");
      }
    }
  }

  /// At the borders of everything that a copy has of its own, and at random.
  private static Set<Integer> cuts(Copied copied, byte[] bytes) {
    var cuts = new TreeSet<Integer>();
    int body = Math.toIntExact(copied.copies().prepared().body());
    var objects = OBJECT.matcher(new String(bytes, ISO_8859_1));
    for (boolean found = objects.find(body); found; found = objects.find()) {
      cuts.add(objects.start());
      cuts.add(objects.end());
    }
    var random = new Random(SEED);
    for (int i = 0; i < RANDOM_CUTS; i++) {
      cuts.add(1 + random.nextInt(bytes.length - 1));
      cuts.add(body + random.nextInt(bytes.length - body));
    }
    return cuts;
  }

  private static List<Integer> some(Set<Integer> cuts) {
    var all = new ArrayList<>(cuts);
    var some = new ArrayList<Integer>();
    for (int i = 0; i < CUTS_FOR_TOOLS; i++) {
      // Most of them in the last quarter, where the copy's own objects are.
      int fromEnd = i * i * (all.size() - 1) / (CUTS_FOR_TOOLS * CUTS_FOR_TOOLS);
      some.add(all.get(all.size() - 1 - fromEnd));
    }
    return some;
  }

  private static void requireStamps(Copied copied, byte[] bytes, String how) {
    var name = COSName.getPDFName(copied.copies().prepared().stampName());
    try (var document = Loader.loadPDF(bytes)) {
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        var page = document.getPage(i);
        assertThat(!draws(page) || hasStamp(page, name)).as(how + ", page " + (i + 1)).isTrue();
      }
    } catch (IOException e) {
      // Nothing is better than a page without the stamp.
      assertThat(e).as(how).isNotNull();
    }
  }

  private static boolean draws(PDPage page) throws IOException {
    try (var content = page.getContents()) {
      return content.read() >= 0;
    }
  }

  private static boolean hasStamp(PDPage page, COSName name) throws IOException {
    try (var content = page.getContents()) {
      var text = new String(content.readAllBytes(), ISO_8859_1);
      return text.contains("/" + name.getName() + " Do")
          && page.getResources() != null
          && page.getResources().getXObject(name) instanceof PDFormXObject form
          && form.getCOSObject().getLength() > 0
          && new String(form.getContentStream().toByteArray(), ISO_8859_1).contains("/C Do")
          && form.getResources().getXObject(COSName.C) instanceof PDImageXObject;
    }
  }
}
