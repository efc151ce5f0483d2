package org.partbook.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partbook.logging.About;

/// Takes each request to its route, and sees to it that there is an answer whatever happens.
public final class Dispatcher {
  private static final int LONGEST_URI = 8 * 1024;

  /// Their routes read no body, but a client may send one.
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");

  /// Who asks for what there isn't is counted like anybody.
  private static final Routes.Handler NOTHING_THERE =
      Routes.counted(
          Routes.Counted.BY_TOKEN,
          (_, _) -> {
            throw new ApiException(ErrorCode.NO_SUCH_PATH, "there is nothing at this path");
          });

  private final List<Route> routes;
  private final List<Routes.ErrorTeller<?>> tellers;
  private final List<Routes.Witness> witnesses;
  private final Optional<ErrorPage> nothing;
  private final List<Routes.Gate> gates;

  public Dispatcher(Routes routes) {
    this.routes = routes.all();
    this.tellers = routes.tellers();
    this.witnesses = routes.witnesses();
    this.nothing = routes.nothing();
    this.gates = routes.gates();
  }

  /// Answers a request.
  ///
  /// @throws HangUp if the connection is to be broken off
  /// @throws ClientGone if it has been, by the client
  public void answer(Request request, Response response) throws ClientGone {
    About.during(request, () -> answerNow(request, response));
  }

  private void answerNow(Request request, Response response) throws ClientGone {
    ErrorResponses.describe(request.id(), response);
    try {
      var route = route(request);
      route.prepare(request, response);
      gates.forEach(gate -> gate.admit(route.counted(), request));
      if (BODILESS.contains(request.method())) {
        discardBody(request, response);
      }
      route.handle(request, response);
    } catch (HangUp e) {
      request.note(HangUp.class, e);
      throw e;
    } catch (ClientGone e) {
      throw e;
    } catch (Throwable e) {
      // Also what is no exception: its cause is to be found in the log, under the request's id.
      tell(request, response, e);
    } finally {
      witnesses.forEach(witness -> witness.answered(request, response));
    }
  }

  private Routes.Handler route(Request request) {
    if (request.addressLength() > LONGEST_URI) {
      throw new ApiException(ErrorCode.URI_TOO_LONG, "the path and query are too long");
    }
    var path = PathPattern.split(request.path());
    var others = new ArrayList<String>();
    for (var route : routes) {
      var parameters = route.path().match(path);
      if (parameters.isPresent()) {
        if (route.takes(request.method())) {
          request.setRoute(route.pattern(), parameters.get());
          return route.handler();
        }
        others.addAll(route.methods());
      }
    }
    return others.isEmpty() ? NOTHING_THERE : methodNotAllowed(String.join(", ", others));
  }

  private static Routes.Handler methodNotAllowed(String allowed) {
    return (request, response) -> {
      response.header(HeaderNames.ALLOW, allowed);
      throw new ApiException(
          ErrorCode.METHOD_NOT_ALLOWED, "this path takes " + allowed + ", not " + request.method());
    };
  }

  private static void discardBody(Request request, Response response) {
    if (!request.discardBody() && !response.isCommitted()) {
      response.header(HeaderNames.CONNECTION, "close");
    }
  }

  private void tell(Request request, Response response, Throwable error) {
    discardBody(request, response);
    if (tellers.stream().noneMatch(teller -> teller.tell(request, response, error))) {
      if (error instanceof ApiException known) {
        if (known.code() == ErrorCode.NO_SUCH_PATH && request.noted(ErrorPage.class).isEmpty()) {
          nothing.ifPresent(page -> request.note(ErrorPage.class, page));
        }
        ErrorResponses.send(request, response, known);
      } else {
        ErrorResponses.sendUnexpected(request, response, error);
      }
    }
  }
}
