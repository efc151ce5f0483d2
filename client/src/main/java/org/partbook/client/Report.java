package org.partbook.client;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// What the listener is told of one attempt.
final class Report {
  private final Settings settings;
  private final Call call;
  private final int attempt;
  private final long started;
  private int status;
  private Optional<String> environment = Optional.empty();
  private Optional<String> requestId = Optional.empty();
  private Optional<String> failure = Optional.empty();

  Report(Settings settings, Call call, int attempt) {
    this.settings = settings;
    this.call = call;
    this.attempt = attempt;
    this.started = settings.time().nanos();
  }

  void headers(HttpResponse<?> answer) {
    status = answer.statusCode();
    environment = answer.headers().firstValue("X-Environment");
    requestId = answer.headers().firstValue("X-Request-Id");
  }

  void answered(Reply reply) {
    if (reply.status() >= 300 && reply.status() != 304) {
      failure =
          reply
              .object()
              .flatMap(body -> body.text("name"))
              .map(reply::clean)
              .or(() -> Optional.of("HTTP " + reply.status()));
    }
  }

  void failed(String why) {
    failure = Optional.of(why);
  }

  void tell() {
    try {
      settings.listener().accept(exchange());
    } catch (RuntimeException e) {
      // Whoever only listens must not make a sale look as if it had failed.
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private Exchange exchange() {
    return new Exchange(
        call.method(),
        call.place(),
        status,
        environment,
        requestId,
        Duration.ofNanos(settings.time().nanos() - started),
        attempt,
        call.orderId(),
        failure,
        settings.callId());
  }
}
