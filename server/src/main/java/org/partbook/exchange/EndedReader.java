package org.partbook.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// A text with one line more behind its last one, which is [#END]. Whoever reads it as CSV meets
/// that as a row of its own, unless a quotation mark is open at the end of the text: then it is the
/// end of a cell.
final class EndedReader extends FilterReader {
  static final String END = "\uFFFF";

  private String end = "";
  private int given;
  private char last = '\n';
  private boolean isEnding;

  EndedReader(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isEnding) {
      int read = super.read(into, from, length);
      if (read > 0) {
        last = into[from + read - 1];
      }
      if (read >= 0) {
        return read;
      }
      isEnding = true;
      end = last == '\n' || last == '\r' ? END : '\n' + END;
    }
    int more = Math.min(length, end.length() - given);
    end.getChars(given, given + more, into, from);
    given += more;
    return more == 0 ? -1 : more;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
