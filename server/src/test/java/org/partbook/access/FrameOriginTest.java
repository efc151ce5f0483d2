package org.partbook.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameOriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "HTTPS://Shop.Example/, https://shop.example",
    "https://shop.example:443, https://shop.example",
    "http://shop.example:80, http://shop.example",
    "https://shop.example:8443, https://shop.example:8443",
    "http://localhost:3000, http://localhost:3000",
    "https://müller.example, https://xn--mller-kva.example",
  })
  void an_origin_is_kept_as_browsers_compare_it(String typed, String kept) {
    assertThat(FrameOrigin.parse(typed).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "ftp://shop.example",
        "https://",
        "https://shop.example/basket",
        "https://shop.example?x",
        "https://shop.example#x",
        "https://me:secret@shop.example",
        "https://shop.example:0",
        "https://shop.example:65536",
        "https://*.example",
        "https://[2001:db8::1]:8443",
        "https://shop.example;script-src *",
        "https://shop.example https://other.example",
        "*",
        "'self'",
        "https://shop.example\r\nX: y",
      })
  void everything_else_is_refused_with_its_reason(String typed) {
    assertThatThrownBy(() -> FrameOrigin.parse(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + typed + "' is no origin such as https://shop.example: ");
  }

  @Test
  void nothing_gets_past_the_record_itself() {
    assertThatThrownBy(() -> new FrameOrigin("https://shop.example; script-src *"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
