package org.partbook.webhook;

/// How far webhooks go.
public enum Reach {
  /// Only to public addresses, over HTTPS.
  PUBLIC,
  /// Also to addresses of this machine and of its network; in the sandbox without TLS too.
  INNER
}
