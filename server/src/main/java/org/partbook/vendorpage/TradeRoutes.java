package org.partbook.vendorpage;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.access.VendorDesk;
import org.partbook.catalog.Assortment;
import org.partbook.catalog.Offers;
import org.partbook.db.Database;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.Orders;
import org.partbook.purchase.VendorLines;
import org.partbook.purchase.VendorLines.Place;
import org.partbook.statement.Statements;
import org.partbook.statement.form.Form;
import org.partbook.statement.form.Forms;
import org.partbook.statement.form.RefusedStatement;
import org.partbook.vendorpage.Door.Guest;

/// What a vendor has sold, what it owes, and what it may sell.
final class TradeRoutes {
  private static final String DOCUMENT = "document";

  private final Database db;
  private final Door door;
  private final VendorLines lines;
  private final Orders orders;
  private final Statements statements;
  private final Forms forms;
  private final Assortment assortment;
  private final VendorDesk desk = new VendorDesk();

  TradeRoutes(
      Database db, Door door, Offers offers, Orders orders, Statements statements, Forms forms) {
    this.db = db;
    this.door = door;
    this.lines = new VendorLines(db);
    this.orders = orders;
    this.statements = statements;
    this.forms = forms;
    this.assortment = new Assortment(db, offers);
  }

  void register(Routes routes) {
    routes
        .read("/vendor/orders", door.page("../", Section.ORDERS, this::orders))
        .read("/vendor/orders/{order}", door.page("../../", Section.ORDERS, this::order))
        .read("/vendor/statements", door.page("../", Section.STATEMENTS, this::statements))
        .read(
            "/vendor/statements/{number}/{form}",
            door.page("../../../", Section.STATEMENTS, this::statement))
        .read("/vendor/assortment", door.page("../", Section.ASSORTMENT, this::assortment));
  }

  private void orders(Guest guest, Request request, Response response) {
    var session = guest.session();
    var params = Params.of(request);
    var wanted = OrdersPage.wanted(params);
    var page =
        lines.page(
            session.vendor(), session.environment(), wanted, place(params), VendorRoutes.ROWS);
    VendorRoutes.send(
        JteOrdersPageGenerated::render,
        new OrdersPage(
            guest.desk(Section.ORDERS, "Orders"),
            params.text("order"),
            wanted.standing().orElse(""),
            params.day("from"),
            params.day("until"),
            page),
        request,
        response);
  }

  /// Where the list begins: behind what was shown before, or at an order of which somebody knows
  /// the number.
  private static Place place(Params params) {
    var order = params.number("order");
    if (order.isPresent() && order.getAsLong() >= 1) {
      return Place.at(new OrderId(order.getAsLong()));
    }
    var after = params.number("after");
    var line = params.number("line");
    return after.isPresent() && line.isPresent()
        ? new Place(after.getAsLong(), line.getAsLong())
        : Place.FIRST;
  }

  private void order(Guest guest, Request request, Response response) {
    var session = guest.session();
    var id =
        Params.asNumber(request.parameter("order"))
            .filter(order -> order >= 1)
            .orElseThrow(Door::nothingThere);
    var found = lines.order(session.vendor(), session.environment(), new OrderId(id));
    if (found.isEmpty()) {
      throw Door.nothingThere();
    }
    var shown =
        found.stream().map(sale -> OrderPage.line(sale, orders.events(sale.line()))).toList();
    VendorRoutes.send(
        JteOrderPageGenerated::render,
        new OrderPage(guest.desk(Section.ORDERS, "Order " + id), id, shown),
        request,
        response);
  }

  private void statements(Guest guest, Request request, Response response) {
    VendorRoutes.send(
        JteStatementsPageGenerated::render,
        new StatementsPage(
            guest.desk(Section.STATEMENTS, "Statements"),
            statements.closedOf(guest.session().vendor())),
        request,
        response);
  }

  private void statement(Guest guest, Request request, Response response) throws IOException {
    var number = request.parameter("number");
    var name = request.parameter("form");
    var statement =
        statements
            .closedOf(guest.session().vendor(), number)
            .filter(_ -> StatementsPage.FORMS.contains(name))
            .orElseThrow(Door::nothingThere);
    var form = forms.named(name);
    response.header(
        HeaderNames.CONTENT_TYPE, form.map(Form::mediaType).orElse("application/x-ndjson"));
    response.header(
        HeaderNames.CONTENT_DISPOSITION,
        "attachment; filename=\""
            + form.map(one -> one.fileName(number)).orElse(number + ".jsonl")
            + "\"");
    if (request.isHead()) {
      response.send();
      return;
    }
    try (var document = statements.open(statement)) {
      if (name.equals(DOCUMENT)) {
        document.transferTo(response.outputStream());
      } else {
        form.orElseThrow().write(document, response.outputStream());
      }
    } catch (RefusedStatement e) {
      throw new IllegalStateException("statement " + number + " has no form " + name, e);
    }
  }

  private void assortment(Guest guest, Request request, Response response) {
    var params = Params.of(request);
    var vendor = guest.vendor();
    var mayLook = vendor.catalogAccess() && vendor.suspendedAt().isEmpty();
    var words = params.text("q");
    var page =
        mayLook
            ? search(guest, words, params.number("after").orElse(0))
            : new Assortment.Page(List.of(), OptionalLong.empty());
    VendorRoutes.send(
        JteAssortmentPageGenerated::render,
        new AssortmentPage(guest.desk(Section.ASSORTMENT, "Assortment"), words, mayLook, page),
        request,
        response);
  }

  private Assortment.Page search(Guest guest, String words, long after) {
    var session = guest.session();
    var terms = db.ask(tx -> desk.latestTerms(tx, session.vendor()));
    return assortment.search(
        session.vendor(), session.environment(), terms, words, after, VendorRoutes.ROWS);
  }
}
