package org.partbook.client;

/// 422: the request, or a sale, isn't allowed as it is. [#errors()] names the fields, if the server
/// does. Nothing was done.
public final class ValidationException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  ValidationException(String message, ApiError error) {
    super(message, error);
  }
}
