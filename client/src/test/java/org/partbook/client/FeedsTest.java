package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Orders, changes and events, which come page by page.
@Timeout(60)
class FeedsTest {
  private static final String EXPIRED =
      Http.json(
          410,
          "{\"name\":\"CURSOR_EXPIRED\",\"message\":\"begin anew\",\"code\":41003,\"status\":410}");

  @Test
  void changes_are_followed_from_a_cursor_to_the_end() {
    var first =
        """
        {"changes":[{"type":"added","asset_id":7,"asset":{"asset_id":7,"title":"Morning"}},\
        {"type":"withdrawn","asset_id":8,"asset":null}],"cursor":"two & 2","more":true}\
        """;
    var second =
        "{\"changes\":[{\"type\":\"moved\",\"asset_id\":9,\"to\":1}],\"cursor\":\"three\",\"more\":false}";
    try (var server = BadServer.inTurn(Http.json(200, first), Http.json(200, second))) {
      var pages = Clients.once(server).changes("one").stream().toList();
      assertThat(pages).extracting(ChangePage::cursor).containsExactly("two & 2", "three");
      var changes = pages.stream().flatMap(page -> page.changes().stream()).toList();
      assertThat(changes)
          .extracting(AssetChange::type)
          .containsExactly(ChangeType.ADDED, ChangeType.WITHDRAWN, new ChangeType("moved"));
      assertThat(changes.get(0).asset().orElseThrow().title()).isEqualTo("Morning");
      assertThat(changes.get(1).asset()).isEmpty();
      assertThat(changes.get(2).unknown().get("to")).contains("1");
      assertThat(server.requests().stream().map(BadServer.Request::path))
          .containsExactly(
              "/assets/changes?after=one&page_size=500",
              "/assets/changes?after=two+%26+2&page_size=500");
    }
  }

  @Test
  void the_whole_catalogue_comes_without_a_cursor() {
    try (var server =
        BadServer.always(Http.json(200, "{\"changes\":[],\"cursor\":\"c\",\"more\":false}"))) {
      assertThat(Clients.once(server).changes()).hasSize(1);
      assertThat(server.requests().get(0).path()).isEqualTo("/assets/changes?page_size=500");
    }
  }

