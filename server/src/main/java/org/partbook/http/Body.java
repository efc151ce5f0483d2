package org.partbook.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/// All of an answer's bytes, of which any part can be read at any time: so the web server asks for
/// as many at once as its client takes.
public interface Body {
  /// Reads a part, as [Body#read] does.
  interface Reader {
    void read(ByteBuffer target, long at) throws IOException;
  }

  /// Of so many bytes.
  static Body of(long length, Reader reader) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void read(ByteBuffer target, long at) throws IOException {
        reader.read(target, at);
      }
    };
  }

  /// In bytes.
  long length();

  /// Reads at least one byte, and as many as there is room for, beginning with the one at `at`.
  ///
  /// @param at less than [#length()]
  void read(ByteBuffer target, long at) throws IOException;
}
