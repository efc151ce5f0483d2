package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.access.Environment;

/// Where requests never go.
class OutsideTest {
  private static final String HOST = "shop.example";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:c0a8:101::1",
        "3ffe::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1"
      })
  void an_address_that_is_not_public_is_refused(String address) {
    assertThatThrownBy(() -> outside(address).addresses(HOST))
        .isInstanceOf(Outside.NotPublic.class)
        .hasMessage("shop.example has an address that isn't public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.1.1",
        "198.17.1.1",
        "198.20.0.1",
        "223.255.255.255",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2003::1",
        "2600:1f18::1",
        "2a00:1450::1"
      })
  void a_public_address_is_taken(String address) throws Exception {
    assertThat(outside(address).addresses(HOST)).containsExactly(InetAddress.getByName(address));
  }

  @Test
  void one_inner_address_among_public_ones_is_enough_to_refuse() {
    assertThatThrownBy(() -> outside("1.1.1.1", "10.0.0.1").addresses(HOST))
        .isInstanceOf(Outside.NotPublic.class);
  }

  @Test
  void a_host_without_an_address_is_told_so() {
    assertThatThrownBy(() -> outside().addresses(HOST)).isInstanceOf(UnknownHostException.class);
  }

  /// The second answer of the name server would lead inside. Nobody asks for it.
  @Test
  void a_name_is_looked_up_once_and_the_connection_goes_to_what_was_checked() throws Exception {
    try (var inside = Receiver.answering(Receiver.status(200));
        var watch = Executors.newSingleThreadScheduledExecutor()) {
      var asked = new AtomicInteger();
      Resolver changing =
          _ ->
              List.of(
                  InetAddress.ofLiteral(
                      // Nobody answers there: it goes to a test network of others.
                      asked.incrementAndGet() == 1 ? "192.175.48.254" : "127.0.0.1"));
      var post = post(Reach.PUBLIC, changing, watch);
      var url = new WebhookUrl("http://shop.example:" + inside.port() + "/");

      var first = post.send(url, Map.of(), new byte[0]);
      assertThat(first.status()).isEmpty();
      assertThat(asked).hasValue(1);
      assertThat(inside.messages()).isEmpty();

      var second = post.send(url, Map.of(), new byte[0]);
      assertThat(second.problem()).contains("shop.example has an address that isn't public");
      assertThat(inside.messages()).isEmpty();
    }
  }

  @Test
  void a_host_keeps_its_name_although_its_address_is_connected_to() throws Exception {
    try (var receiver = Receiver.answering(Receiver.text(200, "thanks"));
        var watch = Executors.newSingleThreadScheduledExecutor()) {
      Resolver loopback = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
      var url = new WebhookUrl("http://shop.example:" + receiver.port() + "/a/b?c=d");

      var answer =
          post(Reach.INNER, loopback, watch).send(url, Map.of("webhook-id", "evt_1"), new byte[3]);

      assertThat(answer.status()).contains(200);
      assertThat(answer.body()).isEqualTo("thanks");
      var message = receiver.messages().getFirst();
      assertThat(message.header("host")).isEqualTo("shop.example:" + receiver.port());
      assertThat(message.target()).isEqualTo("/a/b?c=d");
      assertThat(message.id()).isEqualTo("evt_1");
    }
  }

  private static Post post(Reach reach, Resolver resolver, ScheduledExecutorService watch) {
    return new Post(
        new Outside(reach, resolver),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
        watch,
        Clock.systemUTC());
  }

  private static Outside outside(String... addresses) {
    return new Outside(
        Reach.PUBLIC,
        _ -> {
          var all = new ArrayList<InetAddress>();
          for (var address : addresses) {
            all.add(InetAddress.getByName(address));
          }
          return all;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/, it must begin with https://",
    "ftp://shop.example/, it must begin with https://",
    "shop.example, it must begin with https://",
    "https:///hooks, it names no host",
    "https://me:secret@shop.example/, it must not hold a user",
    "https://shop.example/#x, it must not hold a #",
    "https://shop.example:0/, its port must be from 1",
    "https://shop.example:70000/, its port must be from 1",
    "https://shop .example/, it isn't a URL"
  })
  void a_url_that_nothing_may_be_sent_to_is_refused_with_the_reason(String typed, String reason) {
    assertThatThrownBy(() -> WebhookUrl.parse(typed, Environment.LIVE, Reach.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void without_tls_only_tests_in_the_sandbox_are_served() {
    assertThatThrownBy(() -> WebhookUrl.parse("http://x.example", Environment.LIVE, Reach.INNER))
        .hasMessageContaining("https://");
    assertThatThrownBy(
            () -> WebhookUrl.parse("http://x.example", Environment.SANDBOX, Reach.PUBLIC))
        .hasMessageContaining("PARTBOOK_WEBHOOK_INNER");
    assertThat(WebhookUrl.parse("http://x.example", Environment.SANDBOX, Reach.INNER).target())
        .isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://Shop.Example:8443/a?b=c, shop.example, 8443, /a?b=c",
    "https://shop.example?b=c, shop.example, 443, /?b=c",
    "https://müsic.example/ä, xn--msic-0ra.example, 443, /%C3%A4",
    "https://[2a00:1450::1]/x, 2a00:1450::1, 443, /x"
  })
  void a_url_is_taken_apart(String typed, String host, int port, String target) {
    var url = WebhookUrl.parse(typed, Environment.LIVE, Reach.PUBLIC);

    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.target()).isEqualTo(target);
  }
}
