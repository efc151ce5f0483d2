package org.partbook.bench.serving.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The load generator against servers of which everything is known.
class GeneratorTest {
  private static final Path SOURCE =
      Path.of(System.getProperty("basedir", "bench"), "load", "load.c");

  @TempDir Path folder;
  private HttpServer server;
  private ExecutorService threads;
  private Load.Generator generator;

  @BeforeEach
  void start() throws IOException, InterruptedException, NoResult {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "there is no C compiler");
    generator = Load.Generator.compiled(SOURCE, folder.resolve("load"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    Optional.ofNullable(server).ifPresent(running -> running.stop(0));
    Optional.ofNullable(threads).ifPresent(ExecutorService::shutdownNow);
  }

  private Load load(String script) throws IOException {
    var paths = Files.writeString(folder.resolve("paths"), "/five\t5\n");
    var body = Files.writeString(folder.resolve("body"), "{\"order_number\":{order}}");
    return generator
        .at(server.getAddress().getPort(), script)
        .with("--paths", paths)
        .with("--body", body)
        .with("--first-order", 1000)
        .seconds(1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void what_was_answered_rightly_is_counted() throws Exception {
    var asked = new AtomicInteger();
    server.createContext(
        "/five",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, 200, "12345");
        });

    var figures = load("get").with("--connections", 4).run();

    assertThat(figures.get("done")).isBetween(asked.get() - 8.0, (double) asked.get());
    assertThat(figures.get("done")).isPositive();
    assertThat(figures.get("bytes")).isEqualTo(figures.getOrDefault("done", 0.0) * 5);
  }

  @Test
  void one_answer_of_another_length_leaves_no_result() {
    var asked = new AtomicInteger();
    server.createContext(
        "/five",
        exchange -> answer(exchange, 200, asked.incrementAndGet() == 50 ? "1234" : "12345"));

    assertThatThrownBy(() -> load("get").run())
        .isInstanceOf(NoResult.class)
        .hasMessageContaining("wrong answers: 1 of");
  }

  @Test
  void one_answer_of_another_status_leaves_no_result() {
    var asked = new AtomicInteger();
    server.createContext(
        "/five", exchange -> answer(exchange, asked.incrementAndGet() == 50 ? 500 : 200, "12345"));

    assertThatThrownBy(() -> load("get").run()).isInstanceOf(NoResult.class);
  }

  @Test
  void whoever_was_to_come_while_the_server_stood_still_counts_from_that_moment() throws Exception {
    var stalled = new AtomicBoolean();
    var gate = new Object();
    server.createContext(
        "/five",
        exchange -> {
          synchronized (gate) {
            if (!stalled.getAndSet(true)) {
              pause(500);
            }
          }
          answer(exchange, 200, "12345");
        });

    // One connection: nobody else can be asked meanwhile, so a closed loop would see one slow
    // answer.
    var figures = load("get").with("--connections", 1).with("--rate", 100).run();

    assertThat(figures.get("done")).isEqualTo(100);
    assertThat(figures.get("latency.max")).isGreaterThan(450);
    // Half of the hundred were planned within that half second.
    assertThat(figures.get("latency.p90")).isGreaterThan(300);
  }

  @Test
  void a_sale_asks_until_it_is_completed_and_then_for_its_link() throws Exception {
    ConcurrentMap<String, Integer> questions = new ConcurrentHashMap<>();
    var links = new AtomicInteger();
    server.createContext("/purchase/register", exchange -> answer(exchange, 201, ""));
    server.createContext(
        "/purchase/info",
        exchange -> {
          int times = questions.merge(exchange.getRequestURI().getQuery(), 1, Integer::sum);
          answer(exchange, times < 3 ? 202 : 200, "{}");
        });
    server.createContext(
        "/purchase/download-url",
        exchange -> {
          links.incrementAndGet();
          answer(exchange, 200, "{}");
        });

    var figures =
        load("sale").with("--connections", 2).with("--rate", 20).with("--poll-ms", 5).run();

    assertThat(figures.get("done")).isEqualTo(20);
    assertThat(links).hasValue(20);
    assertThat(questions).hasSize(20).containsKey("order_id=1000").containsKey("order_id=1019");
    assertThat(questions.values()).containsOnly(3);
    // Two pauses of five milliseconds each.
    assertThat(figures.get("completed.p50")).isGreaterThanOrEqualTo(10);
  }

  @Test
  void a_sale_that_is_told_to_come_back_comes_back_with_the_same_order() throws Exception {
    ConcurrentMap<String, Integer> orders = new ConcurrentHashMap<>();
    var number = Pattern.compile("[0-9]+");
    server.createContext(
        "/purchase/register",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var order = number.matcher(body).results().findFirst().orElseThrow().group();
          boolean again = orders.merge(order, 1, Integer::sum) > 1;
          exchange.getResponseHeaders().set("Retry-After", "1");
          answer(exchange, again ? 201 : 503, "");
        });

    var figures = load("register").with("--connections", 5).with("--rate", 5).run();

    assertThat(figures.get("done")).isEqualTo(5);
    assertThat(orders).isEqualTo(Map.of("1000", 2, "1001", 2, "1002", 2, "1003", 2, "1004", 2));
    assertThat(figures.get("latency.p50")).isGreaterThan(990);
  }

  @Test
  void who_is_impatient_does_not_come_back_and_who_finds_no_connection_is_dropped()
      throws Exception {
    var asked = new AtomicInteger();
    server.createContext(
        "/five",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "1");
          pause(20);
          answer(exchange, asked.incrementAndGet() % 2 == 0 ? 503 : 200, "12345");
        });

    var figures =
        load("get")
            .with("--connections", 1)
            .with("--rate", 1_000)
            .with("--impatient", 1)
            .runWhateverIsUnfinished();

    assertThat(figures.get("done")).isPositive();
    assertThat(figures.get("refused")).isPositive();
    assertThat(figures.get("dropped")).isGreaterThan(100);
    var all =
        Stream.of("done", "refused", "dropped")
            .mapToDouble(name -> figures.getOrDefault(name, 0.0))
            .sum();
    assertThat(all).isBetween(995.0, 1005.0);
    assertThat(figures.get("refusals.p50")).isGreaterThan(19);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
