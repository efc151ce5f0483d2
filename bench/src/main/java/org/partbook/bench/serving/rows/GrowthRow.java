package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Shop;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// The same work with very many lines and with few.
public final class GrowthRow implements Row {
  private static final int AT_ONCE = 64;
  private static final List<String> SCRIPTS = List.of("register", "sale");

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String how() {
    return """
    Registrations, and whole sales as in `sales`, on 64 connections: on the server with the large \
    table of `info`, and on one with a new database, which has what it has sold here. Both \
    databases are in one PostgreSQL. Each measurement begins when all orders are completed and \
    behind a checkpoint, when a page that is changed for the first time costs most.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return SCRIPTS.stream()
        .map(script ->
            new Line(
                "growth-" + script,
                "%s among %,d lines"
                    .formatted(
                        script.equals("sale") ? "whole sales" : "durable register", sizes.lines()),
                "the same among few lines",
                "1/s",
                new Place(script + " among many", "rate"),
                Optional.of(new Place(script + " among few", "rate")),
                Optional.of(atLeast(0.9))))
        .toList();
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var many = stage.ledger().shop();
    var few = stage.beside("few");
    var contest = new Contest();
    for (var script : SCRIPTS) {
      for (var shop : List.of(many, few)) {
        run(stage, shop, script, stage.sizes().warm());
      }
      contest
          .with(script + " among many", () -> run(stage, many, script, stage.sizes().seconds()))
          .with(script + " among few", () -> run(stage, few, script, stage.sizes().seconds()));
    }
    return contest.endingWith(few.server()::stop);
  }

  private static Map<String, Double> run(Stage stage, Shop shop, String script, double seconds)
      throws IOException, InterruptedException, NoResult {
    shop.database().sql("checkpoint");
    return RegisterRow.sold(Loads.sales(stage, shop, script), shop, AT_ONCE, seconds);
  }
}
