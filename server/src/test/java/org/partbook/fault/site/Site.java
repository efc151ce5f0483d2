package org.partbook.fault.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// An installation of several servers, with all that can break around them.
public final class Site implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  /// Of the files that a reader is tried with in the tests.
  private static final String BOMB =
      "server/src/test/resources/org/partbook/child/states-within-forms.pdf";

  private final SiteOptions options;
  private final Disk databaseDisk;
  private final Disk disk;
  private final DatabaseServer database;
  private final Upstream upstream;
  private final Optional<Bucket> bucket;
  private final List<PartbookServer> servers = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();

  private Site(
      SiteOptions options,
      Disk databaseDisk,
      Disk disk,
      DatabaseServer database,
      Upstream upstream,
      Optional<Bucket> bucket) {
    this.options = options;
    this.databaseDisk = databaseDisk;
    this.disk = disk;
    this.database = database;
    this.upstream = upstream;
    this.bucket = bucket;
  }

  /// Puts everything up, with a catalogue and vendors.
  public static Site open(SiteOptions options)
      throws IOException, InterruptedException, SQLException {
    var folder = Files.createDirectories(options.folder());
    var own = options.ownMounts();
    var disk = Disk.at(folder.resolve("disk"), options.diskMegabytes(), own);
    var databaseDisk =
        options.embedded()
            ? disk
            : Disk.at(folder.resolve("database-disk"), options.databaseMegabytes(), own);
    var score = Files.readAllBytes(options.checkout().resolve("samples/canon-in-d/score.pdf"));
    var bucket =
        switch (options.files()) {
          case FilesAt.Folder() -> Optional.<Bucket>empty();
          case FilesAt.OwnStore() -> Optional.of(Bucket.putUp(folder.resolve("bucket")));
          case FilesAt.Store store -> Optional.of(Bucket.at(store));
        };
    var database = database(options, databaseDisk);
    var upstream = Upstream.start(score, Files.readAllBytes(options.checkout().resolve(BOMB)));
    var site = new Site(options, databaseDisk, disk, database, upstream, bucket);
    try {
      site.install();
    } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
      site.close();
      throw e;
    }
    return site;
  }

  private static DatabaseServer database(SiteOptions options, Disk disk)
      throws IOException, InterruptedException, SQLException {
    if (options.embedded()) {
      return new ServersDatabase(data(disk, 1));
    }
    return options.standby()
        ? Cluster.start(disk.folder(), options.folder().resolve("cluster"))
        : EmbeddedDatabase.start(disk.folder());
  }

  private static Path data(Disk disk, int server) {
    return disk.folder().resolve("data-" + server);
  }

  private void install() throws IOException, InterruptedException, SQLException {
    var program = Launcher.install(options.checkout(), options.folder().resolve("installation"));
    var blobs = Files.createDirectories(disk.folder().resolve("blobs"));
    for (int number = 1; number <= options.servers(); number++) {
      var data = Files.createDirectories(data(disk, number));
      if (bucket.isEmpty()) {
        Files.createSymbolicLink(data.resolve("blobs"), blobs);
      }
      var wire = Wire.to(database.ports());
      var settings = new TreeMap<>(settings());
      settings.put("PARTBOOK_DATA", data.toString());
      database.url(wire.ports()).ifPresent(url -> settings.put("PARTBOOK_DATABASE_URL", url));
      settings.putAll(bucket.map(Bucket::settings).orElse(Map.of()));
      settings.putAll(options.clock().map(clock -> clock.of(data)).orElse(Map.of()));
      var launcher = new Launcher(program, options.folder(), settings);
      var log = disk.folder().resolve("server-" + number + ".out");
      var port = Ports.free();
      servers.add(new PartbookServer(number, port, data, log, launcher, wire));
    }
    servers.getFirst().start();
    awaitReady(servers.getFirst());
    database.slowDown();
    stock();
    for (var server : servers.subList(1, servers.size())) {
      server.start();
      awaitReady(server);
    }
  }

  /// The public address has to stay, whichever server is asked.
  private Map<String, String> settings() {
    return Map.of(
        "PARTBOOK_PUBLIC_URL",
        "http://scores.example",
        "PARTBOOK_LOG",
        disk.folder().resolve("log").toString(),
        "PARTBOOK_UPSTREAM_URL",
        upstream.url(),
        "PARTBOOK_UPSTREAM_TIMEOUT",
        "3s",
        "PARTBOOK_SCORE_MEMORY",
        "128m",
        "PARTBOOK_LIMIT_TOKEN",
        "off",
        "PARTBOOK_LIMIT_ADDRESS",
        "off",
        "PARTBOOK_JAVA",
        System.getProperty("java.home"),
        "PARTBOOK_JAVA_OPTS",
        "-Xmx256m " + options.javaOptions());
  }

  private void stock() throws IOException, InterruptedException {
    var lines = Files.write(options.folder().resolve("catalog.jsonl"), Catalogue.lines());
    var samples = options.checkout().resolve("samples").toString();
    var command = commands();
    command.done("catalog", "import", lines.toString(), "--files", samples);
    for (int number = 1; number <= options.vendors(); number++) {
      var name = "Chain of shops " + number;
      command.done("vendor", "add", name);
      var issued = command.done("token", "issue", name, "--environment", "live", "--json");
      try {
        tokens.add(Json.read(issued).path("token").asString());
      } catch (MalformedJson e) {
        throw new IllegalStateException("no token: " + issued, e);
      }
    }
  }

  /// Commands of the publisher's, at the first server.
  public Launcher commands() {
    return servers.getFirst().launcher();
  }

  /// Waits until a server says that it can serve.
  public void awaitReady(PartbookServer server) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady(server)) {
      if (System.nanoTime() > deadline || server.hasEnded()) {
        throw new IllegalStateException(
            "server " + server.number() + " isn't ready:\n" + server.lastWords());
      }
      Thread.sleep(50);
    }
  }

  private static boolean isReady(PartbookServer server) throws InterruptedException {
    return status(server.address().resolve("/readyz")) == 200;
  }

  /// 0 if there is no answer.
  public static int status(URI uri) throws InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  public List<PartbookServer> servers() {
    return List.copyOf(servers);
  }

  /// Of each vendor one.
  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  public DatabaseServer database() {
    return database;
  }

  /// Where files are, if not in a folder.
  public Optional<Bucket> bucket() {
    return bucket;
  }

  public Upstream upstream() {
    return upstream;
  }

  /// With blobs, the log, data folders and what servers say.
  public Disk disk() {
    return disk;
  }

  public Disk databaseDisk() {
    return databaseDisk;
  }

  /// Whether all lies on one disk.
  public boolean hasOneDisk() {
    return options.embedded();
  }

  /// Why nothing can come between the servers and their database, if so.
  public Optional<String> keptByServer() {
    return options.embedded()
        ? Optional.of("the server brings its PostgreSQL along, and there is no way between them")
        : Optional.empty();
  }

  public SiteOptions options() {
    return options;
  }

  /// Stops all servers in order.
  ///
  /// @return what isn't as it should be then
  public List<String> stop() throws IOException, InterruptedException {
    return Ending.of(this).run();
  }

  @Override
  public void close() throws IOException {
    for (var server : servers) {
      server.close();
    }
    upstream.close();
    database.close();
    if (bucket.isPresent()) {
      bucket.get().close();
    }
    try {
      disk.remove();
      databaseDisk.remove();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
