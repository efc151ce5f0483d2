package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.bench.serving.machine.ProcessTable;
import org.partbook.bench.serving.shop.Catalogues;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Shop;
import org.partbook.bench.serving.shop.Vendor;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.NoResult;

/// What the rows have the load generator do.
final class Loads {
  /// More than a server can sell in a measurement.
  private static final long MANY = 10_000_000;

  private Loads() {}

  /// Sales, of which the next begins when one is over, with orders that nobody else has.
  static Load sales(Stage stage, Shop shop, String script) throws IOException {
    var body = stage.scratch().resolve("registration.json");
    Files.writeString(body, Vendor.registration(Catalogues.SAMPLE));
    return stage
        .generator()
        .at(shop.server().port(), script)
        .with("--header", shop.vendor().authorization())
        .with("--body", body)
        .with("--first-order", stage.orders(MANY));
  }

  /// Requests of a vendor.
  static Load asked(Stage stage, Shop shop, String name, List<String> paths) throws IOException {
    return stage
        .generator()
        .at(shop.server().port(), "get")
        .with("--header", shop.vendor().authorization())
        .with("--paths", list(stage, name, paths));
  }

  /// Files that a buyer gets, or that nginx hands out in their place.
  static Load fetched(Stage stage, int port, String name, List<String> paths) throws IOException {
    var load = stage.generator().at(port, "get").with("--paths", list(stage, name, paths));
    Vendor.BROWSER.forEach(header -> load.with("--header", header));
    return load;
  }

  static Path list(Stage stage, String name, List<String> paths) throws IOException {
    return Files.write(stage.scratch().resolve(name + ".paths"), paths);
  }

  /// Runs it, and adds the milliseconds of processor time that one took: of server and database
  /// together, and of the database alone.
  static Map<String, Double> measured(Load load, Shop shop)
      throws IOException, InterruptedException, NoResult {
    var server = shop.server().processes();
    var database = List.of(shop.database().postmaster());
    var before = ProcessTable.now();
    var figures = new TreeMap<>(load.run());
    var after = ProcessTable.now();
    double done = figures.getOrDefault("done", 0.0);
    if (done == 0) {
      throw new NoResult("nothing was done within the time");
    }
    double ofServer = after.seconds(server) - before.seconds(server);
    double ofDatabase = after.seconds(database) - before.seconds(database);
    figures.put("processor_each", (ofServer + ofDatabase) * 1000 / done);
    figures.put("database_each", ofDatabase * 1000 / done);
    return figures;
  }
}
