package org.partbook.copies.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.copies.trace.MarkKind.DOCUMENT_INFO;
import static org.partbook.copies.trace.MarkKind.FILE_ID;
import static org.partbook.copies.trace.MarkKind.HIDDEN_ROW;
import static org.partbook.copies.trace.MarkKind.PAGE_DATA;
import static org.partbook.copies.trace.MarkKind.QR_CODE;
import static org.partbook.copies.trace.MarkKind.TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.trace.TraceOutcome.Searched;

/// What the marks of a copy survive. Each treatment is something that people do to files; what is
/// promised to survive it is asserted, and what was found is written to `target/survival.md`.
@Tag("pdf-tools")
@TestInstance(Lifecycle.PER_CLASS)
class SurvivalTest {
  private static final Path SCORE =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples/sonatina-in-c/score.pdf");
  private static final CopyCode CODE = new CopyCode("3a9f04c1d2e85b7716fd");
  private static final CopyCode OTHER = new CopyCode("77c2195be0a4f3386d1c");
  private static final List<MarkKind> KINDS =
      List.of(FILE_ID, DOCUMENT_INFO, PAGE_DATA, HIDDEN_ROW, TEXT, QR_CODE);

  private final List<String> table = new ArrayList<>();
  private Path folder = Path.of("");
  private Path copy = Path.of("");
  private Path other = Path.of("");

  /// Makes `to` from the copy.
  private interface Action {
    void make(Path to) throws Exception;
  }

  private record Treatment(String name, List<MarkKind> promised, Action action) {}

  private static Treatment treatment(String name, List<MarkKind> promised, Action action) {
    return new Treatment(name, promised, action);
  }

  @BeforeAll
  void make_copies(@TempDir Path folder) throws Exception {
    this.folder = folder;
    copy = folder.resolve("copy.pdf");
    other = folder.resolve("other.pdf");
    var copies = new SoldCopies(folder);
    copies.write(SCORE, CODE, copy);
    copies.write(SCORE, OTHER, other);
    table.add("| Treatment | " + words(KINDS, " | ") + " |");
    table.add("|---|" + "---|".repeat(KINDS.size()));
  }

  @AfterAll
  void write_the_table() throws IOException {
    Files.write(Path.of("target", "survival.md"), table);
  }

  @TestFactory
  Stream<DynamicTest> marks_survive() {
    return Stream.of(
            resaved(), rewritten(), pagesTaken(), printed(), asPictures(), marksRemoved(), cut())
        .flatMap(List::stream)
        .map(treatment -> DynamicTest.dynamicTest(treatment.name, () -> check(treatment)));
  }

  private void check(Treatment treatment) throws Exception {
    var file = Files.createTempFile(folder, "treated", ".pdf");
    treatment.action.make(file);
    var outcome = (Searched) new Tracer(true).trace(file);
    var mine = outcome.copies().stream().filter(found -> found.code().equals(CODE)).toList();
    var kinds = new EnumMap<MarkKind, Integer>(MarkKind.class);
    mine.stream()
        .flatMap(found -> found.evidence().stream())
        .forEach(evidence -> kinds.merge(evidence.kind(), 1, Integer::sum));
    table.add(row(treatment.name, kinds));
    assertThat(outcome.copies()).extracting(TracedCopy::code).isSubsetOf(CODE, OTHER);
    assertThat(kinds.keySet()).containsAll(treatment.promised);
  }

  private static String row(String name, Map<MarkKind, Integer> kinds) {
    return KINDS.stream()
        .map(kind -> kinds.containsKey(kind) ? kinds.get(kind).toString() : "–")
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
  }

  private static String words(List<MarkKind> kinds, String between) {
    return kinds.stream().map(MarkKind::words).collect(Collectors.joining(between));
  }

  private List<Treatment> resaved() {
    return List.of(
        treatment("nothing", KINDS, to -> Edits.edit(copy, to, _ -> {})),
        treatment("`qpdf --linearize`", KINDS, to -> run("qpdf", "--linearize", copy, to)),
        treatment(
            "`qpdf --object-streams=generate`",
            KINDS,
            to -> run("qpdf", "--object-streams=generate", copy, to)),
        treatment("`qpdf --qdf`", KINDS, to -> run("qpdf", "--qdf", copy, to)),
        treatment(
            "`qpdf --encrypt`, a password to open it",
            List.of(FILE_ID),
            to -> run("qpdf", "--encrypt", "secret", "owner", "256", "--", copy, to)),
        treatment(
            "`qpdf --encrypt`, a password to change it",
            KINDS,
            to -> run("qpdf", "--encrypt", "", "owner", "256", "--", copy, to)),
        treatment("`mutool clean -gggz`", KINDS, to -> run("mutool", "clean", "-gggz", copy, to)),
        treatment("`mutool clean -gggzs`", KINDS, to -> run("mutool", "clean", "-gggzs", copy, to)),
        treatment(
            "the last 200 bytes lost",
            List.of(PAGE_DATA, HIDDEN_ROW, TEXT, QR_CODE),
            this::truncated));
  }

