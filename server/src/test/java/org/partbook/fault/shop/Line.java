package org.partbook.fault.shop;

import java.math.BigDecimal;
import java.util.Optional;

/// What a shop knows of a line: what it sent, and what it was told since.
public final class Line {
  private final Name name;
  private final Goods goods;
  private volatile boolean cancelled;
  private volatile boolean perhapsDelivered;
  private volatile Optional<Copy> copy = Optional.empty();

  /// Whose, which order, which line of it.
  public record Name(int vendor, long order, long number) {}

  /// What was sold, to whom, and at what price.
  public record Goods(
      long asset,
      String customer,
      String country,
      int quantity,
      BigDecimal unitPrice,
      BigDecimal price) {}

  /// The first whole one that the buyer got.
  ///
  /// @param link where
  record Copy(String link, String sha256, String etag) {
    boolean isSame(Copy other) {
      return sha256.equals(other.sha256) && etag.equals(other.etag);
    }
  }

  public Line(Name name, Goods goods) {
    this.name = name;
    this.goods = goods;
  }

  public Name name() {
    return name;
  }

  public Goods goods() {
    return goods;
  }

  public void cancelled() {
    cancelled = true;
  }

  /// Whether a cancellation was acknowledged.
  public boolean isCancelled() {
    return cancelled;
  }

  /// A buyer has asked for it, or the server says so.
  void perhapsDelivered() {
    perhapsDelivered = true;
  }

  public boolean isPerhapsDelivered() {
    return perhapsDelivered;
  }

  /// Whether a buyer has got a whole copy.
  public boolean isReceived() {
    return copy.isPresent();
  }

  Optional<Copy> copy() {
    return copy;
  }

  /// The buyer got this.
  ///
  /// @return whether it is the same as before
  boolean received(Copy received) {
    if (copy.isEmpty()) {
      copy = Optional.of(received);
    }
    return copy.get().isSame(received);
  }

  /// What an upstream that lies may make of it is no loss: its vendor is told.
  public boolean mayHaveFailed() {
    return goods.asset() >= 1_000;
  }

  @Override
  public String toString() {
    return "line %d of order %d of vendor %d".formatted(name.number, name.order, name.vendor);
  }
}
