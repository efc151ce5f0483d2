package org.partbook.copies.pdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.partbook.copies.bytes.CountingStream;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.draw.GreyPages;
import org.partbook.copies.draw.SecondRenderer;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.stamp.Stamper;

/// Makes a prepared file of a PDF, and checks it before anybody uses it.
public final class PdfPreparer {
  private static final int BUFFER = 1 << 16;

  private static final String FULL_DISK = "No space left on device";

  private final Stamper stamper;
  private final PdfCheck check;

  public PdfPreparer(Stamper stamper) {
    this.stamper = stamper;
    this.check = new PdfCheck(stamper);
  }

  /// Prepares a file.
  ///
  /// @param made where the prepared file goes; on failure, what is there is worthless
  /// @param pageDone told now and then, when one more page was read, looked at or compared
  /// @throws Unfit if no personal copies can be made of it
  /// @throws IOException if the prepared file can't be written
  public PdfPreparation.Result prepare(Path file, Path made, Runnable pageDone)
      throws Unfit, IOException {
    // What is drawn is opened for itself: PDFBox writes into what it draws.
    try (var opened = OpenedPdf.open(file);
        var shown = OpenedPdf.open(file);
        var second = new SecondRenderer(file)) {
      var document = opened.document();
      boolean signed = SignatureFields.remove(document);
      PdfPreparation.Result result;
      try (var out =
          new CountingStream(new BufferedOutputStream(Files.newOutputStream(made), BUFFER))) {
        var grey = new GreyPages(shown.document(), second);
        result = PdfPreparation.write(document, stamper.fitting(), grey::grey, out, pageDone);
        var prepared = result.prepared();
        new PreparedFile(prepared.kind(), prepared.toBytes()).writeTo(out);
      }
      check.check(document, made, result.prepared(), pageDone);
      return result.with(opened.findings(), signed);
    } catch (CountingStream.Failed e) {
      throw e.reason();
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      requireItIsTheFile(e);
      throw Damage.of(e);
    }
  }

  /// Preparing is broken off when the server stops, and the disk for what PDFBox puts aside may be
  /// full. Neither is the file's fault.
  public static void requireItIsTheFile(Throwable e) throws IOException {
    if (Thread.currentThread().isInterrupted() || e instanceof ClosedByInterruptException) {
      throw new IOException("the preparing was broken off", e);
    }
    if (String.valueOf(e.getMessage()).contains(FULL_DISK)) {
      throw new IOException("the disk is full", e);
    }
  }
}
