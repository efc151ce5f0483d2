package org.partbook.copies.mark;

import java.util.Arrays;
import java.util.Optional;
import org.partbook.copies.file.Digest;
import org.partbook.copies.licence.CopyCode;

/// The code as the identifier that a PDF file has in its trailer: `PB`, a version, the code's
/// bytes, and the beginning of their SHA-256, so that nobody else's identifier passes for one of
/// ours.
public final class FileIdMark {
  /// The length that most programs give to the identifiers of files.
  public static final int LENGTH = 16;

  private static final byte[] HEAD = {'P', 'B', 1};
  private static final int CHECK = LENGTH - HEAD.length - CopyCode.BYTES;

  private FileIdMark() {}

  /// The identifier of the copy with this code.
  public static byte[] of(CopyCode code) {
    var id = new byte[LENGTH];
    write(code, id, 0);
    return id;
  }

  /// Writes the identifier, `LENGTH` bytes, to its place in a larger array.
  public static void write(CopyCode code, byte[] target, int offset) {
    var bytes = code.bytes();
    System.arraycopy(HEAD, 0, target, offset, HEAD.length);
    System.arraycopy(bytes, 0, target, offset + HEAD.length, CopyCode.BYTES);
    System.arraycopy(Digest.of(bytes), 0, target, offset + LENGTH - CHECK, CHECK);
  }

  /// The code, if this is one of our identifiers.
  public static Optional<CopyCode> read(byte[] id) {
    if (id.length != LENGTH || !Arrays.equals(HEAD, 0, HEAD.length, id, 0, HEAD.length)) {
      return Optional.empty();
    }
    var code = CopyCode.of(Arrays.copyOfRange(id, HEAD.length, HEAD.length + CopyCode.BYTES));
    return Arrays.equals(of(code), id) ? Optional.of(code) : Optional.empty();
  }
}
