package org.partbook.copies.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// A page's content without what readers don't act upon and what would get in the way of the stamp.
final class ContentRewrite {
  private ContentRewrite() {}

  static COSStream of(PDDocument document, PDPage page, ContentScan scan) throws IOException {
    var stream = document.getDocument().createCOSStream();
    try (var in = page.getContents();
        var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      long at = 0;
      for (var stray : scan.strays()) {
        if (stray.from() >= scan.end()) {
          break;
        }
        copy(in, out, stray.from() - at);
        in.skipNBytes(stray.length());
        // A blank, so that what stands before it and what stands behind stay apart.
        out.write(' ');
        at = stray.from() + stray.length();
      }
      copy(in, out, scan.end() - at);
    }
    return stream;
  }

  private static void copy(InputStream in, OutputStream out, long count) throws IOException {
    var piece = new byte[1 << 16];
    for (long left = count; left > 0; ) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        return;
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }
}