  private List<Treatment> rewritten() {
    return List.of(
        treatment("`gs -sDEVICE=pdfwrite`", List.of(HIDDEN_ROW, TEXT, QR_CODE), this::gs),
        treatment(
            "`gs`, for the screen",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> gs(to, "-dPDFSETTINGS=/screen")),
        treatment("`gs`, 72 dpi", List.of(HIDDEN_ROW, TEXT, QR_CODE), to -> gs(to, "-r72")),
        treatment(
            "`gs`, in grey",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> gs(to, "-sColorConversionStrategy=Gray", "-dProcessColorModel=/DeviceGray")),
        treatment(
            "`gs`, in CMYK",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> gs(to, "-sColorConversionStrategy=CMYK", "-dProcessColorModel=/DeviceCMYK")),
        treatment(
            "`gs`, texts as outlines",
            List.of(HIDDEN_ROW, QR_CODE),
            to -> gs(to, "-dNoOutputFonts")),
        treatment(
            "`pdftocairo -pdf`",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> run("pdftocairo", "-pdf", copy, to)),
        treatment(
            "`mutool convert`",
            List.of(HIDDEN_ROW, QR_CODE),
            to -> run("mutool", "convert", "-o", to, copy)));
  }

  private List<Treatment> pagesTaken() {
    return List.of(
        treatment(
            "one page, by `qpdf`",
            List.of(PAGE_DATA, HIDDEN_ROW, TEXT, QR_CODE),
            to -> run("qpdf", copy, "--pages", ".", "2", "--", to)),
        treatment(
            "one page, by `gs`",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> gs(to, "-dFirstPage=2", "-dLastPage=2")),
        treatment(
            "merged with another copy, by `qpdf`",
            List.of(PAGE_DATA, HIDDEN_ROW, TEXT, QR_CODE),
            to -> run("qpdf", "--empty", "--pages", other, "1", copy, "2", "--", to)),
        treatment(
            "merged with another copy, by `pdfunite`",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> run("pdfunite", other, copy, to)),
        treatment(
            "two pages on a sheet, turned",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> Edits.twoUp(copy, to)),
        treatment(
            "two pages on a sheet, then `gs`",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> {
              var sheets = Files.createTempFile(folder, "sheets", ".pdf");
              Edits.twoUp(copy, sheets);
              run("gs", "-q", "-o", to, "-sDEVICE=pdfwrite", sheets);
            }),
        treatment(
            "four pages on a sheet, by `gs`",
            List.of(HIDDEN_ROW),
            // Without a size of paper that is fixed, Ghostscript leaves the pages as they are.
            to ->
                gs(
                    to,
                    "-sNupControl=2x2",
                    "-dDEVICEWIDTHPOINTS=595",
                    "-dDEVICEHEIGHTPOINTS=842",
                    "-dFIXEDMEDIA")));
  }

  private List<Treatment> printed() {
    return List.of(
        treatment(
            "printed: `pdftops`, `ps2pdf`",
            List.of(HIDDEN_ROW, QR_CODE),
            to -> {
              var printed = Files.createTempFile(folder, "printed", ".ps");
              run("pdftops", copy, printed);
              run("ps2pdf", printed, to);
            }),
        treatment(
            "printed: `gs -sDEVICE=ps2write`, `ps2pdf`",
            List.of(HIDDEN_ROW, QR_CODE),
            to -> {
              var printed = Files.createTempFile(folder, "printed", ".ps");
              run("gs", "-q", "-o", printed, "-sDEVICE=ps2write", copy);
              run("ps2pdf", printed, to);
            }));
  }

