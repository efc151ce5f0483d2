package org.partbook.client;

/// Nobody can say whether it was done: the answer was lost, and asking afterwards gave none either.
/// For a registration: don't refund the buyer and don't sell under another number; register again
/// later, with the same numbers. One line is sold once.
public final class UnknownOutcomeException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  UnknownOutcomeException(String message, ApiError error, Throwable cause) {
    super(message, error, cause);
  }
}
