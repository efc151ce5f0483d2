package org.partbook.copies.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.trace.TraceOutcome.Searched;

/// Somebody who knows how marks are made takes them out, of the whole file and page by page.
/// Nothing hinders them, but whatever they overlook is enough.
class OverlookedMarkTest {
  private static final Path SCORE =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples/gymnopedie-1/score.pdf");
  private static final CopyCode CODE = new CopyCode("3a9f04c1d2e85b7716fd");
  private static final int PAGES = 3;

  private static final Pattern LETTERS = Pattern.compile("BT .*? ET", Pattern.DOTALL);
  private static final Pattern PICTURE = Pattern.compile("BI .*?\nEI", Pattern.DOTALL);

  @TempDir Path folder = Path.of("");
  private Path copy = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void make_a_copy() throws IOException {
    copy = folder.resolve("copy.pdf");
    target = folder.resolve("target.pdf");
    MarkedCopy.write(SCORE, CODE, copy);
  }

  // Copies have no mark in their XMP packet; it is only read, for programs that copy properties.
  @ParameterizedTest
  @EnumSource(value = MarkKind.class, mode = Mode.EXCLUDE, names = "METADATA")
  void one_mark_that_was_overlooked_on_one_page_leads_back_to_the_sale(MarkKind overlooked)
      throws IOException {
    Edits.edit(
        copy,
        target,
        document -> {
          for (var kind : MarkKind.values()) {
            for (int page = 0; page < PAGES; page++) {
              if (kind != overlooked || (page < PAGES - 1 && isOfPages(kind))) {
                remove(document, document.getPage(page), kind);
              }
            }
          }
        });

    var copies = traced().copies();

    assertThat(copies).extracting(TracedCopy::code).containsExactly(CODE);
    assertThat(copies.getFirst().evidence())
        .extracting(Evidence::kind)
        .containsOnly(overlooked)
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void without_any_mark_nothing_is_known() throws IOException {
    Edits.edit(
        copy,
        target,
        document -> {
          for (var page : document.getPages()) {
            for (var kind : MarkKind.values()) {
              remove(document, page, kind);
            }
          }
        });

    assertThat(traced().copies()).isEmpty();
  }

  private Searched traced() throws IOException {
    return (Searched) new Tracer(false).trace(target);
  }

  private static boolean isOfPages(MarkKind kind) {
    return switch (kind) {
      case FILE_ID, DOCUMENT_INFO, METADATA -> false;
      case PAGE_DATA, HIDDEN_ROW, TEXT, QR_CODE -> true;
    };
  }

  private static void remove(PDDocument document, PDPage page, MarkKind kind) throws IOException {
    switch (kind) {
      case FILE_ID -> document.getDocument().getTrailer().removeItem(COSName.ID);
      case DOCUMENT_INFO -> document.setDocumentInformation(new PDDocumentInformation());
      case METADATA -> document.getDocumentCatalog().setMetadata(null);
      case PAGE_DATA -> page.getCOSObject().removeItem(COSName.getPDFName("PieceInfo"));
      case HIDDEN_ROW -> removeRows(page);
      case TEXT -> removeFromStamp(document, page, LETTERS);
      case QR_CODE -> removeFromStamp(document, page, PICTURE);
    }
  }

  private static void removeRows(PDPage page) throws IOException {
    var row = new String(HiddenMark.operators(CODE), US_ASCII).strip();
    List<PDStream> kept = new ArrayList<>();
    for (var streams = page.getContentStreams(); streams.hasNext(); ) {
      var stream = streams.next();
      if (!new String(stream.toByteArray(), ISO_8859_1).contains(row)) {
        kept.add(stream);
      }
    }
    page.setContents(kept);
  }

  /// Gives the page a stamp of its own, without something.
  private static void removeFromStamp(PDDocument document, PDPage page, Pattern part)
      throws IOException {
    var stamp = (PDFormXObject) page.getResources().getXObject(MarkedCopy.STAMP);
    var drawing = new String(stamp.getContentStream().toByteArray(), ISO_8859_1);
    var stream = new PDStream(document);
    try (var out = stream.createOutputStream()) {
      out.write(part.matcher(drawing).replaceAll("").getBytes(ISO_8859_1));
    }
    var other = new PDFormXObject(stream);
    other.setBBox(stamp.getBBox());
    other.setResources(stamp.getResources());
    var resources = new COSDictionary(page.getResources().getCOSObject());
    var objects = new COSDictionary(resources.getCOSDictionary(COSName.XOBJECT));
    objects.setItem(MarkedCopy.STAMP, other);
    resources.setItem(COSName.XOBJECT, objects);
    page.setResources(new PDResources(resources));
  }
}
