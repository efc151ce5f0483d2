package org.partbook.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.partbook.http.ApiException;
import org.partbook.http.Proxies;
import org.partbook.http.RawRequest;
import org.partbook.http.Request;
import org.partbook.http.Routes.Counted;

/// Who comes from this machine, where nobody has set a limit.
class SparedTest {
  private static final String HERE = "127.0.0.1";
  private static final int BURST = RequestLimits.STANDARD.address().orElseThrow().burst();

  @Test
  void a_stranger_is_counted_also_who_makes_the_headers_of_a_proxy_of_this_machine_disagree() {
    var proxies = Proxies.parse(HERE);
    var nothing = Map.<String, List<String>>of();
    var disagreeing =
        Map.of("X-Forwarded-For", List.of("203.0.113.9"), "Forwarded", List.of("for=6.6.6.6"));

    assertThat(admitted(proxies, disagreeing)).isEqualTo(BURST);
    assertThat(admitted(proxies, nothing)).isEqualTo(BURST);
    assertThat(admitted(Proxies.none(), nothing)).isEqualTo(BURST + 1);
  }

  /// How many are let in of one more than a burst, all at once.
  private static int admitted(Proxies proxies, Map<String, List<String>> headers) {
    var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    var limits = new Limits(RequestLimits.STANDARD, proxies, clock, SparedTest::digits);
    Function<String, List<String>> named = name -> headers.getOrDefault(name, List.of());
    var request = new RawRequest("", named, proxies.sender(HERE, named));
    int admitted = 0;
    try {
      while (admitted <= BURST) {
        limits.admit(Counted.BY_ADDRESS, new Request(request));
        admitted++;
      }
    } catch (ApiException _) {
      // It is full.
    }
    return admitted;
  }

  private static byte[] digits(byte[] address) {
    var digits = new byte[Long.BYTES];
    System.arraycopy(address, 0, digits, 0, Math.min(address.length, digits.length));
    return digits;
  }
}
