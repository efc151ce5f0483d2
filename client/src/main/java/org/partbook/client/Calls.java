package org.partbook.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sends the API's requests: one attempt, or as many as the policy allows for what may be repeated.
final class Calls {
  private final Settings settings;
  private final Transport transport;
  private final Time time;

  /// When nobody waits any more; nothing where somebody else sees to that.
  private final Optional<Deadline> end;

  Calls(Settings settings) {
    this(settings, new Transport(settings.client()), Optional.empty());
  }

  private Calls(Settings settings, Transport transport, Optional<Deadline> end) {
    this.settings = settings;
    this.transport = transport;
    this.time = settings.time();
    this.end = end;
  }

  /// The same with what a call wants otherwise.
  Calls with(CallOptions options) {
    return new Calls(settings.with(options), transport, end);
  }

  /// The same for one call of the program, which ends in time.
  Calls begin() {
    return begin(Duration.ZERO);
  }

  /// The same for one call of the program, which the server may hold for a while besides.
  Calls begin(Duration held) {
    var most = settings.callTimeout().plus(held);
    return new Calls(settings, transport, Optional.of(Deadline.in(most, time)));
  }

  /// The same with a sixth of the call's time kept back: enough to look at what became of a change
  /// whose answers were all lost.
  Calls keepingTime() {
    var kept = settings.callTimeout().dividedBy(6);
    return new Calls(settings, transport, end.map(deadline -> deadline.earlierBy(kept)));
  }

  /// What is left for the call, but no longer than that.
  Duration leftOr(Duration most) {
    return end.map(deadline -> deadline.leftOr(most)).orElse(most);
  }

  Settings settings() {
    return settings;
  }

  Transport transport() {
    return transport;
  }

  /// What means something to an answer's reader.
  @FunctionalInterface
  interface Reading<T> {
    T of(@Nullable Object json) throws MalformedJson;
  }

  /// A request that changes nothing and whose answer is 200 with JSON.
  <T> T ask(Call call, Reading<T> reading) {
    var reply = repeated(call, answer -> false);
    if (reply.status() != 200) {
      throw Problems.of(call, reply, time);
    }
    return read(call, reply, reading);
  }

  <T> T read(Call call, Reply reply, Reading<T> reading) {
    try {
      return reading.of(reply.json());
    } catch (MalformedJson e) {
      throw Problems.malformed(call, reply, e, time);
    }
  }

  /// Repeats until there is an answer that isn't a hindrance on the way.
  ///
  /// @param isMeant whether an answer that looks like a hindrance is what the API has to say
  Reply repeated(Call call, Predicate<Reply> isMeant) {
    for (var attempt = 1; ; attempt++) {
      try {
        var reply = once(call, attempt);
        if (isMeant.test(reply) || !isHindrance(reply)) {
          return reply;
        }
        pauseOr(attempt, Problems.of(call, reply, time));
      } catch (NoAnswer e) {
        pauseOr(attempt, e.exception());
      }
    }
  }

  /// Whether the same request may have another answer in a moment.
  static boolean isHindrance(Reply reply) {
    return switch (reply.status()) {
      case 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /// Waits before another attempt.
  ///
  /// @throws PurchaseApiException `failure`, if there is to be none
  void pauseOr(int attempt, PurchaseApiException failure) {
    if (!pause(attempt, failure)) {
      throw failure;
    }
  }

  /// Waits before another attempt, if there is to be one.
  ///
  /// @return whether there is
  boolean pause(int attempt, PurchaseApiException failure) {
    var retries = settings.retries();
    var wanted = failure.retryAfter().orElse(Duration.ZERO);
    if (attempt >= retries.attempts() || wanted.compareTo(retries.longestDelay()) > 0) {
      return false;
    }
    var random = jitter(retries.delay(attempt));
    var pause = wanted.compareTo(random) > 0 ? wanted.plus(random.dividedBy(4)) : random;
    return isTimeFor(pause) && sleep(pause);
  }

  /// Whether something may be done after it.
  private boolean isTimeFor(Duration pause) {
    return end.isEmpty() || pause.compareTo(end.get().left()) < 0;
  }

  Duration jitter(Duration delay) {
    return Duration.ofNanos((long) (delay.toNanos() * (0.5 + time.chance() / 2)));
  }

  /// Waits.
  ///
  /// @return whether nobody interrupted it
  boolean sleep(Duration duration) {
    try {
      time.pause(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// One attempt.
  Reply once(Call call, int attempt) throws NoAnswer {
    return once(call, attempt, settings.requestTimeout().plus(call.held()));
  }

  /// One attempt.
  ///
  /// @param most for all of it, to the last byte
  Reply once(Call call, int attempt, Duration most) throws NoAnswer {
    var patience = leftOr(most);
    if (patience.isZero()) {
      var over = "the " + Failures.seconds(settings.callTimeout()) + " for the whole call are over";
      throw new NoAnswer(call + ": not sent: " + over, false, new HttpTimeoutException(over));
    }
    var deadline = Deadline.in(patience, time);
    var token = call.authorised() ? token() : "";
    var request = request(call, patience, token);
    var report = new Report(settings, call, attempt);
    try {
      var answer = transport.open(request, patience);
      report.headers(answer);
      var bytes = AnswerBytes.of(answer, deadline, settings.longestBody());
      var reply = new Reply(answer.statusCode(), answer.headers(), bytes, secrets(call, token));
      report.answered(reply);
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report.failed("interrupted");
      throw new NoAnswer(call + ": interrupted", true, e);
    } catch (IOException e) {
      var why = Failures.inWords(e, settings.base());
      report.failed(why);
      throw new NoAnswer(call + ": no answer: " + why, !Transport.neverSent(e), e);
    } finally {
      report.tell();
    }
  }

  private HttpRequest request(Call call, Duration patience, String token) {
    var body = call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody);
    var request =
        HttpRequest.newBuilder(settings.uri(call.path()))
            .timeout(patience.plusSeconds(1))
            .header("Accept", "application/json")
            .header("User-Agent", UserAgent.VALUE)
            .method(call.method(), body);
    settings.headers().forEach(request::setHeader);
    settings.callId().ifPresent(id -> request.setHeader("X-Request-Id", id));
    call.headers().forEach(request::setHeader);
    if (call.body().isPresent()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private static List<String> secrets(Call call, String token) {
    return Stream.concat(Stream.of(token), call.secrets().stream())
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  /// Looked at here, as the JDK would show a bad one in its exception.
  private String token() {
    var token = settings.token().get();
    if (token == null || !token.matches("[!-~]+")) {
      throw new IllegalStateException(
          "the token supplier gave no token, or one with blanks or odd characters");
    }
    return token;
  }
}
