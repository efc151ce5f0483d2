package org.partbook.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HangUp;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// How many requests there are of each operation, how they are answered, and how long that takes.
///
/// An operation is a method and the path of a route, never the path that was asked for: there are
/// as many as routes, and one for all that no route takes. What was registered once is found again
/// without making anything, so a request costs some hundred nanoseconds and no memory.
final class RequestMeters implements Routes.Witness {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60)
  };

  private static final String NO_ROUTE = "none";

  /// The first is for answers that were broken off.
  private static final String[] STATUSES = {"broken_off", "1xx", "2xx", "3xx", "4xx", "5xx"};

  private static final int HUNDRED = 100;

  private final MeterRegistry registry;
  private final Map<String, Map<String, Operation>> operations = new ConcurrentHashMap<>();
  private final Operation none;

  RequestMeters(MeterRegistry registry) {
    this.registry = registry;
    this.none = new Operation(NO_ROUTE);
  }

  @Override
  public void answered(Request request, Response response) {
    var operation = operation(request);
    var status = request.noted(HangUp.class).isPresent() ? 0 : response.status() / HUNDRED;
    operation.timer(status).record(request.elapsed(), TimeUnit.NANOSECONDS);
    if (response.status() >= 4 * HUNDRED) {
      var error = request.noted(ApiException.class);
      if (error.isPresent()) {
        operation.counter(error.get().code()).increment();
      }
    }
  }

  private Operation operation(Request request) {
    var pattern = request.pattern();
    if (pattern.isEmpty()) {
      return none;
    }
    var ofPath = operations.get(pattern);
    if (ofPath == null) {
      ofPath = operations.computeIfAbsent(pattern, _ -> new ConcurrentHashMap<>());
    }
    var found = ofPath.get(request.method());
    return found != null
        ? found
        : ofPath.computeIfAbsent(request.method(), method -> new Operation(method + " " + pattern));
  }

  private final class Operation {
    private final String name;
    private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(STATUSES.length);
    private final Map<ErrorCode, Counter> errors = new ConcurrentHashMap<>();

    Operation(String name) {
      this.name = name;
    }

    /// The registry gives two who ask at once the same one.
    Timer timer(int status) {
      var found = timers.get(status);
      if (found == null) {
        found =
            Timer.builder("partbook.http.requests")
                .description("Requests that were answered, and how long that took")
                .tag("operation", name)
                .tag("status", STATUSES[status])
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        timers.set(status, found);
      }
      return found;
    }

    Counter counter(ErrorCode code) {
      var found = errors.get(code);
      if (found == null) {
        found =
            Counter.builder("partbook.http.errors")
                .description("Requests that were refused or failed, by the error's name")
                .tag("operation", name)
                .tag("status", Integer.toString(code.status()))
                .tag("error", code.name())
                .register(registry);
        errors.put(code, found);
      }
      return found;
    }
  }
}
