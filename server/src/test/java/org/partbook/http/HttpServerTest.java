package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.partbook.http.jetty.HttpServer;
import org.partbook.http.jetty.Listening;

class HttpServerTest {
  @Test
  void a_port_that_is_taken_is_an_error_and_not_a_server_that_nobody_reaches() {
    try (var first = HttpServer.start(Listening.on("127.0.0.1", 0), _ -> {})) {
      assertThat(first.port()).isPositive();

      assertThatThrownBy(() -> HttpServer.start(Listening.on("127.0.0.1", first.port()), _ -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Integer.toString(first.port()));
    }
  }
}
