package org.partbook.fleet;

import java.util.Map;

/// What a part of the server tells the same part of the other servers, about once a second.
public interface Exchange {
  /// What is to be told now: a few kilobytes at most.
  ///
  /// @param isHeard whether another server is there
  byte[] say(boolean isHeard);

  /// What the others have told last, by the names of their runs: some of it may have been heard
  /// before, and some may never be.
  void hear(Map<String, byte[]> others);

  /// Nothing to tell.
  static Exchange none() {
    return new Exchange() {
      @Override
      public byte[] say(boolean isHeard) {
        return new byte[0];
      }

      @Override
      public void hear(Map<String, byte[]> others) {}
    };
  }
}
