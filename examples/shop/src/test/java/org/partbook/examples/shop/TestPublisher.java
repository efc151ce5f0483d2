package org.partbook.examples.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.access.Environment;
import org.partbook.access.Vendors;
import org.partbook.catalog.Progress;

/// The real server with its own PostgreSQL, a piece for sale, and a clock that can be put forward.
final class TestPublisher implements AutoCloseable {
  private final Path data;
  private final App app;
  private final Ahead clock = new Ahead();
  private final String token;

  private static final class Ahead extends Clock {
    private volatile Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private TestPublisher() throws Exception {
    data = Files.createTempDirectory("partbook-shop");
    var environment = Map.of("PARTBOOK_DATA", data.toString(), "PARTBOOK_PORT", "0");
    app = App.start(Config.read(environment), clock);
    var vendors = new Vendors(app.installation().db(), clock);
    token = vendors.issue(vendors.add("Example Shop", true), Environment.SANDBOX).token();
    putOnSale("\"asset_id\":101014,");
  }

  static TestPublisher start() {
    try {
      return new TestPublisher();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Puts one of the samples on sale.
  private void putOnSale(String asset) throws Exception {
    var samples = Path.of(System.getProperty("partbook.root"), "samples");
    var line =
        Files.readAllLines(samples.resolve("catalog.jsonl")).stream()
            .filter(text -> text.replace(" ", "").contains(asset))
            .findFirst()
            .orElseThrow();
    var catalog = Files.write(data.resolve("catalog.jsonl"), List.of(line));
    var report = app.installation().catalogImport().importFile(catalog, samples, Progress.none());
    if (report.bad() > 0) {
      throw new AssertionError(report.problems().toString());
    }
  }

  Map<String, String> environment(Path folder) {
    return Map.of(
        "PARTBOOK_URL",
        app.uri().toString(),
        "PARTBOOK_SANDBOX_TOKEN",
        token,
        "SHOP_FOLDER",
        folder.toString());
  }

  void advance(Duration time) {
    clock.by = clock.by.plus(time);
  }

  @Override
  public void close() {
    app.close();
    try (var files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
