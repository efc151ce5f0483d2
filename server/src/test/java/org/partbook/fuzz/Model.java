package org.partbook.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.TestAssets;
import org.partbook.fuzz.Step.Piano;
import org.partbook.fuzz.Step.Till;

/// What the contract says must be answered, reckoned with pencil and paper. It knows nothing of how
/// Partbook does it.
final class Model {
  private static final Duration WINDOW = Duration.ofDays(14);
  private static final Duration LINK = Duration.ofHours(24);
  private static final Duration TOKEN = Duration.ofMinutes(30);
  private static final Answer NO_SUCH_ORDER = new Answer(404, "ORDER_NOT_FOUND");
  private static final Answer NO_SUCH_LINE = new Answer(404, "ORDER_LINE_NOT_FOUND");
  private static final Answer INVALID = new Answer(422, "VALIDATION_FAILED");
  private static final Answer LATER = new Answer(201, "");

  private final Map<Key, Line> lines = new LinkedHashMap<>();
  private final List<Validated> tokens = new ArrayList<>();
  private final List<Given> links = new ArrayList<>();
  private Piano piano = Piano.USUAL;
  private Duration ahead = Duration.ZERO;

  /// @param error the name of an error; empty where there is none
  record Answer(int status, String error) {}

  private record Key(Till owner, long order, long line) {}

  enum State {
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /// What was sold.
  record Deal(long asset, String country, long quantity) {}

  /// @param single whether its price is that of its request
  private record Sold(Deal deal, boolean single, Instant at) {}

  private static final class Line {
    private final Sold sold;
    private State state;
    private boolean delivered;

    Line(Sold sold) {
      this.sold = sold;
      this.state = sold.deal.asset == TestAssets.WITHOUT_FILE ? State.FAILED : State.COMPLETED;
    }
  }

  /// A line as info should tell it.
  record Told(long line, Deal deal, State state) {}

  private record Validated(Till owner, String token, Deal deal, Instant until) {}

  private record Given(String url, Line line, Till owner, Instant until) {}

  Answer register(Step.Register step, Instant now) {
    var key = new Key(step.till().owner(), step.order(), step.line());
    var deal = new Deal(step.asset(), step.country(), step.quantity());
    if (step.order() < 1 || step.line() < 1 || (step.quantity() < 1 && !lines.containsKey(key))) {
      return INVALID;
    }
    if (lines.containsKey(key)) {
      return new Answer(409, "ORDER_LINE_EXISTS");
    }
    return sold(key, deal, now);
  }

  /// Whether a repetition says the same; nothing where prices were shared out.
  Optional<Boolean> isSame(Step.Register step) {
    var line = lines.get(new Key(step.till().owner(), step.order(), step.line()));
    return line == null || !line.sold.single
        ? Optional.empty()
        : Optional.of(
            line.sold.deal.equals(new Deal(step.asset(), step.country(), step.quantity())));
  }

  private Answer sold(Key key, Deal deal, Instant now) {
    var refusal = refusal(deal);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    lines.put(key, new Line(new Sold(deal, true, time(key.owner, now))));
    return LATER;
  }

  private Optional<Answer> refusal(Deal deal) {
    if (deal.asset == TestAssets.UNKNOWN) {
      return Optional.of(new Answer(404, "ASSET_NOT_FOUND"));
    }
    boolean sells =
        switch ((int) deal.asset) {
          case (int) TestAssets.PIANO -> piano.sells(deal.country, deal.quantity);
          case (int) TestAssets.CHOIR -> deal.quantity >= 10;
          case (int) TestAssets.AMERICAN -> deal.country.equals("US");
          case (int) TestAssets.WITHDRAWN -> false;
          default -> true;
        };
    return sells && deal.quantity > 0 ? Optional.empty() : Optional.of(INVALID);
  }

