package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors.Issued;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Model.State;
import org.partbook.fuzz.Model.Told;
import org.partbook.fuzz.Step.Piano;
import org.partbook.fuzz.Step.Till;
import tools.jackson.databind.JsonNode;

/// Does step after step, with vendors of its own, and holds each answer against the model.
final class Sequence {
  private static final BigDecimal PRICE = new BigDecimal("3.95");

  private final TestServer server;
  private final Vendor first;
  private final Vendor second;
  private final Model model = new Model();
  private final Map<Till, Issued> tokens = new EnumMap<>(Till.class);

  private Sequence(TestServer server) {
    this.server = server;
    var name = UUID.randomUUID().toString();
    this.first = server.vendors().add("First " + name, true);
    this.second = server.vendors().add("Second " + name, true);
    for (var till : Till.values()) {
      tokens.put(till, issue(till));
    }
  }

  /// @throws AssertionError that tells which step was answered otherwise than it must be
  static void run(TestServer server, List<Step> steps) {
    var sequence = new Sequence(server);
    try {
      for (int i = 0; i < steps.size(); i++) {
        sequence.run(i, steps.get(i));
      }
      sequence.end();
    } finally {
      sequence.leave();
    }
  }

  private void run(int number, Step step) {
    try {
      run(step);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("step " + number + ", " + step + ": " + e.getMessage(), e);
    }
  }

  private void run(Step step) {
    var now = now();
    switch (step) {
      case Step.Register register -> {
        var expected = model.register(register, now);
        var reply = till(register.till()).register(purchase(register));
        answered(reply, expected);
        if (expected.status() == 409) {
          model
              .isSame(register)
              .ifPresent(same ->
                  assertThat(reply.json().path("same_request").asBoolean()).isEqualTo(same));
        }
      }
      case Step.RegisterParts parts -> {
        var purchase =
            Purchase.of(TestAssets.QUARTET, parts.order(), parts.line())
                .withParts(2001, parts.line(), 2002, parts.line() + 1);
        answered(till(parts.till()).register(purchase), model.register(parts, now));
      }
      case Step.Validate validate -> {
        var reply =
            till(validate.till()).validate(validate.asset(), "203.0.113.9", validate.quantity());
        answered(reply, model.validate(validate));
        if (reply.status() == 200) {
          model.validated(validate, reply.json().path("token").stringValue(), now);
        }
      }
      case Step.RegisterByToken by ->
          model
              .token(by)
              .ifPresent(token ->
                  answered(
                      till(by.till()).register(Purchase.validated(token, by.order(), by.line())),
                      model.register(by, now)));
      case Step.Ask ask -> info(ask);
      case Step.Link link -> {
        var shop = till(link.till());
        var reply =
            link.view()
                ? shop.viewUrl(link.order(), link.line())
                : shop.downloadUrl(link.order(), link.line());
        answered(reply, model.link(link));
        if (reply.status() == 200) {
          model.given(link, reply.json().path("url").stringValue(), now);
        }
      }
      case Step.Cancel cancel ->
          answered(
              till(cancel.till()).cancel(cancel.order(), cancel.line()), model.cancel(cancel, now));
      case Step.Open open -> model.url(open).ifPresent(url -> open(open, url, now));
      case Step.Pass(var time) -> server.clock().advance(time);
      case Step.PassInSandbox pass -> {
        var reply =
            till(Till.FIRST_IN_SANDBOX)
                .post("/sandbox/clock", Map.of("advance", pass.time().toString()));
        assertThat(reply.status()).isEqualTo(200);
        model.pass(pass);
      }
      case Step.Change change -> {
        change(change.piano());
        model.change(change);
      }
      case Step.Revoke(var till) -> revoke(till);
    }
  }

  private static Purchase purchase(Step.Register step) {
    return Purchase.of(step.asset(), step.order(), step.line())
        .with("country_code", step.country())
        .with("quantity", step.quantity());
  }

  private void info(Step.Ask info) {
    var shop = till(info.till());
    var reply =
        model.maySettle(info.till(), info.order())
            ? shop.settled(info.order())
            : shop.infoAtOnce(info.order());
    answered(reply, model.info(info));
    if (reply.status() == 502) {
      assertThat(reply.json().path("status").asString()).isEqualTo("FAILED");
    }
    if (reply.status() == 200) {
      var items = reply.json().valueStream().toList();
      assertThat(items.stream().map(Sequence::told).toList()).isEqualTo(model.told(info));
      items.forEach(Sequence::whole);
    }
  }

  private static Told told(JsonNode item) {
    return new Told(
        item.path("order_line_id").asLong(),
        new Model.Deal(
            item.path("asset_id").asLong(),
            item.path("country_code").asString(),
            item.path("quantity").asLong()),
        State.valueOf(item.path("status").asString()));
  }

  private static void whole(JsonNode item) {
    assertThat(item.path("customer").asString()).isEqualTo("Clara Wieck");
    assertThat(item.path("unit_price").decimalValue()).isEqualByComparingTo(PRICE);
    assertThat(item.path("line_item_price").decimalValue()).isBetween(BigDecimal.ZERO, PRICE);
    boolean completed = item.path("status").asString().equals("COMPLETED");
    assertThat(item.path("download_url").isNull()).isNotEqualTo(completed);
    assertThat(item.path("view_url").isNull()).isNotEqualTo(completed);
  }

  private void open(Step.Open open, String url, Instant now) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
    var response = Api.sendUnchecked(open.head() ? request.HEAD() : request.GET());
    assertThat(response.statusCode()).isEqualTo(model.open(open, now));
    if (response.statusCode() != 200) {
      assertThat(new String(response.body(), StandardCharsets.ISO_8859_1)).doesNotStartWith("%PDF");
    }
  }

  private void revoke(Till till) {
    var old = server.withToken(token(till).token());
    assertThat(server.vendors().revoke(token(till).id())).isTrue();
    assertThat(old.info(1).status()).isEqualTo(401);
    assertThat(old.register(Purchase.of(TestAssets.PIANO, 77, 77)).status()).isEqualTo(401);
    tokens.put(till, issue(till));
  }

  private void change(Piano piano) {
    var report = server.load(server.data(), piano.line());
    assertThat(report.bad()).as(report.toString()).isZero();
  }

  /// Everything that there is, once more.
  private void end() {
    for (var till : Till.values()) {
      for (long order = 1; order <= 2; order++) {
        run(-1, new Step.Ask(till, order));
      }
    }
  }

  private void leave() {
    if (!model.isUsual()) {
      change(Piano.USUAL);
    }
    for (var issued : tokens.values()) {
      server.vendors().revoke(issued.id());
    }
  }

  private static void answered(Reply reply, Answer expected) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(expected.status());
    if (!expected.error().isEmpty()) {
      assertThat(reply.errorName()).isEqualTo(expected.error());
    }
  }

  private Issued issue(Till till) {
    return server
        .vendors()
        .issue(
            till == Till.SECOND ? second : first,
            till == Till.FIRST_IN_SANDBOX ? Environment.SANDBOX : Environment.LIVE);
  }

  private Issued token(Till till) {
    return Objects.requireNonNull(tokens.get(till));
  }

  private Api till(Till till) {
    return server.withToken(token(till).token());
  }

  private Instant now() {
    return server.clock().instant();
  }
}
