package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Catalogues;
import org.partbook.bench.serving.shop.Server;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.Database;
import org.partbook.bench.serving.tools.NoResult;

/// A catalogue without files beside COPY.
public final class ImportRow implements Row {
  private static final int MOST_ROUNDS = 3;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String how() {
    return """
    `./partbook catalog import` of lines of 1.4 kB without files into a new database, from \
    the first to the last moment of the command, Java's start too; then the same command again. \
    The reference: the rows that came of it, written by psql's `\\copy` into a table made `like \
    asset including all`, so with the same indexes, checks and computed columns.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        line("import", "metadata import of %,d lines".formatted(sizes.listed()), 0.5),
        line("unchanged", "the same, unchanged again", 1.0));
  }

  private static Line line(String id, String title, double goal) {
    return new Line(
        id,
        title,
        "COPY of the same rows",
        "rows/s",
        new Place("ours", id),
        Optional.of(new Place("COPY", "rate")),
        Optional.of(atLeast(goal)));
  }

  @Override
  public int rounds(int usual) {
    return Math.min(usual, MOST_ROUNDS);
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    int count = stage.sizes().listed();
    var file = Catalogues.listed(stage.scratch(), count);
    var rows = stage.scratch().resolve("asset.rows");
    var reference = stage.newDatabase("copy");
    var source = stage.server("copy", reference);
    source.command("catalog", "import", file.toString());
    var columns = columns(reference);
    reference.sql("\\copy asset (%s) to '%s'".formatted(columns, rows));
    return new Contest()
        .with("ours", () -> twice(stage, file, count))
        .with("COPY", () -> copy(reference, columns, rows, count))
        .endingWith(() -> reference.dropped(reference.name()));
  }

  private static Map<String, Double> twice(Stage stage, Path file, int count)
      throws IOException, InterruptedException, NoResult {
    var database = stage.newDatabase("imported");
    Server server = stage.server(database.name(), database);
    // Makes the tables, which isn't part of an import.
    server.command("vendor", "list");
    var figures = new HashMap<String, Double>();
    figures.put("import", count / seconds(server, file));
    figures.put("unchanged", count / seconds(server, file));
    database.dropped(database.name());
    return figures;
  }

  private static double seconds(Server server, Path file)
      throws IOException, InterruptedException, NoResult {
    long begun = System.nanoTime();
    server.command("catalog", "import", file.toString());
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String columns(Database database)
      throws IOException, InterruptedException, NoResult {
    return database.sql(
        """
        select string_agg(quote_ident(attname), ', ' order by attnum)
        from pg_attribute
        where attrelid = 'asset'::regclass and attnum > 0 and not attisdropped
          and attgenerated = ''
        """);
  }

  private static Map<String, Double> copy(Database database, String columns, Path rows, int count)
      throws IOException, InterruptedException, NoResult {
    database.sql("drop table if exists copied");
    database.sql("create table copied (like asset including all)");
    long begun = System.nanoTime();
    database.sql("\\copy copied (%s) from '%s'".formatted(columns, rows));
    return Map.of("rate", count / ((System.nanoTime() - begun) / 1e9));
  }
}
