package org.partbook.pdfium;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A PDF of one page of 200 by 100 points, written by hand: object 1 is the catalog, 2 the tree, 3
/// the page, 4 its content, and what a test adds begins at 5.
final class HandmadePdf {
  static final int FIRST = 5;

  private final List<byte[]> objects = new ArrayList<>();

  private HandmadePdf() {}

  /// @param resources of the page
  static HandmadePdf of(String resources, String content) {
    var pdf = new HandmadePdf();
    pdf.with("<< /Type /Catalog /Pages 2 0 R /OCProperties 5 0 R >>");
    pdf.with("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.with(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << "
            + resources
            + " >> >>");
    return pdf.withStream("", content.getBytes(StandardCharsets.US_ASCII));
  }

  /// Gives the page more entries.
  HandmadePdf page(String entries) {
    var page = new String(objects.get(2), StandardCharsets.US_ASCII);
    objects.set(
        2,
        page.replace("/Type /Page ", "/Type /Page " + entries + " ")
            .getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  HandmadePdf with(String object) {
    objects.add(object.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /// @param entries of its dictionary, but for the length
  HandmadePdf withStream(String entries, byte[] bytes) {
    var stream = new ByteArrayOutputStream();
    stream.writeBytes(
        ("<< " + entries + " /Length " + bytes.length + " >>\nstream\n")
            .getBytes(StandardCharsets.US_ASCII));
    stream.writeBytes(bytes);
    stream.writeBytes("\nendstream".getBytes(StandardCharsets.US_ASCII));
    objects.add(stream.toByteArray());
    return this;
  }

  Path in(Path folder) throws IOException {
    var out = new ByteArrayOutputStream();
    var table = new StringBuilder("0000000000 65535 f \n");
    out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(out.size()));
      out.writeBytes((i + 1 + " 0 obj\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(objects.get(i));
      out.writeBytes("\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    int start = out.size();
    int size = objects.size() + 1;
    out.writeBytes(
        "xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(size, table, size, start)
            .getBytes(StandardCharsets.US_ASCII));
    return Files.write(folder.resolve("handmade.pdf"), out.toByteArray());
  }
}
