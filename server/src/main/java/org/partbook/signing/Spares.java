package org.partbook.signing;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Ciphers and the like, which are dearer to make than to use and serve one at a time. There are as
/// many as were ever in use at once: no more than threads that run.
final class Spares<T> {
  private final Queue<T> idle = new ConcurrentLinkedQueue<>();
  private final Maker<T> maker;

  interface Maker<T> {
    T make() throws GeneralSecurityException;
  }

  interface Use<T, R> {
    R of(T one) throws GeneralSecurityException;
  }

  Spares(Maker<T> maker) {
    this.maker = maker;
  }

  /// Uses one. Where that fails, it isn't used again.
  <R> R use(Use<T, R> use) {
    try {
      var spare = idle.poll();
      var one = spare == null ? maker.make() : spare;
      var result = use.of(one);
      idle.add(one);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES and HMAC-SHA256", e);
    }
  }
}
