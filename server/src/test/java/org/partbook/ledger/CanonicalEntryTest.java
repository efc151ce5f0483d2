package org.partbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// These texts are for good: what was logged once must hash to the same for ever.
class CanonicalEntryTest {
  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  @Test
  void an_entry_with_everything_has_its_members_in_one_order() {
    var entry =
        new Entry(
            17,
            Instant.parse("2026-11-29T20:33:41.120Z"),
            "REGISTERED",
            "token 3",
            OptionalLong.of(99),
            OptionalLong.of(2),
            Optional.of("EUR"),
            OptionalLong.of(-1),
            Optional.of(new BigDecimal("-3.4500")),
            "{\"a\": [1, 2]}",
            SALT);

    assertThat(CanonicalEntry.of(entry))
        .isEqualTo(
            "{\"id\":17,\"at\":\"2026-11-29T20:33:41.120000Z\",\"kind\":\"REGISTERED\","
                + "\"actor\":\"token 3\",\"line\":99,\"vendor\":2,\"currency\":\"EUR\","
                + "\"quantity\":-1,\"net\":\"-3.45\",\"body\":{\"a\": [1, 2]}}");
    assertThat(CanonicalEntry.commitment(entry))
        .hasToString("e62a6d8c8e6d84feda4cf2b9259a7a921c87bb02448313776e7dacfff38d9158");
  }

  @Test
  void what_an_entry_has_not_is_left_out() {
    assertThat(CanonicalEntry.of(entry("system", Optional.empty())))
        .isEqualTo(
            "{\"id\":1,\"at\":\"2026-11-29T20:33:41.000000Z\",\"kind\":\"EXPORTED\","
                + "\"actor\":\"system\",\"body\":{}}");
  }

  @Test
  void an_amount_is_plain_and_without_needless_zeros() {
    assertThat(net("0.00")).contains("\"net\":\"0\"");
    assertThat(net("1E+3")).contains("\"net\":\"1000\"");
    assertThat(net("100")).contains("\"net\":\"100\"");
    assertThat(net("0.0000001")).contains("\"net\":\"0.0000001\"");
  }

  @Test
  void an_actor_of_any_characters_comes_out_as_it_was() throws MalformedJson {
    var actor = "operator \"Zoë\\\u0007\uD83C\uDFBC\"";

    var text = CanonicalEntry.of(entry(actor, Optional.empty()));

    assertThat(Json.read(text).path("actor").asString()).isEqualTo(actor);
    assertThat(text).contains("Zoë", "\uD83C\uDFBC");
  }

  private static String net(String amount) {
    return CanonicalEntry.of(entry("system", Optional.of(new BigDecimal(amount))));
  }

  private static Entry entry(String actor, Optional<BigDecimal> net) {
    return new Entry(
        1,
        Instant.parse("2026-11-29T20:33:41Z"),
        "EXPORTED",
        actor,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        net,
        "{}",
        SALT);
  }
}
