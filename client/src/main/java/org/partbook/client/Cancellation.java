package org.partbook.client;

/// What became of a cancellation.
public sealed interface Cancellation {
  /// The line is cancelled, and its links are dead.
  ///
  /// @param confirmedLater whether an answer was lost, and the line was found cancelled when asked
  ///   again
  record Cancelled(boolean confirmedLater) implements Cancellation {}

  /// The line stays as it was (400).
  ///
  /// @param reason why
  /// @param error what the server said
  record NotCancellable(Reason reason, ApiError error) implements Cancellation {}

  /// Why a line can't be cancelled. More reasons may be added.
  enum Reason {
    /// It was cancelled before, by another call.
    ALREADY_CANCELLED,
    /// The buyer has received the copy, or a part of it.
    ALREADY_DELIVERED,
    /// It was registered too long ago.
    WINDOW_OVER,
    /// Another reason, or none that the server names: see [NotCancellable#error()].
    OTHER
  }
}
