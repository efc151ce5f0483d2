package org.partbook.bench.serving.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Runs a script of statements over and over, each prepared once, on as many connections.
public final class Pgbench {
  /// Each run counts its orders from another number on.
  private static final long RUN = 1_000_000_000_000L;

  private static final AtomicLong RUNS = new AtomicLong(1000);

  private static final int MICROS_FIELD = 2;
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial");
  private static final Duration MORE = Duration.ofMinutes(2);

  private final Database database;
  private final Path scratch;

  public Pgbench(Database database, Path scratch) {
    this.database = database;
    this.scratch = scratch;
  }

  /// Transactions a second and milliseconds of one, as `rate`, `p50`, `p99`.
  ///
  /// `:order` in the script is a number that hasn't been there yet.
  public Map<String, Double> run(String script, int clients, double seconds)
      throws IOException, InterruptedException, NoResult {
    return run(script, clients, seconds, OptionalDouble.empty());
  }

  /// The same with so many beginning in each second, whether or not earlier ones are done.
  /// Milliseconds count from the moment that was planned.
  public Map<String, Double> arriving(String script, int clients, double seconds, double rate)
      throws IOException, InterruptedException, NoResult {
    return run(script, clients, seconds, OptionalDouble.of(rate));
  }

  private Map<String, Double> run(String script, int clients, double seconds, OptionalDouble rate)
      throws IOException, InterruptedException, NoResult {
    var folder = Files.createTempDirectory(scratch, "pgbench");
    try {
      var file = Files.writeString(folder.resolve("script.sql"), script);
      int whole = (int) Math.max(1, Math.round(seconds));
      var command =
          Command.of("pgbench", "--no-vacuum", "--protocol=prepared")
              .and("--client=" + clients, "--jobs=" + Math.min(clients, 2), "--time=" + whole)
              .and("--file=" + file, "--log", "--log-prefix=" + folder.resolve("log"))
              .and("--define=n=0", "--define=base=" + RUNS.incrementAndGet() * RUN)
              .within(MORE.plusSeconds(whole));
      rate.ifPresent(arrivals -> command.and("--rate=%.1f".formatted(arrivals)));
      return figures(database.reachedBy(command).run(), latencies(folder));
    } finally {
      delete(folder);
    }
  }

  private static Map<String, Double> figures(String report, List<Long> latencies) throws NoResult {
    var rate = RATE.matcher(report);
    if (!rate.find() || latencies.isEmpty()) {
      throw new NoResult("pgbench says nothing: " + report);
    }
    var figures = new HashMap<String, Double>();
    figures.put("rate", Double.valueOf(rate.group(1)));
    figures.put("p50", percentile(latencies, 0.5));
    figures.put("p99", percentile(latencies, 0.99));
    return figures;
  }

  private static List<Long> latencies(Path folder) throws IOException {
    var all = new ArrayList<Long>();
    try (var logs = Files.newDirectoryStream(folder, "log*")) {
      for (var log : logs) {
        try (var lines = Files.lines(log)) {
          lines.forEach(line -> all.add(Long.valueOf(line.split(" ", -1)[MICROS_FIELD])));
        }
      }
    }
    all.sort(null);
    return all;
  }

  private static double percentile(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share))) / 1000.0;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
