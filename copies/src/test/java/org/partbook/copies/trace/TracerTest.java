package org.partbook.copies.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.trace.TraceOutcome.Searched;
import org.partbook.copies.trace.TraceOutcome.UnknownFile;

class TracerTest {
  private static final Path SCORE =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples/sonatina-in-c/score.pdf");
  private static final CopyCode CODE = new CopyCode("3a9f04c1d2e85b7716fd");
  private static final CopyCode OTHER = new CopyCode("77c2195be0a4f3386d1c");

  @TempDir Path folder = Path.of("");

  private Path copy = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void make_a_copy() throws IOException {
    copy = folder.resolve("copy.pdf");
    target = folder.resolve("target.pdf");
    MarkedCopy.write(SCORE, CODE, copy);
  }

  @Test
  void a_copy_is_known_by_every_mark_and_stays_as_it_was() throws Exception {
    var before = Files.readAllBytes(copy);
    var traced = traced(new Tracer(true), copy);
    assertThat(traced.copies()).extracting(TracedCopy::code).containsExactly(CODE);
    assertThat(traced.pages()).isEqualTo(6);
    assertThat(traced.rendered()).isEqualTo(6);
    assertThat(traced.remarks()).isEmpty();
    var evidence = traced.copies().getFirst().evidence();
    assertThat(evidence)
        .contains(new Evidence(MarkKind.FILE_ID, OptionalInt.empty(), 0))
        .contains(new Evidence(MarkKind.DOCUMENT_INFO, OptionalInt.empty(), 0));
    for (int page = 1; page <= 6; page++) {
      for (var kind :
          List.of(MarkKind.PAGE_DATA, MarkKind.HIDDEN_ROW, MarkKind.TEXT, MarkKind.QR_CODE)) {
        assertThat(evidence).contains(new Evidence(kind, OptionalInt.of(page), 0));
      }
    }
    assertThat(Files.readAllBytes(copy)).isEqualTo(before);
  }

  @Test
  void pages_are_looked_at_as_pictures_only_if_nothing_else_was_found() throws Exception {
    assertThat(traced(new Tracer(false), copy).rendered()).isZero();
    assertThat(traced(new Tracer(false), pictures()).rendered()).isEqualTo(2);
  }

  @Test
  void a_scan_tells_the_copy_by_its_qr_code() throws Exception {
    var traced = traced(new Tracer(false), pictures());
    assertThat(traced.copies())
        .containsExactly(
            new TracedCopy(
                CODE,
                List.of(
                    new Evidence(MarkKind.QR_CODE, OptionalInt.of(1), 0),
                    new Evidence(MarkKind.QR_CODE, OptionalInt.of(2), 0))));
  }

  @Test
  void pages_of_several_copies_are_told_apart() throws Exception {
    var other = folder.resolve("other.pdf");
    MarkedCopy.write(SCORE, OTHER, other);
    var merger = new PDFMergerUtility();
    merger.addSource(copy.toFile());
    merger.addSource(other.toFile());
    merger.setDestinationFileName(target.toString());
    merger.mergeDocuments(null);
    assertThat(traced(new Tracer(false), target).copies())
        .extracting(TracedCopy::code)
        .containsExactlyInAnyOrder(CODE, OTHER);
  }

  @Test
  void a_file_that_needs_a_password_is_known_by_its_identifier() throws Exception {
    Edits.edit(
        copy,
        target,
        document ->
            document.protect(
                new StandardProtectionPolicy("owner", "user", new AccessPermission())));
    var traced = traced(new Tracer(false), target);
    assertThat(traced.copies())
        .singleElement()
        .satisfies(found -> assertThat(found.code()).isEqualTo(CODE));
    assertThat(traced.remarks())
        .containsExactly("the file needs a password, so its pages were not read");
  }

