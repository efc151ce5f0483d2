package org.partbook.vendorpage;

import java.util.Optional;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.vendorpage.Door.Guest;
import org.partbook.vendorpage.WebhookPage.Replay;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Trouble;
import org.partbook.webhook.Webhooks;
import org.partbook.webhook.Webhooks.Revealed;

/// Where a vendor is told of what happens: its webhooks, to add and to look after.
final class WebhookRoutes {
  static final String ONE = "/vendor/webhooks/{endpoint}";
  private static final String ALL = "/vendor/webhooks";
  private static final String UP_TWO = "../../";
  private static final String UP_THREE = "../../../";
  private static final String REPLAYED = "replayed";
  private static final String MARK = "mark";
  private static final int REFUSED = 422;

  private final Door door;
  private final Webhooks webhooks;

  WebhookRoutes(Door door, Webhooks webhooks) {
    this.door = door;
    this.webhooks = webhooks;
  }

  void register(Routes routes) {
    routes
        .read(ALL, door.page("../", Section.WEBHOOKS, this::list))
        .post(ALL, door.action("../", this::add))
        .read(ONE, door.page(UP_TWO, Section.WEBHOOKS, this::endpoint))
        .post(ONE + "/rotate", door.action(UP_THREE, this::rotate))
        .post(ONE + "/disable", door.action(UP_THREE, this::disable))
        .post(ONE + "/enable", door.action(UP_THREE, this::enable))
        .post(ONE + "/trouble", door.action(UP_THREE, this::trouble))
        .post(ONE + "/replay", door.action(UP_THREE, this::replay))
        .read(ONE + "/remove", door.page(UP_THREE, Section.WEBHOOKS, this::askBeforeRemoval))
        .post(ONE + "/remove", door.action(UP_THREE, this::remove));
  }

  private OwnWebhooks own(Guest guest) {
    return OwnWebhooks.of(webhooks, guest);
  }

  private static Desk desk(Guest guest, Endpoint endpoint) {
    return guest.desk(Section.WEBHOOKS, "Webhook " + endpoint.id());
  }

  private void list(Guest guest, Request request, Response response) {
    VendorRoutes.send(
        JteWebhooksPageGenerated::render,
        page(guest, WebhookForm.EMPTY, Optional.empty()),
        request,
        response);
  }

  private WebhooksPage page(Guest guest, WebhookForm form, Optional<String> problem) {
    return new WebhooksPage(
        guest.desk(Section.WEBHOOKS, "Webhooks"), own(guest).list(), form, problem);
  }

  /// The answer shows the secret, and nothing else ever does; so there is no other page to go to.
  private void add(Guest guest, QueryParameters form, Request request, Response response) {
    var typed = WebhookForm.of(form);
    var own = own(guest);
    Revealed added;
    try {
      requireSameEnvironment(guest, form);
      added =
          own.all()
              .add(
                  guest.vendor(),
                  own.log(),
                  typed.url(),
                  typed.wantedTypes(),
                  typed.wantedScheme(),
                  typed.wantedTrouble());
    } catch (IllegalArgumentException e) {
      VendorRoutes.send(
          JteWebhooksPageGenerated::render,
          page(guest, typed, Optional.of(String.valueOf(e.getMessage()))),
          request,
          response,
          REFUSED);
      return;
    }
    reveal(guest, added, false, request, response);
  }

  /// Whoever has turned to the other environment meanwhile, in another window, meant this one.
  private static void requireSameEnvironment(Guest guest, QueryParameters form) {
    var shown = guest.session().environment().wire();
    var meant = form.first("environment").orElse(shown);
    if (!meant.equals(shown)) {
      throw new IllegalArgumentException(
          "your page has turned to %s meanwhile: this would be added there".formatted(shown));
    }
  }

  private static void reveal(
      Guest guest, Revealed revealed, boolean renewed, Request request, Response response) {
    VendorRoutes.send(
        JteWebhookSecretPageGenerated::render,
        new WebhookSecretPage(desk(guest, revealed.endpoint()), revealed, renewed),
        request,
        response);
  }

