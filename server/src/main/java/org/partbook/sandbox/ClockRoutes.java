package org.partbook.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonRequest;
import org.partbook.http.JsonResponse;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.json.Fields;
import org.partbook.json.Json.MalformedJson;
import org.partbook.json.Quoted;
import org.partbook.sandbox.SandboxClocks.Move.Moved;
import org.partbook.sandbox.SandboxClocks.Move.TooFar;

/// The clock of a vendor's sandbox over HTTP. A token that has expired by that clock only still
/// opens this: otherwise nobody could put it back who has put it forward too far.
final class ClockRoutes {
  private static final String PATH = "/sandbox/clock";
  private static final String ADVANCE = "advance";

  private final SandboxClocks clocks;
  private final Clock clock;

  ClockRoutes(SandboxClocks clocks, Clock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  void register(Routes routes, Authentication authentication) {
    routes
        .get(PATH, authentication.byServerClock(this::show))
        .post(PATH, authentication.byServerClock(this::advance))
        .delete(PATH, authentication.byServerClock(this::reset));
  }

  private void show(Caller caller, Request request, Response response) {
    requireSandbox(caller);
    send(caller, response, clocks.ahead(caller.vendor()));
  }

  private void advance(Caller caller, Request request, Response response) {
    requireSandbox(caller);
    var by = wanted(request);
    switch (clocks.move(caller.vendor(), by)) {
      case Moved(var ahead) -> send(caller, response, ahead);
      case TooFar(var ahead) ->
          throw ApiException.invalid(
              ADVANCE,
              "advance must not put the clock more than %d days ahead: it is %s ahead, so not by %s"
                  .formatted(SandboxClocks.MOST_AHEAD.toDays(), ahead, by));
    }
  }

  private void reset(Caller caller, Request request, Response response) {
    requireSandbox(caller);
    clocks.reset(caller.vendor());
    send(caller, response, Duration.ZERO);
  }

  private static void requireSandbox(Caller caller) {
    if (caller.environment() != Environment.SANDBOX) {
      throw new ApiException(
          ErrorCode.SANDBOX_ONLY, "only the sandbox has a clock: ask with a token of the sandbox");
    }
  }

  private static Duration wanted(Request request) {
    try {
      var fields = new Fields(JsonRequest.read(request));
      var by = fields.text(ADVANCE).flatMap(text -> duration(fields, text));
      if (!fields.errors().isEmpty()) {
        throw ApiException.invalid(fields.errors());
      }
      return by.orElseThrow();
    } catch (MalformedJson e) {
      throw new ApiException(
          ErrorCode.MALFORMED_JSON, "the body is not readable JSON: " + e.text());
    }
  }

  /// Of parts of a second nothing is left.
  private static Optional<Duration> duration(Fields fields, String text) {
    try {
      var by = Duration.parse(text).truncatedTo(ChronoUnit.SECONDS);
      if (by.isPositive() && by.compareTo(SandboxClocks.MOST_AHEAD) <= 0) {
        return Optional.of(by);
      }
      fields.reject(
          ADVANCE,
          "must be from PT1S to P%dD, not %s"
              .formatted(SandboxClocks.MOST_AHEAD.toDays(), Quoted.of(text)));
    } catch (DateTimeParseException | ArithmeticException _) {
      fields.reject(
          ADVANCE,
          "must be a duration in days, hours, minutes and seconds, such as P15D or PT1H30M, not "
              + Quoted.of(text));
    }
    return Optional.empty();
  }

  private void send(Caller caller, Response response, Duration ahead) {
    var server = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var time = server.plus(ahead);
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("time", time.toString());
    json.put("server_time", server.toString());
    json.put("ahead_seconds", ahead.toSeconds());
    json.put("most_ahead_seconds", SandboxClocks.MOST_AHEAD.toSeconds());
    json.put("token_expires_at", caller.expiry().map(Instant::toString).orElse(null));
    json.put("token_expired", caller.expiry().filter(end -> !time.isBefore(end)).isPresent());
    JsonResponse.send(response, 200, json);
  }
}
