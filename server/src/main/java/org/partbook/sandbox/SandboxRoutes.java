package org.partbook.sandbox;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonResponse;
import org.partbook.http.PublicUrl;

/// The integration report over HTTP, and the page that explains the sandbox, which anybody may
/// read.
public final class SandboxRoutes {
  /// Where the page is, below the public address.
  public static final String PAGE = "/sandbox";

  private static final String REPORT = "/sandbox/report";

  private final Reports reports;
  private final PublicUrl publicUrl;

  /// @param publicUrl where vendors' developers reach this server
  public SandboxRoutes(Reports reports, PublicUrl publicUrl) {
    this.reports = reports;
    this.publicUrl = publicUrl;
  }

  public void register(HttpRouting.Builder routing, Authentication authentication) {
    authentication.route(routing, Method.GET, REPORT, this::report);
    new SandboxPage().register(routing, PAGE);
  }

  private void report(Caller caller, ServerRequest request, ServerResponse response) {
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
