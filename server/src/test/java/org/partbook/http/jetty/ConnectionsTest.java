package org.partbook.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  @Test
  void addresses_that_one_host_has_count_as_one() throws UnknownHostException {
    assertThat(host("2001:db8:1:2::1")).isEqualTo(host("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertThat(host("2001:db8:1:2::1")).isNotEqualTo(host("2001:db8:1:3::1"));
    assertThat(host("192.0.2.1")).isEqualTo(host("::ffff:192.0.2.1"));
    assertThat(host("192.0.2.1")).isNotEqualTo(host("192.0.2.2"));
  }

  private static InetAddress host(String address) throws UnknownHostException {
    return Connections.ofOneHost(InetAddress.getByName(address));
  }
}
