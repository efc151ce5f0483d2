package org.partbook.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// Takes bytes and compares them with those of another stream.
final class ComparingStream extends OutputStream {
  private final InputStream expected;
  private long line = 1;
  private Optional<String> difference = Optional.empty();

  ComparingStream(InputStream expected) {
    this.expected = expected;
  }

  @Override
  public void write(int b) throws IOException {
    if (difference.isPresent()) {
      return;
    }
    int there = expected.read();
    if (there != (b & 0xFF)) {
      difference =
          Optional.of(
              "line %d isn't what the journal says%s"
                  .formatted(line, there < 0 ? ": the document ends there" : ""));
    }
    if (b == '\n') {
      line++;
    }
  }

  /// What differs first, once all was written.
  Optional<String> difference() throws IOException {
    return difference.isEmpty() && expected.read() >= 0
        ? Optional.of("the document has more than the journal says, from line " + line + " on")
        : difference;
  }
}
