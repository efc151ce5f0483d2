package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LinuxProcessTest {
  @TempDir private Path folder;

  /// With so much memory that to give it back takes some time.
  @Test
  @EnabledOnOs(OS.LINUX)
  void one_that_is_ending_is_there_until_it_has_left_its_folder() throws Exception {
    var process =
        new ProcessBuilder("dd", "if=/dev/zero", "bs=400M").directory(folder.toFile()).start();
    var there = folder.toRealPath();
    try (var zeros = process.getInputStream()) {
      assertThat(zeros.read()).isZero();
      assertThat(LinuxProcess.of(process.pid()))
          .hasValueSatisfying(it -> {
            assertThat(it.folder()).isEqualTo(there);
            assertThat(it.runs("postgres")).isFalse();
          });

      process.destroyForcibly();
      while (LinuxProcess.of(process.pid()).isPresent()) {
        Thread.onSpinWait();
      }

      assertThat(worksSomewhere(process)).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean worksSomewhere(Process process) {
    try {
      Files.readSymbolicLink(Path.of("/proc/%d/cwd".formatted(process.pid())));
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}
