package org.partbook.client;

import java.util.Optional;
import org.partbook.client.Cancellation.Reason;

/// Cancels a line. It may be repeated; a line that is found cancelled after a lost answer was
/// cancelled by the attempt whose answer is lost.
final class Cancelling {
  private final Calls calls;
  private final Orders orders;
  private final long orderId;
  private final long orderLineId;
  private final Call call;
  private boolean lost;

  Cancelling(Calls calls, long orderId, long orderLineId) {
    this.calls = calls.keepingTime();
    this.orders = new Orders(calls);
    this.orderId = orderId;
    this.orderLineId = orderLineId;
    this.call =
        Call.delete(PurchaseApi.line("/purchase/cancel", orderId, orderLineId)).about(orderId);
  }

  Cancellation run() {
    for (var attempt = 1; ; attempt++) {
      PurchaseApiException failure;
      try {
        var reply = calls.once(call, attempt);
        if (reply.status() == 201) {
          return new Cancellation.Cancelled(lost);
        }
        failure = Problems.of(call, reply, calls.settings().time());
        if (reply.status() == 400 && reply.object().isPresent()) {
          return refused(failure);
        }
        if (isClear(reply.status())) {
          return refusedOtherwise(failure);
        }
        lost |= !Problems.saysNothingWasDone(failure);
      } catch (NoAnswer e) {
        failure = e.exception();
        lost |= e.sent();
      }
      if (!calls.pause(attempt, failure)) {
        if (!lost) {
          throw failure;
        }
        return lastLook(failure);
      }
    }
  }

  /// Whether it says that nothing was done. A 408 comes from somebody on the way, who has lost
  /// patience with one side or the other.
  private static boolean isClear(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }

  /// A refusal is the end of it, unless an earlier attempt has got through.
  private Cancellation refusedOtherwise(PurchaseApiException refusal) {
    var isThere = !(refusal instanceof NotFoundException);
    if (lost && isThere && isCancelled(refusal)) {
      return new Cancellation.Cancelled(true);
    }
    throw refusal;
  }

  private Cancellation refused(PurchaseApiException refusal) {
    var reason =
        switch (refusal.name().orElse("")) {
          case "ALREADY_CANCELLED" -> Reason.ALREADY_CANCELLED;
          case "ALREADY_DELIVERED" -> Reason.ALREADY_DELIVERED;
          case "CANCELLATION_WINDOW_OVER" -> Reason.WINDOW_OVER;
          case "MALFORMED_REQUEST" -> throw refusal;
          default -> Reason.OTHER;
        };
    if (lost && (reason == Reason.ALREADY_CANCELLED || isCancelled(reason, refusal))) {
      return new Cancellation.Cancelled(true);
    }
    return new Cancellation.NotCancellable(reason, refusal.error());
  }

  /// Not every server names its reasons.
  private boolean isCancelled(Reason reason, PurchaseApiException refusal) {
    return reason == Reason.OTHER && isCancelled(refusal);
  }

  private Cancellation lastLook(PurchaseApiException failure) {
    if (isCancelled(failure)) {
      return new Cancellation.Cancelled(true);
    }
    throw Problems.unknown(call, failure);
  }

  private boolean isCancelled(PurchaseApiException failure) {
    try {
      return orders.info(orderId) instanceof OrderState.Completed order
          && order
              .line(orderLineId)
              .flatMap(OrderItem::status)
              .equals(Optional.of(OrderStatus.CANCELLED));
    } catch (PurchaseApiException e) {
      e.addSuppressed(failure);
      throw Problems.unknown(call, e);
    }
  }
}
