package org.partbook.monitoring;

import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// Counts sales that vendors wanted to register and couldn't, for reasons of ours.
final class FailedRegistrations implements Routes.Witness {
  private static final Set<String> PATHS = Set.of("/purchase/register", "/purchase/register-order");

  private static final int OURS = 500;

  private final LongAdder count = new LongAdder();

  @Override
  public void answered(Request request, Response response) {
    if (response.status() >= OURS && PATHS.contains(request.pattern()) && !isOfSandbox(request)) {
      count.increment();
    }
  }

  private static boolean isOfSandbox(Request request) {
    return request
        .noted(Caller.class)
        .filter(caller -> caller.environment() == Environment.SANDBOX)
        .isPresent();
  }

  long count() {
    return count.sum();
  }
}
