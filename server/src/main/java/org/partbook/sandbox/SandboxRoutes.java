package org.partbook.sandbox;

import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonResponse;
import org.partbook.http.PublicUrl;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// The integration report and the clock over HTTP, and the page that explains the sandbox, which
/// anybody may read.
public final class SandboxRoutes {
  /// Where the page is, below the public address.
  public static final String PAGE = "/sandbox";

  private static final String REPORT = "/sandbox/report";

  private final Reports reports;
  private final ClockRoutes clock;
  private final PublicUrl publicUrl;

  /// @param publicUrl where vendors' developers reach this server
  SandboxRoutes(Reports reports, ClockRoutes clock, PublicUrl publicUrl) {
    this.reports = reports;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  public void register(Routes routes, Authentication authentication) {
    routes.get(REPORT, authentication.required(this::report));
    clock.register(routes, authentication);
    new SandboxPage().register(routes, PAGE);
  }

  private void report(Caller caller, Request request, Response response) {
    if (caller.environment() != Environment.SANDBOX) {
      throw new ApiException(
          ErrorCode.SANDBOX_ONLY,
          "the report is about the sandbox: ask with a token of the sandbox");
    }
    var report = reports.of(caller.vendor());
    JsonResponse.send(
        response, 200, ReportJson.of(caller.vendorName(), report, publicUrl.resolve(PAGE)));
  }
}
