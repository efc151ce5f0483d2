package org.partbook.vendorpage;

import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Webhooks.Revealed;

/// A webhook's new secret: the only page that shows it.
///
/// @param renewed whether there was one before, which holds for a while
record WebhookSecretPage(Desk desk, Revealed revealed, boolean renewed) {
  Endpoint endpoint() {
    return revealed.endpoint();
  }

  boolean isOpen() {
    return endpoint().scheme() == Scheme.ED25519;
  }

  String back() {
    return desk.at(WebhookPage.path(endpoint()));
  }
}
