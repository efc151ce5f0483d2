package org.partbook.copies.pdf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.copies.file.Unfit;

/// How a PDF file begins and ends. Programs that send files around cut something off or put
/// something before or behind; PDFBox mends all of that, and silently drops the pages that it can't
/// find.
///
/// @param header whether it begins as PDFs do
/// @param end what is wrong with its end, for people
/// @param cut whether there may have been more
record PdfEnd(boolean header, Optional<String> end, boolean cut) {
  /// Readers look for the beginning and the end of a PDF in its first and its last kilobyte.
  private static final int NEAR = 1024;

  private static final String HEADER = "%PDF-";
  private static final String END = "%%EOF";

  /// Looks at a file.
  ///
  /// @throws Unfit if it is no PDF, or only a part of one
  static PdfEnd of(Path file) throws Unfit, IOException {
    boolean header;
    boolean end;
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      header = text(bytes, 0).contains(HEADER);
      end = text(bytes, Math.max(0, bytes.length() - NEAR)).contains(END);
    }
    if (header && end) {
      return new PdfEnd(true, Optional.empty(), false);
    }
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new Marks().read(in).judged(header, end);
    }
  }

  private static String text(RandomAccessFile bytes, long from) throws IOException {
    bytes.seek(from);
    var part = new byte[(int) Math.min(NEAR, bytes.length() - from)];
    bytes.readFully(part);
    return new String(part, StandardCharsets.ISO_8859_1);
  }

  /// Where the words stand that a PDF is divided by: the last of each, and -1 where there is none.
  private static final class Marks {
    private static final int LONGEST = 9;

    private final StringBuilder word = new StringBuilder();
    private long at;
    private long object = -1;
    private long endOfObject = -1;
    private long table = -1;
    private long end = -1;

    Marks read(InputStream in) throws IOException {
      for (int c = in.read(); c >= 0; c = in.read()) {
        at++;
        if (c > ' ' && c != '<' && c != '>' && c != '/' && c != '[' && c != '(') {
          if (word.length() <= LONGEST) {
            word.append((char) c);
          }
          continue;
        }
        note();
        if (c == '/') {
          word.append('/');
        }
      }
      note();
      return this;
    }

    private void note() {
      switch (word.toString()) {
        case "obj" -> object = at;
        case "endobj" -> endOfObject = at;
        // Nothing is lost with a table: it can be made anew.
        case "/XRef", "xref", "trailer", "startxref" -> table = at;
        case END -> end = at;
        default -> {}
      }
      word.setLength(0);
    }

    PdfEnd judged(boolean header, boolean endIsNear) throws Unfit {
      if (object < 0 || Math.max(endOfObject, table) < 0) {
        throw new Unfit("is not a PDF");
      }
      if (endIsNear) {
        return new PdfEnd(header, Optional.empty(), false);
      }
      if (end > object) {
        var after = "it has " + (at - end) + " bytes behind its end";
        return new PdfEnd(header, Optional.of(after), false);
      }
      if (object > Math.max(endOfObject, table)) {
        throw new Unfit("is cut short: it ends in the midst of an object");
      }
      return new PdfEnd(header, Optional.of("it lacks its end"), true);
    }
  }
}
