package org.partbook.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A sale to be registered, in one of two shapes: naming asset, quantity and country, or with the
/// token of a validation.
///
/// ```java
/// var sale =
///     RegisterRequest.of(101003, 2, "US")
///         .line(12345, 1)
///         .unitPrice(new BigDecimal("4.95"))
///         .lineItemPrice(new BigDecimal("9.90"))
///         .customer("Clara Wieck")
///         .build();
/// ```
public final class RegisterRequest {
  private final Builder from;
  private final List<PurchasePart> parts;

  private RegisterRequest(Builder from) {
    this.from = new Builder(from);
    this.parts = List.copyOf(from.parts);
  }

  /// A sale that names what is sold where.
  ///
  /// @param assetId the asset's number, 1 or more
  /// @param quantity how many copies, 1 or more
  /// @param countryCode where the buyer is, as an ISO 3166-1 alpha-2 code in capitals
  /// @return the sale in the making
  public static Builder of(long assetId, long quantity, String countryCode) {
    Checks.id("assetId", assetId);
    Checks.id("quantity", quantity);
    var builder = new Builder();
    builder.assetId = assetId;
    builder.quantity = quantity;
    builder.countryCode = Checks.given("countryCode", countryCode);
    return builder;
  }

  /// A sale that was validated before the payment.
  ///
  /// @param token [ValidationToken#token()]
  /// @return the sale in the making
  public static Builder validated(String token) {
    var builder = new Builder();
    builder.token = Checks.given("token", token);
    return builder;
  }

  /// The same, to be changed: for the next line of an order, say.
  ///
  /// ```java
  /// var first =
  ///     RegisterRequest.of(101003, 1, "US")
  ///         .line(12345, 1)
  ///         .unitPrice(new BigDecimal("4.95"))
  ///         .lineItemPrice(new BigDecimal("4.95"))
  ///         .customer("Clara Wieck")
  ///         .build();
  /// var second = first.toBuilder().asset(101004).line(12345, 2).build();
  /// ```
  ///
  /// @return a sale in the making, which leaves this one alone
  public Builder toBuilder() {
    return from.copy();
  }

  /// The order's number.
  ///
  /// @return the order's number, 1 or more
  public long orderId() {
    return from.orderId;
  }

  /// The line's number.
  ///
  /// @return the line's number, 1 or more
  public long orderLineId() {
    return from.orderLineId;
  }

  /// The parts that are sold singly.
  ///
  /// @return the parts; empty if the whole is sold
  public List<PurchasePart> parts() {
    return parts;
  }

  /// The buyer's name.
  ///
  /// @return the name, as it was given
  public String customer() {
    return Objects.requireNonNull(from.customer);
  }

  /// What one copy costs the buyer.
  ///
  /// @return the price, as it was given
  public BigDecimal unitPrice() {
    return Objects.requireNonNull(from.unitPrice);
  }

  /// What the buyer paid for the line.
  ///
  /// @return the price, as it was given
  public BigDecimal lineItemPrice() {
    return Objects.requireNonNull(from.lineItemPrice);
  }

  /// The token of the validation.
  ///
  /// @return the token; empty in the shape that names asset, quantity and country
  public Optional<String> token() {
    return Optional.ofNullable(from.token);
  }

  /// The asset's number.
  ///
  /// @return the number; empty in the shape with a token
  public OptionalLong assetId() {
    return from.assetId == 0 ? OptionalLong.empty() : OptionalLong.of(from.assetId);
  }

  /// How many copies.
  ///
  /// @return the quantity; empty in the shape with a token
  public OptionalLong quantity() {
    return from.quantity == 0 ? OptionalLong.empty() : OptionalLong.of(from.quantity);
  }

  /// Where the buyer is.
  ///
  /// @return the code of the country; empty in the shape with a token
  public Optional<String> countryCode() {
    return Optional.ofNullable(from.countryCode);
  }

