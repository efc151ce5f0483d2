package org.partbook.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.partbook.http.JsonResponse;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /health`, for load balancers and people: the name of each component and whether it works.
/// Why one doesn't is in the log, not in the answer.
public final class HealthRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<HealthCheck> checks;

  public HealthRoutes(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  public void register(Routes routes) {
    routes.read("/health", this::health);
  }

  /// All checks run at once, and one that hangs counts as failed.
  private void health(Request request, Response response) throws InterruptedException {
    var running = new LinkedHashMap<HealthCheck, CompletableFuture<Boolean>>();
    for (var check : checks) {
      var result = new CompletableFuture<Boolean>();
      Thread.startVirtualThread(() -> run(check, result));
      running.put(check, result);
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var items = new ArrayList<Map<String, Object>>();
    for (var entry : running.entrySet()) {
      var item = new LinkedHashMap<String, Object>();
      item.put("name", entry.getKey().name());
      item.put("health", await(entry.getKey(), entry.getValue(), deadline));
      items.add(item);
    }
    JsonResponse.send(response, 200, items);
  }

  private static void run(HealthCheck check, CompletableFuture<Boolean> result) {
    try {
      result.complete(check.healthy().call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    }
  }

  private static boolean await(HealthCheck check, CompletableFuture<Boolean> result, long deadline)
      throws InterruptedException {
    try {
      return result.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} is not healthy: {}", check.name(), e.toString());
      return false;
    }
  }
}
