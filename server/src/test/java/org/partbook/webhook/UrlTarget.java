package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partbook.access.Environment;
import org.partbook.fuzz.FuzzTarget;

/// The address of an endpoint. What is taken is one address to all who read it: to us, to Java, and
/// to us once more; it says nothing but host, port, path and query, and no line ends in it.
public final class UrlTarget implements FuzzTarget {
  @Override
  public List<String> words() {
    return List.of(
        "https://",
        "http://",
        "@",
        ":443",
        ":0",
        ":65536",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1%25eth0]",
        "localhost",
        "127.1",
        "0x7f000001",
        "xn--",
        "ü",
        "。",
        "．",
        "？",
        "／",
        "#",
        "?",
        "\\",
        "..",
        "%2e");
  }

  @Override
  public int mutations() {
    return 20_000;
  }

  @Override
  public void accept(byte[] bytes) {
    var typed = new String(bytes, StandardCharsets.UTF_8);
    for (var environment : Environment.values()) {
      for (var reach : Reach.values()) {
        try {
          taken(WebhookUrl.parse(typed, environment, reach), environment, reach);
          assertThat(typed.replaceFirst("(?s)^[^/]*//([^/?#]*).*", "$1")).doesNotContain("@");
        } catch (IllegalArgumentException e) {
          assertThat(e.getMessage()).contains("is no endpoint such as").hasSizeLessThan(1000);
        }
      }
    }
  }

  private static void taken(WebhookUrl url, Environment environment, Reach reach) {
    assertThat(url.isTls() || (environment == Environment.SANDBOX && reach == Reach.INNER))
        .isTrue();
    assertThat(url.value()).matches("[!-~]{1,500}");
    assertThat(again(url, environment, reach)).isEqualTo(url);
    var java = URI.create(url.value());
    assertThat(java.getHost()).isEqualTo(bracketed(url));
    assertThat(java.getRawUserInfo()).isNull();
    assertThat(url.port()).isBetween(1, 65535);
    assertThat(url.target()).startsWith("/");
    assertThat(url.authority() + url.target())
        .isEqualTo(url.value().replaceFirst("https?://", "").replaceFirst("^([^/]*)$", "$1/"));
  }

  private static String bracketed(WebhookUrl url) {
    return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
  }

  private static WebhookUrl again(WebhookUrl url, Environment environment, Reach reach) {
    try {
      return WebhookUrl.parse(url.value(), environment, reach);
    } catch (IllegalArgumentException e) {
      throw new AssertionError("it isn't taken again: " + url, e);
    }
  }
}
