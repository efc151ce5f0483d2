package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Piano;
import org.partbook.fuzz.Step.Till;

/// Does step after step, with vendors of its own, and holds each answer against the model.
final class Sequence {
  private final TestServer server;
  private final Shops shops;
  private final Lines lines = new Lines();
  private final Model model = new Model(lines);
  private final Sightings sightings;
  private final Infos infos;
  private final Carts carts;
  private final OrderLists lists;
  private final Archives archives;
  private final Followers followers;
  private final Papers papers;
  private final Shelves shelves;

  private Sequence(TestServer server) {
    this.server = server;
    this.shops = new Shops(server);
    this.sightings = new Sightings(shops);
    this.infos = new Infos(shops, lines, model, sightings);
    this.carts = new Carts(shops, lines, model);
    this.lists = new OrderLists(shops, lines, model, infos);
    this.archives = new Archives(shops, lines, infos);
    this.followers = new Followers(shops, lines, infos);
    this.papers = new Papers(shops, lines);
    this.shelves = new Shelves(shops, model);
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
    told("step " + number + ", " + step, () -> run(step));
  }

  private static void told(String what, Runnable action) {
    try {
      action.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }

  private void run(Step step) {
    var now = shops.now();
    lines.mark(now);
    switch (step) {
      case Step.Register register -> register(register, now);
      case Step.RegisterParts parts -> register(parts, now);
      case Step.RegisterOrder order ->
          sightings.registered(order.till(), order.order(), carts.register(order, now));
      case Step.Validate validate -> validate(validate, now);
      case Step.RegisterByToken by -> register(by, now);
      case Step.Ask ask -> infos.ask(ask);
      case Step.Link link -> link(link, now);
      case Step.Cancel cancel -> cancel(cancel, now);
      case Step.Open open -> model.url(open).ifPresent(url -> open(open, url, now));
      case Step.LinkOrder link -> archives.link(link, now);
      case Step.OpenOrder open -> archives.open(open, now);
      case Step.ListOrders list -> lists.list(list, now);
      case Step.ListOn on -> lists.goOn(on, now);
      case Step.Follow follow -> followers.follow(follow, now);
      case Step.AskReceipt receipt -> papers.receipt(receipt);
      case Step.Verify verify -> papers.verify(verify);
      case Step.ListAssets list -> shelves.list(list);
      case Step.AskAsset ask -> shelves.ask(ask);
      case Step.FollowAssets follow -> shelves.follow(follow);
      case Step.Report report -> sightings.report(report);
      case Step.Pass(var time) -> server.clock().advance(time);
      case Step.PassInSandbox pass -> pass(pass);
      case Step.Change change -> {
        change(change.piano());
        model.change(change);
      }
      case Step.Revoke(var till) -> shops.revoke(till);
    }
  }

  private void register(Step.Register step, Instant now) {
    var isSame = model.isSame(step);
    var expected = model.register(step, now);
    var purchase =
        Purchase.of(step.asset(), step.order(), step.line())
            .with("country_code", step.country())
            .with("quantity", step.quantity());
    var reply = shops.at(step.till()).register(purchase);
    registered(step.till(), step.order(), reply, expected);
    if (expected.equals(Model.EXISTS)) {
      isSame.ifPresent(
          same -> assertThat(reply.json().path("same_request").asBoolean()).isEqualTo(same));
    }
  }

  private void register(Step.RegisterParts step, Instant now) {
    var purchase =
        Purchase.of(TestAssets.QUARTET, step.order(), step.line())
            .withParts(2001, step.line(), 2002, step.line() + 1);
    var reply = shops.at(step.till()).register(purchase);
    registered(step.till(), step.order(), reply, model.register(step, now));
  }

  private void register(Step.RegisterByToken step, Instant now) {
    var token = model.token(step.token());
    if (token.isPresent()) {
      var purchase = Purchase.validated(token.get().token(), step.order(), step.line());
      var reply = shops.at(step.till()).register(purchase);
      registered(step.till(), step.order(), reply, model.register(step, now));
    }
  }

  private void registered(Till till, long order, Reply reply, Answer expected) {
    Shops.answered(reply, expected);
    sightings.registered(till, order, expected);
  }

  private void validate(Step.Validate step, Instant now) {
    var reply = shops.at(step.till()).validate(step.asset(), "203.0.113.9", step.quantity());
    var expected = model.validate(step);
    Shops.answered(reply, expected);
    sightings.validated(step.till(), expected);
    if (reply.status() == 200) {
      model.validated(step, reply.json().path("token").stringValue(), now);
    }
  }

  private void link(Step.Link step, Instant now) {
    var shop = shops.at(step.till());
    var reply =
        step.view()
            ? shop.viewUrl(step.order(), step.line())
            : shop.downloadUrl(step.order(), step.line());
    Shops.answered(reply, model.link(step));
    if (reply.status() == 200) {
      model.given(step, reply.json().path("url").stringValue(), now);
    }
  }

  private void cancel(Step.Cancel step, Instant now) {
    var reply = shops.at(step.till()).cancel(step.order(), step.line());
    var expected = model.cancel(step, now);
    Shops.answered(reply, expected);
    sightings.cancelled(step.till(), expected);
  }

  private void open(Step.Open open, String url, Instant now) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
    var response = Api.sendUnchecked(open.head() ? request.HEAD() : request.GET());
    assertThat(response.statusCode()).isEqualTo(model.open(open, now));
    if (response.statusCode() != 200) {
      assertThat(new String(response.body(), StandardCharsets.ISO_8859_1)).doesNotStartWith("%PDF");
    }
  }

  private void pass(Step.PassInSandbox step) {
    var reply =
        shops
            .at(Till.FIRST_IN_SANDBOX)
            .post("/sandbox/clock", Map.of("advance", step.time().toString()));
    assertThat(reply.status()).isEqualTo(200);
    lines.pass(step.time());
  }

  private void change(Piano piano) {
    var report = server.load(server.data(), piano.line());
    assertThat(report.bad()).as(report.toString()).isZero();
  }

  /// Everything that there is, once more: each line, what they come to, the archive that somebody
  /// was given last, and what those who follow are told.
  private void end() {
    for (var till : Till.values()) {
      for (long order = 1; order <= 2; order++) {
        run(-1, new Step.Ask(till, order));
      }
      if (till == till.owner()) {
        run(-1, new Step.ListOrders(till, 1000, "", Integer.MAX_VALUE, 0));
      }
    }
    run(-1, new Step.OpenOrder(0, false));
    run(-1, new Step.Report(Till.FIRST_IN_SANDBOX));
    told("changes at the end", shelves::end);
    told("events at the end", () -> followers.end(shops.now()));
  }

  private void leave() {
    if (model.piano() != Piano.USUAL) {
      change(Piano.USUAL);
    }
    shops.leave();
  }
}
