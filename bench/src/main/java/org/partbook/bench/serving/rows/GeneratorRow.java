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

/// What the load generator can do by itself.
public final class GeneratorRow implements Row {
  private static final int CONNECTIONS = 64;

  @Override
  public String name() {
    return "generator";
  }

  @Override
  public String how() {
    return """
    The same generator against the least that a server can do: nginx, two bytes from memory, 64 \
    connections. Where a row's rate is far below, the generator isn't what limits it.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        plain("generator", "the generator against nginx that answers two bytes", "1/s", "rate"),
        plain("generator-cost", "its processor time a request", "µs", "processor_a_request"),
        plain("generator-share", "the share of one processor that it took", "", "generator"));
  }

  private static Line plain(String id, String title, String unit, String figure) {
    return Line.alone(id, title, unit, new Place("generator", figure), Goal.atLeast(0))
        .withoutGoal();
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    int port = stage.nginx().port();
    return new Contest().with("generator", () -> measure(stage, port)).warmedUp();
  }

  private static Map<String, Double> measure(Stage stage, int port)
      throws IOException, InterruptedException, NoResult {
    return stage
        .generator()
        .at(port, "get")
        .with("--paths", Loads.list(stage, "nothing", List.of("/nothing\t2")))
        .with("--connections", CONNECTIONS)
        .seconds(stage.sizes().seconds())
        .run();
  }
}
