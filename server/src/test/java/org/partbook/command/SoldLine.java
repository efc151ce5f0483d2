package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.partbook.copies.file.Digest;
import tools.jackson.databind.JsonNode;

/// What a shop knows of a line: what it sent, and what it was told since.
final class SoldLine {
  private final long order;
  private final long number;
  private final Goods goods;
  private boolean cancelled;
  private Optional<Copy> copy = Optional.empty();

  /// What was sold, to whom, and at what price.
  record Goods(
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
    static Copy of(String link, PatientVendor.Answer answer) {
      assertThat(answer.body()).as(answer.toString()).startsWith('%', 'P', 'D', 'F');
      assertThat(answer.header("ETag")).as(answer.toString()).isNotEmpty();
      return new Copy(link, Digest.hexOf(answer.body()), answer.header("ETag"));
    }

    boolean isSame(Copy other) {
      return sha256.equals(other.sha256) && etag.equals(other.etag);
    }
  }

  SoldLine(long order, long number, Goods goods) {
    this.order = order;
    this.number = number;
    this.goods = goods;
  }

  long order() {
    return order;
  }

  long number() {
    return number;
  }

  Goods goods() {
    return goods;
  }

  void cancelled() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  Optional<Copy> copy() {
    return copy;
  }

  /// The buyer got this: it has to be the same each time.
  void received(Copy received) {
    if (copy.isPresent()) {
      assertThat(copy.get().isSame(received)).as(copy.get() + ", then " + received).isTrue();
    } else {
      copy = Optional.of(received);
    }
  }

  String status() {
    return cancelled ? "CANCELLED" : "COMPLETED";
  }

  /// Holds it against an item of `/purchase/info`.
  void check(JsonNode item) {
    assertThat(item.path("order_id").asLong()).as(item.toString()).isEqualTo(order);
    assertThat(item.path("asset_id").asLong()).as(item.toString()).isEqualTo(goods.asset());
    assertThat(item.path("customer").asString()).isEqualTo(goods.customer());
    assertThat(item.path("country_code").asString()).isEqualTo(goods.country());
    assertThat(item.path("quantity").asInt()).as(item.toString()).isEqualTo(goods.quantity());
    assertThat(item.path("unit_price").decimalValue())
        .as(item.toString())
        .isEqualByComparingTo(goods.unitPrice());
    assertThat(item.path("line_item_price").decimalValue())
        .as(item.toString())
        .isEqualByComparingTo(goods.price());
    assertThat(item.path("status").asString()).as(item.toString()).isEqualTo(status());
    assertThat(item.path("download_url").isNull()).as(item.toString()).isEqualTo(cancelled);
  }

  @Override
  public String toString() {
    return name(order, number);
  }

  static String name(long order, long number) {
    return "line %d of order %d".formatted(number, order);
  }
}
