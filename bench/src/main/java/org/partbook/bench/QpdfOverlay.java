package org.partbook.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Has qpdf lay a stamp over each page, as a process. The stamp is ready: to make it costs nothing
/// here.
final class QpdfOverlay implements AutoCloseable {
  private static final String PROGRAM = "qpdf";

  private final Path folder;
  private final Path out;

  QpdfOverlay(byte[] score, PdfBoxStamp stamp, String text) throws IOException {
    folder = Files.createTempDirectory("partbook-bench");
    out = folder.resolve("out.pdf");
    Files.write(folder.resolve("in.pdf"), score);
    Files.write(folder.resolve("stamp.pdf"), stamp.stamp(emptyPage(), text));
  }

  /// Whether this machine has qpdf.
  static boolean works() {
    try {
      return run(List.of(PROGRAM, "--version"), Path.of("."));
    } catch (IOException e) {
      return false;
    }
  }

  /// How many bytes came out.
  long run() throws IOException {
    var command =
        List.of(PROGRAM, "in.pdf", "--overlay", "stamp.pdf", "--repeat=1", "--", "out.pdf");
    if (!run(command, folder)) {
      throw new IOException("qpdf failed");
    }
    return Files.size(out);
  }

  private static boolean run(List<String> command, Path folder) throws IOException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static byte[] emptyPage() throws IOException {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
