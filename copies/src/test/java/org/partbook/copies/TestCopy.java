package org.partbook.copies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.partbook.copies.file.FileKind;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.pdf.PdfPreparation;
import org.partbook.copies.pdf.PdfPreparer;
import org.partbook.copies.pdf.PdfTail;
import org.partbook.copies.pdf.PreparedPdf;
import org.partbook.copies.stamp.CopyStamp;
import org.partbook.copies.stamp.Stamper;

/// A score that is prepared as it is at import, for making copies of it without a server.
public final class TestCopy {
  private final Path made;
  private final PdfPreparation.Result result;

  private TestCopy(Path made, PdfPreparation.Result result) {
    this.made = made;
    this.result = result;
  }

  /// Prepares a PDF.
  ///
  /// @param folder for the prepared file
  public static TestCopy of(Path pdf, Path folder) throws Unfit, IOException {
    var made = Files.createTempFile(folder, "prepared", "");
    var preparer = new PdfPreparer(TestStamps.stamper());
    return new TestCopy(made, preparer.prepare(pdf, made, () -> {}));
  }

  public PdfPreparation.Result result() {
    return result;
  }

  /// What its publisher hears of it, in words.
  public List<String> warnings() {
    return result.findings().stream().map(Finding::text).toList();
  }

  public PreparedPdf prepared() {
    return result.prepared();
  }

  public CopyStamp stamp(Licence licence) {
    return prepared().stamp(TestStamps.stamper(), licence);
  }

  /// Whose the pages of a copy are.
  Surround.Owner owner(Licence licence) {
    var sentence = TestStamps.stamper().sentence(licence);
    return new Surround.Owner(stamp(licence), prepared()::sortOf, sentence);
  }

  /// A copy, open for reading.
  public PersonalCopy open(Licence licence) throws IOException {
    return open(licence, TestStamps.stamper());
  }

  PersonalCopy open(Licence licence, Stamper stamper) throws IOException {
    var segments = PdfTail.segments(prepared(), prepared().stamp(stamper, licence));
    return new PersonalCopy(Regions.of(made), "", segments, "\"\"", FileKind.PDF);
  }

  /// Writes a copy to a file.
  public Path write(Licence licence, Path to) throws IOException {
    try (var copy = open(licence);
        var out = Files.newOutputStream(to)) {
      copy.writeTo(out, 0, copy.length());
    }
    return to;
  }
}
