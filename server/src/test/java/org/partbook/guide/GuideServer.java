package org.partbook.guide;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;
import org.partbook.sandbox.IntegrationReport;
import org.partbook.sandbox.Reports;

/// What `./partbook demo` starts: the real server with the sample catalogue. Its clock can be put
/// forward from outside, by programs that would have to wait otherwise.
final class GuideServer implements AutoCloseable {
  /// For the server to notice that time has passed.
  private static final Duration A_MOMENT = Duration.ofMillis(250);

  private final TestDatabase database = TestDatabase.withTables();
  private final TestClock clock = new TestClock();
  private final App app;
  private final HttpServer waiting;
  private final Vendors vendors;

  GuideServer(Path data) throws IOException, Config.Invalid, ImportStopped {
    var url = database.url();
    var login = "postgresql://" + url.user() + ":" + url.password() + "@";
    var settings = new TreeMap<String, String>();
    settings.put("PARTBOOK_DATA", data.toString());
    settings.put("PARTBOOK_PORT", "0");
    settings.put("PARTBOOK_DATABASE_URL", url.jdbcUrl().replace("jdbc:postgresql://", login));
    app = App.start(Config.read(settings), clock);
    vendors = new Vendors(app.installation().db(), clock);
    var samples = Path.of(System.getProperty("partbook.root", ".."), "samples").toAbsolutePath();
    app.installation()
        .catalogImport()
        .importFile(samples.resolve("catalog.jsonl"), samples, Progress.none());
    waiting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    waiting.createContext("/", this::pass);
    waiting.start();
  }

  /// The path is for how many seconds somebody wants to wait.
  private void pass(HttpExchange exchange) throws IOException {
    var seconds = exchange.getRequestURI().getPath().substring(1);
    clock.advance(Duration.ofMillis(Math.round(1000 * Double.parseDouble(seconds))));
    try {
      Thread.sleep(A_MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  Vendor newShop(String name) {
    return vendors.add(name, true);
  }

  /// What stands in `demo.env`.
  Map<String, String> environment(Vendor shop) {
    return Map.of(
        "PARTBOOK_URL", app.uri().toString(),
        "PARTBOOK_TOKEN", vendors.issue(shop, Environment.LIVE).token(),
        "PARTBOOK_SANDBOX_TOKEN", vendors.issue(shop, Environment.SANDBOX).token());
  }

  /// Where to go instead of waiting.
  URI waiting() {
    return URI.create("http://127.0.0.1:" + waiting.getAddress().getPort());
  }

  IntegrationReport report(Vendor shop) {
    return new Reports(app.installation().db()).of(shop.id());
  }

  @Override
  public void close() {
    waiting.stop(0);
    app.close();
    database.close();
  }
}
