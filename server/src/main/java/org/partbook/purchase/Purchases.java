package org.partbook.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.catalog.Catalog;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.geography.Geography;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.Cancellation.Cancelled;
import org.partbook.purchase.Cancellation.NoSuchLine;
import org.partbook.purchase.Cancellation.NotCancellable;
import org.partbook.purchase.Cancellation.Reason;
import org.partbook.sandbox.Accidents;
import org.partbook.signing.Signer;
import tools.jackson.databind.JsonNode;

/// The rules of a purchase, from its registration to its end.
public final class Purchases implements AutoCloseable {
  private final Database db;
  private final Clock clock;
  private final Periods periods;
  private final PurchaseStore store = new PurchaseStore();
  private final LineStore lines = new LineStore();
  private final Validation validation;
  private final Registrar registrar;
  private final Registrations registrations;
  private final Runnable registered;
  private final Rehearsal rehearsal;

  /// What became of a registration.
  enum Registration {
    REGISTERED,
    LINE_EXISTS,
    /// It is registered, and the vendor shall not be told: it is the sandbox's way to lose an
    /// answer.
    ANSWER_LOST
  }

  /// How long things last.
  ///
  /// @param validation how long a validation token holds
  /// @param fulfilment how long a line is tried before it fails
  /// @param cancellation how long after its registration a completed line can be cancelled
  public record Periods(Duration validation, Duration fulfilment, Duration cancellation) {}

  /// Starts the writers.
  ///
  /// @param registered is run whenever lines have become durable
  /// @param accidents what goes wrong in the sandbox
  /// @param onlooker is told what vendors do there
  public Purchases(
      Database db,
      Catalog catalog,
      Geography geography,
      Signer signer,
      Clock clock,
      Periods periods,
      Runnable registered,
      Accidents accidents,
      Onlooker onlooker) {
    this.db = db;
    this.clock = clock;
    this.periods = periods;
    this.validation = new Validation(catalog, geography, signer, clock, periods.validation());
    this.registrar = new Registrar(catalog, validation, clock, periods.fulfilment());
    this.registrations = new Registrations(db, lines);
    this.registered = registered;
    this.rehearsal = new Rehearsal(accidents, onlooker);
  }

  /// Registers what a vendor sent, durably.
  ///
  /// A line that exists is a conflict whatever else the request says: a vendor that repeats a
  /// request whose answer was lost must learn that it went through, even if the asset was withdrawn
  /// or the token expired meanwhile. So a refusal is held against the existing lines before it
  /// counts.
  ///
  /// @throws ApiException 404, 422 or 503 if nothing was registered
  Registration register(Caller caller, JsonNode body) {
    var request = RegisterRequest.read(body);
    try {
      var registration = register(caller, request);
      if (registration == Registration.LINE_EXISTS) {
        rehearsal.alreadyRegistered(caller, request);
      }
      return registration;
    } catch (ApiException refusal) {
      rehearsal.notRegistered(caller, request, refusal);
      throw refusal;
    }
  }

  private Registration register(Caller caller, RegisterRequest request) {
    List<NewLine> lines;
    try {
      lines = db.inTransaction(tx -> registrar.lines(tx, caller, request));
      rehearsal.beforeRegistering(lines);
    } catch (ApiException refusal) {
      if (anyExists(caller, request)) {
        return Registration.LINE_EXISTS;
      }
      throw refusal;
    }
    return switch (registrations.register(lines)) {
      case LINE_EXISTS -> Registration.LINE_EXISTS;
      case REGISTERED -> {
        registered.run();
        var told = rehearsal.registered(lines, request.token().isPresent());
        yield told ? Registration.REGISTERED : Registration.ANSWER_LOST;
      }
    };
  }

  private boolean anyExists(Caller caller, RegisterRequest request) {
    if (request.orderId().isEmpty() || request.lines().isEmpty()) {
      return false;
    }
    var order = new OrderId(request.orderId().getAsLong());
    return db.inTransaction(
        tx -> store.anyExists(tx, caller.vendor(), caller.environment(), order, request.lines()));
  }

  Validation.Issued validate(Caller caller, JsonNode body) {
    try {
      var issued = db.inTransaction(tx -> validation.issue(tx, caller, body));
      rehearsal.saw(caller, new VendorEvent.Validated(issued.asset(), issued.expiry()));
      return issued;
    } catch (ApiException refusal) {
      rehearsal.notValidated(caller, refusal);
      throw refusal;
    }
  }

  OrderState order(Caller caller, OrderId order) {
    var state =
        OrderState.of(
            db.inTransaction(tx -> store.order(tx, caller.vendor(), caller.environment(), order)));
    rehearsal.asked(caller, order, state);
    return state;
  }

  /// The line that somebody wants a link of, if there can be one.
  Optional<OrderLine> linkable(LineKey key) {
    var line = db.inTransaction(tx -> store.line(tx, key));
    rehearsal.askedForLink(line);
    return line.filter(found -> found.status() == LineStatus.COMPLETED);
  }

  Cancellation cancel(LineKey key) {
    var outcome =
        db.inTransaction(tx ->
            store.lockedLine(tx, key).map(line -> cancel(tx, line)).orElseGet(NoSuchLine::new));
    rehearsal.cancelled(key, outcome);
    return outcome;
  }

  private Cancellation cancel(Tx tx, OrderLine line) {
    var reason = againstCancelling(line);
    if (reason.isPresent()) {
      return new NotCancellable(reason.get());
    }
    lines.cancel(tx, line, clock.instant());
    return new Cancelled();
  }

  private Optional<Reason> againstCancelling(OrderLine line) {
    return switch (line.status()) {
      case PROCESSING, FAILED -> Optional.empty();
      case CANCELLED -> Optional.of(Reason.ALREADY_CANCELLED);
      case COMPLETED -> {
        if (line.deliveredAt().isPresent()) {
          yield Optional.of(Reason.DELIVERED);
        }
        var end = line.registeredAt().plus(periods.cancellation());
        yield clock.instant().isBefore(end) ? Optional.empty() : Optional.of(Reason.WINDOW_OVER);
      }
    };
  }

  /// The sale behind a link, looked up with one statement.
  public Optional<Sale> sale(long number) {
    return db.inTransaction(tx -> store.sale(tx, number));
  }

  /// The sale whose copies bear a code.
  public Optional<Sale> sale(CopyCode code) {
    return db.inTransaction(tx -> store.sale(tx, code));
  }

  /// Notes that the buyer is about to receive something. Only the first time counts; a line that
  /// was cancelled meanwhile is not delivered.
  ///
  /// @param what what the buyer gets, for the ledger: `download` or `view`
  /// @return whether the line may be delivered, now or still
  public boolean deliver(OrderLine line, String what) {
    if (line.deliveredAt().isPresent()) {
      return true;
    }
    return db.inTransaction(tx ->
        lines.deliver(tx, line, clock.instant(), what)
            || store
                .byNumber(tx, line.number())
                .filter(now -> now.epoch() == line.epoch())
                .filter(now -> isDelivered(now, line))
                .isPresent());
  }

  /// Whether somebody else has delivered the same copy meanwhile.
  ///
  /// @throws ApiException 503 if the score was prepared anew in this very moment: the next request
  ///   gets the new copy
  private static boolean isDelivered(OrderLine now, OrderLine then) {
    if (!now.sold().equals(then.sold())) {
      throw new ApiException(
          ErrorCode.OVERLOADED, then.key() + " is being renewed, please try again");
    }
    return now.deliveredAt().isPresent();
  }

  /// Writes what was handed in, then ends.
  @Override
  public void close() {
    registrations.close();
  }
}
