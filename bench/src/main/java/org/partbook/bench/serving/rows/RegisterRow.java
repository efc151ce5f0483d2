package org.partbook.bench.serving.rows;

import static org.partbook.bench.serving.figures.Goal.atLeast;
import static org.partbook.bench.serving.figures.Goal.atMost;

import java.io.IOException;
import java.nio.file.Files;
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
import org.partbook.bench.serving.tools.Pgbench;

/// Registrations beside single-row inserts, and beside themselves without group commit.
public final class RegisterRow implements Row {
  private static final int FEW = 64;
  private static final int MANY = 256;
  private static final List<Integer> CLIENTS = List.of(16, 32, 64);
  private static final String REFERENCE = "pgbench, one prepared insert a transaction";
  private static final String SINGLE = "one commit each";
  private static final String STEADY_REFERENCE = "pgbench, steady";

  /// Of what the reference can do at most.
  private static final double STEADY = 0.5;

  /// What makes a server write each registration by itself, if it knows that.
  private static final String SWITCH = "partbook.registrations.together";

  @Override
  public String name() {
    return "register";
  }

  @Override
  public String how() {
    return """
    The rates: a closed loop, in which each connection registers the next order when it has its 201. \
    A 503 with `Retry-After` counts for nothing and is obeyed. Behind each measurement all orders \
    are completed before the next begins; what that takes isn't in the rate. The reference inserts \
    one line with all its columns into the same table, already completed, so nobody works on it; \
    16, 32 and 64 clients in each round, of which the best counts. The latencies: both are given \
    the same arrivals, half of what the reference could do at most when the row began, whether or \
    not earlier ones are done, and each counts from the moment that was planned for it; the \
    reference has 64 clients. Both write to the embedded PostgreSQL of the server. "One commit each" is a second server, with a second PostgreSQL, with \
    `-D%s=1`: as many writers as there are connections to the database, and one registration in \
    each commit.\
    """
        .formatted(SWITCH);
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        rate(FEW),
        rate(MANY),
        latency(FEW),
        latency(MANY),
        new Line(
            "register-group",
            "the same, 64 connections",
            "the same server, one commit each",
            "1/s",
            new Place(ours(FEW), "rate"),
            Optional.of(new Place(SINGLE, "rate")),
            Optional.of(atLeast(2.5))));
  }

  private static Line rate(int connections) {
    return new Line(
        "register-" + connections,
        "durable register, %d connections".formatted(connections),
        REFERENCE,
        "1/s",
        new Place(ours(connections), "rate"),
        Optional.of(new Place("pgbench", "rate")),
        Optional.of(atLeast(1.5)));
  }

  private static Line latency(int connections) {
    return new Line(
        "register-%d-p99".formatted(connections),
        "durable register, %d connections, p99".formatted(connections),
        REFERENCE,
        "ms",
        new Place(steady(connections), "latency.p99"),
        Optional.of(new Place(STEADY_REFERENCE, "p99")),
        Optional.of(atMost(1)));
  }

  private static String ours(int connections) {
    return connections + " connections";
  }

  private static String steady(int connections) {
    return connections + " connections, steady";
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    var pgbench = shop.pgbench(stage.scratch());
    var insert = COUNTING + shop.lines().insert() + ";\n";
    double seconds = stage.sizes().seconds();
    WarmUp.with(stage.sizes(), piece -> register(stage, shop, FEW, piece));
    double arrivals = STEADY * best(stage, pgbench, insert).getOrDefault("rate", 0.0);
    var contest =
        new Contest()
            .with(ours(FEW), () -> register(stage, shop, FEW, seconds))
            .with("pgbench", () -> best(stage, pgbench, insert))
            .with(ours(MANY), () -> register(stage, shop, MANY, seconds))
            .with(steady(FEW), () -> arriving(stage, shop, FEW, arrivals))
            .with(STEADY_REFERENCE, () -> pgbench.arriving(insert, FEW, seconds, arrivals))
            .with(steady(MANY), () -> arriving(stage, shop, MANY, arrivals));
    if (knowsTheSwitch(stage)) {
      var single = oneCommitEach(stage);
      WarmUp.with(stage.sizes(), piece -> register(stage, single, FEW, piece));
      contest
          .with(SINGLE, () -> register(stage, single, FEW, seconds))
          .endingWith(single.server()::stop);
    }
    return contest.warmedUp();
  }

  /// Gives each transaction of pgbench an order of its own.
  static final String COUNTING =
      """
      \\set n :n + 1
      \\set order :base + :client_id * 1000000000 + :n
      """;

  private static Map<String, Double> register(
      Stage stage, Shop shop, int connections, double seconds)
      throws IOException, InterruptedException, NoResult {
    return sold(Loads.sales(stage, shop, "register"), shop, connections, seconds);
  }

  private static Map<String, Double> arriving(
      Stage stage, Shop shop, int connections, double arrivals)
      throws IOException, InterruptedException, NoResult {
    var load = Loads.sales(stage, shop, "register").with("--rate", arrivals);
    return sold(load, shop, connections, stage.sizes().seconds());
  }

  /// Has orders registered, and waits until all of them are completed.
  static Map<String, Double> sold(Load sales, Shop shop, int connections, double seconds)
      throws IOException, InterruptedException, NoResult {
    var load = sales.with("--connections", connections).seconds(seconds);
    var figures = new TreeMap<>(Loads.measured(load, shop));
    figures.put("drain", drain(shop, figures));
    return figures;
  }

  /// The last ones, for they are completed in the order in which they came, and some others.
  private static double drain(Shop shop, Map<String, Double> figures)
      throws IOException, InterruptedException, NoResult {
    long last = figures.getOrDefault("last_order", 0.0).longValue();
    long done = figures.getOrDefault("done", 0.0).longValue();
    var orders = new ArrayList<Long>();
    for (long order = last; order > last - MANY; order--) {
      orders.add(order);
    }
    for (long order = last - MANY; order > last - done; order -= Math.max(1, done / 20)) {
      orders.add(order);
    }
    return shop.vendor().awaitCompleted(orders);
  }

  private static Map<String, Double> best(Stage stage, Pgbench pgbench, String insert)
      throws IOException, InterruptedException, NoResult {
    Map<String, Double> best = Map.of();
    for (int clients : CLIENTS) {
      var figures = pgbench.run(insert, clients, stage.sizes().seconds());
      if (figures.getOrDefault("rate", 0.0) > best.getOrDefault("rate", 0.0)) {
        best = figures;
      }
    }
    return best;
  }

  private static boolean knowsTheSwitch(Stage stage) throws IOException {
    var source =
        stage.checkout().resolve("server/src/main/java/org/partbook/purchase/Registrations.java");
    return Files.exists(source) && Files.readString(source).contains(SWITCH);
  }

  /// A server with a PostgreSQL of its own, as the first one has: one has room for either that
  /// server's or pgbench's connections beside those of the first.
  private static Shop oneCommitEach(Stage stage)
      throws IOException, InterruptedException, NoResult {
    return stage.shop("single", Map.of("PARTBOOK_JAVA_OPTS", "-D" + SWITCH + "=1"));
  }
}