  @Test
  void a_cursor_that_is_too_old_is_an_exception_of_its_own() {
    try (var server = BadServer.always(EXPIRED)) {
      var api = Clients.patient(server);
      assertThatThrownBy(() -> api.changes("old").stream().toList())
          .isInstanceOf(CursorExpiredException.class)
          .hasMessage("GET /assets/changes: 410 CURSOR_EXPIRED: begin anew");
      assertThatThrownBy(
              () -> api.events(EventQuery.builder().after("old").build()).stream().toList())
          .isInstanceOf(CursorExpiredException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void a_server_that_goes_round_is_left() {
    try (var server =
        BadServer.always(Http.json(200, "{\"changes\":[],\"cursor\":\"c\",\"more\":true}"))) {
      assertThatThrownBy(() -> Clients.once(server).changes().stream().toList())
          .isInstanceOf(TransportException.class)
          .hasMessage("the pages go round");
    }
  }

  @Test
  void pages_that_lack_what_they_need_are_unusable() {
    for (var bad :
        List.of(
            "{}",
            "{\"changes\":{},\"cursor\":\"c\"}",
            "{\"changes\":[]}",
            "{\"changes\":[{\"asset_id\":1}],\"cursor\":\"c\"}",
            "{\"changes\":[{\"type\":\"added\"}],\"cursor\":\"c\"}")) {
      try (var server = BadServer.always(Http.json(200, bad))) {
        assertThatThrownBy(() -> Clients.once(server).changes().stream().toList())
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("unusable");
      }
    }
  }

  @Test
  void events_have_types_of_their_own_and_keep_their_json() {
    var json =
        """
        {"events":[\
        {"id":"evt_1","type":"line.refunded","timestamp":"2026-03-01T10:00:00Z","data":\
        {"order_id":5,"order_line_id":1,"asset_id":7,"status":"COMPLETED","quantity":2,"reason":"r","n":1}},\
        {"id":"evt_2","type":"asset.left","timestamp":"2026-03-01T11:00:00+01:00","data":{"asset_id":8}},\
        {"id":"evt_3","type":"statement.closed","timestamp":"2026-04-01T00:00:00Z","data":\
        {"number":"2026-3","from":"2026-03-01","until":"2026-04-01","currency":"EUR","net":12.30}},\
        {"id":"evt_4","type":"moon.full","timestamp":"2026-04-01T00:00:00Z","data":{"bright":true}}],\
        "cursor":"c9","more":false}\
        """;
    var query =
        EventQuery.builder()
            .since(Instant.parse("2026-03-01T00:00:00Z"))
            .types("line.*", "asset.left")
            .pageSize(50)
            .build();
    try (var server = BadServer.always(Http.json(200, json))) {
      var events = Clients.once(server).events(query).iterator().next().events();
      assertThat(server.requests().get(0).path())
          .isEqualTo(
              "/events?since=2026-03-01T00%3A00%3A00Z&types=line.*%2Casset.left&page_size=50");
      var line = (EventData.Line) events.get(0).data();
      assertThat(line.orderId()).hasValue(5);
      assertThat(line.quantity()).hasValue(2);
      assertThat(line.reason()).contains("r");
      assertThat(line.status()).contains(OrderStatus.COMPLETED);
      assertThat(line.unknown().names()).containsExactly("n");
      assertThat(events.get(0).type()).isEqualTo(EventType.LINE_REFUNDED);
      assertThat(events.get(1).timestamp()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
      assertThat(events.get(1).data())
          .isEqualTo(new EventData.Asset(OptionalLong.of(8), UnknownFields.none()));
      assertThat(events.get(2).data())
          .isEqualTo(
              new EventData.Statement(
                  Optional.of("2026-3"),
                  Optional.of("2026-03-01"),
                  Optional.of("2026-04-01"),
                  Optional.of("EUR"),
                  Optional.of(new BigDecimal("12.30")),
                  UnknownFields.none()));
      assertThat(events.get(3).data())
          .isInstanceOfSatisfying(
              EventData.Other.class,
              other -> assertThat(other.unknown().get("bright")).contains("true"));
      assertThat(events.get(3).json())
          .isEqualTo(
              "{\"id\":\"evt_4\",\"type\":\"moon.full\",\"timestamp\":\"2026-04-01T00:00:00Z\","
                  + "\"data\":{\"bright\":true}}");
      assertThat(events.get(3))
          .hasToString("Event[id=evt_4, type=moon.full, timestamp=2026-04-01T00:00:00Z]");
    }
  }

  @Test
  void events_go_on_by_cursor_and_a_cursor_takes_the_place_of_a_time() {
    var more = Http.json(200, "{\"events\":[],\"cursor\":\"b\",\"more\":true}");
    var end = Http.json(200, "{\"events\":[],\"cursor\":\"c\",\"more\":false}");
    var query = EventQuery.builder().since(Instant.EPOCH).build();
    try (var server = BadServer.inTurn(more, end)) {
      assertThat(Clients.once(server).events(query)).hasSize(2);
      assertThat(server.requests().stream().map(BadServer.Request::path))
          .containsExactly("/events?since=1970-01-01T00%3A00%3A00Z", "/events?after=b");
    }
    var after = query.toBuilder().after("c").build();
    assertThat(after.since()).isEmpty();
    assertThat(after.toBuilder().since(Instant.EPOCH).build().after()).isEmpty();
    assertThat(query.after()).isEmpty();
  }

  @Test
  void orders_come_with_their_times_and_sums() {
    var first =
        """
        {"orders":[{"order_id":5,"lines":[{"order_id":5,"order_line_id":1,"asset_id":7,\
        "title":"Morning","customer":"Clara","status":"COMPLETED","registered_at":"2026-03-01T10:00:00Z",\
        "completed_at":"2026-03-01T10:00:01Z","cancelled_at":null,\
        "delivered_at":"2026-03-02T10:00:00Z","cancellable_until":"2026-03-15T10:00:00Z",\
        "refunded_quantity":1,"ended":true,"net_due":3.30,"currency":"EUR",\
        "flags":["PRICE_MISMATCH"],"shelf":3}],"x":1}],"sums":{"from":"2026-03-01T00:00:00Z",\
        "to":"2026-04-01T00:00:00Z","currencies":[{"currency":"EUR","sold":{"copies":2,"net":6.60},\
        "cancelled":{"copies":0,"net":null},"refunded":{"copies":-1,"net":-3.30},"copies":1,\
        "net":3.30,"tax":0}]},\
        "cursor":"b","more":true}\
        """;
    var second =
        "{\"orders\":[{\"order_id\":6,\"lines\":[]}],\"sums\":null,\"cursor\":null,\"more\":false}";
    var query =
        OrderQuery.builder()
            .from(Instant.parse("2026-03-01T00:00:00Z"))
            .to(Instant.parse("2026-04-01T00:00:00Z"))
            .status(OrderStatus.COMPLETED)
            .pageSize(1)
            .build();
    try (var server = BadServer.inTurn(Http.json(200, first), Http.json(200, second))) {
      var listing = Clients.once(server).orders(query);
      assertThat(server.requests()).isEmpty();
      var orders = listing.stream().toList();
      assertThat(orders).extracting(Order::orderId).containsExactly(5L, 6L);
      var line = orders.get(0).lines().get(0);
      assertThat(line.item().isCompleted()).isTrue();
      assertThat(line.item().refundedQuantity()).hasValue(1);
      assertThat(line.title()).contains("Morning");
      assertThat(line.registeredAt()).contains(Instant.parse("2026-03-01T10:00:00Z"));
      assertThat(line.completedAt()).contains(Instant.parse("2026-03-01T10:00:01Z"));
      assertThat(line.cancelledAt()).isEmpty();
      assertThat(line.deliveredAt()).contains(Instant.parse("2026-03-02T10:00:00Z"));
      assertThat(line.cancellableUntil()).contains(Instant.parse("2026-03-15T10:00:00Z"));
      assertThat(line.netDue()).contains(new BigDecimal("3.30"));
      assertThat(line.currency()).contains("EUR");
      assertThat(line.flags()).containsExactly("PRICE_MISMATCH");
      assertThat(line.item().unknown().names()).containsExactly("shelf");
      assertThat(orders.get(0).unknown().names()).containsExactly("x");
      assertThat(server.requests().stream().map(BadServer.Request::path))
          .containsExactly(
              "/purchase/orders?from=2026-03-01T00%3A00%3A00Z&to=2026-04-01T00%3A00%3A00Z"
                  + "&status=COMPLETED&page_size=1",
              "/purchase/orders?from=2026-03-01T00%3A00%3A00Z&to=2026-04-01T00%3A00%3A00Z"
                  + "&status=COMPLETED&after=b&page_size=1");
    }
    try (var server = BadServer.always(Http.json(200, second))) {
      var page =
          Clients.once(server).orders(query.toBuilder().after("z").build()).pages().iterator();
      assertThat(page.next().sums()).isEmpty();
      assertThat(page.hasNext()).isFalse();
      assertThat(server.requests().get(0).path()).contains("after=z");
    }
    try (var server = BadServer.always(Http.json(200, first))) {
      var page = Clients.once(server).orders(query).pages().iterator().next();
      var sums = page.sums().orElseThrow();
      assertThat(sums.from()).contains(Instant.parse("2026-03-01T00:00:00Z"));
      assertThat(sums.to()).contains(Instant.parse("2026-04-01T00:00:00Z"));
      var euro = sums.currencies().get(0);
      assertThat(euro.currency()).contains("EUR");
      assertThat(euro.sold().orElseThrow().net()).contains(new BigDecimal("6.60"));
      assertThat(euro.cancelled().orElseThrow().net()).isEmpty();
      assertThat(euro.refunded().orElseThrow().copies()).hasValue(-1);
      assertThat(euro.copies()).hasValue(1);
      assertThat(euro.net()).contains(new BigDecimal("3.30"));
      assertThat(euro.unknown().names()).containsExactly("tax");
    }
  }

  @Test
  void a_page_that_is_still_the_same_is_not_sent_again() {
    var page =
        Http.answer(
            200,
            "Content-Type: application/json\r\nETag: \"v1\"\r\n",
            "{\"assets\":[],\"last_id\":null,\"next_page\":null}");
    try (var server = BadServer.inTurn(page, Http.answer(304, "ETag: \"v1\"\r\n", ""), page)) {
      var api = Clients.once(server);
      var etag = api.listAssets(20, 0).etag().orElseThrow();
      assertThat(api.listAssetsUnless(20, 0, etag)).isEmpty();
      assertThat(api.listAssetsUnless(20, 0, etag)).isPresent();
      assertThat(server.requests().get(0).header("If-None-Match")).isEmpty();
      assertThat(server.requests().get(1).header("If-None-Match")).isEqualTo("\"v1\"");
      assertThatThrownBy(() -> api.listAssetsUnless(20, 0, "v1"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void long_answers_may_be_packed_but_not_without_end() throws IOException {
    var json = "{\"asset_id\":7,\"title\":\"" + "la ".repeat(100) + "\"}";
    try (var server = packed(json)) {
      var asset = Clients.once(server).asset(7);
      assertThat(asset.title()).hasSize(300);
      assertThat(server.requests().get(0).header("Accept-Encoding")).isEqualTo("gzip");
      var strict = Clients.of(server.uri()).retries(RetryPolicy.none()).longestBody(250).build();
      assertThatThrownBy(() -> strict.asset(7))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("longer than 250 bytes");
    }
  }

  private static BadServer packed(String json) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(json.getBytes(StandardCharsets.UTF_8));
    }
    var head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
            + "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(bytes.size());
    return new BadServer((request, connection) -> {
      connection.send(head);
      connection.send(bytes.toByteArray());
    });
  }

  @Test
  void a_whole_order_is_downloaded_like_a_line_and_gone_on_with(@TempDir Path folder)
      throws IOException {
    var zip = "PK-and-many-more-bytes-than-that".getBytes(StandardCharsets.US_ASCII);
    try (var files = new FileServer(zip)) {
      files.type("application/zip");
      files.spoil((request, connection) -> {
        var good = files.good(request);
        connection.send(java.util.Arrays.copyOf(good, good.length - 10));
      });
      var target = folder.resolve("order.zip");
      assertThat(Clients.patient(files.server()).downloadOrder(9, target, DownloadProgress.none()))
          .extracting(DownloadedFile::bytes)
          .isEqualTo((long) zip.length);
      assertThat(Files.readAllBytes(target)).isEqualTo(zip);
      assertThat(files.fileRequests()).hasSize(2);
      assertThat(files.fileRequests().get(1).header("Range")).isEqualTo("bytes=22-");
      var out = new ByteArrayOutputStream();
      assertThat(Clients.patient(files.server()).downloadOrder(9, out, DownloadProgress.none()))
          .isNotNull();
      assertThat(out.toByteArray()).isEqualTo(zip);
    }
  }
}
