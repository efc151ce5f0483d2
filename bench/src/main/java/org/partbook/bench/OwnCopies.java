package org.partbook.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.PreparedScore;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.StampFonts;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;

/// Our own way, for measuring: one score, prepared once, and many licences.
final class OwnCopies implements AutoCloseable {
  private static final URI CHECK_PAGE = URI.create("https://scores.example.org/verify/");

  private final Path file;
  private final CopyMaker maker;
  private final PreparedScore prepared;
  private final Regions bytes;
  private final List<Licence> licences;

  private OwnCopies(Path file, CopyMaker maker, int licences) throws IOException {
    this.file = file;
    this.maker = maker;
    this.prepared = PreparedScore.read(file);
    this.bytes = Regions.of(file);
    this.licences = licences(licences);
  }

  /// Prepares a score.
  ///
  /// @param licences how many there are to be
  static OwnCopies of(byte[] score, int licences) throws IOException {
    var maker = new CopyMaker(StampStyle.standard(), () -> CHECK_PAGE, StampFonts.load());
    var original = Files.createTempFile("partbook-bench", ".pdf");
    var file = Files.createTempFile("partbook-bench", ".prepared");
    try {
      maker.prepare(ScoreFormat.PDF, Files.write(original, score), file);
      return new OwnCopies(file, maker, licences);
    } catch (Unfit e) {
      throw new IOException(e);
    } finally {
      Files.delete(original);
    }
  }

  private static List<Licence> licences(int count) {
    var random = new SecureRandom();
    var licences = new ArrayList<Licence>(count);
    for (int i = 0; i < count; i++) {
      var code = new byte[CopyCode.BYTES];
      random.nextBytes(code);
      var customer = "Johanna Müller-Beispiel " + i;
      licences.add(
          new Licence(
              CopyCode.of(code),
              customer,
              1,
              "Notenhaus",
              1_000_000 + i,
              1,
              LocalDate.of(2026, 1, 1),
              "AT",
              false));
    }
    return licences;
  }

  /// What the stamp of a licence says.
  String sentence(int licence) {
    return maker.sentence(licences.get(licence));
  }

  /// Computes all that differs from copy to copy; says how long the copy is.
  // The file stays open for the next copy.
  @SuppressWarnings("resource")
  long tail(int licence) {
    return maker.copy(prepared, bytes, licences.get(licence)).length();
  }

  /// A copy, all of it.
  @SuppressWarnings("resource")
  byte[] wholeCopy(int licence) throws IOException {
    var copy = maker.copy(prepared, bytes, licences.get(licence));
    var out = new ByteArrayOutputStream((int) copy.length());
    copy.writeTo(out, 0, copy.length());
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
    Files.deleteIfExists(file);
  }
}