  @Test
  void a_damaged_file_is_read_as_far_as_it_goes() throws Exception {
    var bytes = Files.readAllBytes(copy);
    Files.write(target, Arrays.copyOf(bytes, bytes.length - 300));
    assertThat(traced(new Tracer(false), target).copies())
        .extracting(TracedCopy::code)
        .containsExactly(CODE);

    Files.write(target, Arrays.copyOfRange(bytes, bytes.length - 400, bytes.length));
    assertThat(new Tracer(false).trace(target)).isEqualTo(new UnknownFile());

    Files.writeString(target, "%PDF-1.7\nand then something else altogether\n");
    var traced = traced(new Tracer(false), target);
    assertThat(traced.copies()).isEmpty();
    assertThat(traced.pages()).isZero();
    assertThat(traced.remarks()).singleElement().asString().contains("damaged");
  }

  @Test
  void a_file_without_marks_tells_nothing() throws Exception {
    var traced = traced(new Tracer(false), SCORE);
    assertThat(traced.copies()).isEmpty();
    assertThat(traced.rendered()).isEqualTo(6);
  }

  @Test
  void what_is_no_pdf_and_what_is_not_there_are_told_apart() throws Exception {
    Files.writeString(target, "<html>");
    assertThat(new Tracer(false).trace(target)).isEqualTo(new UnknownFile());
    assertThatThrownBy(() -> new Tracer(false).trace(folder.resolve("nowhere.pdf")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void only_so_many_pages_are_looked_at_as_pictures() throws Exception {
    try (var document = new PDDocument()) {
      for (int page = 0; page < Tracer.MOST_RENDERED + 3; page++) {
        document.addPage(new PDPage());
      }
      document.save(target.toFile());
    }
    var traced = traced(new Tracer(false), target);
    assertThat(traced.rendered()).isEqualTo(Tracer.MOST_RENDERED);
    assertThat(traced.remarks())
        .containsExactly("20 pages were looked at as pictures, 3 more were not");
  }

  @Test
  void drawing_that_never_ends_is_left_early() throws Exception {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.setNonStrokingColor(1f);
        for (int i = 0; i < 120_000; i++) {
          content.addRect(i % 600, Math.floorDiv(i, 600) * 3, 0.5f, 0.5f);
          content.fill();
        }
      }
      document.save(target.toFile());
    }
    assertThat(traced(new Tracer(false), target).copies()).isEmpty();
  }

  @Test
  @Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
  void forms_within_forms_become_a_remark_and_the_other_pages_are_looked_at() throws Exception {
    Edits.edit(
        copy,
        target,
        document -> {
          var first = document.getPage(0);
          first.setContents(new PDStream(document, InputStream.nullInputStream()));
          NestedForms.add(document, first, 12);
        });

    var traced = traced(new Tracer(true), target);

    assertThat(traced.remarks())
        .containsExactly(
            "page 1 takes too much to draw, so neither its text nor its picture was looked at");
    assertThat(traced.rendered()).isEqualTo(5);
    assertThat(traced.copies().getFirst().evidence())
        .contains(new Evidence(MarkKind.PAGE_DATA, OptionalInt.of(1), 0))
        .contains(new Evidence(MarkKind.TEXT, OptionalInt.of(2), 0))
        .contains(new Evidence(MarkKind.QR_CODE, OptionalInt.of(2), 0));
  }

  @Test
  @Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
  void a_page_that_takes_long_to_read_and_to_draw_is_given_up() throws Exception {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      NestedForms.add(document, page, 6);
      var time = Duration.ofMillis(200);

      assertThatThrownBy(() -> PageText.codes(document, 1, time)).hasMessage("it takes too long");
      assertThatThrownBy(() -> new PagePictures(document, time).codes(1))
          .hasMessage("it takes too long");
    }
  }

  private static Searched traced(Tracer tracer, Path file) throws IOException {
    return (Searched) tracer.trace(file);
  }

  /// The first two pages, as a scanner would give them.
  private Path pictures() throws IOException {
    try (var document = Loader.loadPDF(copy.toFile())) {
      var renderer = new PDFRenderer(document);
      var files = new ArrayList<Path>();
      for (int page = 0; page < 2; page++) {
        var file = folder.resolve("page-" + page + ".png");
        ImageIO.write(renderer.renderImageWithDPI(page, 150, ImageType.GRAY), "png", file.toFile());
        files.add(file);
      }
      Edits.ofPictures(files, 150, target);
    }
    return target;
  }
}
