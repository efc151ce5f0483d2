package org.partbook.fault.site;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.partbook.json.Json;

/// Two PostgreSQL of the system's, one a standby that confirms each commit, kept by Patroni, which
/// keeps in etcd who is primary.
public final class Cluster implements DatabaseServer {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_ORDER = Duration.ofMinutes(1);
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String STANDBYS_THAT_CONFIRM =
      "select count(*) from pg_stat_replication where state = 'streaming' and sync_state = 'sync'";

  private final String password = UUID.randomUUID().toString();
  private final List<Node> nodes = new ArrayList<>();
  private final Process etcd;

  private Cluster(Path disk, Path folder) throws IOException {
    Files.createDirectories(folder);
    var port = Ports.free();
    this.etcd = startEtcd(folder, port);
    var bin = bin().orElseThrow();
    for (var name : List.of("one", "two")) {
      nodes.add(Node.of(name, disk, folder, bin, port, password));
    }
  }

  /// What has to be installed first, if anything.
  public static Optional<String> missing() {
    var programs = Stream.of("patroni", "etcd").filter(program -> !isInstalled(program)).toList();
    return programs.isEmpty() && bin().isPresent()
        ? Optional.empty()
        : Optional.of(
            "this needs PostgreSQL in "
                + VERSIONS
                + ", Patroni and etcd; with Debian: apt-get install postgresql patroni etcd-server");
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Optional<Path> bin() {
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(java.util.Comparator.naturalOrder());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  static Cluster start(Path disk, Path folder)
      throws IOException, SQLException, InterruptedException {
    var cluster = new Cluster(disk, folder);
    try {
      cluster.startAgain();
      await("a primary", () -> cluster.asSuperuser("select 1").equals("1"));
      cluster.prepare();
      cluster.awaitStandby();
    } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private static Process startEtcd(Path folder, int port) throws IOException {
    var clients = "http://127.0.0.1:" + port;
    var peers = "http://127.0.0.1:" + Ports.free();
    return new ProcessBuilder(
            "etcd",
            "--data-dir",
            folder.resolve("etcd").toString(),
            "--name",
            "etcd",
            "--listen-client-urls",
            clients,
            "--advertise-client-urls",
            clients,
            "--listen-peer-urls",
            peers,
            "--initial-advertise-peer-urls",
            peers,
            "--initial-cluster",
            "etcd=" + peers)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("etcd.log").toFile())
        .start();
  }

  private void prepare() throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create table attempt (at timestamptz)");
      statement.execute("create role partbook login password '" + password + "'");
      statement.execute("create database partbook owner partbook");
      for (var sql : EmbeddedDatabase.SLOW_COMMITS) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public List<Integer> ports() {
    return nodes.stream().map(Node::port).toList();
  }

  @Override
  public Optional<String> url(List<Integer> ports) {
    return Optional.of(
        "postgresql://partbook:%s@127.0.0.1:%d,127.0.0.1:%d/partbook?targetServerType=primary&connectTimeout=2"
            .formatted(password, ports.getFirst(), ports.getLast()));
  }

  @Override
  public Connection connect() throws SQLException {
    return connect("partbook");
  }

  /// As superuser. Nobody is asked for long whether he is there.
  private Connection connect(String database) throws SQLException {
    var url =
        "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary&hostRecheckSeconds=0&loginTimeout=3&socketTimeout=%d"
            .formatted(
                nodes.getFirst().port(),
                nodes.getLast().port(),
                database,
                database.equals("postgres") ? 3 : 120);
    return DriverManager.getConnection(url, "postgres", password);
  }

  private String asSuperuser(String query) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private interface Condition {
    boolean holds() throws SQLException, IOException, InterruptedException;
  }

  private static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    if (!holdsWithin(LONGEST_WAIT, condition)) {
      throw new IllegalStateException("for so long the cluster hasn't had " + what);
    }
  }

  private static boolean holdsWithin(Duration time, Condition condition)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (condition.holds()) {
          return true;
        }
      } catch (SQLException | HttpTimeoutException | ConnectException _) {
        // Not yet.
      }
      Thread.sleep(20);
    }
    return false;
  }

  @Override
  public void awaitWrites() throws IOException, InterruptedException {
    await("a primary that takes writes", this::takesWrites);
  }

  private boolean takesWrites() throws SQLException {
    return asSuperuser("insert into attempt values (now()) returning 1").equals("1");
  }

  /// Waits for somebody to take over, but not for ever: who had to may have missed the last commits
  /// of who died, and then has to wait for him.
  public void awaitSuccessor() throws IOException, InterruptedException {
    var _ = holdsWithin(LONGEST_ORDER, this::takesWrites);
  }

  /// Waits for a standby that has all, and may take over. Patroni 3.0 doesn't always come to one by
  /// itself: where it was stopped it may keep an old copy of what etcd has, and a standby that was
  /// killed while it was brought back may wait for ever. Then it is done what its keeper would do.
  public void awaitStandby() throws IOException, InterruptedException, SQLException {
    if (!holdsWithin(LONGEST_ORDER, this::hasStandby)) {
      var standby = standby();
      primary().restartPatroni();
      standby.rebuild();
      await("a standby that confirms commits", this::hasStandby);
    }
  }

  private boolean hasStandby() throws SQLException, IOException, InterruptedException {
    return !asSuperuser(STANDBYS_THAT_CONFIRM).equals("0") && mayTakeOver();
  }

  /// Patroni promotes only whom it has entered as one that has all.
  private boolean mayTakeOver() throws SQLException, IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = to(primary(), "/cluster").build();
      return client
          .send(request, BodyHandlers.ofString())
          .body()
          .contains("\"role\": \"sync_standby\"");
    }
  }

  private static HttpRequest.Builder to(Node node, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.api() + path))
        .timeout(LONGEST_ORDER);
  }

  @Override
  public Optional<Cluster> cluster() {
    return Optional.of(this);
  }

  private Node primary() throws SQLException {
    var port = Integer.parseInt(asSuperuser("show port"));
    return nodes.stream().filter(node -> node.port() == port).findAny().orElseThrow();
  }

  private Node standby() throws SQLException {
    var primary = primary();
    return nodes.stream().filter(node -> node != primary).findAny().orElseThrow();
  }

  /// One of the two machines.
  ///
  /// @param number as is told by those that choose one
  private Node node(int number) {
    return nodes.get(number);
  }

  public int numberOfPrimary() throws SQLException {
    return nodes.indexOf(primary());
  }

  public int numberOfStandby() throws SQLException {
    return nodes.indexOf(standby());
  }

  /// PostgreSQL and Patroni of one of the two.
  public List<ProcessHandle> processesOf(int number) throws IOException {
    return node(number).processes();
  }

  public void kill(int number) throws IOException, InterruptedException {
    node(number).kill();
  }

  public void start(int number) throws IOException {
    node(number).start();
  }

  /// Has Patroni change both, in order. Somebody may have to wait for his turn.
  public void switchOver() throws IOException, InterruptedException {
    await(
        "a switch-over that succeeds",
        () -> {
          var primary = primary();
          var order = Json.write(Map.of("leader", primary.name(), "candidate", standby().name()));
          try (var client = HttpClient.newHttpClient()) {
            var request = to(primary, "/switchover").POST(BodyPublishers.ofString(order)).build();
            return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
          }
        });
  }

  @Override
  public List<ProcessHandle> processes() throws IOException {
    var all = new ArrayList<ProcessHandle>();
    for (var node : nodes) {
      all.addAll(node.postgres());
    }
    return all;
  }

  @Override
  public void stop() throws InterruptedException {
    for (var node : nodes) {
      node.stop();
    }
  }

  @Override
  public void startAgain() throws IOException {
    for (var node : nodes) {
      node.start();
    }
  }

  @Override
  public void close() throws IOException {
    for (var node : nodes) {
      try {
        Signals.send("CONT", node.processes());
        node.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    etcd.destroyForcibly();
  }
}
