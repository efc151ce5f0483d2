package org.partbook.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/// PDFs that can be sold, but not as well as others, and the catalogue that names them.
final class OddScores {
  private static final String NOTE = "100 300 20 20 re f";

  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  OddScores(Path folder) {
    this.folder = folder;
  }

  /// Something that is done to a document before it is saved.
  interface Oddity {
    void of(PDDocument document) throws IOException;
  }

  /// A score whose first page is as pages are, and whose second one has this.
  OddScores withPage(long asset, PDRectangle size, int rotation, String content)
      throws IOException {
    return with(
        asset,
        document -> {
          var page = page(document, size, content);
          page.setRotation(rotation);
          document.addPage(page);
        });
  }

  OddScores withScript(long asset) throws IOException {
    return with(
        asset,
        document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("beep()")));
  }

  /// One that anybody may open.
  OddScores encrypted(long asset) throws IOException {
    return with(
        asset,
        document ->
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())));
  }

  private OddScores with(long asset, Oddity oddity) throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(page(document, PDRectangle.A4, NOTE));
      oddity.of(document);
      document.save(folder.resolve(asset + ".pdf").toFile());
    }
    return named(asset, asset, "\"withdrawn\":false");
  }

  /// One more asset with a file that is there.
  ///
  /// @param of the asset whose file it is
  OddScores named(long asset, long of, String field) {
    lines.add(
        """
        {"asset_id":%d,"title":"Odd %d","format_short_name":"PF","asset_type":"SINGLE",\
        "world":true,"renderings":[{"type":"pdf","usage":"full",\
        "file":"%d.pdf"}],%s}\
        """
            .formatted(asset, asset, of, field));
    return this;
  }

  private static PDPage page(PDDocument document, PDRectangle size, String content)
      throws IOException {
    var page = new PDPage(size);
    var stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream()) {
      out.write(content.getBytes(US_ASCII));
    }
    page.setContents(new PDStream(stream));
    return page;
  }

  Path catalogue() throws IOException {
    return Files.write(folder.resolve("odd.jsonl"), lines);
  }
}
