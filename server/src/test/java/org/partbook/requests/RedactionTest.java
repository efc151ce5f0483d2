package org.partbook.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static String shown(String body) {
    return Redaction.of(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numbers_and_codes_stay_and_names_tokens_and_addresses_go() {
    assertThat(
            shown(
                """
                {
                  "asset_id": 4711, "order_number": "17", "country_code": "US",
                  "unit_price": 3.95, "customer": "Clara Wieck",
                  "customer_ip": "203.0.113.7", "token": "pb_live_abc", "world": true
                }\
                """))
        .isEqualTo(
            """
            {
              "asset_id": 4711, "order_number": "17", "country_code": "US",
              "unit_price": 3.95, "customer": "… (11 characters)",
              "customer_ip": "… (11 characters)", "token": "… (11 characters)", "world": true
            }\
            """);
  }

  @Test
  void nothing_is_shown_of_fields_that_are_not_documented_but_their_names() {
    assertThat(shown("{\"assetId\":12,\"mail\":\"a@b.example\",\"phone\":491701234567}"))
        .isEqualTo("{\"assetId\":…,\"mail\":\"… (11 characters)\",\"phone\":…}");
    assertThat(shown("{\"Clara Wieck\":1,\"custo\\u006der\":\"Clara\"}"))
        .isEqualTo("{\"…\":…,\"…\":\"… (5 characters)\"}");
  }

  @Test
  void what_should_be_a_number_or_a_code_is_shown_only_if_it_is_one() {
    assertThat(
            shown("{\"quantity\":\"Clara\",\"country_code\":\"Clara\",\"order_id\":[\"Clara\",5]}"))
        .isEqualTo(
            "{\"quantity\":\"… (5 characters)\",\"country_code\":\"… (5 characters)\","
                + "\"order_id\":[\"… (5 characters)\",5]}");
  }

  @Test
  void the_parts_of_a_sale_are_seen() {
    assertThat(shown("{\"parts\":[{\"asset_id\":1,\"order_line_id\":2}]}"))
        .isEqualTo("{\"parts\":[{\"asset_id\":1,\"order_line_id\":2}]}");
  }

  @Test
  void a_whole_order_is_seen_but_for_the_buyer_and_the_tokens() {
    assertThat(
            shown(
                """
                {"order_number":12345,"customer":"Clara Wieck","lines":[
                {"asset_id":4711,"order_line_id":1,"country_code":"US","quantity":3,
                "unit_price":8.25,"line_item_price":24.75,"parts":[{"asset_id":5,"quantity":2}]},
                {"token":"v1.abc","order_line_id":2,"customer":"Clara"}]}\
                """))
        .isEqualTo(
            """
            {"order_number":12345,"customer":"… (11 characters)","lines":[
            {"asset_id":4711,"order_line_id":1,"country_code":"US","quantity":3,
            "unit_price":8.25,"line_item_price":24.75,"parts":[{"asset_id":5,"quantity":2}]},
            {"token":"… (6 characters)","order_line_id":2,"customer":"… (5 characters)"}]}\
            """);
  }

  @Test
  void how_far_the_clock_of_the_sandbox_was_put_is_seen_if_it_is_a_duration() {
    assertThat(shown("{\"advance\":\"PT1H30M\"}")).isEqualTo("{\"advance\":\"PT1H30M\"}");
    assertThat(shown("{\"advance\":\"-P15D\"}")).isEqualTo("{\"advance\":\"-P15D\"}");
    assertThat(shown("{\"advance\":\"Clara\"}")).isEqualTo("{\"advance\":\"… (5 characters)\"}");
    assertThat(shown("{\"customer\":\"PT1H\"}")).doesNotContain("PT1H");
  }

  @Test
  void of_what_is_not_well_formed_only_documented_fields_and_their_numbers_are_left() {
    assertThat(shown("{\"asset_id\": 4711, \"customer\": \"O\"Brien\", \"quantity\": 2}"))
        .startsWith("{\"asset_id\": 4711, \"customer\": \"…\"")
        .doesNotContain("Brien");
    assertThat(shown("{\"asset_id\": 4711, \"country_code\": \"US\", \"customer\": 'Clara Wieck'}"))
        .isEqualTo("{\"asset_id\": 4711, \"country_code\": \"…\", \"customer\": … }");
  }

  @Test
  void no_broken_body_lets_a_name_through() {
    for (var body :
        List.of(
            "{\"customer\":\"Clara Wieck",
            "{\"customer\":\"Clara Wieck\\",
            "{customer:Clara Wieck}",
            "customer=Clara+Wieck&quantity=2",
            "{\"customer\":\"Clara\"Wieck\",\"quantity\":1}",
            "{\"quantity\":1,\"customer\":\"\\\"Clara\" Wieck\"}",
            "{\"quantity\":Clara Wieck}",
            "{\"Clara\":\"Wieck\"",
            "Clara Wieck",
            "[\"Clara\" : \"Wieck\"",
            "{\"customer\":\"Clara\",\"customer\":\"Wieck\"}",
            "\uFEFF{\"customer\":\"Clara Wieck\"",
            "<customer>Clara Wieck</customer>",
            "{\"customer\":\"Clara\nWieck\"}")) {
      assertThat(shown(body)).as(body).doesNotContain("Clara", "Wieck");
    }
  }

  @Test
  void no_address_and_no_number_of_somebody_is_left_of_a_broken_body() {
    assertThat(shown("{\"customer_ip\": 203.0.113.7, \"phone\": 4917012345, \"quantity\": 5 }x"))
        .doesNotContain("203", "491")
        .contains("\"quantity\": 5");
  }

  @Test
  void a_long_body_is_cut_off() {
    var body = "{\"asset_id\":1,\"x\":\"" + "Clara ".repeat(2000) + "\"}";

    assertThat(shown(body)).startsWith("{\"asset_id\":1,").endsWith("…").doesNotContain("Clara");
    assertThat(shown("{" + "\"asset_id\":1,".repeat(5000)).length())
        .isLessThan(Redaction.MOST + 10);
  }

  @Test
  void what_is_no_text_at_all_is_borne() {
    var noise = new byte[3000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 31);
    }

    assertThat(Redaction.of(noise)).doesNotContain("\0");
    assertThat(Redaction.of(new byte[0])).isEmpty();
  }
}
