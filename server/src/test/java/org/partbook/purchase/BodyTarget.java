package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.partbook.fuzz.FuzzTarget;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// The JSON of register, of whole orders and of validate. What is read says all that a sale needs,
/// within bounds; whatever isn't read is named, in few words. JSON comes back as it went in.
public final class BodyTarget implements FuzzTarget {
  @Override
  public List<String> words() {
    return List.of(
        "\"token\":",
        "\"asset_id\":",
        "\"parts\":[",
        "\"lines\":[",
        "\"order_line_id\":1",
        "{",
        "}",
        "\"customer\":",
        "\"quantity\":",
        "\"country_code\":\"US\"",
        "\"currency\":\"EUR\"",
        "\\ud83c",
        "\\u0000",
        "\"customer_ip\":\"::ffff:1.2.3.4\"",
        "null",
        ",",
        "[]");
  }

  @Override
  public int mutations() {
    return 10_000;
  }

  @Override
  public void accept(byte[] bytes) {
    JsonNode body;
    try {
      body = Json.read(bytes);
    } catch (MalformedJson e) {
      assertThat(e.text()).isNotBlank().hasSizeLessThan(400);
      return;
    }
    same(body);
    line(RegisterRequest.read(body));
    var cart = CartRequest.read(body);
    named(cart.errors());
    cart.lines().forEach(line -> line(line.request()));
    switch (ValidateRequest.read(body)) {
      case ValidateRequest.Wanted wanted -> {
        assertThat(wanted.asset().value()).isPositive();
        assertThat(wanted.quantity()).isPositive();
      }
      case ValidateRequest.Unreadable(var errors) -> {
        assertThat(errors).isNotEmpty();
        named(errors);
      }
    }
  }

  private static void same(JsonNode body) {
    // A number with an exponent of a thousand million digits isn't written out.
    if (body.isNumber() && Math.abs((long) body.decimalValue().scale()) > 10_000) {
      return;
    }
    if (!holdsHugeNumbers(body)) {
      try {
        assertThat(Json.write(Json.read(Json.writeBytes(body)))).isEqualTo(Json.write(body));
      } catch (MalformedJson e) {
        throw new AssertionError(e.text(), e);
      }
    }
  }

  private static boolean holdsHugeNumbers(JsonNode node) {
    if (node.isContainer()) {
      return node.valueStream().anyMatch(BodyTarget::holdsHugeNumbers);
    }
    return node.isNumber() && Math.abs((long) node.decimalValue().scale()) > 100;
  }

  private static void line(RegisterRequest request) {
    named(request.errors());
    if (!request.errors().isEmpty()) {
      return;
    }
    assertThat(request.orderId().orElseThrow()).isPositive();
    assertThat(request.orderLineId().orElseThrow()).isPositive();
    if (request.token().isEmpty()) {
      assertThat(request.asset().orElseThrow()).isPositive();
      assertThat(request.quantity().orElseThrow()).isPositive();
      assertThat(request.countryCode().orElseThrow()).matches("[A-Z]{2}");
    }
    price(request.unitPrice().orElseThrow());
    price(request.lineItemPrice().orElseThrow());
    assertThat(CustomerName.against(request.customer().orElseThrow())).isEmpty();
    assertThat(request.lines()).doesNotHaveDuplicates().isNotEmpty();
    var _ = request.priceMismatch(request.quantity().orElse(1));
  }

  private static void price(Price price) {
    assertThat(price.amount()).isBetween(BigDecimal.ZERO, new BigDecimal(1_000_000_000));
    assertThat(price.amount().scale()).isBetween(0, 4);
  }

  private static void named(List<FieldError> errors) {
    assertThat(errors).hasSizeLessThanOrEqualTo(FieldError.MOST);
    for (var error : errors) {
      assertThat(error.field()).isNotBlank();
      assertThat(error.message()).isNotBlank().hasSizeLessThan(1000);
    }
  }
}
