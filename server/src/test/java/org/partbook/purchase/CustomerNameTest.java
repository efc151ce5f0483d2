package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

class CustomerNameTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 9000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void names_in_any_script_are_taken_up_to_a_thousand_characters() {
    assertThat(register("🎼".repeat(1000)).status()).isEqualTo(201);
    assertThat(register("Ω".repeat(1001)).status()).isEqualTo(422);
    assertThat(register("עברית العربية हिन्दी ไทย").status()).isEqualTo(201);
    assertThat(register("Robert'); DROP TABLE order_line;--").status()).isEqualTo(201);
    assertThat(register("<script>alert(1)</script>").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\u0000b",
        "a\nb",
        "tab\t",
        "\u001b[2Jx",
        "x\u007f",
        "x\u0085",
        "x\u009b",
        "x\u2028",
        "x\u2029"
      })
  void empty_names_and_control_characters_are_refused(String name) {
    refused(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u00a0\u3000\u2003",
        "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
        "\u200c\u200d\u2060\ufeff",
        "\u00ad",
        "\u034f",
        "\u061c\u200e\u200f",
        "\u202e\u202c\u2066\u2069",
        "\u2065",
        "\u115f\u1160",
        "\u3164",
        "\uffa0",
        "\u17b4\u17b5",
        "\u180b\u180e\u180f",
        "\u2800 \u2800",
        "\ufe00\ufe0f",
        "\udb40\udd00",
        "\udb40\udc41\udb40\udc7f",
        "\udb40\udc00",
        "\ud834\udd73",
        "\ud834\udd59",
        "\ufffe",
        "\udbff\udfff",
      })
  void names_that_nobody_sees_are_refused(String name) {
    refused(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u3164김", "\u200fשלום\u200f", "X\ufe0f", "⠁", "王", "—", "é", "❤\ufe0f"})
  void one_character_that_is_seen_is_enough_and_the_rest_stays_as_it_was(String name) {
    assertThat(register(name).status()).isEqualTo(201);

    assertThat(shop.settled(order).json().get(0).path("customer").asString()).isEqualTo(name);
  }

  private static void refused(String name) {
    var reply = register(name);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("customer");
  }

  private static Api.Reply register(String customer) {
    return shop.register(Purchase.of(PIANO, ++order, 1).with("customer", customer));
  }
}
