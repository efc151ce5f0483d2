package org.partbook.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.Onlooker;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLineId;
import org.partbook.purchase.VendorEvent;
import org.partbook.purchase.VendorEvent.AlreadyRegistered;
import org.partbook.purchase.VendorEvent.Asked;
import org.partbook.purchase.VendorEvent.DownloadBrokenOff;
import org.partbook.purchase.VendorEvent.Downloaded;
import org.partbook.purchase.VendorEvent.LineCancelled;
import org.partbook.purchase.VendorEvent.LineNotCancelled;
import org.partbook.purchase.VendorEvent.LinkGiven;
import org.partbook.purchase.VendorEvent.NotRegistered;
import org.partbook.purchase.VendorEvent.NotValidated;
import org.partbook.purchase.VendorEvent.Registered;
import org.partbook.purchase.VendorEvent.Validated;
import org.partbook.sandbox.SandboxMemory;
import org.partbook.sandbox.SandboxMemory.Item;
import org.partbook.sandbox.SandboxMemory.Trace;
import org.partbook.vendor.VendorId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges what vendors' programs do in the sandbox, and keeps what it saw.
///
/// Of each step it remembers only what is needed to judge the next one; what it concludes is kept
/// for good, the last sighting of each kind.
public final class Rehearsals implements Onlooker {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
  private static final Duration A_PAUSE = Duration.ofMillis(100);

  /// What was said in `Retry-After`, but for what clocks and networks take off it.
  private static final Duration AS_TOLD = Duration.ofMillis(1900);

  private static final Duration SECOND_SALE = Duration.ofMinutes(10);

  private static final String PROCESSING = "processing";
  private static final String LOST = "lost answer";
  private static final String ERROR = "answered 500";
  private static final String TOO_MANY = "answered 429";
  private static final String LINK = "link";
  private static final String VALIDATION = "validation";
  private static final String EXPIRED_VALIDATION = "expired validation";

  private final Database db;
  private final Clock clock;
  private final SandboxMemory memory = new SandboxMemory();
  private final SightingStore store = new SightingStore();

  public Rehearsals(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public IntegrationReport report(VendorId vendor) {
    return IntegrationReport.of(db.inTransaction(tx -> store.all(tx, vendor)));
  }

  /// Forgets what is too old to matter. What was concluded from it stays.
  public void tidy() {
    db.transact(tx -> memory.forgetBefore(tx, clock.instant().minus(SandboxMemory.KEPT)));
  }

  @Override
  public void saw(VendorId vendor, VendorEvent event) {
    try {
      db.transact(tx -> {
        var step = new Step(tx, vendor, clock.instant());
        step.judge(event);
        step.keep();
      });
    } catch (RuntimeException e) {
      // The report lacks something then; the purchase goes on.
      LOG.warn("what a vendor did in the sandbox could not be noted: {}", e.toString());
    }
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
        case Validated(var asset, var expiry) -> validated(asset, expiry);
        case NotValidated(var reason, var message) -> refused(reason, message);
        case Asked(var order, var answer) -> asked(order, answer);
        case LinkGiven(var order, var line, var expiry) -> linkGiven(order, line, expiry);
        case DownloadBrokenOff(var order, var line) ->
            met(Situation.RESUMED_A_DOWNLOAD, name(order, line) + ": its download broke off");
        case Downloaded(var order, var line) ->
            handled(Situation.RESUMED_A_DOWNLOAD, name(order, line) + " was downloaded again");
        case LineCancelled(var order, var line) ->
            handled(Situation.CANCELLED, name(order, line) + " was cancelled");
        case LineNotCancelled(var order, var line, var reason) ->
            handled(
                Situation.MET_A_REFUSED_CANCELLATION,
                name(order, line) + " could not be cancelled: " + reason);
      }
    }

    /// In one order, so that two steps at once wait for each other instead of blocking each other.
    void keep() {
      sightings.stream()
          .sorted(Comparator.comparing(Sighting::situation).thenComparing(Sighting::stage))
          .forEach(sighting -> store.note(tx, vendor, sighting));
    }

    private void registered(Registered event) {
      var name = name(event.order(), event.line());
      if (event.byToken() && recalls(EXPIRED_VALIDATION, event.asset().value(), 0)) {
        handled(
            Situation.USED_A_FRESH_VALIDATION,
            name + " was registered with a new token after an earlier one had expired");
      }
      repeated(event.order(), event.line());
      if (!event.answered()) {
        firstSale(event)
            .ifPresentOrElse(
                lost -> {
                  forget(LOST, lost.subject(), lost.part());
                  mishandled(
                      Situation.RECOVERED_A_LOST_ANSWER,
                      "line %d of order %d, whose answer was lost, was sold again as %s"
                          .formatted(lost.part(), lost.subject(), name));
                },
                () -> {
                  var order = event.order().value();
                  remember(LOST, order, event.line().value(), now, event.customer());
                  met(
                      Situation.RECOVERED_A_LOST_ANSWER,
                      name + " was registered, and the answer was lost");
                });
      }
    }

