package org.partbook.ledger;

/// What happened.
public enum EntryKind {
  /// A line was registered. With `"completed":true` in its body it was completed at once.
  REGISTERED,
  COMPLETED,
  FAILED,
  RETRIED,
  CANCELLED,
  DELIVERED,
  /// Copies of a completed line were taken back for money.
  REFUNDED,
  /// The publisher has ended a copy: no link leads to it any more.
  ENDED,
  RESTORED,
  /// Another name stands on the copy from now on.
  RENAMED,
  /// The publisher has made a link to a copy.
  LINKED,
  /// The name of a buyer was forgotten.
  ERASED,
  VENDOR_ADDED,
  VENDOR_CHANGED,
  VENDOR_SUSPENDED,
  VENDOR_RESUMED,
  TOKEN_ISSUED,
  TOKEN_REVOKED,
  TERMS_SET,
  /// Assets were added, changed or withdrawn.
  CATALOG_CHANGED,
  /// Files took the place of others that an asset was sold with.
  EDITION_MADE,
  /// Something else is said of an edition, or decided for the copies of earlier ones.
  EDITION_CHANGED,
  /// Of a line that nobody had opened, a later edition took the place.
  EDITION_REPLACED,
  /// A buyer took a later edition, beside the one that was sold.
  EDITION_TAKEN,
  PARTY_CHANGED,
  RIGHTS_IMPORTED,
  STATEMENT_DRAFTED,
  STATEMENT_DISCARDED,
  STATEMENT_CLOSED,
  WEBHOOK_ADDED,
  WEBHOOK_CHANGED,
  /// Nothing is sent to it any more until it is enabled.
  WEBHOOK_DISABLED,
  WEBHOOK_ENABLED,
  WEBHOOK_REMOVED,
  /// Another key of links was made.
  KEY_MADE,
  /// A former key of links was taken away.
  KEY_ENDED,
  /// All keys are encrypted from now on, with another key than before perhaps.
  KEYS_ENCRYPTED,
  /// All keys are in clear from now on.
  KEYS_DECRYPTED,
  /// Figures were handed to another program.
  EXPORTED
}
