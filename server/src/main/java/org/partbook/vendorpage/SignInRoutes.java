package org.partbook.vendorpage;

import org.partbook.access.Environment;
import org.partbook.http.FormRequest;
import org.partbook.http.HeaderNames;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.vendorpage.Door.Guest;
import org.partbook.web.HtmlPage;

/// Signing in, by a token or by a link, and out. Each time there is a new session, whatever cookie
/// the browser came with.
final class SignInRoutes {
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;

  private final Door door;
  private final Sessions sessions;
  private final Attempts attempts;

  SignInRoutes(Door door, Sessions sessions, Attempts attempts) {
    this.door = door;
    this.sessions = sessions;
    this.attempts = attempts;
  }

  void register(Routes routes) {
    routes
        .post("/vendor/sign-in", Door.open("../", this::byToken))
        .read("/vendor/open/{link}", Door.open("../../", this::landing))
        .post("/vendor/open/{link}", Door.open("../../", this::byLink))
        .post("/vendor/sign-out", door.action("../", this::signOut))
        .post("/vendor/environment", door.action("../", this::turn));
  }

  private void byToken(Request request, Response response) {
    door.requireOwnSite(request);
    var token = FormRequest.read(request).first("token").orElse("").strip();
    var secret = sessions.openByToken(token);
    if (secret.isEmpty()) {
      // Only of those who fail: behind a proxy all come from one address.
      if (!attempts.mayTry(request.address())) {
        tooMany(SignInPage.tooMany("../"), request, response);
        return;
      }
      attempts.failed(request.address());
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
      SignInPage.refused("../").sendForm(request, response, UNAUTHORIZED);
      return;
    }
    begin("../", secret.get(), request, response);
  }

  private void begin(String root, String secret, Request request, Response response) {
    door.guest(root, request).ifPresent(guest -> sessions.end(guest.session()));
    door.giveCookie(response, secret);
    Door.redirect(response, root + "vendor");
  }

  /// Whatever looks at the addresses in a mail uses no link up: that takes a click on the page.
  private void landing(Request request, Response response) {
    if (sessions.isLink(request.parameter("link"))) {
      LinkPage.good("../../").sendForm(request, response);
    } else {
      unknown(request, response);
    }
  }

  private void byLink(Request request, Response response) {
    door.requireOwnSite(request);
    var secret = sessions.openByLink(request.parameter("link"));
    if (secret.isPresent()) {
      begin("../../", secret.get(), request, response);
    } else {
      unknown(request, response);
    }
  }

  private static void tooMany(HtmlPage page, Request request, Response response) {
    response.header(HeaderNames.RETRY_AFTER, Long.toString(Attempts.WINDOW.toSeconds()));
    page.sendForm(request, response, TOO_MANY);
  }

  private void unknown(Request request, Response response) {
    if (!attempts.mayTry(request.address())) {
      tooMany(SignInPage.tooMany("../../"), request, response);
      return;
    }
    attempts.failed(request.address());
    LinkPage.used("../../").sendForm(request, response, Status.NOT_FOUND);
  }

  private void signOut(Guest guest, QueryParameters form, Request request, Response response) {
    sessions.end(guest.session());
    door.takeCookie(response);
    Door.redirect(response, guest.root() + "vendor");
  }

  private void turn(Guest guest, QueryParameters form, Request request, Response response) {
    var wanted = form.first("environment").orElse("");
    if (!guest.session().maySwitch()) {
      throw Door.nothingThere();
    }
    sessions.turn(
        guest.session(),
        wanted.equals(Environment.LIVE.wire()) ? Environment.LIVE : Environment.SANDBOX);
    Door.redirect(response, guest.root() + "vendor");
  }
}
