package org.partbook.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.partbook.TestDatabase;

/// A database of a test's own with somebody between it and the server, who reads which statements
/// are sent (PostgreSQL's protocol, version 3) and can hold back those that fulfilment claims lines
/// with. So nothing comes in between that no request has asked for.
final class TappedDatabase implements AutoCloseable {
  private static final int PROTOCOL_3 = 3;
  private static final Pattern CLAIM =
      Pattern.compile("from order_job.*skip locked", Pattern.DOTALL);
  private static final String SETTING = "set ";
  private static final String WATCH = "pg_is_in_recovery";
  private static final String HEALTH = "select due_at from order_job order by due_at limit 1";
  private static final Predicate<String> BY_ITSELF =
      Pattern.compile(
              "from log_|event_position|event_log|event_follow|webhook_|into request_|token_use|server_present|from signing_key")
          .asPredicate();

  private static final int MOST_WAIT_SECONDS = 30;

  private final TestDatabase database = TestDatabase.withTables();
  private final URI real = URI.create(database.url().jdbcUrl().replace("jdbc:", ""));
  private final ServerSocket listener;
  private final Queue<List<String>> transactions = new ConcurrentLinkedQueue<>();
  private final Set<String> statements = ConcurrentHashMap.newKeySet();
  private volatile Claims claims = Claims.free();

  /// @param reached when there is somebody to wait
  /// @param over when nobody has to wait any more
  private record Claims(CountDownLatch reached, CountDownLatch over) {
    static Claims free() {
      return new Claims(new CountDownLatch(0), new CountDownLatch(0));
    }

    static Claims held() {
      return new Claims(new CountDownLatch(1), new CountDownLatch(1));
    }
  }

  private TappedDatabase(ServerSocket listener) {
    this.listener = listener;
  }

  static TappedDatabase create() throws IOException {
    var tapped = new TappedDatabase(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(tapped::accept);
    return tapped;
  }

  DatabaseUrl url() {
    var direct = database.url();
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + real.getPath(),
        direct.user(),
        direct.password());
  }

  /// The statements that were sent meanwhile, by the transactions that they were committed with.
  /// Fulfilment stands still.
  List<List<String>> during(Runnable work) throws InterruptedException {
    var held = Claims.held();
    claims = held;
    try {
      if (!held.reached.await(MOST_WAIT_SECONDS, SECONDS)) {
        throw new AssertionError("fulfilment doesn't look for lines to claim");
      }
      transactions.clear();
      work.run();
      // The log and the events are written by themselves, whoever asks for what.
      return transactions.stream().filter(one -> one.stream().noneMatch(BY_ITSELF)).toList();
    } finally {
      claims = Claims.free();
      held.over.countDown();
    }
  }

  /// All that were sent so far, whoever asked for them.
  Set<String> statements() {
    return Set.copyOf(statements);
  }

  private void accept() {
    try {
      while (true) {
        var server = listener.accept();
        Thread.ofVirtual().start(() -> connect(server));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void connect(Socket server) {
    try (server;
        var postgres = new Socket(real.getHost(), real.getPort())) {
      server.setTcpNoDelay(true);
      postgres.setTcpNoDelay(true);
      var questions = Thread.ofVirtual().start(() -> pass(server, postgres));
      postgres.getInputStream().transferTo(server.getOutputStream());
      questions.interrupt();
    } catch (IOException _) {
      // One of the two has gone.
    }
  }

  private void pass(Socket server, Socket postgres) {
    try (postgres) {
      var in = new DataInputStream(server.getInputStream());
      var out = new DataOutputStream(postgres.getOutputStream());
      passStart(in, out);
      var session = new Session();
      while (true) {
        var type = in.readByte();
        var body = in.readNBytes(in.readInt() - Integer.BYTES);
        session.read(type, body);
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
      }
    } catch (IOException | InterruptedException _) {
      // One of the two has gone.
    }
  }

  /// What comes first has no type, and asks for encryption perhaps, which there is none of.
  private static void passStart(DataInputStream in, DataOutputStream out) throws IOException {
    int version;
    do {
      var body = in.readNBytes(in.readInt() - Integer.BYTES);
      version = body[1];
      out.writeInt(body.length + Integer.BYTES);
      out.write(body);
    } while (version != PROTOCOL_3);
  }

  /// What was said on one connection.
  private final class Session {
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private List<String> transaction = new ArrayList<>();
    private boolean begun;

    void read(byte type, byte[] body) throws IOException, InterruptedException {
      var in = new ByteArrayInputStream(body);
      switch (type) {
        case 'P' -> statements.put(text(in), text(in));
        case 'B' -> portals.put(text(in), statements.getOrDefault(text(in), ""));
        case 'E' -> executed(portals.getOrDefault(text(in), ""));
        case 'Q' -> executed(text(in));
        default -> {}
      }
    }

    private void executed(String sql) throws InterruptedException {
      switch (sql) {
        // Hikari asks so whether a connection is alive.
        case "" -> {}
        case "BEGIN" -> {
          transaction = new ArrayList<>();
          begun = true;
        }
        case "COMMIT" -> {
          // Hikari asks whether a connection is alive, in a transaction perhaps.
          if (!transaction.isEmpty()) {
            transactions.add(transaction);
          }
          begun = false;
        }
        case "ROLLBACK" -> begun = false;
        default -> {
          TappedDatabase.this.statements.add(sql);
          if (CLAIM.matcher(sql).find()) {
            claims.reached.countDown();
            claims.over.await();
          }
          if (sql.contains(HEALTH)) {
            return;
          }
          if (begun) {
            transaction.add(sql);
          } else if (!sql.stripLeading().regionMatches(true, 0, SETTING, 0, SETTING.length())
              && !sql.contains(WATCH)) {
            transactions.add(List.of(sql));
          }
        }
      }
    }

    private static String text(ByteArrayInputStream in) {
      var bytes = new ByteArrayOutputStream();
      for (int one = in.read(); one > 0; one = in.read()) {
        bytes.write(one);
      }
      return bytes.toString(UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    database.close();
  }
}
