package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.partbook.backup.BackupProgress.Step;

class BackupLineTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private void backUp(boolean terminal) {
    var stream = new PrintStream(printed, true, UTF_8);
    try (var line = new BackupLine(Console.of(stream, stream, terminal, terminal), "backing up")) {
      line.at(Step.FILES, 1, 4);
    }
  }

  @Test
  void a_terminal_shows_how_far_it_has_come_and_is_clean_afterwards() {
    backUp(true);

    assertThat(printed.toString(UTF_8))
        .isEqualTo("\r\033[Kbacking up files  [#####---------------]  25 %\r\033[K");
  }

  @Test
  void a_file_gets_nothing_of_it() {
    backUp(false);

    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @Test
  void nothing_to_do_is_all_that_there_is() {
    assertThat(BackupLine.text("reading", Step.TABLES, 0, 0))
        .endsWith("[####################] 100 %");
    assertThat(Bytes.of(999)).isEqualTo("999 bytes");
    assertThat(Bytes.of(34_540_000)).isEqualTo("34.5 MB");
  }
}
