package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Catalogues;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.Command;
import org.partbook.bench.serving.tools.NoResult;

/// Preparing scores beside drawing them.
public final class PdfRow implements Row {
  private static final int MOST_ROUNDS = 2;

  @Override
  public String name() {
    return "pdfs";
  }

  @Override
  public String how() {
    return """
    `./partbook catalog import` of PDFs of two pages each, all different, into a new database and \
    an empty folder: they are checked, rewritten, drawn, compared. From the first to the last \
    moment of the command. The reference only draws them: `pdftocairo -svg`, a process for each \
    PDF, two at a time.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        new Line(
            "pdfs",
            "preparing PDFs, %,d distinct".formatted(sizes.pdfs()),
            "`pdftocairo -svg`, two at a time",
            "PDFs/s",
            new Place("ours", "rate"),
            Optional.of(new Place("pdftocairo", "rate")),
            Optional.of(atLeast(1))));
  }

  @Override
  public int rounds(int usual) {
    return Math.min(usual, MOST_ROUNDS);
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    int count = stage.sizes().pdfs();
    var folder = Files.createDirectories(stage.scratch().resolve("pdfs"));
    var file = Catalogues.pdfs(stage.samples(), folder, count);
    return new Contest()
        .with("ours", () -> prepare(stage, file, count))
        .with("pdftocairo", () -> draw(folder, count));
  }

  private static Map<String, Double> prepare(Stage stage, Path file, int count)
      throws IOException, InterruptedException, NoResult {
    var database = stage.newDatabase("pdfs");
    var server = stage.server(database.name(), database);
    server.command("vendor", "list");
    long begun = System.nanoTime();
    server.command("catalog", "import", file.toString());
    double seconds = (System.nanoTime() - begun) / 1e9;
    database.dropped(database.name());
    return Map.of("rate", count / seconds);
  }

  private static Map<String, Double> draw(Path folder, int count)
      throws IOException, InterruptedException, NoResult {
    long begun = System.nanoTime();
    Command.of("bash", "-c")
        .and(
            "cd \"$1\" && find . -name '*.pdf' -print0 | xargs -0 -n 1 -P 2 sh -c 'pdftocairo -svg \"$0\" \"$0.svg\"'")
        .and("draw", folder.toString())
        .run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long drawn;
    try (var files = Files.list(folder)) {
      drawn = files.filter(file -> file.toString().endsWith(".svg")).count();
    }
    if (drawn != count) {
      throw new NoResult("pdftocairo has drawn %d of %d".formatted(drawn, count));
    }
    return Map.of("rate", count / seconds);
  }
}
