package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.audit.NotVerified;
import org.partbook.audit.Receipt;
import org.partbook.copies.licence.CopyCode;
import org.partbook.fuzz.Line.Name;
import org.partbook.fuzz.Line.State;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Till;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogFolder;

/// Asks for what proves a sale: its receipt, and the page of its code.
final class Papers {
  /// For what takes a second.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String CODE =
      """
      select code from order_line
      where vendor_id = ? and environment = ? and order_id = ? and order_line_id = ?
      """;

  private final Shops shops;
  private final Lines lines;
  private final Map<Name, Logged> logged = new HashMap<>();

  /// What doesn't change any more.
  private record Logged(long index, String entry, String salt) {}

  Papers(Shops shops, Lines lines) {
    this.shops = shops;
    this.lines = lines;
  }

  /// There is one of whatever was registered, whatever became of it; and of nothing else.
  void receipt(Step.AskReceipt step) {
    var key = new Name(step.till().owner(), step.order(), step.line());
    var reply = receipt(step, key);
    if (!lines.has(key)) {
      Shops.answered(reply, answer(key));
      return;
    }
    assertThat(reply.status()).as(reply.text()).isIn(200, 202);
    assertThat(reply.status() == 200 || !logged.containsKey(key)).as("logged once").isTrue();
    if (reply.status() == 200) {
      require(key, reply);
    }
  }

  /// It is logged a moment after the sale.
  private Reply receipt(Step.AskReceipt step, Name key) {
    var path =
        "/purchase/receipt?order_id=%d&order_line_id=%d".formatted(step.order(), step.line());
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var reply = shops.at(step.till()).get(path);
    while (step.patient() && reply.status() == 202) {
      assertThat(System.nanoTime()).as("never logged: " + key).isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
      reply = shops.at(step.till()).get(path);
    }
    return reply;
  }

  private static Answer answer(Name key) {
    return key.order() < 1 || key.line() < 1 ? Model.INVALID : Model.NO_SUCH_LINE;
  }

  private void require(Name key, Reply reply) {
    try {
      var receipt = Receipt.parse(reply.text());
      var checkpoint = receipt.require(log().key().orElseThrow());
      assertThat(checkpoint.size()).isGreaterThan(receipt.index());
      var now = new Logged(receipt.index(), receipt.entry(), receipt.salt());
      var before = logged.put(key, now);
      assertThat(before == null || before.equals(now)).as(before + ", " + now).isTrue();
      var entry = Json.read(receipt.entry().getBytes(StandardCharsets.UTF_8));
      var body = entry.path("body");
      assertThat(entry.path("kind").asString()).isEqualTo("REGISTERED");
      assertThat(entry.path("vendor").asLong()).isEqualTo(shops.vendor(key.owner()).id().value());
      assertThat(body.path("environment").asString())
          .isEqualTo(Shops.environment(key.owner()).wire());
      assertThat(body.path("order").asLong()).isEqualTo(key.order());
      assertThat(body.path("order_line").asLong()).isEqualTo(key.line());
    } catch (NotVerified | MalformedJson e) {
      throw new AssertionError(reply.text(), e);
    }
  }

  private LedgerLog log() {
    return new LedgerLog(shops.server().db(), new LogFolder(shops.server().config().log()));
  }

  /// A copy that there never was is unknown to everybody.
  void verify(Step.Verify step) {
    var key = new Name(step.till().owner(), step.order(), step.line());
    var line = lines.find(key);
    if (line.isEmpty()) {
      return;
    }
    var address = shops.server().app().uri().resolve("/verify/" + code(key));
    var page = Api.sendUnchecked(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)));
    var wasCompleted = line.get().wasCompleted();
    assertThat(page.statusCode()).isEqualTo(wasCompleted ? 200 : 404);
    var html = new String(page.body(), StandardCharsets.UTF_8);
    assertThat(html).contains("<h1 class=\"" + standing(line.get()) + "\">");
    assertThat(html).doesNotContain("Clara");
    assertThat(html.contains(shops.vendor(step.till()).name())).isEqualTo(wasCompleted);
  }

  private static String standing(Line line) {
    if (!line.wasCompleted()) {
      return "unknown";
    }
    if (line.key().owner() == Till.FIRST_IN_SANDBOX) {
      return "test";
    }
    return line.is(State.CANCELLED) ? "cancelled" : "valid";
  }

  /// As it stands on the copy.
  private String code(Name key) {
    return shops
        .server()
        .db()
        .ask(tx ->
            tx.one(
                CODE,
                row -> row.getBytes("code"),
                shops.vendor(key.owner()).id().value(),
                Shops.environment(key.owner()).wire(),
                key.order(),
                key.line()))
        .map(bytes -> CopyCode.of(bytes).compact())
        .orElseThrow();
  }
}
