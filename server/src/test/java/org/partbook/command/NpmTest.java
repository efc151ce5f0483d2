package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Npm as it may be, too: programs that do what each test says.
class NpmTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /// Says which processes it consists of.
  private static final String HANGS =
      "sleep 80 & printf '%s\n' $$ $! > processes.new; mv processes.new processes; wait";

  @TempDir private Path temp;
  private Path into = Path.of("");

  @BeforeEach
  void make_a_folder() throws IOException {
    into = Files.createDirectory(temp.resolve("into"));
  }

  @Test
  void one_that_hangs_is_ended_in_time_with_all_that_it_has_started() throws Exception {
    var npm = npm("echo 'retrying the registry'; " + HANGS, Duration.ofSeconds(3));

    assertThatThrownBy(() -> npm.fetch("scores", into))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("hasn't fetched scores in 3 seconds")
        .hasMessageContaining("retrying the registry")
        .hasMessageContaining("FILE");
    assertEnded();
  }

  @Test
  void one_that_asks_something_gets_no_answer() throws Exception {
    var npm = npm("cat; echo 'nobody said a word'; exit 1", LONG);

    assertThatThrownBy(() -> npm.fetch("scores", into)).hasMessageContaining("nobody said a word");
  }

  @Test
  void one_that_is_ended_from_outside_leaves_nothing_running() throws Exception {
    var npm = npm(HANGS, LONG);
    var ending = Thread.startVirtualThread(() -> endOnceItRuns(npm));

    assertThatThrownBy(() -> npm.fetch("scores", into)).hasMessage("npm was ended");
    ending.join();
    assertEnded();
  }

  @Test
  void one_that_was_ended_before_is_not_started() throws Exception {
    var npm = npm("touch started", LONG);
    npm.end();

    assertThatThrownBy(() -> npm.fetch("scores", into)).hasMessage("npm was ended");
    assertThat(into).isEmptyDirectory();
  }

  private void endOnceItRuns(Npm npm) {
    try {
      while (Files.notExists(into.resolve("processes"))) {
        Thread.sleep(20);
      }
      npm.end();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertEnded() throws Exception {
    for (var process : Files.readAllLines(into.resolve("processes"))) {
      var still = ProcessHandle.of(Long.parseLong(process));
      if (still.isPresent()) {
        still.get().onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  private Npm npm(String script, Duration patience) throws IOException {
    var npm = Files.writeString(temp.resolve("npm"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Npm(npm.toString(), patience);
  }
}
