package org.partbook.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.http.ApiException;
import org.partbook.http.HangUp;
import org.partbook.purchase.Cancellation;
import org.partbook.purchase.Cancellation.Cancelled;
import org.partbook.purchase.Cancellation.NoSuchLine;
import org.partbook.purchase.Cancellation.NotCancellable;
import org.partbook.purchase.CartRequest;
import org.partbook.purchase.LineKey;
import org.partbook.purchase.NewLine;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.OrderLineId;
import org.partbook.purchase.OrderState;
import org.partbook.purchase.OrderState.Failed;
import org.partbook.purchase.OrderState.NoSuchOrder;
import org.partbook.purchase.OrderState.Processing;
import org.partbook.purchase.OrderState.Settled;
import org.partbook.purchase.Patience;
import org.partbook.purchase.PurchaseOperations;
import org.partbook.purchase.RegisterRequest;
import org.partbook.purchase.ValidateRequest;

/// What the sandbox adds to the operations of a purchase: somebody who looks on, and answers that
/// get lost. Callers from live pass by untouched.
final class SandboxPurchases implements PurchaseOperations {
  /// Before the name of a line's field, where a whole order is registered.
  private static final Pattern OF_A_LINE = Pattern.compile("^lines\\[\\d+]\\.");

  private final PurchaseOperations live;
  private final Misbehaviours misbehaviours;
  private final Observer observer;
  private final Clock clock;

  SandboxPurchases(
      PurchaseOperations live, Misbehaviours misbehaviours, Observer observer, Clock clock) {
    this.live = live;
    this.misbehaviours = misbehaviours;
    this.observer = observer;
    this.clock = clock;
  }

  @Override
  public Registration register(Caller caller, RegisterRequest request) {
    return caller.environment() == Environment.SANDBOX
        ? registerHere(caller, request)
        : live.register(caller, request);
  }

  private Registration registerHere(Caller caller, RegisterRequest request) {
    var registration = live.register(caller, request);
    switch (registration) {
      case Registered(var lines) -> registered(lines, _ -> request.token().isPresent());
      case LineExists _ -> alreadyRegistered(caller, request.orderId(), request.lines());
      case Refused(var reason) -> notRegistered(caller, request.orderId(), request.lines(), reason);
    }
    return registration;
  }

  @Override
  public Registration register(Caller caller, CartRequest cart) {
    var registration = live.register(caller, cart);
    if (caller.environment() == Environment.SANDBOX) {
      switch (registration) {
        case Registered(var lines) -> registered(lines, cart::isByToken);
        case LineExists(_, var lines) ->
            alreadyRegistered(caller, cart.orderId(), lines.stream().map(Existing::line).toList());
        case Refused(var reason) -> notRegistered(caller, cart.orderId(), cart.ids(), reason);
      }
    }
    return registration;
  }

  /// @throws HangUp if the vendor is not to be told
  private void registered(List<NewLine> lines, Predicate<OrderLineId> byToken) {
    var answered = true;
    for (var line : lines) {
      var told = !misbehaviours.has(line.asset(), Misbehaviour.ANSWER_LOST);
      answered &= told;
      saw(
          line.key(),
          new VendorEvent.Registered(
              line.key().order(),
              line.key().line(),
              line.asset(),
              line.customer(),
              byToken.test(line.key().line()),
              told));
    }
    if (!answered) {
      throw new HangUp("the sandbox loses the answer on purpose");
    }
  }

  private void alreadyRegistered(Caller caller, OptionalLong order, List<OrderLineId> lines) {
    if (order.isPresent()) {
      saw(caller, new VendorEvent.AlreadyRegistered(new OrderId(order.getAsLong()), lines));
    }
  }

  private void notRegistered(
      Caller caller, OptionalLong order, List<OrderLineId> lines, ApiException refusal) {
    if (order.isPresent()) {
      var id = new OrderId(order.getAsLong());
      saw(caller, new VendorEvent.NotRegistered(id, lines, refusal.code(), fields(refusal)));
    }
  }

  @Override
  public Validated validate(Caller caller, ValidateRequest request) {
    try {
      var validated = live.validate(caller, request);
      saw(
          caller,
          new VendorEvent.Validated(validated.asset(), validated.expiry(), caller.now(clock)));
      return validated;
    } catch (ApiException refusal) {
      saw(caller, new VendorEvent.NotValidated(refusal.code(), fields(refusal)));
      throw refusal;
    }
  }

  private static List<String> fields(ApiException refusal) {
    return refusal.errors().stream()
        .map(error -> OF_A_LINE.matcher(error.field()).replaceFirst(""))
        .distinct()
        .toList();
  }

  @Override
  public OrderState order(Caller caller, OrderId order, Patience patience) {
    var asked = clock.instant();
    var state = live.order(caller, order, patience);
    switch (state) {
      case NoSuchOrder _ -> {}
      case Processing _ -> saw(caller, new VendorEvent.Asked(order, asked, 202));
      case Failed _ -> saw(caller, new VendorEvent.Asked(order, asked, 502));
      case Settled _ -> saw(caller, new VendorEvent.Asked(order, asked, 200));
    }
    return state;
  }

  @Override
  public Optional<OrderLine> lineToLink(Caller caller, LineKey key) {
    var line = live.lineToLink(caller, key);
    line.ifPresent(found -> {
      switch (found.status()) {
        case PROCESSING -> saw(key, new VendorEvent.LinkTooEarly(key.order(), key.line()));
        case COMPLETED ->
            saw(
                key,
                new VendorEvent.LinkGiven(
                    key.order(), key.line(), found.asset(), found.now(clock)));
        case FAILED, CANCELLED -> {}
      }
    });
    return line;
  }

  @Override
  public List<OrderLine> linesToLink(Caller caller, OrderId order) {
    return live.linesToLink(caller, order);
  }

  @Override
  public int renewals(VendorId vendor, Environment environment, OrderId order) {
    return live.renewals(vendor, environment, order);
  }

  @Override
  public Cancellation cancel(Caller caller, LineKey key) {
    var outcome = live.cancel(caller, key);
    switch (outcome) {
      case NoSuchLine _ -> {}
      case Cancelled _ -> saw(key, new VendorEvent.LineCancelled(key.order(), key.line()));
      case NotCancellable(var reason) ->
          saw(key, new VendorEvent.LineNotCancelled(key.order(), key.line(), reason.code()));
    }
    return outcome;
  }

  private void saw(Caller caller, VendorEvent event) {
    saw(caller.vendor(), caller.environment(), event);
  }

  private void saw(LineKey key, VendorEvent event) {
    saw(key.vendor(), key.environment(), event);
  }

  private void saw(VendorId vendor, Environment environment, VendorEvent event) {
    if (environment == Environment.SANDBOX) {
      observer.saw(vendor, event);
    }
  }
}
