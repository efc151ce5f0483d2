package org.partbook.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Other people's programs that read PDF files.
final class Tool {
  private static final int MOST_SECONDS = 120;

  private Tool() {}

  /// What a program said.
  ///
  /// @param complaints what it wrote to standard error
  record Output(int exit, String words, List<String> complaints) {}

  static Output run(Object... command) throws IOException, InterruptedException {
    var words = Files.createTempFile("tool", ".out");
    var errors = Files.createTempFile("tool", ".err");
    try {
      var process =
          new ProcessBuilder(Arrays.stream(command).map(String::valueOf).toList())
              .redirectOutput(words.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return new Output(-1, "", List.of("takes too long: " + Arrays.toString(command)));
      }
      return new Output(process.exitValue(), text(words), text(errors).lines().toList());
    } finally {
      Files.delete(words);
      Files.delete(errors);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
