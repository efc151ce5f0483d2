package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/// Decrypts what a [SealingStream] wrote. It gives no byte of a piece that isn't what was written.
final class OpeningStream extends InputStream {
  private final String name;
  private final Pieces pieces;
  private final PushbackInputStream in;
  private final byte[] sealed = new byte[Pieces.SIZE + Pieces.TAG];
  private byte[] open = new byte[0];
  private int at;
  private boolean ended;

  OpeningStream(String name, SecretKey key, InputStream in) {
    this.name = name;
    this.pieces = Pieces.toDecrypt(key);
    this.in = new PushbackInputStream(in);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == open.length) {
      if (ended) {
        return -1;
      }
      next();
    }
    int taken = Math.min(length, open.length - at);
    System.arraycopy(open, at, bytes, offset, taken);
    at += taken;
    return taken;
  }

  private void next() throws IOException {
    int length = in.readNBytes(sealed, 0, sealed.length);
    int further = in.read();
    if (further >= 0) {
      in.unread(further);
    }
    ended = further < 0;
    try {
      open = pieces.next(sealed, length, ended);
      at = 0;
    } catch (GeneralSecurityException e) {
      throw new IOException(name + " is damaged: it isn't what was encrypted", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
