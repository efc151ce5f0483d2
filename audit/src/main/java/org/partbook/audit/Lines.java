package org.partbook.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/// Reads a file's lines of UTF-8, each of which ends with a line feed and none of which may be
/// longer than a statement's.
final class Lines implements Closeable {
  private static final int LONGEST = Statement.LONGEST_LINE;

  private final InputStream in;

  Lines(Path file) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file));
  }

  /// The next one, without its end.
  Optional<String> next() throws IOException, NotVerified {
    var line = new ByteArrayOutputStream();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        if (line.size() > 0) {
          throw new NotVerified("the file ends within a line");
        }
        return Optional.empty();
      }
      if (line.size() == LONGEST) {
        throw new NotVerified("a line is longer than " + LONGEST + " bytes");
      }
      line.write(c);
    }
    return Optional.of(text(line.toByteArray()));
  }

  /// A file's last line, without reading those before.
  static String last(Path file) throws IOException, NotVerified {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
      var size = channel.size();
      var end = ByteBuffer.allocate((int) Math.min(size, LONGEST + 2L));
      channel.position(size - end.capacity());
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // Until all is there.
      }
      var bytes = end.array();
      if (end.hasRemaining() || bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
        throw new NotVerified("the file ends within a line");
      }
      var start = bytes.length - 1;
      while (start > 0 && bytes[start - 1] != '\n') {
        start--;
      }
      if (start == 0 && size > bytes.length) {
        throw new NotVerified("the last line is longer than " + LONGEST + " bytes");
      }
      return text(Arrays.copyOfRange(bytes, start, bytes.length - 1));
    }
  }

  /// @throws NotVerified if it isn't UTF-8
  static String text(byte[] bytes) throws NotVerified {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NotVerified("there is something that isn't UTF-8");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