  private void endpoint(Guest guest, Request request, Response response) {
    var endpoint = own(guest).endpoint(request);
    var query = Params.of(request);
    VendorRoutes.send(
        JteWebhookPageGenerated::render,
        page(
            guest,
            endpoint,
            query.text("before"),
            replayed(guest, endpoint, query),
            Optional.empty()),
        request,
        response);
  }

  private WebhookPage page(
      Guest guest, Endpoint endpoint, String before, Replay replay, Optional<String> problem) {
    return new WebhookPage(
        desk(guest, endpoint), endpoint, own(guest).deliveries(endpoint, before), replay, problem);
  }

  private void trouble(Guest guest, QueryParameters form, Request request, Response response) {
    var own = own(guest);
    var endpoint = own.endpoint(request);
    try {
      var wanted = Trouble.parse(form.first("trouble").orElse(""));
      own.all().change(endpoint, Optional.empty(), Optional.empty(), Optional.of(wanted));
    } catch (IllegalArgumentException e) {
      VendorRoutes.send(
          JteWebhookPageGenerated::render,
          page(guest, endpoint, "", Replay.none(), Optional.of(String.valueOf(e.getMessage()))),
          request,
          response,
          REFUSED);
      return;
    }
    back(guest, endpoint, "", response);
  }

  private void rotate(Guest guest, QueryParameters form, Request request, Response response) {
    var own = own(guest);
    var revealed = own.all().rotate(own.endpoint(request), Webhooks.USUAL_OVERLAP);
    reveal(guest, revealed, true, request, response);
  }

  private void disable(Guest guest, QueryParameters form, Request request, Response response) {
    var own = own(guest);
    var endpoint = own.endpoint(request);
    own.all().disable(endpoint, "by the vendor, on its page");
    back(guest, endpoint, "", response);
  }

  private void enable(Guest guest, QueryParameters form, Request request, Response response) {
    var own = own(guest);
    var endpoint = own.endpoint(request);
    own.all().enable(endpoint);
    back(guest, endpoint, "", response);
  }

  private static void back(Guest guest, Endpoint endpoint, String query, Response response) {
    Door.redirect(response, guest.root() + WebhookPage.path(endpoint) + query);
  }

  private void replay(Guest guest, QueryParameters form, Request request, Response response) {
    var own = own(guest);
    var endpoint = own.endpoint(request);
    var typed = form.first("since").orElse("").strip();
    try {
      var events = own.all().replay(endpoint, WebhookPage.time(typed));
      var mark = guest.session().mark(replayMark(endpoint, events));
      back(guest, endpoint, Params.query(REPLAYED, Long.toString(events), MARK, mark), response);
    } catch (IllegalArgumentException e) {
      var problem = String.valueOf(e.getMessage());
      VendorRoutes.send(
          JteWebhookPageGenerated::render,
          page(guest, endpoint, "", Replay.refused(typed, problem), Optional.empty()),
          request,
          response,
          REFUSED);
    }
  }

  /// What the address says of a replay, if that was one: anybody can make up an address.
  private static Replay replayed(Guest guest, Endpoint endpoint, Params query) {
    var events = query.number(REPLAYED);
    return events.isPresent()
            && guest
                .session()
                .mark(replayMark(endpoint, events.getAsLong()))
                .equals(query.text(MARK))
        ? Replay.done(events)
        : Replay.none();
  }

  private static String replayMark(Endpoint endpoint, long events) {
    return "replay " + endpoint.id() + " " + events;
  }

  private void askBeforeRemoval(Guest guest, Request request, Response response) {
    var endpoint = own(guest).endpoint(request);
    VendorRoutes.send(
        JteWebhookRemovalPageGenerated::render,
        new WebhookRemovalPage(desk(guest, endpoint), endpoint),
        request,
        response);
  }

  private void remove(Guest guest, QueryParameters form, Request request, Response response) {
    var own = own(guest);
    own.all().remove(own.endpoint(request));
    Door.redirect(response, guest.root() + Section.WEBHOOKS.path());
  }
}
