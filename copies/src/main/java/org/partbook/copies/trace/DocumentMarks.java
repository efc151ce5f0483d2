package org.partbook.copies.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.FileIdMark;
import org.partbook.copies.mark.PageMark;

/// The marks in a document's data, beside its pages' drawing.
final class DocumentMarks {
  private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");
  private static final COSName PARTBOOK = COSName.getPDFName("Partbook");
  private static final COSName PRIVATE = COSName.getPDFName("Private");
  private static final String INFO_KEY = "PartbookCopy";

  /// As an attribute or as an element. The packet isn't parsed: it may be broken, or somebody's
  /// trap.
  private static final Pattern XMP_PROPERTY =
      Pattern.compile("partbook:copy\\s*(?:=\\s*[\"']|>)\\s*([0-9A-Za-z-]{16,24})");

  private static final int LONGEST_XMP = 1 << 20;

  private DocumentMarks() {}

  static void find(PDDocument document, Findings findings) {
    identifiers(document, findings);
    attempt(
        findings,
        "the document information",
        () -> {
          var text = document.getDocumentInformation().getCustomMetadataValue(INFO_KEY);
          Optional.ofNullable(text)
              .flatMap(CopyCode::parse)
              .ifPresent(code -> findings.ofFile(MarkKind.DOCUMENT_INFO, code));
        });
    attempt(findings, "the metadata", () -> metadata(document, findings));
  }

  static void find(PDPage page, int number, Findings findings) {
    Optional.ofNullable(page.getCOSObject().getCOSDictionary(PIECE_INFO))
        .flatMap(pieces -> Optional.ofNullable(pieces.getCOSDictionary(PARTBOOK)))
        .flatMap(DocumentMarks::text)
        .flatMap(PageMark::read)
        .ifPresent(code -> findings.onPage(MarkKind.PAGE_DATA, number, code));
  }

  private static Optional<String> text(COSDictionary partbook) {
    return Optional.ofNullable(partbook.getString(PRIVATE));
  }

  private static void identifiers(PDDocument document, Findings findings) {
    var ids = document.getDocument().getDocumentID();
    for (int i = 0; ids != null && i < ids.size(); i++) {
      if (ids.getObject(i) instanceof COSString id) {
        FileIdMark.read(id.getBytes()).ifPresent(code -> findings.ofFile(MarkKind.FILE_ID, code));
      }
    }
  }

  private static void metadata(PDDocument document, Findings findings) throws IOException {
    var metadata = document.getDocumentCatalog().getMetadata();
    if (metadata == null) {
      return;
    }
    try (var in = metadata.createInputStream()) {
      var packet = new String(in.readNBytes(LONGEST_XMP), StandardCharsets.UTF_8);
      XMP_PROPERTY
          .matcher(packet)
          .results()
          .flatMap(match -> CopyCode.parse(match.group(1)).stream())
          .forEach(code -> findings.ofFile(MarkKind.METADATA, code));
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(Findings findings, String what, Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException | RuntimeException e) {
      findings.remark("%s can't be read: %s".formatted(what, e.getMessage()));
    }
  }
}
