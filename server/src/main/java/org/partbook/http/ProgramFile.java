package org.partbook.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A file that is part of the program and sent as it is.
///
/// It is compressed when it is first asked for, as some are large and seldom wanted, and kept so:
/// nearly everybody takes that.
public final class ProgramFile {
  private final String path;
  private byte @Nullable [] gzipped;
  private volatile long length;

  private ProgramFile(String path) {
    this.path = path;
  }

  /// One by its path in the program.
  ///
  /// @param path begins with a slash
  public static ProgramFile at(String path) {
    return new ProgramFile(path);
  }

  /// One that lies beside a class.
  public static ProgramFile beside(Class<?> owner, String name) {
    return at("/" + owner.getPackageName().replace('.', '/') + "/" + name);
  }

  public boolean exists() {
    return ProgramFile.class.getResource(path) != null;
  }

  public byte[] bytes() {
    try (var in = Objects.requireNonNull(ProgramFile.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private synchronized byte[] gzipped() {
    if (gzipped == null) {
      var bytes = bytes();
      length = bytes.length;
      gzipped = Compressed.gzip(bytes);
    }
    return gzipped;
  }

  /// Sends it, compressed to those who take that, and says so.
  public void send(Request request, Response response) throws IOException {
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (AcceptEncoding.takesGzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      response.send(gzipped());
    } else {
      // Bit by bit: a client that doesn't read would keep a copy of its own in the memory.
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(gzipped()))) {
        response.header(HeaderNames.CONTENT_LENGTH, Long.toString(length));
        plain.transferTo(response.outputStream());
      }
    }
  }
}
