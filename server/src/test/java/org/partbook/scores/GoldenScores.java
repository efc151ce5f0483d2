package org.partbook.scores;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.partbook.Golden.Made;
import org.partbook.testing.MusicXmlFiles;

/// The scores of [GoldenBytesTest]. A fixed list: a new sample or odd file changes nothing.
final class GoldenScores {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));
  private static final Path CORPUS =
      Path.of(System.getProperty("partbook.root", ".."), "copies/src/test/corpus")
          .toAbsolutePath()
          .normalize();
  private static final Path ARCHIVES = Path.of("src/test/resources/org/partbook/scores/golden");

  private static final String SAMPLES =
      """
      ah-vous-dirai-je canon-in-d canon-in-d-viola canon-in-d-violin-1 canon-in-d-violin-2
      canon-in-d-violoncello fur-elise greensleeves gymnopedie-1 irish-jigs korobeiniki
      londonderry-air minuet-in-g ode-to-joy old-hundredth prelude-in-c sakura silent-night
      sonatina-in-c three-rounds virtuoso-pianist
      """;

  /// Some of each sort.
  private static final String ODD_FILES =
      """
      cairo-svg chromium-print content-empty content-none filter-png-predictor groff-ps
      gs-outlines-for-text gs-pdfa latex-form latex-hyperref libreoffice-form
      libreoffice-tagged lilypond-a3 lilypond-contents lilypond-landscape lilypond-plain
      lilypond-tiny lualatex page-tiny qpdf-no-object-streams qpdf-sample-linearized
      resources-none scan-1-bit-g4 scan-cmyk-jpeg scan-grey-jpeg scan-palette-png scan-rgb-zip
      """;

  /// More of them, with text whose font they don't bring along: it is drawn with whatever fonts the
  /// machine has.
  private static final String ODD_FILES_WITHOUT_FONTS =
      """
      actions annotations box-crop box-missing box-negative box-reals content-Q-first
      content-black-page content-flipped content-open-text content-too-many-q
      content-type3-font embedded-files encrypt-aes-256 encrypt-and-object-streams
      encrypt-rc4-128 filter-chain filter-lzw form-needs-appearances garbage-before groff
      gs-1.4 layers length-missing metadata names-tree numbers-sparse outline page-huge
      page-ribbon page-three-sizes qpdf-object-streams qpdf-rotated resources-inherited
      rotate-180 rotate-450 rotate-90 signed syntax-names text-mode tree-direct-page unit-10
      unit-2 update-twice xref-hybrid xref-stream zip-appended
      """;

  private GoldenScores() {}

  /// A score.
  ///
  /// @param type as the catalogue calls it
  /// @param made whether it looks the same on all machines
  record Score(String name, String type, Path file, Made made) {
    static Score pdf(String name, Path file) {
      return new Score(name, "pdf", file, Made.EVERYWHERE);
    }

    static Score musicXml(String name, Path file) {
      return new Score(name, "musicxml", file, Made.EVERYWHERE);
    }
  }

  /// All of them.
  ///
  /// @param folder for those that are made here
  static List<Score> all(Path folder) throws IOException {
    var scores = new ArrayList<Score>();
    for (var name : words(SAMPLES)) {
      var sample = ROOT.resolve("samples").resolve(name);
      scores.add(Score.pdf(name + ".pdf", sample.resolve("score.pdf")));
      scores.add(Score.musicXml(name + ".musicxml", sample.resolve("score.musicxml")));
    }
    for (var name : words(ODD_FILES)) {
      scores.add(Score.pdf("odd/" + name, odd(name)));
    }
    for (var name : words(ODD_FILES_WITHOUT_FONTS)) {
      scores.add(new Score("odd/" + name, "pdf", odd(name), Made.BY_KNOWN_LIBRARIES));
    }
    for (var name : List.of("beside-a-picture", "stored-under-a-name", "utf-16-within")) {
      scores.add(Score.musicXml(name + ".mxl", ARCHIVES.resolve(name + ".mxl")));
    }
    var written = new Written(folder, scores);
    written.add("bare", UTF_8, "", "");
    written.add("with-identification", UTF_8, "", "<work/><identification/><defaults/>");
    written.add(
        "with-rights", UTF_8, "", "<identification><rights>é</rights><source/></identification>");
    written.add("marked-utf-8", UTF_8, "\ufeff" + declared("UTF-8"), "<identification/>");
    written.add("marked-utf-16be", UTF_16BE, "\ufeff" + declared("UTF-16"), "<identification/>");
    written.add("utf-16be", UTF_16BE, declared("UTF-16BE"), "<movement-title>é𝄞</movement-title>");
    written.add(
        "marked-utf-16le", UTF_16LE, "\ufeff", "<identification><rights/></identification>");
    written.add(
        "iso-8859-1", ISO_8859_1, declared("ISO-8859-1"), "<movement-title>é</movement-title>");
    written.add(
        "shift-jis", Charset.forName("Shift_JIS"), declared("Shift_JIS"), "<identification/>");
    return scores;
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  private static Path odd(String name) {
    return CORPUS.resolve(name + ".pdf");
  }

  private static String declared(String charset) {
    return "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>\r\n";
  }

  private record Written(Path folder, List<Score> scores) {
    void add(String name, Charset charset, String start, String head) throws IOException {
      var file = folder.resolve(name + ".musicxml");
      Files.write(file, (start + MusicXmlFiles.score(head)).getBytes(charset));
      scores.add(Score.musicXml("written/" + name, file));
    }
  }
}
