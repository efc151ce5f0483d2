package org.partbook.purchase;

import java.util.List;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.http.ApiException;
import org.partbook.json.FieldError;
import org.partbook.purchase.OrderState.Failed;
import org.partbook.purchase.OrderState.NoSuchOrder;
import org.partbook.purchase.OrderState.Processing;
import org.partbook.purchase.OrderState.Settled;
import org.partbook.sandbox.Accidents;
import org.partbook.sandbox.Quirk;

/// What the sandbox adds to a purchase: accidents, and somebody who looks on. Live purchases pass
/// by untouched.
final class Rehearsal {
  private final Accidents accidents;
  private final Onlooker onlooker;

  Rehearsal(Accidents accidents, Onlooker onlooker) {
    this.accidents = accidents;
    this.onlooker = onlooker;
  }

  /// To be asked before lines are stored.
  ///
  /// @throws ApiException if something shall go wrong with them
  void beforeRegistering(List<NewLine> lines) {
    for (var line : lines) {
      var key = line.key();
      if (key.environment() == Environment.SANDBOX) {
        accidents.beforeRegistering(
            key.vendor(), line.asset(), key.order().value(), key.line().value());
      }
    }
  }

  /// Notes that lines are stored.
  ///
  /// @return whether the vendor is to be told
  boolean registered(List<NewLine> lines, boolean byToken) {
    var answered = true;
    for (var line : lines) {
      if (line.key().environment() == Environment.SANDBOX) {
        var told = !Quirk.ANSWER_LOST.isOf(line.asset());
        answered &= told;
        onlooker.saw(
            line.key().vendor(),
            new VendorEvent.Registered(
                line.key().order(),
                line.key().line(),
                line.asset(),
                line.customer(),
                byToken,
                told));
      }
    }
    return answered;
  }

  void alreadyRegistered(Caller caller, RegisterRequest request) {
    if (request.orderId().isPresent()) {
      var order = new OrderId(request.orderId().getAsLong());
      saw(caller, new VendorEvent.AlreadyRegistered(order, request.lines()));
    }
  }

  void notRegistered(Caller caller, RegisterRequest request, ApiException refusal) {
    if (request.orderId().isPresent()) {
      var order = new OrderId(request.orderId().getAsLong());
      saw(
          caller,
          new VendorEvent.NotRegistered(order, request.lines(), refusal.code(), fields(refusal)));
    }
  }

  void notValidated(Caller caller, ApiException refusal) {
    saw(caller, new VendorEvent.NotValidated(refusal.code(), fields(refusal)));
  }

  private static List<String> fields(ApiException refusal) {
    return refusal.errors().stream().map(FieldError::field).distinct().toList();
  }

  void askedForLink(Optional<OrderLine> line) {
    line.ifPresent(found -> {
      var order = found.key().order();
      switch (found.status()) {
        case PROCESSING ->
            saw(found.key(), new VendorEvent.LinkTooEarly(order, found.key().line()));
        case COMPLETED ->
            saw(found.key(), new VendorEvent.LinkGiven(order, found.key().line(), found.asset()));
        case FAILED, CANCELLED -> {}
      }
    });
  }

  void asked(Caller caller, OrderId order, OrderState state) {
    switch (state) {
      case NoSuchOrder _ -> {}
      case Processing _ -> saw(caller, new VendorEvent.Asked(order, 202));
      case Failed _ -> saw(caller, new VendorEvent.Asked(order, 502));
      case Settled _ -> saw(caller, new VendorEvent.Asked(order, 200));
    }
  }

  void cancelled(LineKey key, Cancellation outcome) {
    switch (outcome) {
      case Cancellation.NoSuchLine _ -> {}
      case Cancellation.Cancelled _ ->
          saw(key, new VendorEvent.LineCancelled(key.order(), key.line()));
      case Cancellation.NotCancellable(var reason) ->
          saw(key, new VendorEvent.LineNotCancelled(key.order(), key.line(), reason.code()));
    }
  }

  void saw(Caller caller, VendorEvent event) {
    saw(caller.vendor(), caller.environment(), event);
  }

  private void saw(LineKey key, VendorEvent event) {
    saw(key.vendor(), key.environment(), event);
  }

  private void saw(VendorId vendor, Environment environment, VendorEvent event) {
    if (environment == Environment.SANDBOX) {
      onlooker.saw(vendor, event);
    }
  }
}
