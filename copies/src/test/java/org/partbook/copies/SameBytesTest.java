package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.file.Regions;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.StampStyle.FullPages;
import org.partbook.copies.licence.Wording;
import org.partbook.copies.pdf.PdfTail;
import org.partbook.copies.typeset.Typesetter;
import org.partbook.testing.MusicXmlFiles;

/// The same order line gives the same bytes wherever and whenever they are computed, and any part
/// of them is a part of the whole.
class SameBytesTest {
  private static final long SEED = 20_261_124;
  private static final int RANGES = 300;
  private static final Path PAGES = OddFiles.FOLDER.resolve("lilypond-plain.pdf");

  @TempDir Path folder;

  /// With a table and with a stream for cross-reference, with one page and with many, encrypted.
  static Stream<Path> scores() {
    return Stream.of(
            "lilypond-plain.pdf",
            "qpdf-object-streams.pdf",
            "encrypt-aes-256.pdf",
            "cairo-transparent.pdf",
            "latex-form.pdf",
            "content-Q-first.pdf")
        .map(OddFiles.FOLDER::resolve);
  }

  /// Makes copies of scores in a process of its own.
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] args) throws Exception {
      var to = Path.of(args[0]);
      for (var score : scores().toList()) {
        TestCopy.of(score, to).write(TestStamps.LICENCE, to.resolve(score.getFileName()));
      }
      Files.write(to.resolve("page"), page(Path.of(args[1]), to));
      Files.write(to.resolve("musicxml"), musicXml(Path.of(args[2]), to));
    }
  }

  /// A page in the browser.
  ///
  /// @param drawn the pages of a score: drawing them may give other bytes elsewhere
  private static byte[] page(Path drawn, Path folder) throws Exception {
    var maker = TestStamps.maker();
    var prepared = folder.resolve("prepared");
    maker.prepare(ScoreFormat.PDF, PAGES, prepared);
    try (var file = Regions.of(drawn)) {
      var score = PreparedScore.read(prepared);
      var pages = maker.pages(DrawnPages.read(drawn), file, score, TestStamps.LICENCE);
      return pages.page(1).orElseThrow().gzip();
    }
  }

  private static byte[] musicXml(Path score, Path folder) throws Exception {
    var maker = TestStamps.maker();
    var prepared = folder.resolve("prepared");
    maker.prepare(ScoreFormat.MUSICXML, score, prepared);
    var description = PreparedScore.read(prepared);
    try (var copy = maker.copy(description, Regions.of(prepared), TestStamps.LICENCE)) {
      var out = new ByteArrayOutputStream();
      copy.writeTo(out, 0, copy.length());
      return out.toByteArray();
    }
  }

  @Test
  void another_process_gives_the_same_bytes() throws Exception {
    var drawn = folder.resolve("drawn");
    CopyMaker.draw(PAGES, drawn);
    var music = folder.resolve("music");
    Files.write(
        music,
        MusicXmlFiles.zip(
            "META-INF/container.xml", MusicXmlFiles.container("s"), "s", MusicXmlFiles.score("")));
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var process =
        new ProcessBuilder(
                java.toString(),
                "-Djava.awt.headless=true",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-1",
                "-Dpartbook.root=" + System.getProperty("partbook.root", ".."),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                OtherProcess.class.getName(),
                folder.toString(),
                drawn.toString(),
                music.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
    for (var score : scores().toList()) {
      var copy = Copied.of(score).orElseThrow().copy();
      assertThat(copy).hasSameBinaryContentAs(folder.resolve(score.getFileName()));
    }
    var here = Files.createDirectory(folder.resolve("here"));
    assertThat(folder.resolve("page")).hasBinaryContent(page(drawn, here));
    assertThat(folder.resolve("musicxml")).hasBinaryContent(musicXml(music, here));
  }

  /// Surefire's own is a jar that names the real one.
  private static String classPath() {
    var usual = System.getProperty("java.class.path");
    return System.getProperty("surefire.test.class.path", usual);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void other_lines_give_other_bytes_behind_the_same_body(Path score) throws Exception {
    var copies = Copied.of(score).orElseThrow().copies();
    var one = bytes(copies, TestStamps.LICENCE);
    var other = bytes(copies, TestStamps.to("Robert Schumann"));

    assertThat(one).isNotEqualTo(other);
    int body = Math.toIntExact(copies.prepared().body());
    assertThat(Arrays.copyOf(one, body)).isEqualTo(Arrays.copyOf(other, body));
  }

  @ParameterizedTest
  @MethodSource("scores")
  void any_range_is_a_slice_of_the_whole(Path score) throws Exception {
    var copies = Copied.of(score).orElseThrow().copies();
    var whole = bytes(copies, TestStamps.LICENCE);
    try (var copy = copies.open(TestStamps.LICENCE)) {
      for (var range : ranges(copies, whole.length)) {
        var out = new ByteArrayOutputStream();
        copy.writeTo(out, range[0], range[1] - range[0]);
        var expected = Arrays.copyOfRange(whole, range[0], range[1]);
        assertThat(out.toByteArray()).isEqualTo(expected);
        assertThat(read(copy, range[0], range[1] - range[0])).isEqualTo(expected);
      }
    }
  }

  /// As a web server asks for it: into buffers that are larger than what is left, or smaller.
  private static byte[] read(PersonalCopy copy, int from, int length) throws IOException {
    var all = new ByteArrayOutputStream();
    var piece = ByteBuffer.allocateDirect(Math.min(4096, length));
    while (all.size() < length) {
      copy.read(
          piece.clear().limit(Math.min(piece.capacity(), length - all.size())), from + all.size());
      assertThat(piece.hasRemaining()).isFalse();
      var bytes = new byte[piece.flip().remaining()];
      piece.get(bytes);
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  /// Whoever raises one of these numbers has every download that is under way begin anew, and
  /// whoever changes bytes without raising one has it patched together from two files.
  @Test
  void all_that_decides_on_a_copys_bytes_besides_its_line_is_in_its_etag() {
    var standard = StampStyle.standard();
    var others =
        List.of(
            new StampStyle(Wording.parse("{customer}"), standard.place(), standard.distance()),
            new StampStyle(standard.wording(), StampStyle.Place.TOP, standard.distance()),
            new StampStyle(standard.wording(), standard.place(), 7),
            new StampStyle(
                standard.wording(), standard.place(), standard.distance(), FullPages.SHRINK));

    var version = TestStamps.stamper().version();
    assertThat(version)
        .startsWith("2/" + Runtime.version().feature() + "/" + Typesetter.VERSION + "/")
        .contains("https://scores.example.org/");
    assertThat(others)
        .extracting(style -> TestStamps.stamper(style).version())
        .doesNotContain(version);
    assertThat(TestStamps.stamper().withoutNames().version()).isNotEqualTo(version);
  }

  /// Prepared by the version that had the first form, together with its drawn pages.
  private static final Path FIRST_FORM = OddFiles.FOLDER.resolveSibling("forms/1");

  /// What is computed for a copy is what it was when buyers downloaded the first half of it. If it
  /// has to change, there is a new form.
  @ParameterizedTest
  @CsvSource({
    "false, 8c2eb76dfa0ceac42dde3956fe780d6d,"
        + " ffa55acf7af5293db6059a35ff50eec3bf4a381e55aa86879a1051400f064bd6",
    "true, e7a7a7adb480a7202392f7a7e16df372,"
        + " 6683b100cc1092ffad9d1a337aa6a3e7f114deedc52bc2d7c585fd6fdcf29875"
  })
  void a_copy_of_the_first_form_stays_what_it_was(boolean sample, String etag, String sha256)
      throws Exception {
    var file = FIRST_FORM.resolve("lilypond-plain.prepared");
    var licence = sample ? TestStamps.sampleTo("Clara Wieck") : TestStamps.LICENCE;
    var score = PreparedScore.read(file);
    try (var copy = TestStamps.maker().copy(score, Regions.of(file), licence)) {
      var out = new ByteArrayOutputStream();
      copy.writeTo(out, 0, copy.length());

      assertThat(sha256(out.toByteArray())).isEqualTo(sha256);
      assertThat(copy.etag()).isEqualTo('"' + etag + '"');
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, 10699854e3612fcb55bdd24554754dd7,"
        + " 1c491f2b8238f8696616f3f5016b6310722702b8624f950f4845d270ddfbaeac",
    "true, 11bd6026bed245ade09b46ec3895ab93,"
        + " 3a52ff19d13fdf47e80305f1ee54eaf57cb2e9ebf01b0991d3e274e72de61573"
  })
  void a_page_of_the_first_form_stays_what_it_was(boolean sample, String etag, String sha256)
      throws Exception {
    var licence = sample ? TestStamps.sampleTo("Clara Wieck") : TestStamps.LICENCE;
    var score = PreparedScore.read(FIRST_FORM.resolve("lilypond-plain.prepared"));
    var drawn = FIRST_FORM.resolve("lilypond-plain.pages");
    try (var file = Regions.of(drawn)) {
      var pages = TestStamps.maker().pages(DrawnPages.read(drawn), file, score, licence);
      var page = pages.page(1).orElseThrow();

      assertThat(sha256(page.gzip())).isEqualTo(sha256);
      assertThat(page.etag()).isEqualTo('"' + etag + '"');
    }
  }

  /// A line knows one form, and is read in drawings of that.
  @Test
  void copies_and_drawings_have_one_form() {
    assertThat(DrawnPages.FORM).isEqualTo(PreparedScore.FORM);
  }

  /// The same for today's form.
  @Test
  void a_line_is_given_what_it_was_given_by_earlier_versions() throws Exception {
    var copies = TestCopy.of(OddFiles.FOLDER.resolve("lilypond-plain.pdf"), folder);
    var segments = PdfTail.segments(copies.prepared(), copies.stamp(TestStamps.LICENCE));

    assertThat(segments.get(1)).isInstanceOf(Segment.Bytes.class);
    assertThat(sha256(((Segment.Bytes) segments.get(1)).bytes()))
        .isEqualTo("1b305d00f06b2f7086ac1e89268bf859a66dc9ceab7bb0e349943c17f8eff3c3");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] bytes(TestCopy copies, Licence licence) throws IOException {
    try (var copy = copies.open(licence)) {
      var out = new ByteArrayOutputStream();
      copy.writeTo(out, 0, copy.length());
      assertThat(out.size()).isEqualTo(copy.length());
      return out.toByteArray();
    }
  }

  /// Around each border of two segments, and at random.
  private static List<int[]> ranges(TestCopy copies, int length) {
    var ranges = new ArrayList<int[]>();
    int at = 0;
    for (var segment : PdfTail.segments(copies.prepared(), copies.stamp(TestStamps.LICENCE))) {
      at += Math.toIntExact(segment.length());
      for (int from = Math.max(0, at - 2); from <= at; from++) {
        for (int to = from; to <= Math.min(length, at + 2); to++) {
          ranges.add(new int[] {from, to});
        }
      }
    }
    var random = new Random(SEED);
    for (int i = 0; i < RANGES; i++) {
      int from = random.nextInt(length);
      ranges.add(new int[] {from, from + random.nextInt(length - from + 1)});
    }
    return ranges;
  }
}
