package org.partbook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.access.Environment;
import org.partbook.json.Json;
import org.partbook.postgres.EmbeddedPostgres;

/// What operations cost beside time: bytes of the heap, bytes of the database's log. Neither
/// depends on how busy the machine is. The database is one that no other test writes to. Of several
/// runs the cheapest counts, since the server may do something else meanwhile.
///
/// The bounds are a third above what was measured when they were set. Whoever has to raise one has
/// made every such request dearer.
class OperationCostTest {
  private static final int RUNS = 5;
  private static final int REQUESTS = 200;

  @TempDir private static Path folder;

  private static EmbeddedPostgres postgres;
  private static TestServer server;
  private static Connection connection;
  private static long order = 1_000_000;

  @BeforeAll
  static void start() throws IOException {
    // With everything that may look on.
    postgres = EmbeddedPostgres.serve(folder, TestDatabase.OPTIONS);
    server = TestServer.on(TestDatabase.url(postgres), Map.of("PARTBOOK_METRICS_PORT", "0"));
    connection = new Connection(server);
    cheapest(() -> 0, OperationCostTest::registration);
  }

  @AfterAll
  static void stop() throws IOException {
    connection.close();
    server.close();
    postgres.close();
  }

  @Test
  void a_sale_of_what_is_at_hand_writes_few_bytes_to_the_log() {
    server.db().transact(tx -> tx.run("analyze order_line; analyze journal"));

    assertThat(cheapest(OperationCostTest::log, OperationCostTest::registration))
        .isBetween(500L, 1_700L);
  }

  @Test
  void a_registration_allocates_few_bytes() {
    assertThat(cheapest(OperationCostTest::allocated, OperationCostTest::registration))
        .isBetween(5_000L, 135_000L);
  }

  @Test
  void an_answer_about_an_order_allocates_few_bytes() {
    assertThat(cheapest(OperationCostTest::allocated, _ -> get("/purchase/info?order_id=" + order)))
        .isBetween(5_000L, 48_000L);
  }

  @Test
  void a_link_allocates_few_bytes() {
    assertThat(
            cheapest(
                OperationCostTest::allocated,
                _ -> get("/purchase/download-url?order_id=" + order + "&order_line_id=1")))
        .isBetween(5_000L, 48_000L);
  }

  /// For one request, when the same are made again and again.
  private static long cheapest(LongSupplier cost, LongFunction<String> request) {
    var cheapest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      var before = cost.getAsLong();
      for (int i = 0; i < REQUESTS; i++) {
        connection.send(request.apply(order));
      }
      cheapest = Math.min(cheapest, (cost.getAsLong() - before) / REQUESTS);
    }
    return cheapest;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }

  private static long log() {
    return server
        .db()
        .ask(tx ->
            tx.one(
                "select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint",
                row -> row.getLong(1)))
        .orElseThrow();
  }

  private static String registration(long last) {
    order = last + 1;
    var body = Json.write(Purchase.of(PIANO, order, 1).json());
    return head("POST /purchase/register")
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String get(String path) {
    return head("GET " + path) + "\r\n";
  }

  private static String head(String request) {
    return request
        + " HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer "
        + connection.token
        + "\r\n";
  }

  /// As little as a client can be, so that what it costs is hardly seen.
  private static final class Connection {
    private static final String LENGTH = "content-length: ";

    private final String token;
    private final Socket socket;
    private final byte[] buffer = new byte[16 * 1024];

    Connection(TestServer server) throws IOException {
      var uri = server.app().uri();
      this.token = server.vendors().issue(server.shop(), Environment.LIVE).token();
      this.socket = new Socket(uri.getHost(), uri.getPort());
    }

    /// Sends a request, and reads its answer, which must be a good one.
    void send(String request) {
      try {
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        read(socket.getInputStream());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void read(InputStream in) throws IOException {
      int filled = 0;
      while (true) {
        filled += in.read(buffer, filled, buffer.length - filled);
        var text = new String(buffer, 0, filled, US_ASCII);
        var end = text.indexOf("\r\n\r\n");
        if (end >= 0) {
          assertThat(text).startsWith("HTTP/1.1 20");
          var at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
          var length = Integer.parseInt(text.substring(at, text.indexOf('\r', at)));
          if (filled == end + 4 + length) {
            return;
          }
        }
      }
    }

    void close() throws IOException {
      socket.close();
    }
  }
}