  private List<Treatment> asPictures() {
    return List.of(
        treatment("pictures, 150 dpi, PNG", List.of(QR_CODE), to -> pictures(to, 150, "-png")),
        treatment("pictures, 150 dpi, JPEG", List.of(QR_CODE), to -> pictures(to, 150, "-jpeg")),
        treatment("pictures, 300 dpi, PNG", List.of(QR_CODE), to -> pictures(to, 300, "-png")),
        treatment("pictures, 300 dpi, JPEG", List.of(QR_CODE), to -> pictures(to, 300, "-jpeg")),
        treatment(
            "pictures, 300 dpi, black and white",
            List.of(QR_CODE),
            to -> pictures(to, 300, "-mono", "-tiff")));
  }

  private List<Treatment> marksRemoved() {
    return List.of(
        treatment(
            "all data removed",
            List.of(HIDDEN_ROW, TEXT, QR_CODE),
            to -> Edits.edit(copy, to, Edits::removeData)),
        treatment(
            "annotations removed", KINDS, to -> Edits.edit(copy, to, Edits::removeAnnotations)),
        treatment(
            "the stamp removed",
            List.of(FILE_ID, DOCUMENT_INFO, PAGE_DATA, HIDDEN_ROW),
            to -> Edits.edit(copy, to, document -> Edits.removeForm(document, MarkedCopy.STAMP))),
        treatment(
            "the stamp and all data removed",
            List.of(HIDDEN_ROW),
            to ->
                Edits.edit(
                    copy,
                    to,
                    document -> {
                      Edits.removeForm(document, MarkedCopy.STAMP);
                      Edits.removeData(document);
                    })),
        treatment(
            "what was added behind the page's own content removed",
            List.of(FILE_ID, DOCUMENT_INFO, PAGE_DATA, HIDDEN_ROW),
            to -> Edits.edit(copy, to, Edits::removeLastContent)),
        treatment(
            "the stamp and all data removed, then `gs`",
            List.of(HIDDEN_ROW),
            to -> {
              var bare = Files.createTempFile(folder, "bare", ".pdf");
              Edits.edit(
                  copy,
                  bare,
                  document -> {
                    Edits.removeForm(document, MarkedCopy.STAMP);
                    Edits.removeData(document);
                  });
              run("gs", "-q", "-o", to, "-sDEVICE=pdfwrite", bare);
            }));
  }

  private List<Treatment> cut() {
    return List.of(
        treatment(
            "the stamp cropped away",
            List.of(FILE_ID, DOCUMENT_INFO, PAGE_DATA, HIDDEN_ROW),
            to -> Edits.edit(copy, to, document -> Edits.crop(document, 60))),
        treatment(
            "the stamp cropped away, then `gs`",
            List.of(HIDDEN_ROW),
            to -> {
              var cropped = Files.createTempFile(folder, "cropped", ".pdf");
              Edits.edit(copy, cropped, document -> Edits.crop(document, 60));
              run("gs", "-q", "-o", to, "-sDEVICE=pdfwrite", "-dUseCropBox", cropped);
            }),
        treatment(
            "the stamp removed, then pictures, 300 dpi",
            List.of(),
            to -> {
              var bare = Files.createTempFile(folder, "bare", ".pdf");
              Edits.edit(copy, bare, document -> Edits.removeForm(document, MarkedCopy.STAMP));
              pictures(bare, to, 300, "-png");
            }));
  }

  private void truncated(Path to) throws IOException {
    var bytes = Files.readAllBytes(copy);
    Files.write(to, Arrays.copyOf(bytes, bytes.length - 200));
  }

  private void gs(Path to, String... options) throws Exception {
    var command = new ArrayList<Object>(List.of("gs", "-q", "-o", to, "-sDEVICE=pdfwrite"));
    command.addAll(List.of(options));
    command.add(copy);
    run(command.toArray());
  }

  private void pictures(Path to, int resolution, String... format) throws Exception {
    pictures(copy, to, resolution, format);
  }

  private void pictures(Path from, Path to, int resolution, String... format) throws Exception {
    var pictures = Files.createTempDirectory(folder, "pictures");
    var command = new ArrayList<Object>(List.of("pdftoppm", "-r", resolution, "-l", 2));
    command.addAll(List.of(format));
    command.addAll(List.of(from, pictures.resolve("page")));
    run(command.toArray());
    try (var files = Files.list(pictures)) {
      Edits.ofPictures(files.sorted().toList(), resolution, to);
    }
  }

  private void run(Object... command) throws IOException, InterruptedException {
    var words = Arrays.stream(command).map(Object::toString).toList();
    var output = folder.resolve("output.txt").toFile();
    var process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(process.waitFor()).as("%s: %s", words, Files.readString(output.toPath())).isZero();
  }
}
