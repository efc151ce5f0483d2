package org.partbook.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.TestAssets;
import org.partbook.fuzz.Line.Deal;
import org.partbook.fuzz.Line.Name;
import org.partbook.fuzz.Line.State;
import org.partbook.fuzz.Step.Piano;
import org.partbook.fuzz.Step.Till;

/// What the contract says must be answered, reckoned with pencil and paper. It knows nothing of how
/// Partbook does it.
final class Model {
  static final Answer GOOD = new Answer(200, "");
  static final Answer LATER = new Answer(201, "");
  static final Answer NO_SUCH_ORDER = new Answer(404, "ORDER_NOT_FOUND");
  static final Answer NO_SUCH_LINE = new Answer(404, "ORDER_LINE_NOT_FOUND");
  static final Answer EXISTS = new Answer(409, "ORDER_LINE_EXISTS");
  static final Answer INVALID = new Answer(422, "VALIDATION_FAILED");
  static final Answer CURSOR_EXPIRED = new Answer(410, "CURSOR_EXPIRED");

  /// How long a link to files is good.
  static final Duration LINK = Duration.ofHours(24);

  private static final Duration WINDOW = Duration.ofDays(14);
  private static final Duration TOKEN = Duration.ofMinutes(30);

  private final Lines lines;
  private final List<Validated> tokens = new ArrayList<>();
  private final List<Given> links = new ArrayList<>();
  private Piano piano = Piano.USUAL;
  private int changes;

  Model(Lines lines) {
    this.lines = lines;
  }

  /// @param error the name of an error; empty where there is none
  record Answer(int status, String error) {}

  /// A line as info should tell it.
  record Told(long line, Deal deal, State state) {}

  /// A token that a vendor was given.
  record Validated(Till owner, String token, Deal deal, Instant until) {}

  private record Given(String url, Line line, Till owner, Instant until) {}

  Answer register(Step.Register step, Instant now) {
    var key = new Name(step.till().owner(), step.order(), step.line());
    var deal = new Deal(step.asset(), step.country(), step.quantity());
    if (step.order() < 1 || step.line() < 1 || (step.quantity() < 1 && !lines.has(key))) {
      return INVALID;
    }
    return lines.has(key) ? EXISTS : sold(key, deal, now);
  }

  /// Whether a repetition says the same; nothing where prices were shared out.
  Optional<Boolean> isSame(Step.Register step) {
    return lines
        .find(new Name(step.till().owner(), step.order(), step.line()))
        .filter(Line::isSingle)
        .map(line -> line.deal().equals(new Deal(step.asset(), step.country(), step.quantity())));
  }

  private Answer sold(Name key, Deal deal, Instant now) {
    var refusal = refusal(deal);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    lines.add(key, deal, true, now);
    return LATER;
  }

  /// What is against a sale, if anything is.
  Optional<Answer> refusal(Deal deal) {
    if (deal.asset() == TestAssets.UNKNOWN) {
      return Optional.of(new Answer(404, "ASSET_NOT_FOUND"));
    }
    boolean sells =
        switch ((int) deal.asset()) {
          case (int) TestAssets.PIANO -> piano.sells(deal.country(), deal.quantity());
          case (int) TestAssets.CHOIR -> deal.quantity() >= 10;
          case (int) TestAssets.AMERICAN -> deal.country().equals("US");
          case (int) TestAssets.WITHDRAWN -> false;
          default -> true;
        };
    return sells && deal.quantity() > 0 ? Optional.empty() : Optional.of(INVALID);
  }

  Answer register(Step.RegisterParts step, Instant now) {
    if (step.order() < 1) {
      return INVALID;
    }
    // That one exists is told before what else is wrong.
    var owner = step.till().owner();
    for (long line = step.line(); line <= step.line() + 1; line++) {
      if (lines.has(new Name(owner, step.order(), line))) {
        return EXISTS;
      }
    }
    if (step.line() < 1) {
      return INVALID;
    }
    for (int part = 0; part < 2; part++) {
      var key = new Name(owner, step.order(), step.line() + part);
      lines.add(key, new Deal(2001 + part, "US", 1), false, now);
    }
    return LATER;
  }

  Answer validate(Step.Validate step) {
    if (step.quantity() < 1) {
      return INVALID;
    }
    return refusal(new Deal(step.asset(), country(step.till()), step.quantity())).orElse(GOOD);
  }

  /// By the address that steps give: the sandbox knows where it is, the server has no database.
  private static String country(Till till) {
    return till == Till.FIRST_IN_SANDBOX ? "US" : "ZZ";
  }

