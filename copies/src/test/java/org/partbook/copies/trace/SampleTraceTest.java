package org.partbook.copies.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.trace.TraceOutcome.Searched;

/// Copies that were sold in the sandbox.
class SampleTraceTest {
  private static final Path SCORE =
      Path.of(System.getProperty("partbook.root", ".."))
          .resolve("samples/ah-vous-dirai-je/score.pdf");
  private static final CopyCode CODE = new CopyCode("3a9f04c1d2e85b7716fd");

  @TempDir Path folder = Path.of("");

  @Test
  void a_sample_is_known_by_every_mark() throws Exception {
    var sample = folder.resolve("sample.pdf");
    new SoldCopies(folder).writeSample(SCORE, CODE, sample);

    var traced = new Tracer(true).trace(sample);

    assertThat(traced).isInstanceOf(Searched.class);
    var copies = ((Searched) traced).copies();
    assertThat(copies).extracting(TracedCopy::code).containsExactly(CODE);
    var evidence = copies.getFirst().evidence();
    for (var kind :
        List.of(MarkKind.PAGE_DATA, MarkKind.HIDDEN_ROW, MarkKind.TEXT, MarkKind.QR_CODE)) {
      assertThat(evidence).contains(new Evidence(kind, OptionalInt.of(1), 0));
    }
  }
}
