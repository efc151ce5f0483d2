package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.partbook.copies.trace.TraceOutcome;
import org.partbook.copies.trace.Tracer;

/// A file that was found somewhere. It is searched or unknown, and what can't be looked at is said
/// in few sentences; nothing in it is an error.
final class TraceTarget implements FuzzTarget {
  private final Tracer tracer = new Tracer(false);
  private final Path file;

  TraceTarget() {
    try {
      file = Files.createTempDirectory("partbook-fuzz").resolve("found");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> words() {
    return List.of(
        "%PDF-1.7",
        "/ID [<",
        "/verify/",
        "<svg",
        "<text>",
        "</svg>",
        "/PieceInfo",
        "endobj",
        "BT",
        "1 0 R",
        "stream\n",
        "/Contents",
        "re f",
        "\u0089PNG",
        "IHDR",
        "data-");
  }

  @Override
  public long mostMegabytes() {
    return 2000;
  }

  @Override
  public int mutations() {
    return 60;
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    if (tracer.trace(file) instanceof TraceOutcome.Searched found) {
      assertThat(found.remarks()).hasSizeLessThanOrEqualTo(20);
      assertThat(found.remarks()).allSatisfy(one -> assertThat(one).hasSizeLessThan(1000));
      assertThat(found.rendered()).isLessThanOrEqualTo(Tracer.MOST_RENDERED);
    }
  }
}
