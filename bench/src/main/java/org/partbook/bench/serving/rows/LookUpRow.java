package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// Questions about one order among very many.
public final class LookUpRow implements Row {
  private static final int AT_ONCE = 16;
  private static final Map<String, String> PATHS =
      Map.of(
          "info", "/purchase/info?order_id={order}",
          "download-url", "/purchase/download-url?order_id={order}&order_line_id=1",
          "view-url", "/purchase/view-url?order_id={order}&order_line_id=1");
  private static final List<String> OPERATIONS = List.of("info", "download-url", "view-url");

  @Override
  public String name() {
    return "info";
  }

  @Override
  public String how() {
    return """
    16 connections ask for orders at random, of all that there are. The table's other lines are \
    copies of one that was sold, with orders and codes of their own, inserted by one statement; the \
    columns are asked of the database. The ledger has no entries of them. The reference selects the \
    whole row by vendor, environment and order, prepared, 16 clients, as random.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return OPERATIONS.stream()
        .map(operation ->
            new Line(
                operation,
                "%s among %,d lines".formatted(operation, sizes.lines()),
                "pgbench, select of the same row",
                "1/s",
                new Place(operation, "rate"),
                Optional.of(new Place("pgbench", "rate")),
                Optional.of(atLeast(0.7))))
        .toList();
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var ledger = stage.ledger();
    var shop = ledger.shop();
    var pgbench = shop.pgbench(stage.scratch());
    var script =
        """
        \\set order random(%d, %d)
        select * from order_line where %s and order_id = :order;
        """
            .formatted(ledger.first(), ledger.last(), shop.lines().mine());
    double seconds = stage.sizes().seconds();
    var contest = new Contest();
    for (var operation : new ArrayList<>(OPERATIONS)) {
      WarmUp.with(stage.sizes(), piece -> measure(stage, operation, piece));
      contest.with(operation, () -> measure(stage, operation, seconds));
    }
    return contest.with("pgbench", () -> pgbench.run(script, AT_ONCE, seconds)).warmedUp();
  }

  private static Map<String, Double> measure(Stage stage, String operation, double seconds)
      throws IOException, InterruptedException, NoResult {
    var ledger = stage.ledger();
    var path = Optional.ofNullable(PATHS.get(operation)).orElseThrow();
    var load =
        Loads.asked(stage, ledger.shop(), operation, List.of(path))
            .with("--from", ledger.first())
            .with("--to", ledger.last())
            .with("--connections", AT_ONCE)
            .seconds(seconds);
    return Loads.measured(load, ledger.shop());
  }
}
