package org.partbook.bench.serving.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.partbook.bench.serving.tools.Database;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.Nginx;
import org.partbook.bench.serving.tools.NoResult;
import org.partbook.bench.serving.tools.Pgbench;

/// One checkout that is measured, with what it needs for that. Nothing is made before a row asks
/// for it.
public final class Stage implements AutoCloseable {
  /// The order whose line is the pattern of all others.
  public static final long PATTERN = 1;

  private final String name;
  private final Path checkout;
  private final Path scratch;
  private final Sizes sizes;
  private final Load.Generator generator;

  /// Behind those of the large table.
  private final AtomicLong nextOrder = new AtomicLong(10_000_000_000L);

  private final List<Server> servers = new ArrayList<>();
  private @Nullable Shop main;
  private @Nullable Ledger ledger;
  private @Nullable Nginx nginx;
  private boolean ledgerFailed;
  private int databases;

  /// How much there is of everything.
  ///
  /// @param seconds of one measurement
  /// @param warm seconds of load before the first one, at least
  /// @param lines in the large table
  /// @param listed assets in the list
  /// @param pdfs to be prepared
  /// @param mixed seconds of mixed load
  /// @param slow readers during that
  public record Sizes(
      double seconds, double warm, long lines, int listed, int pdfs, double mixed, int slow) {

    /// What of it decides what a figure is a figure of.
    public String described() {
      return String.format(
          Locale.ROOT,
          "%.0f s a measurement, %,d lines, %,d assets in the list, %,d PDFs, %.0f s of mixed load, "
              + "%,d slow readers",
          seconds,
          lines,
          listed,
          pdfs,
          mixed,
          slow);
    }
  }

  /// A server that sells, and one of its vendors.
  public record Shop(Server server, Vendor vendor, Database database, LineTable lines) {
    public Pgbench pgbench(Path scratch) {
      return new Pgbench(database, scratch);
    }
  }

  /// The same on a database with many lines, whose orders are `first` to `last`.
  public record Ledger(Shop shop, long first, long last) {}

  public Stage(String name, Path checkout, Path scratch, Sizes sizes, Load.Generator generator)
      throws IOException {
    this.name = name;
    this.checkout = checkout;
    this.scratch = Files.createDirectories(scratch.resolve(name));
    this.sizes = sizes;
    this.generator = generator;
  }

  public String name() {
    return name;
  }

  public Path checkout() {
    return checkout;
  }

  public Path scratch() {
    return scratch;
  }

  public Sizes sizes() {
    return sizes;
  }

  public Load.Generator generator() {
    return generator;
  }

  public Path samples() {
    return checkout.resolve("samples");
  }

  /// The processes of everything that runs here.
  public List<Long> processes() {
    var all = new ArrayList<Long>();
    for (var server : servers) {
      all.addAll(server.allProcesses());
    }
    return all;
  }

  /// A number that no order has yet, and as many behind it.
  public long orders(long count) {
    return nextOrder.getAndAdd(count);
  }

  /// A server on its own embedded database, with the samples and a score of a mebibyte.
  public Shop main() throws IOException, InterruptedException, NoResult {
    var there = main;
    if (there == null) {
      there = shop("main", Map.of());
      main = there;
    }
    return there;
  }

  /// Another one of the kind, with settings of its own.
  public Shop shop(String purpose, Map<String, String> settings)
      throws IOException, InterruptedException, NoResult {
    var server = server(purpose, settings);
    server.start();
    importSamples(server);
    return shop(server, server.database());
  }

  /// A server on a database with many lines. The database lies beside that of [#main].
  public Ledger ledger() throws IOException, InterruptedException, NoResult {
    if (ledgerFailed) {
      throw new NoResult("there is no table with many lines");
    }
    var there = ledger;
    if (there == null) {
      ledgerFailed = true;
      var shop = beside("ledger");
      long first = PATTERN + 1;
      shop.lines().multiply(first, sizes.lines());
      there = new Ledger(shop, first, first + sizes.lines() - 1);
      ledger = there;
      ledgerFailed = false;
    }
    return there;
  }

  /// A server on a new database beside that of [#main].
  public Shop beside(String purpose) throws IOException, InterruptedException, NoResult {
    var database = newDatabase(purpose);
    var server = server(purpose, database);
    server.start();
    importSamples(server);
    return shop(server, database);
  }

  /// For the bytes that are measured beside ours.
  public Nginx nginx() throws IOException, InterruptedException, NoResult {
    var there = nginx;
    if (there == null) {
      there = Nginx.start(Files.createDirectories(scratch.resolve("nginx")));
      nginx = there;
    }
    return there;
  }

  private void importSamples(Server server) throws IOException, InterruptedException, NoResult {
    server.command("catalog", "import", samples().resolve("catalog.jsonl").toString());
    server.command("catalog", "import", Catalogues.large(samples(), scratch).toString());
  }

  private static Shop shop(Server server, Database database)
      throws IOException, InterruptedException, NoResult {
    var vendor = Vendor.of(server);
    vendor.sell(PATTERN, Catalogues.SAMPLE);
    return new Shop(server, vendor, database, LineTable.of(database, PATTERN));
  }

  /// A new database in the same PostgreSQL.
  public Database newDatabase(String purpose) throws IOException, InterruptedException, NoResult {
    return main().database().created(purpose + ++databases);
  }

  /// A server, not yet started, with a folder of its own.
  public Server server(String purpose, Database database) throws IOException {
    return server(purpose, Map.of("PARTBOOK_DATABASE_URL", database.url()));
  }

  private Server server(String purpose, Map<String, String> settings) throws IOException {
    var server = new Server(checkout, scratch.resolve("data-" + purpose), settings);
    servers.add(server);
    return server;
  }

  @Override
  public void close() {
    var there = nginx;
    if (there != null) {
      there.close();
    }
    // The first one has the database of all others.
    for (int i = servers.size() - 1; i >= 0; i--) {
      servers.get(i).close();
    }
  }
}
