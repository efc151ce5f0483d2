package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;
import static org.partbook.bench.serving.figures.Goal.atMost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Shop;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.NoResult;

/// Three times as many requests as a server can answer, beside as many as it can.
public final class OverloadRow implements Row {
  private static final int TIMES = 3;

  /// Of the generator: as many requests can wait at a time.
  private static final int CONNECTIONS = 2_000;

  private static final List<Integer> CLOSED = List.of(64, 256);
  private static final String BEST = ", best";
  private static final String OVERLOADED = ", overloaded";

  /// What is asked for.
  private enum Operation {
    REGISTER("register"),
    INFO("info");

    private final String title;

    Operation(String title) {
      this.title = title;
    }

    String best() {
      return title + BEST;
    }

    String overloaded() {
      return title + OVERLOADED;
    }

    Load load(Stage stage, Shop shop) throws IOException {
      return switch (this) {
        case REGISTER -> Loads.sales(stage, shop, "register");
        case INFO -> {
          var path = "/purchase/info?order_id=" + Stage.PATTERN;
          yield Loads.asked(stage, shop, "overload-info", List.of(path));
        }
      };
    }
  }

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String how() {
    return """
    The reference is the server itself with as much as it can answer: a closed loop with 64 \
    connections, or 256 where these do more. Then three times as many begin in each second, whether \
    or not earlier ones are done, from 2,000 connections; who is told to come back doesn't, and who \
    finds no connection free counts as one that wasn't served. The latency is that of what is \
    answered with what was asked for, from the moment that was planned for it. Meanwhile `/livez` \
    is asked ten times a second, each time by a connection of its own.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    var lines = new ArrayList<Line>();
    for (var operation : Operation.values()) {
      lines.addAll(lines(operation));
    }
    return lines;
  }

  private static List<Line> lines(Operation operation) {
    var id = "overload-" + operation.title;
    var of = operation.title + ", three times as much as can be answered";
    return List.of(
        new Line(
            id,
            of + ": answered",
            "the same server, as much as it can",
            "1/s",
            new Place(operation.overloaded(), "rate"),
            Optional.of(new Place(operation.best(), "rate")),
            Optional.of(atLeast(0.8))),
        alone(operation, id + "-p50", of + ": p50", "ms", "latency.p50").withoutGoal(),
        alone(operation, id + "-p99", of + ": p99", "ms", "latency.p99"),
        alone(operation, id + "-refused-p99", of + ": p99 of 503", "ms", "refusals.p99"),
        alone(operation, id + "-refused", of + ": share of 503", "%", "refused_share")
            .withoutGoal(),
        alone(operation, id + "-dropped", of + ": share without a connection", "%", "dropped_share")
            .withoutGoal(),
        alone(operation, id + "-livez", of + ": slowest `/livez`", "ms", "livez"));
  }

  private static Line alone(
      Operation operation, String id, String title, String unit, String figure) {
    return Line.alone(
        id, title, unit, new Place(operation.overloaded(), figure), atMost(MOST_MILLIS));
  }

  /// A second: who waits for longer has given up.
  private static final double MOST_MILLIS = 1_000;

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    var contest = new Contest();
    double seconds = stage.sizes().seconds();
    for (var operation : Operation.values()) {
      WarmUp.with(stage.sizes(), piece -> closed(operation, stage, shop, CLOSED.getLast(), piece));
      double best = best(operation, stage, shop).getOrDefault("rate", 0.0);
      // The heap grows only then, and other code is compiled than with few at a time.
      WarmUp.with(stage.sizes(), piece -> overloaded(operation, stage, shop, TIMES * best, piece));
      contest
          .with(operation.best(), () -> best(operation, stage, shop))
          .with(
              operation.overloaded(),
              () -> overloaded(operation, stage, shop, TIMES * best, seconds));
    }
    return contest;
  }

  private static Map<String, Double> best(Operation operation, Stage stage, Shop shop)
      throws IOException, InterruptedException, NoResult {
    Map<String, Double> best = Map.of();
    for (int connections : CLOSED) {
      var figures = closed(operation, stage, shop, connections, stage.sizes().seconds());
      if (figures.getOrDefault("rate", 0.0) > best.getOrDefault("rate", 0.0)) {
        best = figures;
      }
    }
    return best;
  }

  private static Map<String, Double> closed(
      Operation operation, Stage stage, Shop shop, int connections, double seconds)
      throws IOException, InterruptedException, NoResult {
    return operation.load(stage, shop).with("--connections", connections).seconds(seconds).run();
  }

  private static Map<String, Double> overloaded(
      Operation operation, Stage stage, Shop shop, double arrivals, double seconds)
      throws IOException, InterruptedException, NoResult {
    try (var probe = Probe.of(shop.server().port())) {
      var load =
          operation
              .load(stage, shop)
              .with("--connections", CONNECTIONS)
              .with("--rate", arrivals)
              .with("--impatient", 1)
              .seconds(seconds);
      var figures = new TreeMap<>(load.runWhateverIsUnfinished());
      var offered = arrivals * seconds;
      figures.put("refused_share", 100 * figures.getOrDefault("refused", 0.0) / offered);
      figures.put("dropped_share", 100 * figures.getOrDefault("dropped", 0.0) / offered);
      figures.put("livez", probe.slowestMillis());
      return figures;
    }
  }
}
