package org.partbook.copies.musicxml;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.copies.musicxml.TestXml.LICENCE;
import static org.partbook.copies.musicxml.TestXml.unzip;
import static org.partbook.testing.MusicXmlFiles.container;
import static org.partbook.testing.MusicXmlFiles.score;
import static org.partbook.testing.MusicXmlFiles.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.bytes.Crc;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;

class PreparedMxlTest {
  private static final String CONTAINER = "META-INF/container.xml";
  private static final String MIMETYPE = "application/vnd.recordare.musicxml";
  private static final byte[] PICTURE =
      new Random(1)
          .ints(5000, 0, 9)
          .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (a, b) -> {})
          .toByteArray();

  /// A score, a container and a text, prepared when the score was kept uncompressed.
  private static final String IN_FORM_1 =
      """
      UEsDBBQAAAgIAIMYIlxZbzWxTAAAAGQAAAAWAAAATUVUQS1JTkYvY29udGFpbmVyLnhtbLOxr8jNUShLLSrOzM+z
      VTLUM1Cyt7NJzs8rSczMSy2ysynKzy9Jy8xJLUYwFdJKc3J0CxJLMmyVipPzi1L1gGYo6dvZ6CMp1keYAQBQSwME
      FAAACAgAgxgiXA2a5yITAAAAEQAAAAkAAABub3Rlcy50eHRzSi3OTElVKMlIVShOzi9K1QMAPHNjb3JlLXBhcnR3
      aXNlIHZlcnNpb249IjQuMCI+PGlkZW50aWZpY2F0aW9uPjxjcmVhdG9yIHR5cGU9ImNvbXBvc2VyIj5KLiBTLiBC
      YWNoPC9jcmVhdG9yPjwvaWRlbnRpZmljYXRpb24+PHBhcnQtbGlzdD48c2NvcmUtcGFydCBpZD0iUDEiPjxwYXJ0
      LW5hbWU+UDwvcGFydC1uYW1lPjwvc2NvcmUtcGFydD48L3BhcnQtbGlzdD48cGFydCBpZD0iUDEiPjxtZWFzdXJl
      IG51bWJlcj0iMSIvPjwvcGFydD48L3Njb3JlLXBhcnR3aXNlPlBLAQIUABQAAAgIAIMYIlxZbzWxTAAAAGQAAAAW
      AAAAAAAAAAAAAAAAAAAAAABNRVRBLUlORi9jb250YWluZXIueG1sUEsBAhQAFAAACAgAgxgiXA2a5yITAAAAEQAA
      AAkAAAAAAAAAAAAAAAAAgAAAAG5vdGVzLnR4dAAFVVRGLTgACDxyaWdodHM+AAk8L3JpZ2h0cz4AAAAAAAAAugAA
      AAAAAABbAAAAAAAAAJwBAAlzY29yZS54bWwBXCIYgwAAAABa+ze+AAAAAOoYy/oAAAACAAAAAAAAAHsBAAAAYVBC
      SzE=
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.partbook.copies.musicxml.PreparedXmlTest#samples")
  void every_sample_in_its_compressed_form_gets_the_same_licence_as_in_the_plain_one(Path sample)
      throws Exception {
    var plain = Files.readAllBytes(sample);
    var original = zip(CONTAINER, container("score.xml"), "score.xml", plain);

    var files = unzip(folder, TestXml.copy(folder, original, LICENCE));

    assertThat(files.get("score.xml")).isEqualTo(TestXml.copy(folder, plain, LICENCE));
  }

  @Test
  void all_other_files_are_kept_and_the_first_stays_the_first() throws Exception {
    var original =
        zip(
            "mimetype",
            MIMETYPE,
            CONTAINER,
            container("music/a&amp;b ü.musicxml"),
            "music/",
            "",
            "music/a&b ü.musicxml",
            score("<identification/>"),
            "images/p.png",
            PICTURE,
            "empty.txt",
            "");

    var copy = TestXml.copy(folder, original, LICENCE);

    var was = unzip(folder, original);
    var is = unzip(folder, copy);
    assertThat(is.keySet())
        .containsExactly(
            "mimetype", CONTAINER, "music/", "images/p.png", "empty.txt", "music/a&b ü.musicxml");
    assertThat(TestXml.rights(requireNonNull(is.remove("music/a&b ü.musicxml"))))
        .containsExactly(LICENCE);
    assertThat(is).allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(was.get(name)));
    assertThat(new String(copy, 30, 8 + MIMETYPE.length(), UTF_8)).isEqualTo("mimetype" + MIMETYPE);
  }

  @Test
  void a_copy_can_be_read_as_a_stream_and_by_other_programs() throws Exception {
    var copy =
        TestXml.copy(folder, zip(CONTAINER, container("s"), "p", PICTURE, "s", score("")), LICENCE);

    int entries = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(copy))) {
      while (zip.getNextEntry() != null) {
        zip.readAllBytes();
        entries++;
      }
    }
    assertThat(entries).isEqualTo(3);
    var file = Files.write(folder.resolve("copy.mxl"), copy);
    for (var command : new String[] {"unzip -tq", "python3 -m zipfile -t"}) {
      assertThat(run(command + " " + file)).as(command).isIn(0, NOT_THERE);
    }
  }

  @Test
  void a_score_in_another_encoding_is_no_matter() throws Exception {
    var xml = ("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + score("")).getBytes(UTF_16LE);

    var copy = TestXml.copy(folder, zip(CONTAINER, container("s.xml"), "s.xml", xml), LICENCE);

    assertThat(TestXml.rights(requireNonNull(unzip(folder, copy).get("s.xml"))))
        .containsExactly(LICENCE);
  }

  /// Besides the licence itself, which is as long as it is: a few hundred bytes.
  @ParameterizedTest
  @MethodSource("org.partbook.copies.musicxml.PreparedXmlTest#samples")
  void a_copy_is_hardly_larger_than_the_original(Path sample) throws Exception {
    var original = zip(CONTAINER, container("s.xml"), "s.xml", Files.readAllBytes(sample));

    var copy = TestXml.copy(folder, original, LICENCE);

    int licence = XmlText.encoded("<rights>", LICENCE, "</rights>", UTF_8).length;
    assertThat(copy.length).isLessThanOrEqualTo((int) (1.1 * original.length) + licence);
  }

  /// A block of bytes as they are has at most 65,535.
  @Test
  void a_licence_of_any_length_is_part_of_the_compressed_score() throws Exception {
    var original = zip(CONTAINER, container("s"), "s", score(""));
    for (var length : new int[] {0, 65_000, 140_000}) {
      var licence = "x".repeat(length);

      var score = unzip(folder, TestXml.copy(folder, original, licence)).get("s");

      assertThat(TestXml.rights(requireNonNull(score))).containsExactly(licence);
    }
  }

  /// Buyers may have begun to receive copies of it.
  @Test
  void a_score_that_was_prepared_uncompressed_gives_the_same_bytes_as_ever() throws Exception {
    var file = Files.write(folder.resolve("prepared"), Base64.getMimeDecoder().decode(IN_FORM_1));
    PreparedXml prepared;
    try (var regions = Regions.of(file)) {
      var end = PreparedFile.read(regions);
      assertThat(end.kind()).isEqualTo(PreparedFile.Kind.MUSICXML);
      prepared = PreparedXml.read(end.kind(), end.description());
      assertThat(prepared.toBytes()).isEqualTo(end.description());
    }

    var copy = TestXml.copy(file, prepared, LICENCE);

    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(copy)))
        .isEqualTo("470d08aaab1280887cfe96f64778434250ea515e16a59ccbc6ce500ba1f7e2f0");
    assertThat(TestXml.rights(requireNonNull(unzip(folder, copy).get("score.xml"))))
        .containsExactly(LICENCE);
  }

  @Test
  void the_same_licence_gives_the_same_bytes() throws Exception {
    var original = zip(CONTAINER, container("s.xml"), "s.xml", score(""));

    assertThat(TestXml.copy(folder, original, LICENCE))
        .isEqualTo(TestXml.copy(folder, original, LICENCE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 4096, 100_001})
  void checksums_are_put_together_without_the_bytes(int length) {
    var bytes = new byte[100_001];
    new Random(length).nextBytes(bytes);

    long combined =
        Crc.combined(
            crc(bytes, 0, length), crc(bytes, length, bytes.length), bytes.length - length);

    assertThat(combined).isEqualTo(crc(bytes, 0, bytes.length));
  }

  @Test
  void archives_that_are_no_scores_are_refused_with_the_reason() throws Exception {
    refused(zip("a.xml", score("")), "is an .mxl without META-INF/container.xml");
    refused(
        zip(CONTAINER, container("b.xml"), "a.xml", score("")),
        "is an .mxl without the score that its META-INF/container.xml names");
    refused(
        zip(CONTAINER, "<container/>"), "is an .mxl whose META-INF/container.xml names no score");
    refused(zip(CONTAINER, "<x"), "is an .mxl whose META-INF/container.xml can't be read");
    refused(
        zip(CONTAINER, container("a"), "a", "<opus/>"),
        "is not a MusicXML score: its root element is opus");
    refused(
        zip(CONTAINER, container("a"), "a", score("").replace("</part>", "")),
        "is not well-formed MusicXML: ");
    refused(
        zip(CONTAINER, container("../a"), "../a", score("")),
        "is an .mxl with a file whose name leads elsewhere");
    refused(
        zip(CONTAINER, container("a"), "a", score(""), "/etc/x", ""),
        "is an .mxl with a file whose name leads elsewhere");
    refused(
        zip(CONTAINER, container("a"), "a", score(""), "c:x", ""),
        "is an .mxl with a file whose name leads elsewhere");
  }

  @Test
  void damaged_encrypted_and_unusual_archives_are_refused_with_the_reason() throws Exception {
    refused(
        spoilt(zip -> zip.putInt(directory(zip) + 16, 1)), "is a damaged .mxl: invalid entry CRC");
    refused(spoilt(zip -> zip.put(zip.capacity() - 18, (byte) 9)), "is an .mxl in several volumes");
    refused(
        spoilt(zip -> zip.putInt(zip.capacity() - 6, -1)),
        "is an .mxl in the format Zip64, which isn't supported");
    refused(
        spoilt(zip -> zip.putInt(zip.capacity() - 6, 1 << 30)),
        "is a damaged .mxl: its directory is cut off");
    refused(spoilt(zip -> zip.put(directory(zip) + 8, (byte) 9)), "is an encrypted .mxl");
    refused(spoilt(zip -> zip.put(6, (byte) 9)), "is an encrypted .mxl");
    refused(
        spoilt(zip -> zip.put(directory(zip) + 10, (byte) 14)),
        "is an .mxl with an unusual compression, of method 14");
    refused(spoilt(zip -> zip.putInt(directory(zip) + 42, 5)), "is a damaged .mxl: ");
    refused(
        spoilt(zip -> zip.putInt(directory(zip) + 24, 3)),
        "is an .mxl whose META-INF/container.xml can't be read");
    var cut = zip(CONTAINER, container("a"), "a", score(""));
    refused(Arrays.copyOf(cut, cut.length - 1), "is a damaged .mxl: it has no directory");
  }

  /// Of each, some programs read other files than we would.
  @Test
  void archives_that_have_two_directories_or_hide_a_file_in_one_are_refused() throws Exception {
    var one = zip(CONTAINER, container("a"), "a", score(""));
    var other = zip(CONTAINER, container("b"), "b", score(""));
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);

    refused(both, "is a damaged .mxl: there is something between its directory and its end");
    var hidden = ByteBuffer.wrap(zip(CONTAINER, container("a"), "a", score(""), "hidden", ""));
    hidden.order(ByteOrder.LITTLE_ENDIAN);
    hidden.putShort(hidden.capacity() - 14, (short) 2).putShort(hidden.capacity() - 12, (short) 2);
    refused(hidden.array(), "is a damaged .mxl: its directory has more files than it says");
  }

  @Test
  void a_comment_at_the_end_of_an_archive_is_no_matter() throws Exception {
    var original = zip(CONTAINER, container("a"), "a", score(""));
    var commented = Arrays.copyOf(original, original.length + 3);
    commented[original.length - 2] = 3;

    assertThat(TestXml.copy(folder, commented, LICENCE))
        .isEqualTo(TestXml.copy(folder, original, LICENCE));
  }

  @Test
  void archives_whose_files_lie_over_each_other_or_over_the_directory_are_refused()
      throws Exception {
    var overlap = "is a damaged .mxl: its files overlap";
    refused(spoilt(zip -> lengthen(zip, 0)), overlap);
    refused(spoilt(zip -> lengthen(zip, 1)), overlap);
  }

  /// Has the directory say that a file's data are longer by a byte, which no reader notices who
  /// only unpacks it.
  private static void lengthen(ByteBuffer zip, int number) {
    int at = directory(zip);
    for (int i = 0; i < number; i++) {
      at += ZipRecord.CENTRAL_LENGTH + zip.getShort(at + 28) + zip.getShort(at + 30);
    }
    // A file that was written as a stream has its sizes in a record of 16 bytes behind it.
    zip.putInt(at + 20, zip.getInt(at + 20) + 17);
  }

  @Test
  void a_score_that_unpacks_to_very_much_is_refused_before_it_is_unpacked() throws Exception {
    var bomb = new byte[(int) MxlPreparation.LARGEST_SCORE + 1];
    Arrays.fill(bomb, (byte) ' ');

    refused(
        zip(CONTAINER, container("a"), "a", bomb), "is an .mxl whose score is larger than 100 MB");
  }

  @Test
  void a_score_that_is_not_what_the_archive_says_is_refused() throws Exception {
    var xml = score("");
    var zip = ByteBuffer.wrap(zip("a", xml, CONTAINER, container("a")));
    zip.order(ByteOrder.LITTLE_ENDIAN);
    var other = ByteBuffer.wrap(zip.array().clone()).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(directory(zip) + 24, xml.length() - 1);
    other.putInt(directory(zip) + 16, 1);

    refused(zip.array(), "is a damaged .mxl: a file in it is larger than the archive says");
    refused(other.array(), "is a damaged .mxl: its score isn't what its checksum says");
  }

  @Test
  void other_files_that_unpack_to_very_much_are_refused() throws Exception {
    var zip = ByteBuffer.wrap(zip("b", PICTURE, CONTAINER, container("a"), "a", score("")));
    zip.order(ByteOrder.LITTLE_ENDIAN).putInt(directory(zip) + 24, 501 << 20);

    refused(zip.array(), "is an .mxl with more than 500 MB in it");
  }

  private static int directory(ByteBuffer zip) {
    return zip.getInt(zip.capacity() - 6);
  }

  private static byte[] spoilt(Consumer<ByteBuffer> spoil) throws IOException {
    var zip = ByteBuffer.wrap(zip(CONTAINER, container("a"), "a", score("")));
    spoil.accept(zip.order(ByteOrder.LITTLE_ENDIAN));
    return zip.array();
  }

  private void refused(byte[] zip, String reason) {
    assertThatThrownBy(() -> TestXml.copy(folder, zip, LICENCE))
        .isInstanceOf(Unfit.class)
        .hasMessageStartingWith(reason);
  }

  private static final int NOT_THERE = 127;

  private int run(String command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static long crc(byte[] bytes, int from, int to) {
    var crc = new CRC32();
    crc.update(bytes, from, to - from);
    return crc.getValue();
  }
}
