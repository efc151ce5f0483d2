package org.partbook.verify;

import io.helidon.http.HeaderNames;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.partbook.copies.licence.CopyCode;
import org.partbook.http.ReadRoute;
import org.partbook.web.BuyerHandler;
import org.partbook.web.Language;

/// The check of a copy by its code.
///
/// What is no code and what is nobody's code get the same page, which repeats nothing of what was
/// asked for: a link to it can't be made to say anything else.
///
/// Every path is taken with a slash at its end, too, for people type them.
public final class VerifyRoutes {
  private final SoldCopies copies;

  public VerifyRoutes(SoldCopies copies) {
    this.copies = copies;
  }

  public void register(HttpRouting.Builder routing) {
    route(routing, PathMatchers.exact("/verify"), "", this::ask);
    route(routing, PathMatchers.exact("/verify/"), "../", this::ask);
    route(routing, PathMatchers.create("/verify/{code}"), "../", this::check);
    route(routing, PathMatchers.create("/verify/{code}/"), "../../", this::check);
  }

  /// A handler that knows the way up to the server's root.
  private interface Page {
    void handle(String root, ServerRequest request, ServerResponse response);
  }

  private static void route(HttpRouting.Builder routing, PathMatcher path, String root, Page page) {
    Handler handler = (request, response) -> page.handle(root, request, response);
    ReadRoute.add(routing, path, BuyerHandler.of(root, handler));
  }

  /// The form, and where it leads. What was typed is put into an address only if it is a code.
  private void ask(String root, ServerRequest request, ServerResponse response) {
    var typed = request.query().first("code").orElse("");
    if (typed.isBlank()) {
      CheckForm.in(root, Language.of(request)).sendForm(request, response);
      return;
    }
    var code = CopyCode.parse(typed);
    if (code.isEmpty()) {
      CheckPage.unknown(root, Language.of(request))
          .send(request, response, Status.NOT_FOUND_404.code());
      return;
    }
    response.status(Status.SEE_OTHER_303);
    response.header(HeaderNames.LOCATION, root + "verify/" + code.get().compact());
    response.send();
  }

  private void check(String root, ServerRequest request, ServerResponse response) {
    var found = CopyCode.parse(request.path().pathParameters().get("code")).flatMap(copies::byCode);
    if (found.isPresent()) {
      CheckPage.of(root, Language.of(request), found.get())
          .send(request, response, Status.OK_200.code());
    } else {
      CheckPage.unknown(root, Language.of(request))
          .send(request, response, Status.NOT_FOUND_404.code());
    }
  }
}
