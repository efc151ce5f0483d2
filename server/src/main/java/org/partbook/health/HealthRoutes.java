package org.partbook.health;

import java.nio.charset.StandardCharsets;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonResponse;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Routes.Counted;

/// How the server is, for load balancers, service managers and people. All of it is known before
/// anybody asks (see [HealthWatch]). Why something isn't well is in the log, not in the answer.
///
/// | path | says |
/// |---|---|
/// | `/health` | the name of each component and whether it works: 200 as long as that is known |
/// | `/readyz` | 200 if the server can serve, otherwise 503: send requests elsewhere |
/// | `/livez` | 200 as long as it knows how it is, otherwise 503: start it anew |
public final class HealthRoutes {
  private static final byte[] READY = "{\"ready\":true}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LIVE = "{\"live\":true}".getBytes(StandardCharsets.UTF_8);

  private final HealthWatch watch;

  public HealthRoutes(HealthWatch watch) {
    this.watch = watch;
  }

  public void register(Routes routes) {
    routes.read("/health", Routes.counted(Counted.NOT, this::health));
    routes.read("/readyz", Routes.counted(Counted.NOT, this::ready));
    routes.read("/livez", Routes.counted(Counted.NOT, this::live));
  }

  private void health(Request request, Response response) {
    if (!watch.isAlive()) {
      throw new ApiException(ErrorCode.INTERNAL_ERROR, "nobody knows how the server is");
    }
    JsonResponse.send(response, 200, watch.health().getBytes(StandardCharsets.UTF_8));
  }

  private void ready(Request request, Response response) {
    var reason = watch.unready();
    if (reason.isPresent()) {
      throw new ApiException(ErrorCode.NOT_READY, reason.get());
    }
    JsonResponse.send(response, 200, READY);
  }

  private void live(Request request, Response response) {
    if (!watch.isAlive()) {
      throw new ApiException(ErrorCode.NOT_READY, "nobody knows how the server is");
    }
    JsonResponse.send(response, 200, LIVE);
  }
}