  void validated(Step.Validate step, String token, Instant now) {
    var till = step.till();
    tokens.addFirst(
        new Validated(
            till.owner(),
            token,
            new Deal(step.asset(), country(till), step.quantity()),
            lines.time(till.owner(), now).plus(TOKEN)));
  }

  /// A token that was given, the latest one first.
  Optional<Validated> token(int number) {
    return chosen(tokens, number);
  }

  Answer register(Step.RegisterByToken step, Instant now) {
    var token = token(step.token()).orElseThrow();
    var key = new Name(step.till().owner(), step.order(), step.line());
    if (step.order() < 1 || step.line() < 1) {
      return INVALID;
    }
    if (lines.has(key)) {
      return EXISTS;
    }
    if (token.owner != key.owner() || !lines.time(key.owner(), now).isBefore(token.until)) {
      return INVALID;
    }
    return sold(key, token.deal, now);
  }

  Answer info(Step.Ask step) {
    if (step.order() < 1) {
      return INVALID;
    }
    var told = told(step);
    if (told.isEmpty()) {
      return NO_SUCH_ORDER;
    }
    var left = told.stream().filter(line -> line.state != State.CANCELLED).toList();
    boolean failed = !left.isEmpty() && left.stream().allMatch(line -> line.state == State.FAILED);
    return new Answer(failed ? 502 : 200, "");
  }

  List<Told> told(Step.Ask step) {
    return lines.of(step.till().owner(), step.order()).stream()
        .map(line -> new Told(line.key().line(), line.deal(), line.state()))
        .toList();
  }

  /// Whether something of an order may not have been given up yet, of what will be.
  boolean maySettle(Till till, long order) {
    return told(new Step.Ask(till, order)).stream().anyMatch(line -> line.state == State.FAILED);
  }

  Answer link(Step.Link step) {
    if (step.order() < 1 || step.line() < 1) {
      return INVALID;
    }
    return lines
        .find(new Name(step.till().owner(), step.order(), step.line()))
        .filter(line -> line.is(State.COMPLETED))
        .map(_ -> GOOD)
        .orElse(NO_SUCH_LINE);
  }

  void given(Step.Link step, String url, Instant now) {
    var owner = step.till().owner();
    var line = lines.find(new Name(owner, step.order(), step.line()));
    if (line.isPresent() && !step.view()) {
      links.addFirst(new Given(url, line.get(), owner, lines.time(owner, now).plus(LINK)));
    }
  }

  Optional<String> url(Step.Open step) {
    return chosen(links, step.link()).map(Given::url);
  }

  /// 200 or 410.
  int open(Step.Open step, Instant now) {
    var link = chosen(links, step.link()).orElseThrow();
    var time = lines.time(link.owner, now);
    if (link.line.is(State.CANCELLED) || !time.isBefore(link.until)) {
      return 410;
    }
    if (!step.head()) {
      link.line.deliver(time);
    }
    return 200;
  }

  Answer cancel(Step.Cancel step, Instant now) {
    if (step.order() < 1 || step.line() < 1) {
      return INVALID;
    }
    var owner = step.till().owner();
    var found = lines.find(new Name(owner, step.order(), step.line()));
    if (found.isEmpty()) {
      return NO_SUCH_LINE;
    }
    var line = found.get();
    if (line.is(State.CANCELLED)) {
      return new Answer(400, "ALREADY_CANCELLED");
    }
    if (line.isDelivered()) {
      return new Answer(400, "ALREADY_DELIVERED");
    }
    if (line.is(State.COMPLETED) && !isWindowOpen(line, now)) {
      return new Answer(400, "CANCELLATION_WINDOW_OVER");
    }
    line.cancel(lines.time(owner, now));
    return LATER;
  }

  private boolean isWindowOpen(Line line, Instant now) {
    return lines.time(line.key().owner(), now).isBefore(line.at().plus(WINDOW));
  }

  /// Whether a completed line can be taken back.
  boolean isCancellable(Line line, Instant now) {
    return line.is(State.COMPLETED) && !line.isDelivered() && isWindowOpen(line, now);
  }

  void change(Step.Change step) {
    changes++;
    piano = step.piano();
  }

  Piano piano() {
    return piano;
  }

  /// How often the catalogue was imported.
  int changes() {
    return changes;
  }

  static <T> Optional<T> chosen(List<T> list, int number) {
    return number < list.size() ? Optional.of(list.get(number)) : Optional.empty();
  }
}
