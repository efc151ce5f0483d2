package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final Proxies PROXIES = Proxies.parse("127.0.0.1, 10.0.0.0/8,2001:db8:a::/47");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1       | X-Forwarded-For | 203.0.113.9                       | 203.0.113.9
          10.1.2.3        | X-Forwarded-For | 6.6.6.6, 203.0.113.9, 10.9.9.9    | 203.0.113.9
          10.1.2.3        | X-Forwarded-For | 10.0.0.1, 10.0.0.2                | 10.0.0.1
          2001:db8:b::1   | X-Forwarded-For | 203.0.113.9:4711                  | 203.0.113.9
          127.0.0.1       | X-Forwarded-For | 6.6.6.6, unknown                  | 127.0.0.1
          127.0.0.1       | X-Forwarded-For | 2001:db8:7:2::1                   | 2001:db8:7:2:0:0:0:1
          127.0.0.1       | X-Forwarded-For | ::ffff:203.0.113.9                | 203.0.113.9
          127.0.0.1       | X-Forwarded-For | 6.6.6.6, evil.example             | 127.0.0.1
          127.0.0.1       | X-Forwarded-For | ,                                 | 127.0.0.1
          127.0.0.2       | X-Forwarded-For | 203.0.113.9                       | 127.0.0.2
          11.0.0.1        | X-Forwarded-For | 203.0.113.9                       | 11.0.0.1
          2001:db8:c::1   | X-Forwarded-For | 203.0.113.9                       | 2001:db8:c::1
          127.0.0.1       | Forwarded       | for=203.0.113.9;proto=https       | 203.0.113.9
          127.0.0.1       | Forwarded       | for=6.6.6.6, For="[2001:db8::7]:1" | 2001:db8:0:0:0:0:0:7
          127.0.0.1       | Forwarded       | by=1.1.1.1; for = 203.0.113.9     | 203.0.113.9
          127.0.0.1       | Forwarded       | for=_hidden                       | 127.0.0.1
          127.0.0.1       | Forwarded       | xfor=6.6.6.6                      | 127.0.0.1
          """)
  void the_sender_is_the_last_that_is_no_named_proxy(
      String peer, String header, String value, String sender) {
    assertThat(PROXIES.sender(peer, name -> name.equals(header) ? List.of(value) : List.of()))
        .isEqualTo(sender);
  }

  @Test
  void two_headers_that_disagree_are_both_ignored() {
    var headers =
        Map.of(
            "Forwarded", List.of("for=6.6.6.6"),
            "X-Forwarded-For", List.of("6.6.6.6", "203.0.113.9"));

    assertThat(PROXIES.sender("127.0.0.1", name -> headers.getOrDefault(name, List.of())))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/-1", "1.2.3.4,", "*"})
  void what_is_no_address_or_network_is_refused(String text) {
    assertThatThrownBy(() -> Proxies.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no address or network such as");
  }
}
