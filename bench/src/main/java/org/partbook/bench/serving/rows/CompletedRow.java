package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.partbook.bench.serving.figures.Goal;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// How long a buyer waits after the sale.
public final class CompletedRow implements Row {
  private static final int CONNECTIONS = 1024;

  @Override
  public String name() {
    return "completed";
  }

  @Override
  public String how() {
    return """
    200 sales begin in each second, whether or not earlier ones are done. Each vendor asks for info \
    as soon as it has its 201, and then 5 ms after each 202. The figure is the time from the 201 to \
    the first answer that says completed; the time of a registration counts from the moment that \
    was planned for it.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        Line.alone(
            "completed",
            "201 to completed at 200 sales a second with polling vendors, p99",
            "ms",
            new Place("ours", "completed.p99"),
            Goal.atMost(50)),
        Line.alone(
                "completed-whole",
                "the same from the planned moment of the registration, p99",
                "ms",
                new Place("ours", "latency.p99"),
                Goal.atMost(50))
            .withoutGoal());
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    measure(stage, stage.sizes().warm());
    return new Contest().with("ours", () -> measure(stage, 2 * stage.sizes().seconds()));
  }

  private static Map<String, Double> measure(Stage stage, double seconds)
      throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    return Loads.measured(
        Loads.sales(stage, shop, "completed")
            .with("--connections", CONNECTIONS)
            .with("--rate", 200)
            .with("--poll-ms", 5)
            .seconds(seconds),
        shop);
  }
}
