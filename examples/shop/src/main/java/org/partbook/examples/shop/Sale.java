package org.partbook.examples.shop;

import java.math.BigDecimal;
import java.util.Properties;

/// One thing that somebody buys.
///
/// @param order our number for it, which it keeps for good: it is what makes repeating safe
/// @param asset what is bought
/// @param copies how many, 1 or more
/// @param price of all copies
/// @param customer the buyer's name
/// @param address the buyer's, on the internet
/// @param status how far we got
record Sale(
    long order,
    long asset,
    long copies,
    BigDecimal price,
    String customer,
    String address,
    Status status) {
  /// A Partbook order has lines; each of ours has this one.
  static final long LINE = 1;

  enum Status {
    /// The buyer has paid, and nobody else knows of it yet, or it isn't known whether they do.
    PAID,
    /// It is registered. The copy is being made.
    REGISTERED,
    /// The buyer has a copy.
    DELIVERED,
    /// It came to nothing, and the buyer has the money back.
    REFUNDED
  }

  Sale with(Status next) {
    return new Sale(order, asset, copies, price, customer, address, next);
  }

  /// Whether there is something left to do.
  boolean isOpen() {
    return status == Status.PAID || status == Status.REGISTERED;
  }

  Properties toProperties() {
    var properties = new Properties();
    properties.setProperty("order", Long.toString(order));
    properties.setProperty("asset", Long.toString(asset));
    properties.setProperty("copies", Long.toString(copies));
    properties.setProperty("price", price.toPlainString());
    properties.setProperty("customer", customer);
    properties.setProperty("address", address);
    properties.setProperty("status", status.name());
    return properties;
  }

  static Sale of(Properties properties) {
    return new Sale(
        Long.parseLong(properties.getProperty("order")),
        Long.parseLong(properties.getProperty("asset")),
        Long.parseLong(properties.getProperty("copies")),
        new BigDecimal(properties.getProperty("price")),
        properties.getProperty("customer"),
        properties.getProperty("address"),
        Status.valueOf(properties.getProperty("status")));
  }
}
