package org.partbook.vendorpage;

import java.util.List;
import java.util.OptionalLong;
import org.partbook.event.EventLog;
import org.partbook.http.Request;
import org.partbook.ledger.Actor;
import org.partbook.vendorpage.Door.Guest;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;

/// The webhooks of the vendor and the environment that a session is for. Others aren't there,
/// whatever number somebody names.
///
/// @param all those of everybody, looked after by whoever has signed in
/// @param numbers of deliveries, as paths name them
record OwnWebhooks(Webhooks all, EventLog log, OwnNumbers numbers) {
  static OwnWebhooks of(Webhooks all, Guest guest) {
    var session = guest.session();
    return new OwnWebhooks(
        all.by(actor(session)),
        new EventLog(session.vendor(), session.environment()),
        guest.numbers());
  }

  /// Who has signed in, as far as it is known: whoever came by a link is somebody of the vendor's.
  private static Actor actor(Session session) {
    return new Actor(
        session.token().isPresent()
            ? "token " + session.token().getAsLong()
            : "vendor " + session.vendor().value());
  }

  List<Endpoint> list() {
    return all.list(log.vendor()).stream().filter(this::isOwn).toList();
  }

  private boolean isOwn(Endpoint endpoint) {
    return endpoint.log().equals(log);
  }

  /// The one that a path names.
  Endpoint endpoint(Request request) {
    return Params.asNumber(request.parameter("endpoint"))
        .flatMap(all::find)
        .filter(this::isOwn)
        .orElseThrow(Door::nothingThere);
  }

  /// The delivery to an endpoint that a path names.
  Delivery delivery(Endpoint endpoint, Request request) {
    return numbers
        .openDelivery(request.parameter("delivery"))
        .flatMap(all::delivery)
        .filter(delivery -> delivery.endpoint() == endpoint.id())
        .orElseThrow(Door::nothingThere);
  }

  /// A page of deliveries, and one more if there is.
  ///
  /// @param before which it begins, as an address says it; from the newest if it says nothing
  List<Delivery> deliveries(Endpoint endpoint, String before) {
    var number = numbers.openDelivery(before);
    var limit = number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    return all.deliveries(endpoint, new Webhooks.Wanted(limit, false, VendorRoutes.ROWS + 1));
  }
}
