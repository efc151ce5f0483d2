package org.partbook.postgres;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// PostgreSQL's own log.
record ServerLog(Path file) {
  private static final long LARGE = 4L << 20;
  private static final int MOST_TO_CITE = 2000;

  /// Sets a large one aside, over the one set aside before.
  void startAnewWhenLarge() throws IOException {
    if (size() > LARGE) {
      Files.move(file, Path.of(file + ".old"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /// The last of what was written after the log had that size.
  Optional<String> endSince(long size) throws IOException {
    if (size() <= size) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file)) {
      channel.position(Math.max(size, channel.size() - MOST_TO_CITE));
      var end = Channels.newInputStream(channel).readAllBytes();
      return Optional.of(new String(end, StandardCharsets.UTF_8).strip());
    }
  }
}
