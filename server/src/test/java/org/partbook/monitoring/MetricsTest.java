package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.Api.await;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// What whoever is woken up sees of a server, and nobody else.
class MetricsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("partbook.root", "..")).toAbsolutePath().normalize();

  private static final String REGISTER = "operation=\"POST /purchase/register\"";
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:partbook|jvm|process|system)_[a-z0-9_]+");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_METRICS_PORT", "0"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void numbers_are_behind_a_door_of_their_own_on_this_machine_only() {
    var inside = server.app().metricsUri().orElseThrow();

    assertThat(inside.getHost()).isEqualTo("127.0.0.1");
    assertThat(inside.getPort()).isNotEqualTo(server.app().uri().getPort());
    assertThat(status(server.withoutToken().request("/metrics"))).isEqualTo(404);
    assertThat(status(server.live().request("/metrics"))).isEqualTo(404);
    assertThat(status(HttpRequest.newBuilder(inside.resolve("/health")))).isEqualTo(404);
  }

  @Test
  void connections_that_do_nothing_give_way_to_who_reads_the_numbers() throws IOException {
    var inside = server.app().metricsUri().orElseThrow();
    var idle = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 100; i++) {
        idle.add(new Socket(inside.getHost(), inside.getPort()));
      }

      assertThat(Scrape.of(server).text()).contains("partbook_database_up");
      await(() -> idle.stream().filter(MetricsTest::isClosed).count() >= 100 - 64);
      assertThat(isClosed(idle.getLast())).isFalse();
    } finally {
      for (var one : idle) {
        one.close();
      }
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Test
  void a_server_that_was_not_asked_for_numbers_has_no_such_door() {
    try (var other = TestServer.start()) {
      assertThat(other.app().metricsUri()).isEmpty();
    }
  }

  @Test
  void each_operation_has_its_traffic_its_errors_and_how_long_it_takes() {
    var before = Scrape.of(server);
    var shop = server.live();
    shop.register(Purchase.of(PIANO, 8101, 1));
    shop.register(Purchase.of(PIANO, 8101, 1));

    var twice = "error=\"ORDER_LINE_EXISTS\"," + REGISTER + ",status=\"409\"";
    var refused = "partbook_http_errors_total{" + twice + "}";
    var sold = REGISTER + ",status=\"2xx\"";
    var answered = "partbook_http_requests_seconds_count{" + sold + "}";

    // A request is counted behind its answer.
    var scrape =
        Scrape.until(
            server,
            now ->
                orZero(now, refused) == orZero(before, refused) + 1
                    && orZero(now, answered) == orZero(before, answered) + 1);
    assertThat(scrape.value("partbook_http_requests_seconds_sum", sold)).isPositive();
    assertThat(scrape.value("partbook_http_requests_seconds_bucket", sold + ",le=\"60.0\""))
        .isEqualTo(scrape.value("partbook_http_requests_seconds_count", sold));
  }

  @Test
  void whatever_is_asked_for_there_are_no_more_series_and_no_name_path_or_token_in_them() {
    var shop = server.live();
    shop.register(Purchase.of(PIANO, 8201, 1).with("customer", "Zoë Buyer"));
    shop.settled(8201);
    Api.open(shop.downloadUrl(8201, 1).json().path("url").asString());
    assertThat(status(shop.request("/nowhere/1"))).isEqualTo(404);
    var before = Scrape.of(server);
    for (int i = 0; i < 50; i++) {
      Api.sendUnchecked(
          shop.request("/nowhere/" + i).method("ANY" + i, HttpRequest.BodyPublishers.noBody()));
      Api.open(server.app().uri().resolve("/download/SECRET" + i).toString());
      shop.info(820_000 + i);
    }

    var none = "partbook_http_requests_seconds_count{operation=\"none\",status=\"4xx\"}";
    var scrape = Scrape.until(server, now -> orZero(now, none) > 50);
    assertThat(scrape.text())
        .doesNotContain("nowhere", "SECRET", "Zoë", "Buyer", "First Shop", "ANY1")
        // Not as a number, which may have any digits.
        .doesNotContainPattern("[\"/]8201|8201[\"/]");
    // What is answered for the first time has an operation, a status and an error more.
    assertThat(scrape.series().size() - before.series().size()).isLessThan(3 * 20);
  }

  @Test
  void a_sale_that_fails_is_counted_and_one_that_waits_is_seen_with_its_age() {
    var shop = server.live();
    var failed = Scrape.of(server).value("partbook_sales_failed_total", "environment=\"live\"");
    shop.register(Purchase.of(WITHOUT_FILE, 8301, 1));
    shop.settled(8301);
    server.addProcessing(8302);

    var live = "environment=\"live\"";
    var scrape =
        Scrape.until(
            server,
            now ->
                now.value("partbook_fulfilment_waiting", live) == 1
                    && now.value("partbook_sales_failed_total", live) == failed + 1);

    // The test's line has a deadline two days away, so it counts as one of the future.
    assertThat(scrape.value("partbook_fulfilment_oldest_seconds", live)).isZero();
    assertThat(scrape.value("partbook_fulfilment_waiting", live)).isEqualTo(1);

    server.clock().advance(Duration.ofDays(3));
    var later =
        Scrape.until(server, now -> now.value("partbook_fulfilment_oldest_seconds", live) > 3600);
    assertThat(later.value("partbook_fulfilment_oldest_seconds", live))
        .isBetween(24.9 * 3600, 26 * 3600.0);
  }

  @Test
  void every_room_says_how_full_it_is() {
    server.live().get("/health");

    var scrape = Scrape.of(server);

    assertThat(scrape.value("partbook_database_up")).isEqualTo(1);
    assertThat(scrape.value("partbook_database_connections_limit")).isEqualTo(16);
    assertThat(scrape.value("partbook_fulfilment_limit")).isEqualTo(64);
    assertThat(scrape.value("partbook_http_connections")).isPositive();
    assertThat(scrape.value("partbook_component_healthy", "component=\"database\"")).isEqualTo(1);
    assertThat(scrape.value("partbook_disk_free_bytes", "folder=\"blobs\"")).isPositive();
    assertThat(scrape.value("partbook_log_stopped")).isZero();
    Scrape.until(server, now -> now.value("partbook_log_unlogged") == 0);
  }

  @Test
  void the_page_names_every_number_of_ours_and_no_other() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/monitoring.md"));
    var named =
        Pattern.compile("(?m)^\\| `(partbook_[a-z_]+)`")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).isEqualTo(ours(everything()));
  }

  @Test
  void panels_and_rules_ask_only_for_numbers_that_there_are() throws IOException {
    var there = everything().names();
    for (var file : Set.of("deploy/grafana/partbook.json", "deploy/prometheus/alerts.yml")) {
      var asked =
          METRIC
              .matcher(Files.readString(ROOT.resolve(file)))
              .results()
              .map(found -> found.group())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(asked).as(file).hasSizeGreaterThan(5);
      assertThat(there).as(file).containsAll(asked);
    }
  }

  /// Some series are there when there is something to count, which is done behind the answer; and
  /// what is counted while the page is written may stand in the later half of it alone.
  private static Scrape everything() {
    assertThat(status(server.live().request("/nowhere"))).isEqualTo(404);
    return Scrape.until(
        server,
        now ->
            now.names()
                .containsAll(
                    Set.of("partbook_http_requests_seconds_count", "partbook_http_errors_total")));
  }

  /// Without what stands behind the names of a histogram.
  private static Set<String> ours(Scrape scrape) {
    return scrape.names().stream()
        .filter(name -> name.startsWith("partbook_"))
        .map(name -> name.replaceFirst("_seconds_(bucket|count|sum|max)$", "_seconds"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static int status(HttpRequest.Builder request) {
    return Api.sendUnchecked(request).statusCode();
  }

  private static double orZero(Scrape scrape, String series) {
    return scrape.series().getOrDefault(series, 0.0);
  }
}
