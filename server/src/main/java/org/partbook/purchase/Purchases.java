package org.partbook.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.KnownAssets;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.GroupRead;
import org.partbook.db.GroupRead.Readers;
import org.partbook.db.Tx;
import org.partbook.ending.LastResort;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.ledger.Facts;
import org.partbook.purchase.Cancellation.Cancelled;
import org.partbook.purchase.Cancellation.NoSuchLine;
import org.partbook.purchase.Cancellation.NotCancellable;
import org.partbook.purchase.Cancellation.Reason;
import org.partbook.purchase.LineStore.Later;
import org.partbook.purchase.PurchaseStore.AskedLine;
import org.partbook.purchase.PurchaseStore.AskedOrder;
import org.partbook.purchase.Registrations.Result;
import org.partbook.terms.TermsBook;

/// The rules of a purchase, from its registration to its end.
public final class Purchases implements PurchaseOperations, AutoCloseable {
  private static final int MOST_ATTEMPTS = 3;

  private final Database db;
  private final Clock clock;
  private final Duration cancellation;
  private final PurchaseStore store = new PurchaseStore();
  private final RenewalStore renewals = new RenewalStore();
  private final LineStore lines = new LineStore();
  private final KnownAssets assets;
  private final TermsBook terms;
  private final Validation validation;
  private final RegistrationCheck check;
  private final Conflicts conflicts;
  private final Registrations registrations;
  private final Workshop workshop;
  private final Readers readers;
  private final HeldOrders orders;
  private final GroupRead<AskedLine, Optional<Optional<OrderLine>>> linesToLink;
  private final GroupRead<Long, Optional<Sale>> sales;

  /// How long things last.
  ///
  /// @param validation how long a validation token holds
  /// @param fulfilment how long a line is tried before it fails
  /// @param cancellation how long after its registration a completed line can be cancelled
  public record Periods(Duration validation, Duration fulfilment, Duration cancellation)
      implements SalePeriods {
    @Override
    public Duration validation(AssetId asset) {
      return validation;
    }

    @Override
    public Duration fulfilment(AssetId asset) {
      return fulfilment;
    }
  }

  /// Starts the readers and writers.
  ///
  /// @param assets what the check remembers of the catalogue
  /// @param terms what it remembers of the vendors' terms
  /// @param check what is registered has passed it
  /// @param cancellation how long after its registration a completed line can be cancelled
  /// @param workshop works on what isn't at hand
  /// @param waiting where those wait who ask for it meanwhile
  /// @param lastResort what is done when a writer ends
  public Purchases(
      Database db,
      Clock clock,
      KnownAssets assets,
      TermsBook terms,
      Validation validation,
      RegistrationCheck check,
      Duration cancellation,
      Workshop workshop,
      WaitingRoom waiting,
      LastResort lastResort) {
    this.db = db;
    this.clock = clock;
    this.assets = assets;
    this.terms = terms;
    this.validation = validation;
    this.check = check;
    this.conflicts = new Conflicts(db, store, validation);
    this.cancellation = cancellation;
    this.registrations = new Registrations(db, lines, store, lastResort);
    this.workshop = workshop;
    this.readers = new Readers(db, lastResort);
    this.orders =
        new HeldOrders(
            readers.of((tx, asked) -> store.orders(tx, asked, clock.instant())), waiting, clock);
    this.linesToLink = readers.of((tx, asked) -> store.lines(tx, asked, clock.instant()));
    this.sales = readers.of(store::sales);
  }

  /// A line that exists is a conflict whatever else the request says: a vendor that repeats a
  /// request whose answer was lost must learn that it went through, even if the asset was withdrawn
  /// or the token expired meanwhile. So a refusal is held against the existing lines before it
  /// counts.
  @Override
  public Registration register(Caller caller, RegisterRequest request) {
    return register(
        caller, () -> check.check(caller, request), () -> conflicts.find(caller, request));
  }

  @Override
  public Registration register(Caller caller, CartRequest cart) {
    var registration =
        register(caller, () -> check.check(caller, cart), () -> conflicts.find(caller, cart));
    // Which lines there are already is looked up when it is sure that there are any.
    return registration instanceof LineExists
        ? conflicts.find(caller, cart).map(Registration.class::cast).orElse(registration)
        : registration;
  }

