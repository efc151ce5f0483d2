package org.partbook.http;

/// Thrown to break the connection to the client off, without an answer or in the middle of one.
public final class HangUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param why for whoever debugs this
  public HangUp(String why) {
    super(why);
  }

  public HangUp(String why, Throwable cause) {
    super(why, cause);
  }
}
