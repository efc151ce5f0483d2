package org.partbook.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/// Encrypts what is written, a piece at a time. The last piece is known when it is closed.
final class SealingStream extends OutputStream {
  private final Pieces pieces;
  private final OutputStream out;
  private final byte[] piece = new byte[Pieces.SIZE];
  private int filled;
  private boolean closed;

  SealingStream(SecretKey key, OutputStream out) {
    this.pieces = Pieces.toEncrypt(key);
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int left = length;
    while (left > 0) {
      if (filled == piece.length) {
        seal(false);
      }
      int taken = Math.min(left, piece.length - filled);
      System.arraycopy(bytes, at, piece, filled, taken);
      filled += taken;
      at += taken;
      left -= taken;
    }
  }

  private void seal(boolean last) throws IOException {
    try {
      out.write(pieces.next(piece, filled, last));
      filled = 0;
    } catch (GeneralSecurityException e) {
      throw new IOException("it can't be encrypted", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (out) {
        seal(true);
      }
    }
  }
}
