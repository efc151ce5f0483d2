package org.partbook.sandbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.partbook.http.HangUp;

/// Lets some bytes through, and then breaks the connection.
final class BreakingStream extends FilterOutputStream {
  private long left;

  BreakingStream(OutputStream out, long bytes) {
    super(out);
    this.left = bytes;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var some = (int) Math.min(left, length);
    out.write(bytes, offset, some);
    left -= some;
    if (left == 0) {
      out.flush();
      throw new HangUp("the sandbox breaks this download off on purpose");
    }
  }
}
