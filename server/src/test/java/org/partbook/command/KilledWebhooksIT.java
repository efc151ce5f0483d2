package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.json.Json;

/// A shop sells while its server is killed again and again, with its database and without: it is
/// told of what becomes of every sale that was confirmed, and its log has each once.
@Timeout(1200)
class KilledWebhooksIT {
  private static final Pattern LISTENS = Pattern.compile("Partbook listens at (\\S+)");
  private static final int ROUNDS = 4;
  private static final int SALES = 25;
  private static final int ROUND = 1000;

  /// Some of the very first are refused, once: who refuses often is left alone for minutes.
  private static final int FAILS_OF = 5;

  private static final int LAST_FAILED = 10;

  /// A delivery that somebody was just making is free again after 90 seconds, and one that has
  /// failed twice is due again after five minutes.
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir Path temp;
  private final Random random = new Random(7);
  private final Set<Long> heard = new ConcurrentSkipListSet<>();
  private final Set<Long> refused = new ConcurrentSkipListSet<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private HttpServer receiver;
  private Shell shell;
  private Launched server;
  private String address = "";
  private String token = "";

  @BeforeEach
  void install() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", this::hear);
    receiver.start();
    shell =
        Shell.installedIn(temp)
            .with("PARTBOOK_DATA", "data")
            .with("PARTBOOK_WEBHOOK_INNER", "allow");
    serve();
    Files.writeString(
        temp.resolve("catalog.jsonl"),
        """
        {"asset_id":1,"title":"Study","format_short_name":"PF","asset_type":"SINGLE",\
        "retail_price":2,"renderings":[{"type":"pdf","usage":"full"}]}
        """);
    shell.run("catalog", "import", "catalog.jsonl");
    shell.run("vendor", "add", "Shop").expect(0);
    token = shell.run("token", "issue", "Shop").expect(0).out().strip();
    shell
        .run(
            "webhook",
            "add",
            "Shop",
            "--sandbox",
            "--url",
            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/")
        .expect(0);
  }

  @AfterEach
  void end_what_runs() {
    receiver.stop(0);
    shell.close();
  }

  private void serve() throws Exception {
    server = shell.start("serve", "--port", "0");
    address = server.saying(LISTENS).group(1);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var order = Json.read(body).path("data").path("order_id").asLong();
      if (order % FAILS_OF == 0 && order <= ROUND + LAST_FAILED && refused.add(order)) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      heard.add(order);
      exchange.sendResponseHeaders(204, -1);
    } catch (Json.MalformedJson e) {
      throw new IOException(e);
    }
  }

  @Test
  void who_is_told_by_webhooks_hears_of_every_sale_whatever_is_killed() throws Exception {
    var sold = new TreeSet<Long>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int sale = 1; sale <= SALES; sale++) {
        sold.add(sell((long) ROUND * (round + 1) + sale));
      }
      Thread.sleep(random.nextInt(300));
      if (round % 2 == 0) {
        server.killWithServer();
      } else {
        server.kill();
      }
      serve();
    }

    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!heard.containsAll(sold) && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    assertThat(heard).isEqualTo(sold);
    var told = events();
    assertThat(told).hasSize(sold.size()).containsExactlyInAnyOrderElementsOf(sold);
  }

  private long sell(long order) throws Exception {
    var body =
        """
        {"order_number":%d,"order_line_id":1,"asset_id":1,"quantity":1,"country_code":"US",
         "unit_price":2,"line_item_price":2,"customer":"Clara Wieck"}
        """
            .formatted(order);
    var request = request("/purchase/register").POST(BodyPublishers.ofString(body)).build();
    var reply = client.send(request, BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
    return order;
  }

  private List<Long> events() throws Exception {
    var request = request("/events?page_size=1000&types=line.*").build();
    var reply = Json.read(client.send(request, BodyHandlers.ofString()).body());
    return reply
        .path("events")
        .valueStream()
        .map(event -> event.path("data").path("order_id").asLong())
        .toList();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token);
  }
}
