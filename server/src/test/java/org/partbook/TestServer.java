package org.partbook;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import org.partbook.blob.BlobPlace;
import org.partbook.blob.Blobs;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.ending.LastResort;
import org.partbook.scores.TestCopies;

/// The real server, with a database and a folder of its own, a clock that can be put forward, the
/// catalogue of [TestAssets] and two vendors.
public final class TestServer implements AutoCloseable {
  private final TestClock clock = new TestClock();
  private final Runnable dropDatabase;
  private final Path data;
  private final Map<String, String> settings;
  private final Config config;
  private final Database db;
  private final Vendors vendors;
  private final Vendor shop;
  private final Vendor otherShop;
  private App app;

  /// Where it listens, or did before it was closed.
  private URI uri;

  private TestServer(
      DatabaseUrl database, boolean stocked, Runnable dropDatabase, Map<String, String> settings)
      throws IOException, Config.Invalid {
    this.data = Files.createTempDirectory("partbook-test");
    this.dropDatabase = dropDatabase;
    var environment = new HashMap<>(settings);
    // All tests come from one address, and many are in a hurry.
    environment.putIfAbsent("PARTBOOK_LIMIT_TOKEN", "off");
    environment.putIfAbsent("PARTBOOK_LIMIT_ADDRESS", "off");
    environment.put("PARTBOOK_DATA", data.toString());
    environment.put("PARTBOOK_PORT", "0");
    environment.put("PARTBOOK_DATABASE_URL", urlWithLogin(database));
    this.settings = Map.copyOf(environment);
    this.config = Config.read(environment);
    this.db = Database.open(database, 2);
    this.vendors = new Vendors(db, clock);
    this.shop = vendors.add("First Shop", true);
    this.otherShop = vendors.add("Second Shop", true);
    if (stocked) {
      TestStock.copyFiles(data);
    } else {
      importAssets();
    }
    this.app = App.start(config, clock);
    this.uri = app.uri();
  }

  private void importAssets() throws IOException {
    try (var blobs = Blobs.forCommand(config.blobPlace())) {
      TestAssets.importInto(db, blobs, data);
    }
  }

  public static TestServer start() {
    return start(Map.of());
  }

  /// With settings of its own.
  public static TestServer start(Map<String, String> settings) {
    boolean stocked = !settings.containsKey("PARTBOOK_BLOBS");
    var database = stocked ? TestStock.database() : TestDatabase.withTables();
    return start(database.url(), stocked, database::close, settings);
  }

  /// On a database that the test has made, which must be empty.
  public static TestServer on(DatabaseUrl database, Map<String, String> settings) {
    return start(database, false, () -> {}, settings);
  }

  private static TestServer start(
      DatabaseUrl database, boolean stocked, Runnable dropDatabase, Map<String, String> settings) {
    try {
      return new TestServer(database, stocked, dropDatabase, settings);
    } catch (IOException | Config.Invalid e) {
      throw new AssertionError(e);
    }
  }

  /// Another server with the same settings, on the same database and the same blobs. To be closed.
  public App second() {
    try {
      return App.start(Config.read(besides()), clock);
    } catch (Config.Invalid e) {
      throw new AssertionError(e);
    }
  }

  /// As [#second()], with something else to do when it can't go on than to end the process.
  App second(LastResort lastResort) {
    try {
      return App.start(Config.read(besides()), clock, lastResort);
    } catch (Config.Invalid e) {
      throw new AssertionError(e);
    }
  }

  /// Servers that share a database have one public address.
  private Map<String, String> besides() {
    var changed = new HashMap<>(settings());
    changed.putIfAbsent("PARTBOOK_PUBLIC_URL", uri.toString());
    return changed;
  }

  /// Another server with other settings, on the same database and the same blobs. To be closed.
  public App second(Map<String, String> others) {
    return second(others, clock);
  }

  /// As [#second(Map)], on a machine with a clock of its own.
  public App second(Map<String, String> others, Clock itsClock) {
    try {
      var changed = besides();
      changed.putAll(others);
      return App.start(Config.read(changed), itsClock);
    } catch (Config.Invalid e) {
      throw new AssertionError(e);
    }
  }

  /// What another process needs to be a server on the same database and the same blobs, in a data
  /// folder of its own.
  public Map<String, String> settings() {
    try {
      var other = Files.createTempDirectory(data, "beside");
      if (config.blobPlace() instanceof BlobPlace.Folder(var blobs)) {
        Files.createSymbolicLink(other.resolve("blobs"), blobs);
      }
      var changed = new HashMap<>(settings);
      changed.put("PARTBOOK_DATA", other.toString());
      return changed;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The settings of this one.
  public Config config() {
    return config;
  }

  /// Imports assets, as a publisher would.
  ///
  /// @param files the folder that the lines' files lie in
  public ImportReport load(Path files, String... lines) {
    try (var blobs = Blobs.forCommand(config.blobPlace())) {
      var preparer = TestCopies.preparation(db, blobs, config.cache());
      var jsonl = Files.write(data.resolve("more.jsonl"), List.of(lines));
      return new CatalogImport(db, blobs, preparer, clock)
          .importFile(jsonl, files, Progress.none());
    } catch (IOException | ImportStopped e) {
      throw new AssertionError(e);
    }
  }

  /// Adds an order of the first vendor, live, whose one line isn't due while the test lasts.
  public void addProcessing(long order) {
    TestLine.of(shop, order).insertInto(db, clock.instant());
  }

  /// Stops the server and starts it again on the same database and folder, at another port.
  public void restart() {
    app.close();
    app = App.start(config, clock);
    uri = app.uri();
  }

  public TestClock clock() {
    return clock;
  }

  public Database db() {
    return db;
  }

  public Vendors vendors() {
    return vendors;
  }

  public Vendor shop() {
    return shop;
  }

  public Path data() {
    return data;
  }

  public App app() {
    return app;
  }

  /// The first vendor, live.
  public Api live() {
    return api(shop, Environment.LIVE);
  }

  /// The first vendor, live, at another server.
  public Api liveAt(App other) {
    return new Api(other.uri(), vendors.issue(shop, Environment.LIVE).token());
  }

  /// The first vendor, in the sandbox.
  public Api sandbox() {
    return api(shop, Environment.SANDBOX);
  }

  /// The second vendor, live.
  public Api other() {
    return api(otherShop, Environment.LIVE);
  }

  public Api api(Vendor vendor, Environment environment) {
    return withToken(vendors.issue(vendor, environment).token());
  }

  public Api withToken(String token) {
    return new Api(app.uri(), token);
  }

  /// At another server.
  public Api withTokenAt(App other, String token) {
    return new Api(other.uri(), token);
  }

  public Api withoutToken() {
    return withToken("");
  }

  public static String urlWithLogin(DatabaseUrl url) {
    return url.jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://" + url.user() + ":" + url.password() + "@");
  }

  @Override
  public void close() {
    app.close();
    db.close();
    dropDatabase.run();
    try (var files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