  Answer register(Step.RegisterParts step, Instant now) {
    if (step.order() < 1) {
      return INVALID;
    }
    // That one exists is told before what else is wrong.
    var owner = step.till().owner();
    for (long line = step.line(); line <= step.line() + 1; line++) {
      if (lines.containsKey(new Key(owner, step.order(), line))) {
        return new Answer(409, "ORDER_LINE_EXISTS");
      }
    }
    if (step.line() < 1) {
      return INVALID;
    }
    for (int part = 0; part < 2; part++) {
      var sold = new Sold(new Deal(2001 + part, "US", 1), false, time(owner, now));
      lines.put(new Key(owner, step.order(), step.line() + part), new Line(sold));
    }
    return LATER;
  }

  Answer validate(Step.Validate step) {
    if (step.quantity() < 1) {
      return INVALID;
    }
    return refusal(new Deal(step.asset(), country(step.till()), step.quantity()))
        .orElse(new Answer(200, ""));
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
            time(till.owner(), now).plus(TOKEN)));
  }

  Optional<String> token(Step.RegisterByToken step) {
    return chosen(tokens, step.token()).map(Validated::token);
  }

  Answer register(Step.RegisterByToken step, Instant now) {
    var token = chosen(tokens, step.token()).orElseThrow();
    var key = new Key(step.till().owner(), step.order(), step.line());
    if (step.order() < 1 || step.line() < 1) {
      return INVALID;
    }
    if (lines.containsKey(key)) {
      return new Answer(409, "ORDER_LINE_EXISTS");
    }
    if (token.owner != key.owner || !time(key.owner, now).isBefore(token.until)) {
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
    return lines.entrySet().stream()
        .filter(entry ->
            entry.getKey().owner == step.till().owner() && entry.getKey().order == step.order())
        .map(entry ->
            new Told(entry.getKey().line, entry.getValue().sold.deal, entry.getValue().state))
        .sorted((one, other) -> Long.compare(one.line, other.line))
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
    var line = lines.get(new Key(step.till().owner(), step.order(), step.line()));
    return line != null && line.state == State.COMPLETED ? new Answer(200, "") : NO_SUCH_LINE;
  }

  void given(Step.Link step, String url, Instant now) {
    var owner = step.till().owner();
    var line = lines.get(new Key(owner, step.order(), step.line()));
    if (line != null && !step.view()) {
      links.addFirst(new Given(url, line, owner, time(owner, now).plus(LINK)));
    }
  }

  Optional<String> url(Step.Open step) {
    return chosen(links, step.link()).map(Given::url);
  }

  /// 200 or 410.
  int open(Step.Open step, Instant now) {
    var link = chosen(links, step.link()).orElseThrow();
    if (link.line.state == State.CANCELLED || !time(link.owner, now).isBefore(link.until)) {
      return 410;
    }
    link.line.delivered |= !step.head();
    return 200;
  }

  Answer cancel(Step.Cancel step, Instant now) {
    if (step.order() < 1 || step.line() < 1) {
      return INVALID;
    }
    var owner = step.till().owner();
    var line = lines.get(new Key(owner, step.order(), step.line()));
    if (line == null) {
      return NO_SUCH_LINE;
    }
    if (line.state == State.CANCELLED) {
      return new Answer(400, "ALREADY_CANCELLED");
    }
    if (line.delivered) {
      return new Answer(400, "ALREADY_DELIVERED");
    }
    if (line.state == State.COMPLETED && !time(owner, now).isBefore(line.sold.at.plus(WINDOW))) {
      return new Answer(400, "CANCELLATION_WINDOW_OVER");
    }
    line.state = State.CANCELLED;
    return LATER;
  }

  void pass(Step.PassInSandbox step) {
    ahead = ahead.plus(step.time());
  }

  void change(Step.Change step) {
    piano = step.piano();
  }

  boolean isUsual() {
    return piano == Piano.USUAL;
  }

  private Instant time(Till owner, Instant now) {
    return owner == Till.FIRST_IN_SANDBOX ? now.plus(ahead) : now;
  }

  private static <T> Optional<T> chosen(List<T> list, int number) {
    return number < list.size() ? Optional.of(list.get(number)) : Optional.empty();
  }
}
