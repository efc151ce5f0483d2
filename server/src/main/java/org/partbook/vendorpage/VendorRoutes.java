package org.partbook.vendorpage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.access.VendorDesk;
import org.partbook.catalog.Offers;
import org.partbook.db.Database;
import org.partbook.http.PublicUrl;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.purchase.Orders;
import org.partbook.requests.RequestCount;
import org.partbook.requests.RequestFilter;
import org.partbook.requests.RequestHistory;
import org.partbook.requests.RequestLog;
import org.partbook.sandbox.Reports;
import org.partbook.signing.Signer;
import org.partbook.statement.Statements;
import org.partbook.statement.form.Forms;
import org.partbook.vendorpage.Door.Guest;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.webhook.Webhooks;

/// The page `/vendor`: what a vendor's program did, and its tokens. What it sells, and what it
/// owes, is in [TradeRoutes], where it is told of what happens, in [WebhookRoutes].
public final class VendorRoutes {
  static final int ROWS = 50;
  private static final int LATEST = 5;
  private static final Duration DAY = Duration.ofDays(1);

  private final Database db;
  private final Clock clock;
  private final Door door;
  private final SignInRoutes signIn;
  private final TradeRoutes trade;
  private final WebhookRoutes webhooks;
  private final DeliveryRoutes deliveries;
  private final RequestHistory history;
  private final Reports reports;
  private final VendorDesk desk = new VendorDesk();

  /// @param publicUrl where browsers reach this server
  /// @param signer of the numbers in addresses
  public VendorRoutes(
      Database db,
      Clock clock,
      PublicUrl publicUrl,
      Signer signer,
      Offers offers,
      Orders orders,
      Statements statements,
      Forms forms,
      Webhooks webhooks) {
    this.db = db;
    this.clock = clock;
    var sessions = new Sessions(db, clock);
    this.door = new Door(db, sessions, publicUrl, signer);
    this.signIn = new SignInRoutes(door, sessions, new Attempts(clock));
    this.trade = new TradeRoutes(db, door, offers, orders, statements, forms);
    this.webhooks = new WebhookRoutes(door, webhooks);
    this.deliveries = new DeliveryRoutes(door, webhooks);
    this.history = new RequestHistory(db);
    this.reports = new Reports(db);
  }

  public void register(Routes routes) {
    routes
        .read("/vendor", Door.open("", this::entrance))
        .read("/vendor/", Door.open("../", (_, response) -> Door.redirect(response, "../vendor")))
        .read("/vendor/requests", door.page("../", Section.REQUESTS, this::requests))
        .read("/vendor/requests/{id}", door.page("../../", Section.REQUESTS, this::request))
        .read("/vendor/tokens", door.page("../", Section.TOKENS, this::tokens))
        .read("/vendor/report", door.page("../", Section.REPORT, this::report));
    trade.register(routes);
    webhooks.register(routes);
    deliveries.register(routes);
    signIn.register(routes);
  }

  /// Draws a page and sends it.
  static <T> void send(Html.Template<T> template, T shown, Request request, Response response) {
    send(template, shown, request, response, Status.OK);
  }

  /// The same under another status.
  static <T> void send(
      Html.Template<T> template, T shown, Request request, Response response, int status) {
    new HtmlPage(Language.EN, Html.of(template, shown)).sendForm(request, response, status);
  }

  /// The overview, to those who are signed in.
  private void entrance(Request request, Response response) {
    var guest = door.guest("", request);
    if (guest.isPresent()) {
      overview(guest.get(), request, response);
    } else {
      SignInPage.of("").sendForm(request, response);
    }
  }

  private void overview(Guest guest, Request request, Response response) {
    var session = guest.session();
    var since = clock.instant().minus(DAY);
    var counts = history.counts(session.vendor(), session.environment(), since);
    var refused = new RequestFilter(true, Optional.empty(), OptionalInt.empty());
    var latest =
        history.page(session.vendor(), session.environment(), refused, Long.MAX_VALUE, LATEST);
    send(
        JteOverviewPageGenerated::render,
        new OverviewPage(
            guest.desk(Section.OVERVIEW, guest.vendor().name()),
            OverviewPage.operations(counts),
            latest.requests(),
            guest.vendor().catalogAccess()),
        request,
        response);
  }

  private void requests(Guest guest, Request request, Response response) {
    var session = guest.session();
    var params = Params.of(request);
    var filter = RequestsPage.filter(params);
    var page =
        history.page(
            session.vendor(),
            session.environment(),
            filter,
            guest.numbers().openRequest(params.text("before")).orElse(Long.MAX_VALUE),
            ROWS);
    var counts =
        history.counts(
            session.vendor(), session.environment(), clock.instant().minus(RequestLog.KEPT));
    send(
        JteRequestsPageGenerated::render,
        new RequestsPage(
            guest.desk(Section.REQUESTS, "Requests"), filter, operations(counts), page),
        request,
        response);
  }

  private static List<String> operations(List<RequestCount> counts) {
    return counts.stream().map(RequestCount::operation).distinct().toList();
  }

  private void request(Guest guest, Request request, Response response) {
    var session = guest.session();
    var found =
        guest
            .numbers()
            .openRequest(request.parameter("id"))
            .flatMap(id -> history.find(session.vendor(), session.environment(), id))
            .orElseThrow(Door::nothingThere);
    send(
        JteRequestPageGenerated::render,
        new RequestPage(guest.desk(Section.REQUESTS, "A request"), found),
        request,
        response);
  }

  private void tokens(Guest guest, Request request, Response response) {
    var session = guest.session();
    var tokens = db.ask(tx -> desk.tokens(tx, session.vendor(), session.environment()));
    send(
        JteTokensPageGenerated::render,
        new TokensPage(guest.desk(Section.TOKENS, "Tokens"), tokens, clock.instant()),
        request,
        response);
  }

  private void report(Guest guest, Request request, Response response) {
    send(
        JteReportPageGenerated::render,
        new ReportPage(
            guest.desk(Section.REPORT, "Sandbox report"), reports.of(guest.session().vendor())),
        request,
        response);
  }
}
