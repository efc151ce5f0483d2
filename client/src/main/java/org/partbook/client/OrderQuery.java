package org.partbook.client;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which orders to list: [PurchaseApi#orders(OrderQuery)].
///
/// ```java
/// var march =
///     OrderQuery.builder()
///         .from(Instant.parse("2026-03-01T00:00:00Z"))
///         .to(Instant.parse("2026-04-01T00:00:00Z"))
///         .build();
/// ```
public final class OrderQuery {
  private final Builder from;

  private OrderQuery(Builder from) {
    this.from = new Builder(from);
  }

  /// Begins with all orders.
  ///
  /// @return the query in the making
  public static Builder builder() {
    return new Builder();
  }

  /// The same, to be changed.
  ///
  /// @return a query in the making, which leaves this one alone
  public Builder toBuilder() {
    return new Builder(from);
  }

  /// Registered at that time or later.
  ///
  /// @return the time, if one was set
  public Optional<Instant> from() {
    return Optional.ofNullable(from.from);
  }

  /// Registered before that time.
  ///
  /// @return the time, if one was set
  public Optional<Instant> to() {
    return Optional.ofNullable(from.to);
  }

  /// How the lines stand.
  ///
  /// @return the status, if one was set
  public Optional<OrderStatus> status() {
    return Optional.ofNullable(from.status);
  }

  /// Where to go on.
  ///
  /// @return the cursor, if one was set
  public Optional<String> after() {
    return Optional.ofNullable(from.after);
  }

  /// How many lines on a page.
  ///
  /// @return the number, if one was set
  public OptionalInt pageSize() {
    return from.pageSize == 0 ? OptionalInt.empty() : OptionalInt.of(from.pageSize);
  }

  String path(Optional<String> cursor) {
    return Query.of("/purchase/orders")
        .and("from", from())
        .and("to", to())
        .and("status", status())
        .and("after", cursor.or(this::after))
        .and("page_size", Optional.ofNullable(from.pageSize == 0 ? null : from.pageSize))
        .toString();
  }

  @Override
  public String toString() {
    return "OrderQuery[" + path(Optional.empty()) + "]";
  }

  /// A query in the making. Nothing has to be set.
  public static final class Builder {
    private @Nullable Instant from;
    private @Nullable Instant to;
    private @Nullable OrderStatus status;
    private @Nullable String after;
    private int pageSize;

    private Builder() {}

    private Builder(Builder other) {
      this.from = other.from;
      this.to = other.to;
      this.status = other.status;
      this.after = other.after;
      this.pageSize = other.pageSize;
    }

    /// Only what was registered at a time or later.
    ///
    /// @param time the time
    /// @return this
    public Builder from(Instant time) {
      this.from = Checks.given("from", time);
      return this;
    }

    /// Only what was registered before a time.
    ///
    /// @param time the time
    /// @return this
    public Builder to(Instant time) {
      this.to = Checks.given("to", time);
      return this;
    }

    /// Only what stands so.
    ///
    /// @param status the status
    /// @return this
    public Builder status(OrderStatus status) {
      this.status = Checks.given("status", status);
      return this;
    }

    /// Goes on after a page.
    ///
    /// @param cursor [OrderPage#cursor()]
    /// @return this
    public Builder after(String cursor) {
      this.after = Checks.given("cursor", cursor);
      return this;
    }

    /// How many lines on a page; the server may lower it.
    ///
    /// @param lines 1 or more
    /// @return this
    public Builder pageSize(int lines) {
      Checks.id("pageSize", lines);
      this.pageSize = lines;
      return this;
    }

    /// The query. The builder may be used on.
    ///
    /// @return the query
    public OrderQuery build() {
      return new OrderQuery(this);
    }
  }
}
