package org.partbook.purchase;

import org.partbook.http.ErrorCode;

/// What became of a wish to cancel.
public sealed interface Cancellation {
  record Cancelled() implements Cancellation {}

  record NoSuchLine() implements Cancellation {}

  record NotCancellable(Reason reason) implements Cancellation {}

  /// Why a line can't be cancelled any more.
  enum Reason {
    ALREADY_CANCELLED(ErrorCode.ALREADY_CANCELLED, "was cancelled before"),
    DELIVERED(ErrorCode.ALREADY_DELIVERED, "was delivered: the buyer has received the score"),
    WINDOW_OVER(ErrorCode.CANCELLATION_WINDOW_OVER, "was registered too long ago to be cancelled");

    private final ErrorCode code;
    private final String words;

    Reason(ErrorCode code, String words) {
      this.code = code;
      this.words = words;
    }

    public ErrorCode code() {
      return code;
    }

    String message(LineKey line) {
      return line + " " + words;
    }
  }
}
