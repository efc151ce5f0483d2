package org.partbook.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.copies.file.Digest;

/// A short run: all inputs that are kept, and some thousand mutations of them, the same ones each
/// time. A long one: `make fuzz`.
class FuzzTest {
  private static final Path FINDINGS = Path.of("target/fuzz");

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatever_comes_in_is_taken_as_it_must_be_or_refused(Door door) throws IOException {
    try (var target = door.open()) {
      tried(door, target);
    }
  }

  private static void tried(Door door, FuzzTarget target) throws IOException {
    var meter = new Meter(target);
    var corpus = Corpus.of(door);
    for (var seed : corpus) {
      tried(door, meter, seed.bytes(), seed.file().getFileName().toString());
    }
    var mutator = new Mutator(corpus.stream().map(Corpus.Seed::bytes).toList(), target.words());
    for (int number = 0; number < target.mutations(); number++) {
      tried(door, meter, mutator.mutation(number), "mutation " + number);
    }
  }

  private static void tried(Door door, Meter meter, byte[] bytes, String name) throws IOException {
    try {
      meter.accept(bytes);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      var hash = HexFormat.of().formatHex(Digest.of(bytes), 0, 6);
      var file = Files.createDirectories(FINDINGS.resolve(door.word())).resolve(hash);
      Files.write(file, bytes);
      throw new AssertionError(
          "%s: %s (%d bytes, kept in %s): %s"
              .formatted(door.word(), name, bytes.length, file.toAbsolutePath(), e),
          e);
    }
  }
}
