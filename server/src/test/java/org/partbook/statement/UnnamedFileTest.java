package org.partbook.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnamedFileTest {
  @TempDir Path temporary;

  private static long write(UnnamedFile file, String text) throws IOException {
    return file.write(out -> {
      out.write(text.getBytes(UTF_8));
      return (long) text.length();
    });
  }

  @Test
  void nobody_sees_it_while_it_is_written_and_read() throws IOException {
    var folder = temporary.resolve("made");
    try (var file = UnnamedFile.in(folder)) {
      assertThat(write(file, "a statement")).isEqualTo(11);
      assertThat(folder).isEmptyDirectory();

      assertThat(file.size()).isEqualTo(11);
      assertThat(file.read().readAllBytes()).asString(UTF_8).isEqualTo("a statement");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_is_written_anew_takes_the_place_of_what_was_there() throws IOException {
    try (var file = UnnamedFile.in(temporary)) {
      write(file, "a long statement");
      var _ = file.read().readAllBytes();
      write(file, "another");

      assertThat(file.size()).isEqualTo(7);
      assertThat(file.read().readAllBytes()).asString(UTF_8).isEqualTo("another");
    }
  }

  @Test
  void who_has_read_it_can_close_it() throws IOException {
    var file = UnnamedFile.in(temporary);
    write(file, "a statement");

    file.read().close();

    assertThatThrownBy(file::size).isInstanceOf(ClosedChannelException.class);
  }
}
