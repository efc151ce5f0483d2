package org.partbook.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A whole cart: sales that are registered together, all or none ([PurchaseApi#registerOrder]).
///
/// ```java
/// var cart =
///     OrderRequest.of(12345, "Clara Wieck")
///         .line(
///             RegisterRequest.of(101003, 1, "US")
///                 .line(12345, 1)
///                 .unitPrice(new BigDecimal("4.95"))
///                 .lineItemPrice(new BigDecimal("4.95")))
///         .line(
///             RegisterRequest.of(101004, 2, "US")
///                 .line(12345, 2)
///                 .unitPrice(new BigDecimal("3.95"))
///                 .lineItemPrice(new BigDecimal("7.90")))
///         .build();
/// api.registerOrder(cart);
/// ```
public final class OrderRequest {
  private final long orderId;
  private final String customer;
  private final List<RegisterRequest> lines;

  private OrderRequest(Builder from) {
    this.orderId = from.orderId;
    this.customer = from.customer;
    this.lines = List.copyOf(from.lines);
  }

  /// Begins a cart.
  ///
  /// @param orderId the order's number, 1 or more
  /// @param customer the buyer's name: [RegisterRequest.Builder#customer]
  /// @return the cart in the making
  public static Builder of(long orderId, String customer) {
    Checks.id("orderId", orderId);
    return new Builder(orderId, Checks.given("customer", customer));
  }

  /// The order's number.
  ///
  /// @return the number
  public long orderId() {
    return orderId;
  }

  /// The buyer's name.
  ///
  /// @return the name, as it was given
  public String customer() {
    return customer;
  }

  /// The sales.
  ///
  /// @return at least one
  public List<RegisterRequest> lines() {
    return lines;
  }

  /// The same, to be changed.
  ///
  /// @return a cart in the making, which leaves this one alone
  public Builder toBuilder() {
    var builder = new Builder(orderId, customer);
    builder.lines.addAll(lines);
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrderRequest cart
        && orderId == cart.orderId
        && customer.equals(cart.customer)
        && lines.equals(cart.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /// Without the buyer's name and tokens.
  @Override
  public String toString() {
    return "OrderRequest[orderId=" + orderId + ", lines=" + lines + "]";
  }

  /// A cart in the making.
  public static final class Builder {
    private final long orderId;
    private final String customer;
    private final List<RegisterRequest> lines = new ArrayList<>();

    private Builder(long orderId, String customer) {
      this.orderId = orderId;
      this.customer = customer;
    }

    /// Adds a sale. It needs no customer: it gets the cart's.
    ///
    /// @param sale what is sold, with a line of this order
    /// @return this
    /// @throws IllegalArgumentException if it is a line of another order
    public Builder line(RegisterRequest.Builder sale) {
      var line = Checks.given("sale", sale).copy().customer(customer).build();
      if (line.orderId() != orderId) {
        throw new IllegalArgumentException(
            "a line of order " + line.orderId() + " in the cart of order " + orderId);
      }
      lines.add(line);
      return this;
    }

    /// The cart. The builder may be used on.
    ///
    /// @return the cart
    /// @throws IllegalStateException if it is empty, or two lines have the same number
    public OrderRequest build() {
      if (lines.isEmpty()) {
        throw new IllegalStateException("the cart is empty");
      }
      var seen = new HashSet<Long>();
      for (var line : lines) {
        numbers(line)
            .forEach(number -> {
              if (!seen.add(number)) {
                throw new IllegalStateException("two lines have the number " + number);
              }
            });
      }
      return new OrderRequest(this);
    }

    private static LongStream numbers(RegisterRequest line) {
      return line.parts().isEmpty()
          ? LongStream.of(line.orderLineId())
          : line.parts().stream().mapToLong(PurchasePart::orderLineId);
    }
  }
}
