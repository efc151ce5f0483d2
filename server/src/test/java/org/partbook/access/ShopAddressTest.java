package org.partbook.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "HTTPS://Shop.Example/, https://shop.example",
    "https://shop.example:443/Music/, https://shop.example/Music/",
    "https://shop.example:8443, https://shop.example:8443",
    "https://shop.example?lang=de#top, https://shop.example?lang=de#top",
    "https://192.0.2.1/music, https://192.0.2.1/music",
    "https://müller.example/münchen/?q=ü, "
        + "https://xn--mller-kva.example/m%C3%BCnchen/?q=%C3%BC",
  })
  void an_address_is_kept_as_browsers_read_it(String typed, String kept) {
    assertThat(ShopAddress.parse(typed).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "http://shop.example",
        "javascript:alert(1)",
        "javascript://shop.example/%0Aalert(1)",
        "data:text/html,x",
        "https://",
        "https:shop.example",
        "https:///music",
        "https://me:secret@shop.example",
        "https://shop.example@evil.example",
        "https://shop.example:0",
        "https://shop.example:65536",
        "https://*.example",
        "https://[2001:db8::1]/",
        "https://shop.example/a b",
        "https://shop.example/\"onclick=\"x",
        "https://shop.example\\@evil.example",
        "https://shop.example\r\nX: y",
      })
  void everything_else_is_refused_with_its_reason(String typed) {
    assertThatThrownBy(() -> ShopAddress.parse(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "'" + typed + "' is no shop's address such as https://shop.example: ");
  }

  @Test
  void it_has_300_characters_at_most() {
    var longest = "https://shop.example/" + "x".repeat(279);

    assertThat(ShopAddress.parse(longest).value()).isEqualTo(longest).hasSize(300);
    assertThatThrownBy(() -> ShopAddress.parse(longest + "x"))
        .hasMessageContaining("more than 300 characters");
  }

  @Test
  void nothing_gets_past_the_record_itself() {
    assertThatThrownBy(() -> new ShopAddress("javascript:alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShopAddress("https://shop.example/" + "x".repeat(280)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
