package org.partbook.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How orders stand.
final class Orders {
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONG_AGO = Duration.ofMinutes(1);

  private final Calls calls;
  private final Time time;

  Orders(Calls calls) {
    this.calls = calls;
    this.time = calls.settings().time();
  }

  OrderState info(long orderId) {
    var call = call(orderId);
    return state(call, calls.repeated(call, Orders::isFailedOrder));
  }

  /// The same, but the server may hold the answer until the order is settled.
  OrderState info(long orderId, Duration wait) {
    var call = call(orderId).preferring(wait).heldFor(wait);
    return state(call, calls.repeated(call, Orders::isFailedOrder));
  }

  private static Call call(long orderId) {
    Checks.id("orderId", orderId);
    return Call.get("/purchase/info?order_id=" + orderId).about(orderId);
  }

  private OrderState state(Call call, Reply reply) {
    if (reply.status() == 200) {
      return state(calls.read(call, reply, Answers::lines));
    }
    if (reply.status() == 202 && reply.isJson()) {
      return Answers.processing(reply);
    }
    if (isFailedOrder(reply)) {
      return Answers.failed(reply);
    }
    throw Problems.of(call, reply, time);
  }

  /// With a line that isn't settled, the order isn't, whatever the answer's status says.
  private static OrderState state(List<OrderItem> lines) {
    return lines.stream().anyMatch(Orders::isProcessing)
        ? new OrderState.Processing()
        : new OrderState.Completed(lines);
  }

  private static boolean isProcessing(OrderItem line) {
    return line.status()
        .filter(status -> "PROCESSING".equalsIgnoreCase(status.value()))
        .isPresent();
  }

  /// Whether it is the API's own 502, which speaks of the order: its status is a word for failed. A
  /// gateway's speaks of the way, and has whatever else it likes for a status.
  private static boolean isFailedOrder(Reply reply) {
    return reply.status() == 502
        && reply
            .object()
            .flatMap(body -> body.text("status"))
            .filter(status -> status.toLowerCase(Locale.ROOT).startsWith("fail"))
            .isPresent();
  }

  /// Asks until the order is settled: often at first, and less often when it takes long. What a 202
  /// says of the time is a hint, so it delays the last look no longer than until the end, and none
  /// at a server that holds its answers, which will know sooner; an error that wants us to stay
  /// away longer than that is the end.
  OrderState await(long orderId, Duration timeout) {
    return await(orderId, timeout, FIRST_DELAY, Deadline.in(timeout, time));
  }

  /// The same for an order that was processing a moment ago.
  OrderState goOnWaiting(long orderId, Duration timeout) {
    var deadline = Deadline.in(calls.leftOr(timeout), time);
    calls.sleep(deadline.leftOr(calls.jitter(FIRST_DELAY)));
    return await(orderId, timeout, next(FIRST_DELAY, Duration.ZERO), deadline);
  }

  private OrderState await(long orderId, Duration timeout, Duration first, Deadline deadline) {
    var call = call(orderId);
    var started = time.nanos();
    var attempt = 0;
    var delay = first;
    var lastKnown = Optional.<OrderState>empty();
    var lastError = Optional.<PurchaseApiException>empty();
    while (true) {
      var wanted = Duration.ZERO;
      var pause = calls.jitter(delay);
      try {
        attempt++;
        var wait = wait(deadline);
        var asked = time.nanos();
        var reply = calls.once(call.preferring(wait), attempt, patience(deadline));
        var state = state(call, reply);
        if (!(state instanceof OrderState.Processing)) {
          return state;
        }
        lastKnown = Optional.of(state);
        lastError = Optional.empty();
        if (wasHeld(wait, Duration.ofNanos(time.nanos() - asked))) {
          delay = FIRST_DELAY;
          pause = calls.jitter(delay);
        } else {
          pause = longer(pause, RetryAfter.of(reply.headers(), time).orElse(Duration.ZERO));
        }
      } catch (NoAnswer e) {
        lastError = Optional.of(e.exception());
      } catch (PurchaseApiException e) {
        if (!passes(e)) {
          throw e;
        }
        lastError = Optional.of(e);
        wanted = e.retryAfter().orElse(Duration.ZERO);
      }
      if (deadline.isOver() || wanted.compareTo(deadline.left()) > 0) {
        throw late(orderId, timeout, lastKnown, lastError);
      }
      if (!calls.sleep(deadline.leftOr(longer(pause, wanted)))) {
        throw new TransportException(call + ": interrupted", ApiError.none());
      }
      delay = next(delay, Duration.ofNanos(time.nanos() - started));
    }
  }

  /// How long the server may hold an answer: half of what a request may take, so that one that is
  /// held isn't taken for one that is lost; in whole seconds, as the API has it.
  private Duration wait(Deadline deadline) {
    var most = calls.settings().requestTimeout().dividedBy(2);
    var longest = most.compareTo(LONGEST_WAIT) < 0 ? most : LONGEST_WAIT;
    return deadline.leftOr(longest).truncatedTo(ChronoUnit.SECONDS);
  }

  /// A server that holds its answers need not be asked less often.
  private static boolean wasHeld(Duration wait, Duration took) {
    return !wait.isZero() && took.compareTo(wait.dividedBy(2)) > 0;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// What is left; but the last answer is waited for a second.
  private Duration patience(Deadline deadline) {
    var most = calls.settings().requestTimeout();
    var least = most.compareTo(LAST_PATIENCE) < 0 ? most : LAST_PATIENCE;
    return longer(deadline.leftOr(most), least);
  }

  /// Whether the server may answer in a moment.
  private static boolean passes(PurchaseApiException failure) {
    return failure instanceof TransportException
        || failure instanceof OverloadedException
        || failure.status() >= 500;
  }

  private static Duration next(Duration delay, Duration waited) {
    var longest = waited.compareTo(LONG_AGO) < 0 ? LONGEST_DELAY : LONGEST_DELAY.multipliedBy(3);
    var next = delay.multipliedBy(3).dividedBy(2);
    return next.compareTo(longest) < 0 ? next : longest;
  }

  private static AwaitTimeoutException late(
      long orderId,
      Duration timeout,
      Optional<OrderState> lastKnown,
      Optional<PurchaseApiException> lastError) {
    var known = lastKnown.map(state -> "it is being processed").orElse("no answer came");
    var error = lastError.map(e -> "; at last: " + e.getMessage()).orElse("");
    return new AwaitTimeoutException(
        "order %s wasn't settled within %s: %s%s".formatted(orderId, timeout, known, error),
        lastKnown,
        lastError);
  }
}
