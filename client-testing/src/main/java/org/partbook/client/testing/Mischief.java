package org.partbook.client.testing;

/// What may happen to a webhook on its way: [FakeEndpoint#next].
public enum Mischief {
  /// It is sent twice, with the same id.
  TWICE,
  /// Its signature is somebody else's; it is sent once more as it should be.
  WRONG_SIGNATURE,
  /// It was signed ten minutes ago; it is sent once more as it should be.
  STALE,
  /// It gets lost at first; it is sent once more.
  LOST
}
