package org.partbook.copy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.partbook.copies.PersonalCopy;
import org.partbook.copies.bytes.CountingStream;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.file.FileKind;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.pdf.PdfPreparation;
import org.partbook.copies.pdf.PdfTail;
import org.partbook.copies.pdf.PreparedPdf;
import org.partbook.copies.stamp.Stamper;
import org.partbook.copies.typeset.Typesetter;
import org.partbook.http.PublicUrl;

/// Our own way, for measuring: one score, prepared once, and many licences. In this package because
/// nobody else may make a copy without a store and a database around it.
public final class OwnTail implements AutoCloseable {
  private final Path file;
  private final PreparedPdf prepared;
  private final Stamper stamper;
  private final List<Licence> licences;

  private OwnTail(Path file, PreparedPdf prepared, Stamper stamper, List<Licence> licences) {
    this.file = file;
    this.prepared = prepared;
    this.stamper = stamper;
    this.licences = licences;
  }

  /// Prepares a score.
  ///
  /// @param licences how many there are to be
  public static OwnTail of(byte[] score, int licences) throws IOException {
    var file = Files.createTempFile("partbook-bench", ".prepared");
    try (var document = Loader.loadPDF(score);
        var out = new CountingStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      var prepared = PdfPreparation.write(document, out).prepared();
      return new OwnTail(file, prepared, stamper(), licences(licences));
    } catch (Unfit e) {
      throw new IOException(e);
    }
  }

  private static Stamper stamper() {
    var url = new PublicUrl(Optional.of(URI.create("https://scores.example.org")));
    return new Stamper(StampStyle.standard(), url, Typesetter.load());
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
  public String sentence(int licence) {
    return stamper.sentence(licences.get(licence));
  }

  /// Computes all that differs from copy to copy; says how long the copy is.
  public long tail(int licence) {
    long length = 0;
    for (var segment : segments(licence)) {
      length += segment.length();
    }
    return length;
  }

  /// A copy, all of it.
  public byte[] wholeCopy(int licence) throws IOException {
    try (var copy =
        new PersonalCopy(
            FileChannel.open(file, StandardOpenOption.READ),
            segments(licence),
            "\"\"",
            FileKind.PDF)) {
      var out = new ByteArrayOutputStream((int) copy.length());
      copy.writeTo(out, 0, copy.length());
      return out.toByteArray();
    }
  }

  private List<Segment> segments(int licence) {
    return PdfTail.segments(prepared, stamper.stamp(licences.get(licence), prepared));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
