package org.partbook.bench;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One copy, made in three ways. Each invocation is for another buyer.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"})
public class CopyBenchmark {
  /// More buyers than the typesetter remembers texts, so that no name is found set already.
  private static final int BUYERS = 4096;

  /// What all of them start from.
  @State(Scope.Thread)
  public static class Score {
    @Param({"1", "40", "400"})
    int pages;

    private int next;
    private byte[] bytes = {};
    private @Nullable OwnCopies own;

    @Setup(Level.Trial)
    public void make() throws IOException {
      bytes = Scores.ofPages(pages);
      own = OwnCopies.of(bytes, BUYERS);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      own().close();
    }

    byte[] bytes() {
      return bytes;
    }

    OwnCopies own() {
      return Objects.requireNonNull(own);
    }

    int buyer() {
      next = (next + 1) % BUYERS;
      return next;
    }
  }

  /// What PDFBox needs besides.
  @State(Scope.Thread)
  public static class WithPdfBox {
    private @Nullable PdfBoxStamp stamp;

    @Setup(Level.Trial)
    public void make() throws IOException {
      stamp = new PdfBoxStamp();
    }

    PdfBoxStamp stamp() {
      return Objects.requireNonNull(stamp);
    }
  }

  /// What qpdf needs besides.
  @State(Scope.Thread)
  public static class WithQpdf {
    private @Nullable QpdfOverlay overlay;

    @Setup(Level.Trial)
    public void make(Score score) throws IOException {
      overlay = new QpdfOverlay(score.bytes(), new PdfBoxStamp(), score.own().sentence(0));
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      overlay().close();
    }

    QpdfOverlay overlay() {
      return Objects.requireNonNull(overlay);
    }
  }

  /// What a download costs before its first byte: everything that differs from copy to copy.
  @Benchmark
  public long tail(Score score) {
    return score.own().tail(score.buyer());
  }

  /// The same, and all bytes of the copy in memory, as PDFBox has them.
  @Benchmark
  public byte[] wholeCopy(Score score) throws IOException {
    return score.own().wholeCopy(score.buyer());
  }

  /// Load, append, save.
  @Benchmark
  public byte[] pdfBox(Score score, WithPdfBox pdfBox) throws IOException {
    return pdfBox.stamp().stamp(score.bytes(), score.own().sentence(score.buyer()));
  }

  /// A process that lays one ready page over all.
  @Benchmark
  public long qpdf(WithQpdf qpdf) throws IOException {
    return qpdf.overlay().run();
  }
}
