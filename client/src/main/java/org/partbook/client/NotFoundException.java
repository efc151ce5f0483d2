package org.partbook.client;

/// 404: no such asset, order or line; or, for a link, nothing to link to (yet). What belongs to
/// other vendors isn't told from what doesn't exist.
public final class NotFoundException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  NotFoundException(String message, ApiError error) {
    super(message, error);
  }
}
