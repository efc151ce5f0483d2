package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.PreparedScore;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.trace.TraceOutcome;
import org.partbook.copies.trace.Tracer;
import org.partbook.scores.TestCopies;

/// A score. A sentence says why it can't be sold, or its copies are scores of the same kind that
/// are as long as they said they would be, with as many pages; and those of a PDF bear their code.
final class ScoreTarget implements FuzzTarget {
  private static final Licence LICENCE =
      new Licence(
          CopyCode.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}),
          "Clara Wieck & 山田",
          2,
          "Music <Shop>",
          4711,
          1,
          LocalDate.of(2026, 11, 30),
          "DE",
          false);

  private final CopyMaker maker = TestCopies.maker();
  private final ScoreFormat format;
  private final List<String> words;
  private final Path score;
  private final Path prepared;
  private final Path copy;

  private ScoreTarget(ScoreFormat format, List<String> words) {
    this.format = format;
    this.words = words;
    try {
      var folder = Files.createTempDirectory("partbook-fuzz");
      this.score = folder.resolve("score");
      this.prepared = folder.resolve("prepared");
      this.copy = folder.resolve("copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FuzzTarget pdf() {
    return new ScoreTarget(
        ScoreFormat.PDF,
        List.of(
            "/Type /Page",
            "/Kids [",
            "/Parent 1 0 R",
            "/Contents",
            "/MediaBox [0 0 10 10]",
            "endobj",
            "stream\n",
            "endstream",
            "/Length 0",
            "<<",
            ">>",
            "/Filter /FlateDecode",
            "q ",
            "Q ",
            "1 0 0 1 0 0 cm ",
            "/F Do ",
            "/Resources",
            "/Rotate 90",
            "1 0 R",
            "2 0 R",
            "xref",
            "trailer"));
  }

  static FuzzTarget musicXml() {
    return new ScoreTarget(
        ScoreFormat.MUSICXML,
        List.of(
            "<rights>",
            "</rights>",
            "<identification>",
            "</identification>",
            "<part-list>",
            "&#13;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?a b?>",
            "encoding=\"UTF-16\"",
            "encoding='latin1'",
            "<!DOCTYPE score-partwise>",
            "xmlns:a=\"b\"",
            "a:rights",
            "</score-partwise>"));
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public long mostMegabytes() {
    return format == ScoreFormat.PDF ? 2000 : 64;
  }

  @Override
  public int mutations() {
    return format == ScoreFormat.PDF ? 40 : 800;
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    Files.write(score, bytes);
    try {
      var made = maker.prepare(format, score, prepared);
      writeCopy();
      assertThat(CopyMaker.check(format, copy)).isEqualTo(made.pages());
      if (format == ScoreFormat.PDF) {
        bearsItsCode();
      }
    } catch (Unfit e) {
      assertThat(e.text()).isNotBlank().hasSizeLessThan(1000).doesNotContain("\n");
    }
  }

  private void writeCopy() throws IOException {
    try (var open = maker.copy(PreparedScore.read(prepared), Regions.of(prepared), LICENCE);
        var out = Files.newOutputStream(copy)) {
      open.writeTo(out, 0, open.length());
      out.flush();
      assertThat(Files.size(copy)).isEqualTo(open.length());
    }
  }

  private void bearsItsCode() throws IOException {
    var outcome = new Tracer(false).trace(copy);
    assertThat(outcome).isInstanceOf(TraceOutcome.Searched.class);
    if (outcome instanceof TraceOutcome.Searched found) {
      assertThat(found.copies()).anyMatch(traced -> traced.code().equals(LICENCE.code()));
    }
  }
}
