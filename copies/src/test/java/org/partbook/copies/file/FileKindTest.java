package org.partbook.copies.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
  @ParameterizedTest
  @CsvSource({
    "ID3, audio/mpeg, .mp3",
    "ÿû, audio/mpeg, .mp3",
    "ÿó, audio/mpeg, .mp3",
    "OggS, audio/ogg, .ogg",
    "fLaC, audio/flac, .flac",
    "RIFF....WAVE, audio/wav, .wav",
    "....ftypM4A, audio/mp4, .m4a",
    "MThd, audio/midi, .mid",
    "RIFF....AVI, application/octet-stream, ''",
    "ÿØÿà, application/octet-stream, ''",
    "<html>, application/octet-stream, ''"
  })
  void a_recording_is_told_by_its_first_bytes(String start, String mediaType, String extension) {
    assertThat(FileKind.of("audio", beginning(start)))
        .isEqualTo(new FileKind(mediaType, extension));
  }

  @Test
  void a_score_is_what_the_catalogue_says() {
    assertThat(FileKind.of("pdf", beginning("\n%PDF-1.4"))).isEqualTo(FileKind.PDF);
    assertThat(FileKind.of("musicxml", beginning("<?xml"))).isEqualTo(FileKind.MUSICXML);
    assertThat(FileKind.of("musicxml", beginning("PK\3\4")))
        .isEqualTo(new FileKind("application/vnd.recordare.musicxml", ".mxl"));
  }

  @Test
  void a_file_that_is_shorter_than_what_tells_is_told_or_unknown() {
    assertThat(FileKind.of("audio", new byte[0]).extension()).isEmpty();
    assertThat(FileKind.of("audio", new byte[FileKind.TELLING]).extension()).isEmpty();
    assertThat(FileKind.of("audio", "ID3".getBytes(StandardCharsets.US_ASCII)).extension())
        .isEqualTo(".mp3");
  }

  private static byte[] beginning(String start) {
    return Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), FileKind.TELLING);
  }
}
