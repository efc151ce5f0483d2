package org.partbook.vendorpage;

import java.util.Optional;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.vendorpage.Door.Guest;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Webhooks;

/// What was sent to a vendor's webhooks, one by one, and to be sent again.
final class DeliveryRoutes {
  private static final String ONE = WebhookRoutes.ONE + "/deliveries/{delivery}";

  private static final int CONFLICT = 409;

  private final Door door;
  private final Webhooks webhooks;

  DeliveryRoutes(Door door, Webhooks webhooks) {
    this.door = door;
    this.webhooks = webhooks;
  }

  void register(Routes routes) {
    routes
        .read(ONE, door.page("../../../../", Section.WEBHOOKS, this::delivery))
        .post(ONE + "/resend", door.action("../../../../../", this::resend));
  }

  private void delivery(Guest guest, Request request, Response response) {
    var own = OwnWebhooks.of(webhooks, guest);
    var endpoint = own.endpoint(request);
    var page = page(guest, own, endpoint, own.delivery(endpoint, request), Optional.empty());
    VendorRoutes.send(JteDeliveryPageGenerated::render, page, request, response);
  }

  private static DeliveryPage page(
      Guest guest,
      OwnWebhooks own,
      Endpoint endpoint,
      Delivery delivery,
      Optional<String> problem) {
    return new DeliveryPage(
        guest.desk(Section.WEBHOOKS, "A delivery"),
        endpoint,
        delivery,
        own.all().message(endpoint, delivery),
        problem);
  }

  private void resend(Guest guest, QueryParameters form, Request request, Response response) {
    var own = OwnWebhooks.of(webhooks, guest);
    var endpoint = own.endpoint(request);
    var delivery = own.delivery(endpoint, request);
    try {
      var tried = own.all().resend(delivery);
      Door.redirect(response, guest.root() + DeliveryPage.path(guest.numbers(), tried));
    } catch (IllegalArgumentException e) {
      var problem = Optional.of(String.valueOf(e.getMessage()));
      var page = page(guest, own, endpoint, delivery, problem);
      VendorRoutes.send(JteDeliveryPageGenerated::render, page, request, response, CONFLICT);
    }
  }
}
