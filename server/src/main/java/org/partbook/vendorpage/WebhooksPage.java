package org.partbook.vendorpage;

import java.util.List;
import java.util.Optional;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Trouble;

/// Where the vendor is told of what happens, and a form to add a webhook.
///
/// @param problem why what was typed can't be
record WebhooksPage(
    Desk desk, List<Endpoint> endpoints, WebhookForm form, Optional<String> problem) {
  List<Scheme> schemes() {
    return List.of(Scheme.values());
  }

  static List<Trouble> troubles() {
    return List.of(Trouble.values());
  }

  static String words(Trouble trouble) {
    return switch (trouble) {
      case NONE -> "nothing";
      case TWICE -> "each message comes twice";
      case WRONG_SIGNATURE -> "each is signed by somebody else at first";
      case STALE -> "each is ten minutes old at first";
      case LOST -> "each gets lost at first";
    };
  }

  static String words(Scheme scheme) {
    return switch (scheme) {
      case HMAC -> "a secret (HMAC-SHA256)";
      case ED25519 -> "a public key (Ed25519)";
    };
  }
}
