package org.partbook.delivery;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A PDF of a few hundred megabytes, written piece by piece: one page with a scan that fills it,
/// and a recording attached.
final class LargePdf implements AutoCloseable {
  /// Of the scan, in pixels of three bytes each.
  private static final int WIDTH = 5000;

  private static final int HEIGHT = 5000;
  private static final int SCAN = 3 * WIDTH * HEIGHT;

  /// Of the recording, in bytes.
  private static final int RECORDING = 90 << 20;

  private final CountedStream out;
  private final List<Long> offsets = new ArrayList<>();

  private LargePdf(OutputStream out) {
    this.out = new CountedStream(out);
  }

  static Path write(Path file) throws IOException {
    try (var pdf = new LargePdf(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      pdf.write();
    }
    return file;
  }

  private void write() throws IOException {
    text("%PDF-1.7\n");
    object("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.wav) 7 0 R]>>>>>>");
    object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
    object(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            + "/Resources<</XObject<</I 5 0 R>>>>>>");
    object("<</Length 30>>\nstream\nq 495 0 0 700 50 90 cm /I Do Q\nendstream");
    begin();
    text("<</Type/XObject/Subtype/Image/Width " + WIDTH + "/Height " + HEIGHT);
    text("/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length 6 0 R>>\nstream\n");
    long start = out.count;
    scan();
    long length = out.count - start;
    text("\nendstream\nendobj\n");
    object(Long.toString(length));
    object("<</Type/Filespec/F(a.wav)/EF<</F 8 0 R>>>>");
    begin();
    text("<</Type/EmbeddedFile/Length " + RECORDING + ">>\nstream\n");
    noise(out, RECORDING);
    text("\nendstream\nendobj\n");
    end();
  }

  /// Noise can't be compressed, so this is about as large in the file as in the memory.
  private void scan() throws IOException {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    var compressed = new DeflaterOutputStream(out, deflater, 1 << 16);
    noise(compressed, SCAN);
    compressed.finish();
    deflater.end();
  }

  private static void noise(OutputStream out, int count) throws IOException {
    try (var noise = new Noise(count)) {
      noise.transferTo(out);
    }
  }

  /// What is attached.
  static InputStream recording() {
    return new Noise(RECORDING);
  }

  private void object(String text) throws IOException {
    begin();
    text(text + "\nendobj\n");
  }

  private void begin() throws IOException {
    offsets.add(out.count);
    text(offsets.size() + " 0 obj\n");
  }

  private void end() throws IOException {
    long xref = out.count;
    int size = offsets.size() + 1;
    text("xref\n0 " + size + "\n0000000000 65535 f \n");
    for (long offset : offsets) {
      text("%010d 00000 n \n".formatted(offset));
    }
    text("trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + xref + "\n%%EOF\n");
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// The same each time however it is read, and never all of it in the memory.
  private static final class Noise extends InputStream {
    private final int length;
    private int at;

    Noise(int length) {
      this.length = length;
    }

    @Override
    public int read() {
      return at < length ? next() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int count) {
      int read = Math.min(count, length - at);
      for (int i = 0; i < read; i++) {
        target[from + i] = next();
      }
      return read == 0 ? -1 : read;
    }

    private byte next() {
      long mixed = ++at * 0x9E37_79B9_7F4A_7C15L;
      return (byte) (((mixed ^ (mixed >>> 32)) * 0xD6E8_FEB8_6659_FD93L) >>> 56);
    }
  }

  private static final class CountedStream extends FilterOutputStream {
    private long count;

    CountedStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }
  }
}
