package org.partbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// What was computed once, line by line, held against what is computed today: `name`, `what` and
/// `value`, with tabs between them, sorted.
///
/// What DEFLATE, PNG and JPEG make of the same bytes is a matter of the libraries that a build of
/// the JDK has in it or takes from the system, and what text looks like whose font isn't in the PDF
/// is a matter of the machine's fonts. Such lines say so, and are compared where all of these are
/// known to give the same. All others hold on every machine. ETags have Java's version in them, and
/// are compared where it is the one of the file.
///
/// `-Dgolden.renew=true` writes the file anew. What that changes in it changes under buyers' feet:
/// CONTRIBUTING.md tells which number to raise.
public final class Golden {
  private static final int JAVA = 25;
  private static final int MOST_SHOWN = 50;

  /// Of [#probe], by Temurin 25 on Linux with x86-64, where no font calls itself Helvetica or
  /// Arial.
  private static final String KNOWN_LIBRARIES =
      "cb233f3bd70188ec4422f4bd0feadb329c231981ac75ac26931b35f1aba4a87e";

  private final Path file;
  private final SortedSet<String> lines = new TreeSet<>();

  /// Whether a value is the same whatever libraries the JDK has in it.
  public enum Made {
    EVERYWHERE(""),
    BY_KNOWN_LIBRARIES(" (libraries)");

    private final String note;

    Made(String note) {
      this.note = note;
    }
  }

  /// Lines for a file, which is a resource of tests.
  public Golden(Path file) {
    this.file = Path.of("src/test/resources").resolve(file);
  }

  public void add(String name, String what, Made made, String value) {
    assertThat(lines.add(name + "\t" + what + made.note + "\t" + value)).isTrue();
  }

  public void add(String name, String what, Made made, byte[] bytes) {
    add(name, what, made, sha256(bytes) + " " + bytes.length);
  }

  /// Writes the file anew, where that is wanted.
  public void renew() throws IOException {
    if (Boolean.getBoolean("golden.renew")) {
      assertThat(probe()).as("another JDK's libraries give other bytes").isEqualTo(KNOWN_LIBRARIES);
      assertThat(Runtime.version().feature()).isEqualTo(JAVA);
      Files.write(file, lines);
    }
  }

  /// Compares what is the same on all machines.
  public void requireSame() throws IOException {
    requireSame(Made.EVERYWHERE);
  }

  /// Compares the rest, where that can be compared.
  public void requireSameOfLibraries() throws IOException {
    assumeTrue(
        probe().equals(KNOWN_LIBRARIES),
        "the libraries or fonts of this machine are others than those of the file");
    requireSame(Made.BY_KNOWN_LIBRARIES);
  }

  private void requireSame(Made made) throws IOException {
    var before = compared(Files.readAllLines(file), made);
    var now = compared(lines, made);
    assertThat(before).isNotEmpty();
    assertThat(differences(before, now))
        .as("%s: - is what was, + is what is", file)
        .isEqualTo("no differences");
  }

  /// Line by line; of many, the first ones.
  private static String differences(SortedSet<String> before, SortedSet<String> now) {
    var all = new TreeSet<>(before);
    all.addAll(now);
    var different =
        all.stream()
            .filter(line -> !before.contains(line) || !now.contains(line))
            .map(line -> (before.contains(line) ? "- " : "+ ") + line)
            .toList();
    var shown = different.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n"));
    return different.isEmpty() ? "no differences" : different.size() + " lines:\n" + shown;
  }

  private static SortedSet<String> compared(Iterable<String> lines, Made made) {
    var compared = new TreeSet<String>();
    for (var line : lines) {
      var what = line.split("\t", -1)[1];
      boolean packed = what.endsWith(Made.BY_KNOWN_LIBRARIES.note);
      boolean ofThisJava = !what.startsWith("ETag") || Runtime.version().feature() == JAVA;
      if (packed == (made == Made.BY_KNOWN_LIBRARIES) && ofThisJava) {
        compared.add(line);
      }
    }
    return compared;
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// What this JDK's libraries make of something that is neither too plain nor too wild.
  private static String probe() throws IOException {
    var text = new StringBuilder();
    var picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      text.append(i * i % 1009).append(i % 7 == 0 ? " l\n" : " ");
      picture.setRGB(i % 64, i / 64, i * 4093 ^ i << 9);
    }
    var out = new ByteArrayOutputStream();
    for (int level : new int[] {6, 9}) {
      var deflater = new Deflater(level);
      try (var packed = new DeflaterOutputStream(out, deflater)) {
        packed.write(text.toString().getBytes(UTF_8));
      } finally {
        deflater.end();
      }
    }
    for (var format : List.of("png", "jpeg")) {
      assertThat(ImageIO.write(picture, format, out)).isTrue();
    }
    for (var name : List.of("Helvetica", "Times-Roman", "Courier", "Symbol")) {
      var font = FontMappers.instance().getFontBoxFont(name, null).getFont();
      for (var glyph : List.of("a", "g", "R", "alpha")) {
        out.write((font.getName() + font.getPath(glyph).getBounds2D()).getBytes(UTF_8));
      }
    }
    return sha256(out.toByteArray());
  }
}