    /// The same thing to the same buyer, under other numbers, of which nobody has asked what became
    /// of it.
    private Optional<Trace> firstSale(Registered event) {
      return memory.all(tx, vendor, LOST).stream()
          .filter(lost -> lost.detail().equals(event.customer()))
          .filter(lost -> lost.at().isAfter(now.minus(SECOND_SALE)))
          .findFirst();
    }

    private void alreadyRegistered(OrderId order, List<OrderLineId> lines) {
      var name = lines.isEmpty() ? "order " + order : name(order, lines.getFirst());
      handled(Situation.MET_A_CONFLICT, name + " was registered again: 409");
      for (var line : lines) {
        repeated(order, line);
        if (recalls(LOST, order.value(), line.value())) {
          forget(LOST, order.value(), line.value());
          handled(
              Situation.RECOVERED_A_LOST_ANSWER,
              name(order, line) + " was registered again with the same numbers: 409");
        }
      }
    }

    private void notRegistered(NotRegistered event) {
      refused(event.reason(), event.message());
      for (var line : event.lines()) {
        var name = name(event.order(), line);
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

    private void refused(ErrorCode reason, String message) {
      if (reason == ErrorCode.VALIDATION_FAILED) {
        handled(Situation.MET_A_REFUSAL, message);
      }
    }

    /// A registration that was refused before has come through.
    private void repeated(OrderId order, OrderLineId line) {
      var name = name(order, line);
      if (recalls(ERROR, order.value(), line.value())) {
        forget(ERROR, order.value(), line.value());
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

    private void validated(AssetId asset, Instant expiry) {
      met(Situation.USED_A_FRESH_VALIDATION, "asset " + asset + " was validated");
      memory
          .recall(tx, item(VALIDATION, asset.value(), 0))
          .filter(earlier -> !earlier.at().isAfter(now))
          .ifPresent(_ -> remember(EXPIRED_VALIDATION, asset.value(), 0, now, ""));
      remember(VALIDATION, asset.value(), 0, expiry, "");
    }

    private void asked(OrderId order, int answer) {
      var before = memory.recall(tx, item(PROCESSING, order.value(), 0));
      if (before.isPresent()) {
        askedAgain(order, Duration.between(before.get().at(), now));
      }
      if (answer == 202) {
        met(Situation.POLLED_UNTIL_COMPLETION, "order " + order + " was answered 202");
        met(Situation.TREATED_202_AS_LATER, "order " + order + " was answered 202");
        remember(PROCESSING, order.value(), 0, now, "");
      } else if (before.isPresent()) {
        forget(PROCESSING, order.value(), 0);
        handled(
            Situation.POLLED_UNTIL_COMPLETION,
            "order %s was answered 202, and asked for until it was %d".formatted(order, answer));
      }
      if (answer == 502) {
        handled(Situation.MET_A_FAILED_ORDER, "order " + order + " has failed: 502");
      }
      recover(order);
    }

    private void askedAgain(OrderId order, Duration pause) {
      var what =
          "order %s was answered 202, and asked for again after %s seconds"
              .formatted(order, seconds(pause));
      if (pause.compareTo(A_PAUSE) < 0) {
        mishandled(Situation.TREATED_202_AS_LATER, what);
      } else {
        handled(Situation.TREATED_202_AS_LATER, what);
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
    }

    private void linkGiven(OrderId order, OrderLineId line, Instant expiry) {
      var name = name(order, line);
      var before = memory.recall(tx, item(LINK, order.value(), line.value()));
      if (before.isPresent() && !before.get().at().isAfter(now)) {
        handled(
            Situation.FETCHED_A_FRESH_LINK,
            name + " got another link after the last one had expired");
      } else {
        met(Situation.FETCHED_A_FRESH_LINK, name + " got a link that expires after ten seconds");
      }
      remember(LINK, order.value(), line.value(), expiry, "");
    }

    private void met(Situation situation, String what) {
      note(situation, Stage.MET, what);
    }

    private void handled(Situation situation, String what) {
      note(situation, Stage.HANDLED, what);
    }

    private void mishandled(Situation situation, String what) {
      note(situation, Stage.MISHANDLED, what);
    }

    private void note(Situation situation, Stage stage, String what) {
      sightings.add(new Sighting(situation, stage, now, what));
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

    private void forget(String kind, long subject, long part) {
      memory.forget(tx, item(kind, subject, part));
    }
  }

  private static String name(OrderId order, OrderLineId line) {
    return "line " + line + " of order " + order;
  }

  private static String seconds(Duration pause) {
    return String.format(Locale.ROOT, "%.1f", pause.toMillis() / 1000.0);
  }
}
