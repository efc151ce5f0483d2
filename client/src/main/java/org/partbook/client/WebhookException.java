package org.partbook.client;

/// What came isn't a webhook of the server that it claims to be from, or not from now. Answer 400
/// and do nothing.
public final class WebhookException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Why it was refused.
  private final Reason reason;

  WebhookException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// Why it was refused.
  ///
  /// @return the reason
  public Reason reason() {
    return reason;
  }

  /// Why a webhook is refused. More reasons may be added.
  public enum Reason {
    /// One of the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` is missing, or
    /// isn't what it should be.
    BAD_HEADERS,
    /// It was signed too long ago, or will be: somebody has kept it, or a clock is wrong.
    TOO_OLD_OR_TOO_NEW,
    /// None of the signatures was made with one of the secrets.
    WRONG_SIGNATURE,
    /// It is signed, but is no event; or longer than any event.
    NO_EVENT
  }
}
