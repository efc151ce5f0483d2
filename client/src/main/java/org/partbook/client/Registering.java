package org.partbook.client;

import java.util.List;
import java.util.Optional;

/// Registers a sale, or a cart, and finds out what became of it when the answer is lost.
///
/// One line is sold once, whatever is repeated: so the same registration may be sent again, and 409
/// then says that it is there. Before that the server is asked (`info`), as its answer may tell
/// more: whether the line that is there says the same as this sale.
final class Registering {
  private final Calls calls;
  private final Orders orders;
  private final Sales sales;
  private final Call call;
  private boolean lost;
  private boolean wasAbsent;

  /// What asking has shown of the sale's lines.
  private enum Sight {
    /// There they are, and say the same.
    SAME,
    /// Others have their numbers.
    OTHER,
    /// They aren't there. Which doesn't mean that they won't be in a moment.
    ABSENT,
    /// The order is there, but doesn't show its lines.
    HIDDEN
  }

  Registering(Calls calls, Sales sales) {
    this.calls = calls.keepingTime();
    this.orders = new Orders(calls);
    this.sales = sales;
    this.call = sales.call();
  }

  Registration run() {
    try {
      return attempts();
    } catch (PurchaseApiException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!lost) {
        throw e;
      }
      // The supplier of tokens has failed, say; but the sale may be there.
      throw new UnknownOutcomeException(
          call + ": nobody knows whether it was done", ApiError.none(), e);
    }
  }

  private Registration attempts() {
    for (var attempt = 1; ; attempt++) {
      PurchaseApiException failure;
      try {
        var reply = calls.once(call, attempt);
        if (reply.status() == 201) {
          return new Registration.Registered(lost);
        }
        if (reply.status() == 409) {
          return conflict(
              Problems.of(call, reply, calls.settings().time()), Answers.existing(reply));
        }
        failure = Problems.of(call, reply, calls.settings().time());
        if (isClear(failure)) {
          if (refused(attempt, failure)) {
            return new Registration.Registered(true);
          }
          continue;
        }
      } catch (NoAnswer e) {
        failure = e.exception();
        if (!e.sent()) {
          again(attempt, failure);
          continue;
        }
      }
      lost = true;
      switch (look(failure)) {
        case SAME -> {
          return new Registration.Registered(true);
        }
        case OTHER -> {
          return new Registration.AlreadyRegistered(true);
        }
        case ABSENT -> wasAbsent = true;
        case HIDDEN -> {}
      }
      again(attempt, failure);
    }
  }

  /// A line with the number is there. After a lost answer, the server may say that it is this sale,
  /// or asking may show it.
  private Registration conflict(
      PurchaseApiException conflict, List<Registration.ExistingLine> lines) {
    var same = conflict.error().sameRequest().or(() -> same(lines));
    return lost && (same.isPresent() ? same.get() : isOurs(conflict))
        ? new Registration.Registered(true)
        : new Registration.AlreadyRegistered(lost, same, lines);
  }

  /// Whether the lines that are there are all lines of the cart; nothing where nobody says it.
  private Optional<Boolean> same(List<Registration.ExistingLine> lines) {
    if (lines.isEmpty() || lines.stream().anyMatch(line -> line.sameRequest().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        lines.size() == sales.lines()
            && lines.stream().allMatch(line -> line.sameRequest().orElse(false)));
  }

  /// Where the order hides its lines, who has seen that the line wasn't there has registered it.
  private boolean isOurs(PurchaseApiException conflict) {
    try {
      return switch (look(conflict)) {
        case SAME -> true;
        case HIDDEN -> wasAbsent;
        case OTHER, ABSENT -> false;
      };
    } catch (UnknownOutcomeException e) {
      // Nobody tells. That the line is there is known nevertheless.
      return false;
    }
  }

  /// Whether the answer says that nothing was registered.
  private static boolean isClear(PurchaseApiException answer) {
    var isRefusal = answer.status() >= 400 && answer.status() < 500 && answer.status() != 408;
    return isRefusal || Problems.saysNothingWasDone(answer);
  }

  /// A refusal is the end of it, unless an earlier attempt has got through; too much to do is not.
  ///
  /// @return whether an earlier attempt has got through
  private boolean refused(int attempt, PurchaseApiException refusal) {
    if (refusal instanceof OverloadedException) {
      again(attempt, refusal);
      return false;
    }
    if (!lost) {
      throw refusal;
    }
    return switch (look(refusal)) {
      case SAME -> true;
      case OTHER, ABSENT -> throw refusal;
      // It may be the earlier attempt's line that is being processed, or has failed.
      case HIDDEN -> throw Problems.unknown(call, refusal);
    };
  }

  private void again(int attempt, PurchaseApiException failure) {
    if (calls.settings().registersOnce() || !calls.pause(attempt, failure)) {
      throw lost ? Problems.unknown(call, failure) : failure;
    }
  }

  private Sight look(PurchaseApiException failure) {
    try {
      return settled() instanceof OrderState.Completed order ? compare(order) : Sight.HIDDEN;
    } catch (AwaitTimeoutException e) {
      return Sight.HIDDEN;
    } catch (NotFoundException e) {
      return Sight.ABSENT;
    } catch (PurchaseApiException e) {
      e.addSuppressed(failure);
      throw Problems.unknown(call, e);
    }
  }

  /// An order shows its lines when it is settled, which mostly takes but a moment.
  private OrderState settled() {
    var now = orders.info(sales.orderId());
    return now instanceof OrderState.Processing
        ? orders.goOnWaiting(sales.orderId(), calls.settings().retries().longestDelay())
        : now;
  }

  private Sight compare(OrderState.Completed order) {
    var isSame = true;
    var isAbsent = true;
    for (var sale : sales.all()) {
      var wanted = RegisteredLines.of(sale);
      var found = wanted.stream().flatMap(line -> order.line(line.orderLineId()).stream()).toList();
      isAbsent &= found.isEmpty();
      isSame &= RegisteredLines.areThere(sale, wanted, found);
    }
    if (isAbsent) {
      return Sight.ABSENT;
    }
    return isSame ? Sight.SAME : Sight.OTHER;
  }
}
