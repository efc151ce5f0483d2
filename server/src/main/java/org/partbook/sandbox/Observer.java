package org.partbook.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.LineKey;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.OrderLineId;
import org.partbook.purchase.OrderLines;
import org.partbook.sandbox.IntegrationReport.State;
import org.partbook.sandbox.SandboxMemory.Item;
import org.partbook.sandbox.SandboxMemory.Trace;
import org.partbook.sandbox.VendorEvent.AlreadyRegistered;
import org.partbook.sandbox.VendorEvent.Asked;
import org.partbook.sandbox.VendorEvent.DownloadBrokenOff;
import org.partbook.sandbox.VendorEvent.Downloaded;
import org.partbook.sandbox.VendorEvent.LineCancelled;
import org.partbook.sandbox.VendorEvent.LineNotCancelled;
import org.partbook.sandbox.VendorEvent.LinkGiven;
import org.partbook.sandbox.VendorEvent.LinkTooEarly;
import org.partbook.sandbox.VendorEvent.NotRegistered;
import org.partbook.sandbox.VendorEvent.NotValidated;
import org.partbook.sandbox.VendorEvent.Registered;
import org.partbook.sandbox.VendorEvent.Told;
import org.partbook.sandbox.VendorEvent.Validated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks on at what vendors' programs do in the sandbox, judges it, and keeps what it saw. It
/// decides nothing: a purchase is the same whether or not anybody looks.
///
/// Of each step it remembers only what is needed to judge the next one, for [SandboxMemory#KEPT];
/// what it concludes is kept for good, the last sighting of each kind. It never takes more than a
/// few connections of the pool: live purchases come first.
final class Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
  private static final Duration A_PAUSE = Duration.ofMillis(100);

  /// What was said in `Retry-After`, but for what clocks and networks take off it.
  private static final Duration AS_TOLD = Duration.ofMillis(1900);

  /// Longer than any answer is held for who doesn't ask for that.
  private static final Duration HELD_ON_REQUEST = Duration.ofMillis(1500);

  private static final Duration SECOND_SALE = Duration.ofMinutes(10);

  /// So often in a row may an order be asked for without a pause: two pages may ask for one at
  /// once.
  private static final int MOST_IN_A_HURRY = 2;

  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_FIELDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration TIDY_EVERY = Duration.ofDays(1);

  private static final String PROCESSING = "processing";
  private static final String LOST = "lost answer";
  private static final String SOLD_TWICE = "sold twice";
  private static final String ERROR = "answered 500";
  private static final String TOO_MANY = "answered 429";
  private static final String LINK = "link";
  private static final String VALIDATION = "validation";
  private static final String EXPIRED_VALIDATION = "expired validation";
  private static final String REFUSED_TOKEN = "refused token";

  private final Database db;
  private final Clock clock;
  private final Misbehaviours misbehaviours;
  private final OrderLines orderLines = new OrderLines();
  private final SandboxMemory memory = new SandboxMemory();
  private final SightingStore store = new SightingStore();
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private volatile Instant tidied = Instant.EPOCH;

  Observer(Database db, Clock clock, Misbehaviours misbehaviours) {
    this.db = db;
    this.clock = clock;
    this.misbehaviours = misbehaviours;
  }

  /// To be called before the vendor is told. It never fails.
  void saw(VendorId vendor, VendorEvent event) {
    // The report lacks something if it can't be noted; the purchase goes on.
    try {
      if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("what a vendor did in the sandbox was not noted: too much at once");
        return;
      }
      try {
        note(vendor, event);
      } finally {
        room.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // That the database is away is said once, by those who watch it.
      if (!(e instanceof DatabaseException away && away.unavailable())) {
        LOG.warn("what a vendor did in the sandbox could not be noted: {}", e.toString());
      }
    }
  }

  private void note(VendorId vendor, VendorEvent event) {
    var now = clock.instant();
    db.transact(tx -> {
      if (tidied.isBefore(now.minus(TIDY_EVERY))) {
        memory.forgetBefore(tx, now.minus(SandboxMemory.KEPT));
        tidied = now;
      }
      var step = new Step(tx, vendor, now);
      step.judge(event);
      step.keep();
    });
  }

  /// One thing that a program did.
  private final class Step {
    private final Tx tx;
    private final VendorId vendor;
    private final Instant now;
    private final List<Sighting> sightings = new ArrayList<>();

    Step(Tx tx, VendorId vendor, Instant now) {
      this.tx = tx;
      this.vendor = vendor;
      this.now = now;
    }

    void judge(VendorEvent event) {
      switch (event) {
        case Registered registered -> registered(registered);
        case AlreadyRegistered(var order, var lines) -> alreadyRegistered(order, lines);
        case NotRegistered refused -> notRegistered(refused);
        case Validated(var asset, var expiry, var time) -> validated(asset, expiry, time);
        case NotValidated(var reason, var fields) -> refused("a validation", reason, fields);
        case Asked(var order, var since, var answer) -> asked(order, since, answer);
        case LinkGiven(var order, var line, var asset, var time) ->
            linkGiven(order, line, asset, time);
        case LinkTooEarly(var order, var line) -> linkTooEarly(order, line);
        case DownloadBrokenOff(var order, var line) ->
            met(Situation.RESUMED_A_DOWNLOAD, name(order, line) + ": its download broke off");
        case Downloaded(var order, var line) ->
            handled(Situation.RESUMED_A_DOWNLOAD, name(order, line) + " was downloaded again");
        case Told(var situation, var state, var what) -> note(situation, state, what);
        case LineCancelled(var order, var line) -> cancelled(order, line);
        case LineNotCancelled(var order, var line, var reason) ->
            handled(
                Situation.MET_A_REFUSED_CANCELLATION,
                name(order, line) + " could not be cancelled: " + reason);
      }
    }

    /// In one order, so that two steps at once wait for each other instead of blocking each other.
    void keep() {
      sightings.stream()
          .sorted(Comparator.comparing(Sighting::situation).thenComparing(Sighting::state))
          .forEach(sighting -> store.note(tx, vendor, sighting));
    }

    private void registered(Registered event) {
      var name = name(event.order(), event.line());
      if (event.byToken()) {
        usedValidation(event, name);
      }
      judgeName(event.customer(), name);
      repeated(event.order(), event.line());
      if (!event.answered()) {
        lost(event, name);
      }
    }

    /// Of the name itself nothing is kept.
    private void judgeName(String customer, String name) {
      var reference = EscapedName.reference(customer);
      if (reference.isPresent()) {
        mishandled(
            Situation.SENT_NAMES_AS_THEY_ARE,
            name + " was registered for a name with " + reference.get() + " in it");
      } else if (EscapedName.isPlain(customer)) {
        handled(
            Situation.SENT_NAMES_AS_THEY_ARE,
            name + " was registered for a name that web pages have to escape, as it is");
      }
    }

    /// The same thing to the same buyer, under other numbers, while nobody has asked what became of
    /// the first, is a second sale; and so is every further one. It is over when somebody asks for
    /// the first after all.
    private void lost(Registered event, String name) {
      var first = lostTo(event.customer());
      if (first.isEmpty()) {
        remember(LOST, event.order().value(), event.line().value(), now, "");
        met(Situation.RECOVERED_A_LOST_ANSWER, name + " was registered, and the answer was lost");
        return;
      }
      var sale = first.get();
      forget(LOST, sale.subject(), sale.part());
      remember(SOLD_TWICE, sale.subject(), sale.part(), sale.at(), "");
      mishandled(
          Situation.RECOVERED_A_LOST_ANSWER,
          "line %d of order %d, whose answer was lost, was sold again as %s"
              .formatted(sale.part(), sale.subject(), name));
    }

    /// The latest sale to this buyer whose answer was lost. The name is looked up on the lines:
    /// whatever was kept of it here would still prove a guess when it has been erased there.
    private Optional<Trace> lostTo(String customer) {
      var lost =
          Stream.of(LOST, SOLD_TWICE)
              .flatMap(kind -> memory.all(tx, vendor, kind).stream())
              .filter(sale -> sale.at().isAfter(now.minus(SECOND_SALE)))
              .toList();
      var theirs =
          orderLines.find(tx, lost.stream().map(this::key).toList()).stream()
              .filter(line -> line.customer().equals(customer))
              .map(OrderLine::key)
              .collect(Collectors.toSet());
      return lost.stream().filter(sale -> theirs.contains(key(sale))).findFirst();
    }

    private LineKey key(Trace sale) {
      return new LineKey(
          vendor, Environment.SANDBOX, new OrderId(sale.subject()), new OrderLineId(sale.part()));
    }

    private void alreadyRegistered(OrderId order, List<OrderLineId> lines) {
      var name = lines.isEmpty() ? "order " + order : name(order, lines.getFirst());
      handled(Situation.MET_A_CONFLICT, name + " was registered again: 409");
      for (var line : lines) {
        repeated(order, line);
        forget(SOLD_TWICE, order.value(), line.value());
        if (forget(LOST, order.value(), line.value())) {
          handled(
              Situation.RECOVERED_A_LOST_ANSWER,
              name(order, line) + " was registered again with the same numbers: 409");
        }
      }
    }

    private void notRegistered(NotRegistered event) {
      var what =
          event.lines().isEmpty()
              ? "order " + event.order()
              : name(event.order(), event.lines().getFirst());
      refused(what, event.reason(), event.fields());
      for (var line : event.lines()) {
        var name = name(event.order(), line);
        if (event.fields().contains("token")) {
          remember(REFUSED_TOKEN, event.order().value(), line.value(), now, "");
        }
        if (event.reason() == ErrorCode.INTERNAL_ERROR) {
          remember(ERROR, event.order().value(), line.value(), now, "");
          met(Situation.REPEATED_AFTER_AN_ERROR, name + " was answered 500");
        }
        if (event.reason() == ErrorCode.TOO_MANY_REQUESTS) {
          remember(TOO_MANY, event.order().value(), line.value(), now, "");
          met(Situation.WAITED_AS_TOLD, name + " was answered 429, with Retry-After: 2");
        }
      }
    }

    private void refused(String what, ErrorCode reason, List<String> fields) {
      if (reason == ErrorCode.VALIDATION_FAILED) {
        var some = fields.stream().limit(MOST_FIELDS).toList();
        handled(Situation.MET_A_REFUSAL, what + " was refused for " + String.join(", ", some));
      }
    }

    /// A registration that was refused before has come through.
    private void repeated(OrderId order, OrderLineId line) {
      var name = name(order, line);
      if (forget(ERROR, order.value(), line.value())) {
        handled(Situation.REPEATED_AFTER_AN_ERROR, name + " was registered again after a 500");
      }
      memory
          .recall(tx, item(TOO_MANY, order.value(), line.value()))
          .ifPresent(refusal -> {
            forget(TOO_MANY, order.value(), line.value());
            var pause = Duration.between(refusal.at(), now);
            var what = "%s was registered again after %s seconds".formatted(name, seconds(pause));
            if (pause.compareTo(AS_TOLD) < 0) {
              mishandled(Situation.WAITED_AS_TOLD, what + ", but Retry-After had said 2");
            } else {
              handled(Situation.WAITED_AS_TOLD, what);
            }
          });
    }

    /// Only with the asset whose tokens expire soon: a token of another that was left to expire may
    /// be anything, a buyer who went away most of all.
    ///
    /// @param time by the vendor's own clock, as the expiry is
    private void validated(AssetId asset, Instant expiry, Instant time) {
      met(Situation.USED_A_FRESH_VALIDATION, "asset " + asset + " was validated");
      if (misbehaviours.has(asset, Misbehaviour.TOKEN_EXPIRES)) {
        memory
            .recall(tx, item(VALIDATION, asset.value(), 0))
            .filter(earlier -> !earlier.at().isAfter(time))
            .ifPresent(_ -> remember(EXPIRED_VALIDATION, asset.value(), 0, now, ""));
        remember(VALIDATION, asset.value(), 0, expiry, "");
      }
    }

    /// A token that was used is out of the game.
    private void usedValidation(Registered event, String name) {
      if (forget(REFUSED_TOKEN, event.order().value(), event.line().value())) {
        handled(
            Situation.USED_A_FRESH_VALIDATION,
            name + " was refused for its token, and registered with a new one");
      }
      if (misbehaviours.has(event.asset(), Misbehaviour.TOKEN_EXPIRES)) {
        if (forget(EXPIRED_VALIDATION, event.asset().value(), 0)) {
          handled(
              Situation.USED_A_FRESH_VALIDATION,
              name + " was registered with a new token after an earlier one had expired");
        }
        forget(VALIDATION, event.asset().value(), 0);
      }
    }

    private void asked(OrderId order, Instant since, int answer) {
      var before = memory.recall(tx, item(PROCESSING, order.value(), 0));
      var hurries = before.map(earlier -> askedAgain(order, since, earlier)).orElse(0);
      if (answer == 202) {
        met(Situation.POLLED_UNTIL_COMPLETION, "order " + order + " was answered 202");
        met(Situation.TREATED_202_AS_LATER, "order " + order + " was answered 202");
        remember(PROCESSING, order.value(), 0, now, Integer.toString(hurries));
      } else if (before.isPresent()) {
        forget(PROCESSING, order.value(), 0);
        handled(
            Situation.POLLED_UNTIL_COMPLETION,
            "order %s was answered 202, and asked for until it was %d".formatted(order, answer));
      } else if (Duration.between(since, now).compareTo(HELD_ON_REQUEST) > 0) {
        var what =
            "order %s was waited for, with one question, until it was %d".formatted(order, answer);
        handled(Situation.POLLED_UNTIL_COMPLETION, what);
        handled(Situation.TREATED_202_AS_LATER, what);
      }
      if (answer == 502) {
        handled(Situation.MET_A_FAILED_ORDER, "order " + order + " has failed: 502");
      }
      recover(order);
    }

    /// The pause is the shop's own, from an answer to the next question: how long we held the
    /// answer doesn't count. Of two that ask at once, one has come before the other was answered.
    ///
    /// @return how often in a row it was asked for without a pause
    private int askedAgain(OrderId order, Instant since, Trace earlier) {
      var pause =
          Duration.between(earlier.at(), since.isBefore(earlier.at()) ? earlier.at() : since);
      var what =
          "order %s was answered 202, and asked for again after %s seconds"
              .formatted(order, seconds(pause));
      if (pause.compareTo(A_PAUSE) >= 0) {
        handled(Situation.TREATED_202_AS_LATER, what);
        return 0;
      }
      var hurries = Integer.parseInt(earlier.detail()) + 1;
      if (hurries > MOST_IN_A_HURRY) {
        mishandled(Situation.TREATED_202_AS_LATER, what + ", again and again");
      }
      return hurries;
    }

    private void linkTooEarly(OrderId order, OrderLineId line) {
      if (recalls(PROCESSING, order.value(), 0)) {
        mishandled(
            Situation.TREATED_202_AS_LATER,
            "order %s was answered 202, and a link of line %s asked for nevertheless"
                .formatted(order, line));
      }
    }

    private void recover(OrderId order) {
      for (var lost : memory.all(tx, vendor, LOST, order.value())) {
        forget(LOST, lost.subject(), lost.part());
        handled(
            Situation.RECOVERED_A_LOST_ANSWER,
            "the answer for line %d of order %s was lost, and the order asked for"
                .formatted(lost.part(), order));
      }
      for (var twice : memory.all(tx, vendor, SOLD_TWICE, order.value())) {
        forget(SOLD_TWICE, twice.subject(), twice.part());
      }
    }

    private void cancelled(OrderId order, OrderLineId line) {
      handled(Situation.CANCELLED, name(order, line) + " was cancelled");
      forget(LOST, order.value(), line.value());
      forget(SOLD_TWICE, order.value(), line.value());
    }

    /// @param time by the vendor's own clock, as the links' expiry is
    private void linkGiven(OrderId order, OrderLineId line, AssetId asset, Instant time) {
      if (!misbehaviours.has(asset, Misbehaviour.LINK_EXPIRES)) {
        return;
      }
      var name = name(order, line);
      var before = memory.recall(tx, item(LINK, order.value(), line.value()));
      if (before.isPresent() && !before.get().at().isAfter(time.minus(Misbehaviour.SHORT))) {
        handled(
            Situation.FETCHED_A_FRESH_LINK,
            name + " got another link after the last one had expired");
      } else {
        met(Situation.FETCHED_A_FRESH_LINK, name + " got a link that expires after ten seconds");
      }
      remember(LINK, order.value(), line.value(), time, "");
    }

    private void met(Situation situation, String what) {
      note(situation, State.MET, what);
    }

    private void handled(Situation situation, String what) {
      note(situation, State.HANDLED, what);
    }

    private void mishandled(Situation situation, String what) {
      note(situation, State.MISHANDLED, what);
    }

    private void note(Situation situation, State state, String what) {
      sightings.add(new Sighting(situation, state, now, what));
    }

    private Item item(String kind, long subject, long part) {
      return new Item(vendor, kind, subject, part);
    }

    private void remember(String kind, long subject, long part, Instant at, String detail) {
      memory.remember(tx, item(kind, subject, part), at, detail);
    }

    private boolean recalls(String kind, long subject, long part) {
      return memory.recall(tx, item(kind, subject, part)).isPresent();
    }

    /// @return whether it was remembered
    private boolean forget(String kind, long subject, long part) {
      return memory.forget(tx, item(kind, subject, part));
    }
  }

  private static String name(OrderId order, OrderLineId line) {
    return "line " + line + " of order " + order;
  }

  private static String seconds(Duration pause) {
    return String.format(Locale.ROOT, "%.1f", pause.toMillis() / 1000.0);
  }
}
