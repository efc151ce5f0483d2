package org.partbook.vendorpage;

import java.util.stream.Stream;
import org.partbook.event.EventTypes;
import org.partbook.http.QueryParameters;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Trouble;

/// What somebody has typed to add a webhook, kept for the case that it isn't right yet.
///
/// @param types with commas between them; nothing for all
/// @param scheme by its name in small letters
/// @param trouble the same
record WebhookForm(String url, String types, String scheme, String trouble) {
  static final WebhookForm EMPTY = new WebhookForm("", "", Scheme.HMAC.wire(), Trouble.NONE.wire());

  static WebhookForm of(QueryParameters form) {
    return new WebhookForm(
        form.first("url").orElse("").strip(),
        form.first("types").orElse("").strip(),
        form.first("scheme").orElse(EMPTY.scheme),
        form.first("trouble").orElse(EMPTY.trouble));
  }

  /// @throws IllegalArgumentException if one of them stands for nothing
  EventTypes wantedTypes() {
    return types.isEmpty() ? EventTypes.ALL : EventTypes.parse(types);
  }

  /// @throws IllegalArgumentException if there is no such scheme
  Scheme wantedScheme() {
    return Stream.of(Scheme.values())
        .filter(one -> one.wire().equals(scheme))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("messages are signed with hmac or ed25519, nothing else"));
  }

  /// @throws IllegalArgumentException if there is no such trouble
  Trouble wantedTrouble() {
    return Trouble.parse(trouble);
  }

  boolean isChosen(Scheme one) {
    return one.wire().equals(scheme);
  }

  boolean isChosen(Trouble one) {
    return one.wire().equals(trouble);
  }
}
