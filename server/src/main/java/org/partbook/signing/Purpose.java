package org.partbook.signing;

/// What a signed statement is for. The code is part of every signature and never changes.
public enum Purpose {
  DOWNLOAD_LINK(1),
  VIEW_LINK(2),
  VALIDATION_TOKEN(3),
  ORDER_LINK(4),
  ORDERS_CURSOR(5),
  CHANGES_CURSOR(6),
  VENDOR_REQUEST(7),
  VENDOR_DELIVERY(8);

  private final byte code;

  Purpose(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }
}
