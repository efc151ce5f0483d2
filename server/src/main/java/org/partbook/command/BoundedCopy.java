package org.partbook.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.partbook.Printable;

/// Copies what may be damaged, endless or a bomb into a new file, and tells what is wrong with it
/// from what is wrong with the disk.
///
/// @param most in bytes
record BoundedCopy(long most) {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP = 0x1f8b;

  /// It is the source's fault; the message is a sentence that calls the source "it".
  static final class BadSource extends IOException {
    private static final long serialVersionUID = 1L;

    BadSource(String message) {
      super(message);
    }

    BadSource(String message, IOException cause) {
      super(message + Printable.line(Failures.reason(cause)), cause);
    }
  }

  /// @throws BadSource if there is more of it, or if it breaks off
  /// @throws IOException if it can't be written
  void copy(InputStream from, Path to) throws IOException {
    var buffer = new byte[BUFFER];
    long left = most;
    try (var out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
        left -= read;
        if (left < 0) {
          throw new BadSource("it is larger than " + size());
        }
        write(buffer, read, out, to);
      }
    }
  }

  /// As [#copy], of a file, which is unpacked if it is packed with gzip. Its first bytes tell, not
  /// its name.
  void unpack(Path from, Path to) throws IOException {
    try (var in = open(from)) {
      copy(unpacked(in), to);
    }
  }

  private static BufferedInputStream open(Path file) throws BadSource {
    try {
      return new BufferedInputStream(Files.newInputStream(file));
    } catch (IOException e) {
      throw new BadSource("it can't be read: ", e);
    }
  }

  private static InputStream unpacked(BufferedInputStream in) throws BadSource {
    try {
      in.mark(2);
      int magic = in.read() << Byte.SIZE | in.read();
      in.reset();
      return magic == GZIP ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static int read(InputStream from, byte[] buffer) throws BadSource {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static BadSource unreadable(IOException e) {
    return new BadSource("it can't be read to its end: ", e);
  }

  private static void write(byte[] bytes, int count, OutputStream out, Path to) throws IOException {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      throw new IOException(to + " can't be written: " + e.getMessage(), e);
    }
  }

  private String size() {
    return most >= 1 << 20 ? (most >> 20) + " MB" : most + " bytes";
  }
}