  /// Whether it is the same sale: 4.95 and 4.950 are the same price.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegisterRequest sale && values().equals(sale.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  private List<Object> values() {
    return List.of(
        orderId(),
        orderLineId(),
        assetId(),
        quantity(),
        countryCode(),
        token(),
        unitPrice().stripTrailingZeros(),
        lineItemPrice().stripTrailingZeros(),
        customer(),
        parts);
  }

  /// Without the buyer's name and the token.
  @Override
  public String toString() {
    var text = new StringBuilder("RegisterRequest[orderId=" + orderId());
    text.append(", orderLineId=").append(orderLineId());
    assetId().ifPresent(asset -> text.append(", assetId=").append(asset));
    quantity().ifPresent(quantity -> text.append(", quantity=").append(quantity));
    countryCode().ifPresent(country -> text.append(", countryCode=").append(country));
    text.append(", unitPrice=").append(unitPrice().toPlainString());
    text.append(", lineItemPrice=").append(lineItemPrice().toPlainString());
    if (!parts.isEmpty()) {
      text.append(", parts=").append(parts);
    }
    return text.append(']').toString();
  }

  /// A sale in the making. Everything but parts has to be set.
  public static final class Builder {
    private long assetId;
    private long quantity;
    private long orderId;
    private long orderLineId;
    private @Nullable String countryCode;
    private @Nullable String token;
    private @Nullable String customer;
    private @Nullable BigDecimal unitPrice;
    private @Nullable BigDecimal lineItemPrice;
    private final List<PurchasePart> parts = new ArrayList<>();

    private Builder() {}

    private Builder(Builder from) {
      this.assetId = from.assetId;
      this.quantity = from.quantity;
      this.orderId = from.orderId;
      this.orderLineId = from.orderLineId;
      this.countryCode = from.countryCode;
      this.token = from.token;
      this.customer = from.customer;
      this.unitPrice = from.unitPrice;
      this.lineItemPrice = from.lineItemPrice;
      this.parts.addAll(from.parts);
    }

    Builder copy() {
      return new Builder(this);
    }

    /// Sells another asset; in the shape that names it.
    ///
    /// @param number the asset's number, 1 or more
    /// @return this
    /// @throws IllegalStateException if the sale has a token, which says what is sold
    public Builder asset(long number) {
      Checks.id("assetId", number);
      seeThatItNames();
      this.assetId = number;
      return this;
    }

    /// Sells another number of copies; in the shape that names it.
    ///
    /// @param copies how many, 1 or more
    /// @return this
    /// @throws IllegalStateException if the sale has a token, which says how many are sold
    public Builder quantity(long copies) {
      Checks.id("quantity", copies);
      seeThatItNames();
      this.quantity = copies;
      return this;
    }

    /// Sells in another country; in the shape that names it.
    ///
    /// @param code where the buyer is, as an ISO 3166-1 alpha-2 code in capitals
    /// @return this
    /// @throws IllegalStateException if the sale has a token, which says where it is sold
    public Builder country(String code) {
      Checks.given("countryCode", code);
      seeThatItNames();
      this.countryCode = code;
      return this;
    }

    private void seeThatItNames() {
      if (token != null) {
        throw new IllegalStateException("the token says what is sold");
      }
    }

    /// Sells with another token; in the shape that has one.
    ///
    /// @param validation [ValidationToken#token()]
    /// @return this
    /// @throws IllegalStateException if the sale names what is sold
    public Builder token(String validation) {
      if (token == null) {
        throw new IllegalStateException("the sale names what is sold, and needs no token");
      }
      this.token = Checks.given("token", validation);
      return this;
    }

    /// Your own numbers for the sale. They make a repetition safe: one line is sold once.
    ///
    /// @param orderId the order's number, 1 or more
    /// @param orderLineId the line's number within the order, 1 or more
    /// @return this
    public Builder line(long orderId, long orderLineId) {
      Checks.id("orderId", orderId);
      Checks.id("orderLineId", orderLineId);
      this.orderId = orderId;
      this.orderLineId = orderLineId;
      return this;
    }

    /// What one copy costs the buyer.
    ///
    /// @param price 0 or more, with 18 digits on either side of the point at most. A server may
    ///   keep fewer: Partbook rounds to four decimals
    /// @return this
    public Builder unitPrice(BigDecimal price) {
      this.unitPrice = Checks.price("unitPrice", price);
      return this;
    }

    /// What the buyer paid for the line; for all parts together where parts are sold.
    ///
    /// @param price 0 or more, with 18 digits on either side of the point at most. A server may
    ///   keep fewer: Partbook rounds to four decimals
    /// @return this
    public Builder lineItemPrice(BigDecimal price) {
      this.lineItemPrice = Checks.price("lineItemPrice", price);
      return this;
    }

    /// The buyer's name, as it shall stand on the copy.
    ///
    /// @param name as the buyer writes it, in any script; not escaped for HTML. Partbook takes 1 to
    ///   1,000 characters
    /// @return this
    public Builder customer(String name) {
      this.customer = Checks.given("customer", name);
      return this;
    }

    /// Sells a part instead of the whole; may be called for several parts.
    ///
    /// @param partAssetId the part's asset number
    /// @param partLineId the number of the part's line, which may be the sale's own
    /// @return this
    public Builder part(long partAssetId, long partLineId) {
      parts.add(new PurchasePart(partAssetId, partLineId));
      return this;
    }

    /// Sells the whole again, no parts.
    ///
    /// @return this
    public Builder withoutParts() {
      parts.clear();
      return this;
    }

    /// The sale. The builder may be used on.
    ///
    /// @return the sale
    /// @throws IllegalStateException if something is missing; the message says what
    public RegisterRequest build() {
      var missing = new ArrayList<String>();
      if (orderId == 0) {
        missing.add("line");
      }
      if (unitPrice == null) {
        missing.add("unitPrice");
      }
      if (lineItemPrice == null) {
        missing.add("lineItemPrice");
      }
      if (customer == null) {
        missing.add("customer");
      }
      if (!missing.isEmpty()) {
        throw new IllegalStateException("not set: " + String.join(", ", missing));
      }
      return new RegisterRequest(this);
    }
  }
}
