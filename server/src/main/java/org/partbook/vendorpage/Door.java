package org.partbook.vendorpage;

import java.util.Arrays;
import java.util.Optional;
import org.partbook.access.Vendor;
import org.partbook.access.VendorDesk;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.ErrorPage;
import org.partbook.http.FormRequest;
import org.partbook.http.HeaderNames;
import org.partbook.http.PublicUrl;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.signing.Signer;

/// Lets only those in who are signed in, and only what their own pages have sent: the cookie, what
/// every form carries, and what every answer says of itself.
final class Door {
  private static final String COOKIE_HEADER = "Cookie";
  private static final String SET_COOKIE = "Set-Cookie";
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final String SEAL = "seal";

  private final Database db;
  private final Sessions sessions;
  private final PublicUrl publicUrl;
  private final Signer signer;
  private final VendorDesk desk = new VendorDesk();

  Door(Database db, Sessions sessions, PublicUrl publicUrl, Signer signer) {
    this.db = db;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
    this.signer = signer;
  }

  /// A page of somebody who is signed in.
  interface Page {
    void handle(Guest guest, Request request, Response response) throws Exception;
  }

  /// What somebody who is signed in does with a form.
  interface Action {
    void handle(Guest guest, QueryParameters form, Request request, Response response)
        throws Exception;
  }

  /// Somebody who is signed in.
  ///
  /// @param root the way from the handled URL up to the server's root
  /// @param numbers of what is the vendor's
  record Guest(Session session, Vendor vendor, String root, OwnNumbers numbers) {
    Desk desk(Section section, String title) {
      return new Desk(session, vendor, section, root, title, numbers);
    }
  }

  /// Anybody's page.
  static Routes.Handler open(String root, Routes.Handler handler) {
    ErrorPage errors =
        (request, response, code) ->
            TroublePage.of(root, code).send(request, response, code.status());
    return Routes.prepared(
        (request, response) -> {
          request.note(ErrorPage.class, errors);
          response.header(HeaderNames.CACHE_CONTROL, "private, no-store");
          response.header("X-Robots-Tag", "noindex");
          // Without any, browsers say of a form that it came from nowhere.
          response.header(HeaderNames.REFERRER_POLICY, "same-origin");
          response.header("Cross-Origin-Resource-Policy", "same-origin");
          response.header("Cross-Origin-Opener-Policy", "same-origin");
        },
        handler);
  }

  /// A page for those who are signed in; others are led to where they can do that.
  Routes.Handler page(String root, Section section, Page page) {
    return open(
        root,
        (request, response) -> {
          var guest = guest(root, request);
          if (guest.isEmpty()) {
            redirect(response, root + "vendor");
          } else if (!section.isIn(guest.get().session().environment())) {
            throw nothingThere();
          } else {
            page.handle(guest.get(), request, response);
          }
        });
  }

  /// A form of those who are signed in.
  Routes.Handler action(String root, Action action) {
    return open(
        root,
        (request, response) -> {
          requireOwnSite(request);
          var form = FormRequest.read(request);
          var guest = guest(root, request);
          if (guest.isEmpty()) {
            redirect(response, root + "vendor");
          } else if (!guest.get().session().sealed(form.first(SEAL).orElse(""))) {
            throw foreign();
          } else {
            action.handle(guest.get(), form, request, response);
          }
        });
  }

  Optional<Guest> guest(String root, Request request) {
    return secret(request)
        .flatMap(sessions::find)
        .flatMap(session ->
            db.ask(tx -> desk.vendor(tx, session.vendor()))
                .map(vendor -> new Guest(session, vendor, root, numbers(session))));
  }

  private OwnNumbers numbers(Session session) {
    return new OwnNumbers(signer, session.vendor(), session.environment());
  }

  /// What another site has a browser send comes with the name of that site, or with none.
  void requireOwnSite(Request request) {
    var site = request.header(FETCH_SITE);
    if (site.isPresent() && !site.get().equals("same-origin")) {
      throw foreign();
    }
    var origin = request.header("Origin");
    if (site.isEmpty() && origin.isPresent() && !origin.get().equals(ownOrigin())) {
      throw foreign();
    }
  }

  private String ownOrigin() {
    var here = publicUrl.resolve("/");
    return here.getScheme() + "://" + here.getRawAuthority();
  }

  private static ApiException foreign() {
    return new ApiException(
        ErrorCode.MALFORMED_REQUEST, "this form was not sent from the vendor's page");
  }

  static ApiException nothingThere() {
    return new ApiException(ErrorCode.NO_SUCH_PATH, "there is nothing at this path");
  }

  static void redirect(Response response, String to) {
    response.status(Status.SEE_OTHER);
    response.header(HeaderNames.LOCATION, to);
    response.send();
  }

  private Optional<String> secret(Request request) {
    var name = cookie() + "=";
    return request
        .header(COOKIE_HEADER)
        .flatMap(cookies ->
            Arrays.stream(cookies.split("[;,]"))
                .map(String::strip)
                .filter(one -> one.startsWith(name))
                .map(one -> one.substring(name.length()))
                .filter(secret -> !secret.isEmpty())
                .findFirst());
  }

  void giveCookie(Response response, String secret) {
    response.header(SET_COOKIE, cookie() + "=" + secret + attributes());
  }

  void takeCookie(Response response) {
    response.header(SET_COOKIE, cookie() + "=" + attributes() + "; Max-Age=0");
  }

  private boolean isEncrypted() {
    return "https".equals(publicUrl.resolve("/").getScheme());
  }

  /// No page without encryption can set a cookie with this beginning.
  private String cookie() {
    return isEncrypted() ? "__Secure-partbook_vendor" : "partbook_vendor";
  }

  private String attributes() {
    return "; Path=%s/vendor; HttpOnly; SameSite=Lax".formatted(publicUrl.path())
        + (isEncrypted() ? "; Secure" : "");
  }
}
