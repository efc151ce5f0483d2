package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is deleted when nobody needs it any more.
public record TemporaryFile(Path path) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
