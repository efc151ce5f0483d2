package org.partbook.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.json.Json;

/// How dear it is to guess what backups are encrypted with.
class PassphraseTest {
  @TempDir private Path folder;

  @Test
  void each_guess_takes_600_000_rounds_and_short_lines_are_refused() throws Exception {
    var file = Files.writeString(folder.resolve("key"), "twelve chars\n");

    var note = Json.read(FolderNote.of(Optional.of(Passphrase.in(file))).json());

    var how = note.path("encryption");
    assertThat(how.path("key").asString()).isEqualTo("PBKDF2WithHmacSHA256");
    assertThat(how.path("iterations").asInt()).isGreaterThanOrEqualTo(600_000);
    Files.writeString(file, "eleven char\n");
    assertThatThrownBy(() -> Passphrase.in(file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("at least 12 characters");
  }

  @Test
  void two_folders_with_one_passphrase_have_two_keys() throws Exception {
    var phrase =
        Optional.of(Passphrase.in(Files.writeString(folder.resolve("key"), "x".repeat(40))));
    var one = FolderNote.of(phrase);

    assertThat(one.json()).isNotEqualTo(FolderNote.of(phrase).json());
  }
}
