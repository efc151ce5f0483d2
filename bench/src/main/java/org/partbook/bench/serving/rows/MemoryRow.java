package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.partbook.bench.serving.figures.Goal;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.machine.Memory;
import org.partbook.bench.serving.shop.Catalogues;
import org.partbook.bench.serving.shop.Server;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Shop;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.shop.Vendor;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.NoResult;

/// What the server and the kernel hold.
public final class MemoryRow implements Row {
  private static final Duration REST = Duration.ofSeconds(5);
  private static final int SLOWLY = 4096;
  private static final int COPIES = 64;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String how() {
    return """
    Resident memory of launcher and server without PostgreSQL (the sum of `VmRSS`): five seconds \
    after a start, and at the end of a mixed load, with slow readers still connected that take \
    4 KiB a second of a copy of a mebibyte, while there are each second 20 sales, 20 pages, 5 \
    downloads and 2 lists. The \
    kernel's buffers are what `/proc/net/sockstat` has more for TCP than before, at most; the \
    readers' own share is kept small.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        line("memory-start", "resident memory after start", "started", 160),
        line(
            "memory-mixed",
            "resident memory after %.0f s of mixed load with %,d slow readers"
                .formatted(sizes.mixed(), sizes.slow()),
            "mixed",
            256),
        line("memory-kernel", "the kernel's buffers meanwhile", "kernel", 64));
  }

  private static Line line(String id, String title, String figure, double goal) {
    return Line.alone(id, title, "MiB", new Place("ours", figure), Goal.atMost(goal));
  }

  @Override
  public int rounds(int usual) {
    return 1;
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    stage.main();
    return new Contest().with("ours", () -> measure(stage));
  }

  private static Map<String, Double> measure(Stage stage)
      throws IOException, InterruptedException, NoResult {
    var shop = stage.main();
    var figures = new TreeMap<String, Double>();
    shop.server().stop();
    shop.server().start();
    Thread.sleep(REST);
    figures.put("started", Memory.resident(shop.server().processes()));
    figures.putAll(mixed(stage, shop));
    return figures;
  }

  private static Map<String, Double> mixed(Stage stage, Shop shop)
      throws IOException, InterruptedException, NoResult {
    double seconds = stage.sizes().mixed();
    var loads = loads(stage, shop, seconds);
    double before = Memory.ofConnections();
    var running = new LinkedHashMap<Path, Process>();
    try {
      for (var load : loads) {
        var log = Files.createTempFile(stage.scratch(), "mixed", ".json");
        running.put(log, load.start(log));
      }
      var figures = watch(shop.server(), before, seconds);
      for (var entry : running.entrySet()) {
        if (!entry.getValue().waitFor(60, TimeUnit.SECONDS)) {
          throw new NoResult("a part of the mixed load doesn't end");
        }
        // Throws if an answer was wrong.
        var answers = Load.figuresOfAnswers(Files.readString(entry.getKey()));
        if (answers.getOrDefault("refused", 0.0) > 0) {
          throw new NoResult("the server has refused some of the mixed load");
        }
      }
      return figures;
    } finally {
      running.values().forEach(Process::destroy);
    }
  }

  private static Map<String, Double> watch(Server server, double before, double seconds)
      throws InterruptedException, NoResult {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    double kernel = 0;
    double resident = 0;
    // The last second is left to the generators, which end by themselves.
    while (System.nanoTime() < end - 1_000_000_000L) {
      Thread.sleep(500);
      kernel = Math.max(kernel, Memory.ofConnections() - before);
      resident = Memory.resident(server.processes());
    }
    if (resident == 0) {
      throw new NoResult("the mixed load is too short to be watched");
    }
    return Map.of("mixed", resident, "kernel", kernel);
  }

  private static List<Load> loads(Stage stage, Shop shop, double seconds)
      throws IOException, InterruptedException, NoResult {
    var copies = new ArrayList<String>();
    for (long order : DownloadRow.sell(stage, Catalogues.LARGE, COPIES)) {
      copies.add(shop.vendor().link("download-url", order));
    }
    var pages = new ArrayList<String>();
    for (long order : DownloadRow.sell(stage, Catalogues.SAMPLE, COPIES)) {
      pages.add(shop.vendor().link("view-url", order) + "/pages/1");
    }
    int port = shop.server().port();
    var slow =
        stage
            .generator()
            .at(port, "slow")
            .with("--paths", Loads.list(stage, "slow", copies))
            .with("--connections", stage.sizes().slow())
            .with("--bytes-a-second", SLOWLY);
    Vendor.BROWSER.forEach(header -> slow.with("--header", header));
    return List.of(
        slow.seconds(seconds),
        each(Loads.sales(stage, shop, "sale"), 20).seconds(seconds),
        each(Loads.fetched(stage, port, "mixed-pages", pages), 20).seconds(seconds),
        each(Loads.fetched(stage, port, "mixed-copies", copies), 5).seconds(seconds),
        each(Loads.asked(stage, shop, "mixed-list", List.of("/assets/list?page_size=100")), 2)
            .seconds(seconds));
  }

  private static Load each(Load load, double second) {
    return load.with("--connections", 16).with("--rate", second);
  }
}
