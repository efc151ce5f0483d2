package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.fault.site.Signals;
import org.partbook.json.Json;

/// Durable before 201: the server, and then PostgreSQL too, are killed while vendors register.
class CrashIT {
  private static final int VENDORS_AT_ONCE = 16;
  private static final int LINES_BEFORE_THE_CRASH = 400;

  @TempDir Path temp = Path.of("");
  private Shell shell = Shell.in(Path.of(""), Path.of(""));
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  @BeforeEach
  void install() {
    shell = Shell.installedIn(temp);
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
  }

  @Test
  void every_acknowledged_line_survives_and_is_completed_when_server_and_database_are_killed()
      throws Exception {
    var demo = start();
    var environment = environment(demo);
    var acknowledged = registerUntil(demo, environment, false);
    demo = start();
    environment = environment(demo);
    assertCompleted(environment, acknowledged);

    var more = registerUntil(demo, environment, true);
    demo = start();
    environment = environment(demo);
    assertCompleted(environment, acknowledged);
    assertCompleted(environment, more);
    demo.terminate().expect(0);
  }

  private Launched start() throws IOException {
    Files.deleteIfExists(temp.resolve("demo-data/demo.env"));
    return shell.start("demo", "--port", "0");
  }

  private Map<String, String> environment(Launched demo) throws Exception {
    return DemoEnvironment.await(temp.resolve("demo-data/demo.env"), demo);
  }

  /// The lines that got their 201 until everything was killed: by order, how many from line 1 on.
  private Map<Long, Integer> registerUntil(
      Launched demo, Map<String, String> environment, boolean killDatabaseToo) throws Exception {
    var registered = new AtomicInteger();
    var first = killDatabaseToo ? 2000L : 1000L;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var vendors =
          LongStream.range(first, first + VENDORS_AT_ONCE)
              .mapToObj(order ->
                  executor.submit(
                      (Callable<Map.Entry<Long, Integer>>)
                          () -> Map.entry(order, register(environment, order, registered))))
              .toList();
      while (registered.get() < LINES_BEFORE_THE_CRASH) {
        assertThat(demo.isAlive()).isTrue();
        Thread.sleep(5);
      }
      var database =
          killDatabaseToo ? Signals.postgres(temp.resolve("demo-data")) : List.<ProcessHandle>of();
      demo.kill();
      database.forEach(ProcessHandle::destroyForcibly);
      var acknowledged = new TreeMap<Long, Integer>();
      for (var vendor : vendors) {
        acknowledged.put(vendor.get().getKey(), vendor.get().getValue());
      }
      return acknowledged;
    }
  }

  /// Registers one line after the other until there is no answer.
  private int register(Map<String, String> environment, long order, AtomicInteger registered) {
    for (int line = 1; ; line++) {
      try {
        var request =
            request(environment, "/purchase/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(purchase(order, line)))
                .build();
        var status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
          return line - 1;
        }
        registered.incrementAndGet();
      } catch (IOException e) {
        return line - 1;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String purchase(long order, int line) {
    return Json.write(
        Map.of(
            "asset_id",
            101001,
            "order_number",
            order,
            "order_line_id",
            line,
            "country_code",
            "US",
            "quantity",
            1,
            "unit_price",
            1,
            "line_item_price",
            1,
            "customer",
            "Clara Wieck"));
  }

  private void assertCompleted(Map<String, String> environment, Map<Long, Integer> acknowledged)
      throws Exception {
    assertThat(acknowledged.values().stream().mapToInt(lines -> lines).sum())
        .isGreaterThanOrEqualTo(LINES_BEFORE_THE_CRASH - VENDORS_AT_ONCE);
    for (var order : acknowledged.entrySet()) {
      var info = settled(environment, order.getKey());
      assertThat(info.statusCode()).as("order " + order.getKey()).isEqualTo(200);
      var completed = new ArrayList<Integer>();
      Json.read(info.body())
          .forEach(line -> {
            assertThat(line.path("status").asString()).isEqualTo("COMPLETED");
            completed.add(line.path("order_line_id").asInt());
          });
      for (int line = 1; line <= order.getValue(); line++) {
        assertThat(completed).contains(line);
      }
    }
  }

  private HttpResponse<String> settled(Map<String, String> environment, long order)
      throws IOException, InterruptedException {
    var request = request(environment, "/purchase/info?order_id=" + order).build();
    var response = client.send(request, BodyHandlers.ofString());
    for (int i = 0; i < 600 && response.statusCode() == 202; i++) {
      Thread.sleep(100);
      response = client.send(request, BodyHandlers.ofString());
    }
    return response;
  }

  private static HttpRequest.Builder request(Map<String, String> environment, String path) {
    return HttpRequest.newBuilder(URI.create(environment.get("PARTBOOK_URL") + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + environment.get("PARTBOOK_TOKEN"));
  }
}
