package org.partbook.vendorpage;

import org.partbook.webhook.Endpoint;

/// Asks once more before a webhook is forgotten.
record WebhookRemovalPage(Desk desk, Endpoint endpoint) {
  String back() {
    return desk.at(WebhookPage.path(endpoint));
  }
}
