package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// MusicXML to sell.
final class TestMusic {
  private static final Path SAMPLES = Path.of(System.getProperty("partbook.root"), "samples");

  private TestMusic() {}

  /// The music of a sample score, by the name of its folder.
  static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(name).resolve("score.musicxml"));
  }

  /// A player of an ensemble.
  ///
  /// @param fifths the key that is written
  /// @param steps from a written note to the one that sounds
  /// @param semitones the same
  /// @param notes four quarters, such as `C5 D5 E5 F5`; `x` for drums
  record Player(String name, int fifths, int steps, int semitones, String notes) {}

  /// A score of one measure.
  static byte[] ensemble(Player... players) {
    var list = new StringBuilder();
    var music = new StringBuilder();
    for (int i = 0; i < players.length; i++) {
      var player = players[i];
      list.append(
          "<score-part id=\"P%d\"><part-name>%s</part-name></score-part>"
              .formatted(i, player.name));
      music.append(
          """
          <part id="P%d"><measure number="1"><attributes><divisions>1</divisions>
          <key><fifths>%d</fifths></key><time><beats>4</beats><beat-type>4</beat-type></time>
          <clef><sign>G</sign><line>2</line></clef>
          <transpose>%s<chromatic>%d</chromatic></transpose></attributes>%s</measure></part>
          """
              .formatted(
                  i,
                  player.fifths,
                  player.steps == 0 ? "" : "<diatonic>" + player.steps + "</diatonic>",
                  player.semitones,
                  notes(player.notes)));
    }
    return ("<score-partwise version=\"4.0\"><part-list>"
            + list
            + "</part-list>"
            + music
            + "</score-partwise>")
        .getBytes(UTF_8);
  }

  private static String notes(String notes) {
    return Pattern.compile("([A-G])(\\d)|x")
        .matcher(notes)
        .replaceAll(note ->
            "<note>%s<duration>1</duration><type>quarter</type></note>"
                .formatted(
                    note.group().equals("x")
                        ? "<unpitched/>"
                        : "<pitch><step>%s</step><octave>%s</octave></pitch>"
                            .formatted(note.group(1), note.group(2))));
  }

  /// The same as a `.mxl`.
  static byte[] compressed(byte[] music) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      put(
          zip,
          "META-INF/container.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <container><rootfiles><rootfile full-path="music/score.xml"/></rootfiles></container>
          """
              .getBytes(UTF_8));
      put(zip, "music/score.xml", music);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