  private Registration register(
      Caller caller, Supplier<List<NewLine>> checked, Supplier<Optional<LineExists>> conflict) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      List<NewLine> lines;
      try {
        lines = checked.get();
      } catch (ApiException refusal) {
        return conflict.get().map(Registration.class::cast).orElseGet(() -> new Refused(refusal));
      }
      switch (register(caller, lines)) {
        case SAME_EXISTS -> {
          return new LineExists(true, List.of());
        }
        case ANOTHER_EXISTS -> {
          return new LineExists(false, List.of());
        }
        case REGISTERED -> {
          return new Registered(lines);
        }
        case OUT_OF_DATE -> lookAnew(caller, lines);
      }
    }
    throw new ApiException(
        ErrorCode.OVERLOADED, "the catalogue is being changed; nothing was registered");
  }

  private Result register(Caller caller, List<NewLine> lines) {
    int toWorkOn = (int) lines.stream().filter(line -> line.atHand().isEmpty()).count();
    if (toWorkOn == 0) {
      return registrations.register(caller, lines, Optional.empty()).result();
    }
    if (workshop.isFull()) {
      throw new ApiException(
          ErrorCode.OVERLOADED,
          "too many lines wait for their scores already; nothing was registered");
    }
    var leaseEnd = workshop.reserve(toWorkOn);
    if (leaseEnd.isEmpty()) {
      var result = registrations.register(caller, lines, leaseEnd).result();
      workshop.wake();
      return result;
    }
    var toWork = List.<ClaimedLine>of();
    try {
      var outcome = registrations.register(caller, lines, leaseEnd);
      toWork = outcome.claimed();
      return outcome.result();
    } finally {
      workshop.release(toWorkOn - toWork.size());
      toWork.forEach(workshop::take);
    }
  }

  /// What the check went by isn't so any more.
  ///
  /// @throws ApiException 401 if it is the token
  private void lookAnew(Caller caller, List<NewLine> lines) {
    var _ = lineToLink(caller, lines.getFirst().key());
    terms.forget(caller.vendor());
    for (var line : lines) {
      assets.forget(line.asset());
      line.ensemble().ifPresent(assets::forget);
    }
  }

  @Override
  public Validated validate(Caller caller, ValidateRequest request) {
    var wanted = request.orRefuse();
    return db.inTransaction(tx -> validation.issue(tx, caller, wanted));
  }

  @Override
  public OrderState order(Caller caller, OrderId order, Patience patience) {
    return orders.ask(new AskedOrder(caller, order), patience);
  }

  @Override
  public Optional<OrderLine> lineToLink(Caller caller, LineKey key) {
    return linesToLink.ask(new AskedLine(caller, key)).orElseThrow(Authentication::refusal);
  }

  @Override
  public List<OrderLine> linesToLink(Caller caller, OrderId order) {
    return orders.lines(new AskedOrder(caller, order));
  }

  /// The sales of an order, those that are completed first.
  public List<Sale> sales(VendorId vendor, Environment environment, OrderId order, int most) {
    return db.ask(tx -> store.sales(tx, vendor, environment, order, most));
  }

  @Override
  public int renewals(VendorId vendor, Environment environment, OrderId order) {
    return db.ask(tx -> renewals.renewals(tx, vendor, environment, order));
  }

  @Override
  public Cancellation cancel(Caller caller, LineKey key) {
    try {
      return db.inTransaction(tx ->
          store
              .lockedLine(tx, key)
              .map(line -> cancel(tx, caller, line))
              .orElseGet(NoSuchLine::new));
    } catch (DatabaseException e) {
      if (e.unavailable() && e.begun()) {
        throw new ApiException(
            ErrorCode.OUTCOME_UNKNOWN,
            "the database did not answer, so it is not known whether "
                + key
                + " was cancelled; cancel it again: 201 or ALREADY_CANCELLED will tell");
      }
      throw e;
    }
  }

  private Cancellation cancel(Tx tx, Caller caller, OrderLine line) {
    var reason = againstCancelling(line);
    if (reason.isPresent()) {
      return new NotCancellable(reason.get());
    }
    lines.cancel(tx, line, caller.token(), line.now(clock));
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
        var end = line.registeredAt().plus(cancellation);
        yield line.now(clock).isBefore(end) ? Optional.empty() : Optional.of(Reason.WINDOW_OVER);
      }
    };
  }

  /// The sale behind a link, looked up with one statement.
  public Optional<Sale> sale(long number) {
    return sales.ask(number);
  }

  /// The sale whose copies bear a code.
  public Optional<Sale> sale(CopyCode code) {
    return db.ask(tx -> store.sale(tx, code));
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
    var now = line.now(clock);
    return db.write(tx -> lines.deliver(tx, line, now, what))
        || db.ask(tx -> store.byNumber(tx, line.number()))
            .filter(found -> found.epoch() == line.epoch())
            .filter(found -> isDelivered(found, line, line.sold().orElseThrow()))
            .isPresent();
  }

  /// As [#deliver], of a line of which nobody has received anything yet, with a later edition in
  /// the place of what was sold.
  ///
  /// @param file of the edition
  public boolean deliverLater(OrderLine line, int edition, SoldFile file, String what) {
    var now = line.now(clock);
    var replaced =
        Facts.of()
            .add("detail", "edition " + edition)
            .add("edition", edition)
            .add("file", file.blob().sha256());
    var later = new Later(replaced, Facts.of().add("detail", what));
    return db.write(tx -> lines.deliverLater(tx, line, file, now, later))
        || db.ask(tx -> store.byNumber(tx, line.number()))
            .filter(found -> found.epoch() == line.epoch())
            .filter(found -> isDelivered(found, line, file))
            .isPresent();
  }

  /// Whether somebody else has delivered the same copy meanwhile.
  ///
  /// @throws ApiException 503 if the score was prepared anew in this very moment: the next request
  ///   gets the new copy
  private static boolean isDelivered(OrderLine now, OrderLine then, SoldFile file) {
    if (!now.sold().equals(Optional.of(file))) {
      throw new ApiException(
          ErrorCode.OVERLOADED, then.key() + " is being renewed, please try again");
    }
    return now.deliveredAt().isPresent();
  }

  /// Writes what was handed in, then ends. How many registrations wait for the disk.
  public int waiting() {
    return registrations.waiting();
  }

  @Override
  public void close() {
    registrations.close();
    readers.close();
  }
}
