package org.partbook.web;

import java.util.Optional;
import org.partbook.http.ErrorCode;
import org.partbook.http.ErrorPage;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;

/// What browsers are shown at an address at which there is nothing: whoever has lost a part of a
/// link on the way, or mistyped it, is a buyer as a rule.
public final class NothingPage implements ErrorPage {
  @Override
  public void send(Request request, Response response, ErrorCode code) {
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    HtmlPage.error(request.root(), Language.of(request), code, Optional.empty())
        .send(request, response, code.status());
  }
}
