package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where no answer came, the exception says why, in words, and keeps what it was caused by.
@Timeout(60)
class NoAnswerTest {
  private static void says(
      URI uri, String words, Class<? extends Throwable> cause, Duration patience) {
    var api = Clients.of(uri).retries(RetryPolicy.none()).requestTimeout(patience).build();
    assertThatThrownBy(() -> api.info(1))
        .isExactlyInstanceOf(TransportException.class)
        .hasMessage("GET /purchase/info: no answer: " + words)
        .cause()
        .isInstanceOf(cause);
  }

  private static void says(URI uri, String words, Class<? extends Throwable> cause) {
    says(uri, words, cause, Duration.ofSeconds(20));
  }

  @Test
  void where_nobody_listens_the_connection_is_refused() throws IOException {
    try (var silent = silent()) {
      var place = "127.0.0.1:" + silent.getLocalPort();
      says(URI.create("http://" + place), "connection refused by " + place, ConnectException.class);
    }
  }

  /// Nobody listens there, and nobody else gets the port meanwhile.
  private static Socket silent() throws IOException {
    var silent = new Socket();
    silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return silent;
  }

  @Test
  void a_host_may_be_unknown() {
    says(
        URI.create("http://nobody.invalid"), "unknown host nobody.invalid", ConnectException.class);
  }

  @Test
  void a_silent_server_is_waited_for_so_long() {
    try (var server = new BadServer((request, connection) -> connection.stall())) {
      var cause = HttpTimeoutException.class;
      says(server.uri(), "timed out after 200 ms", cause, Duration.ofMillis(200));
      says(server.uri(), "timed out after 1 s", cause, Duration.ofSeconds(1));
    }
  }

  @Test
  void a_connection_may_break_off() {
    var broken = "the connection broke off before the answer was there";
    try (var server = new BadServer((request, connection) -> {})) {
      says(server.uri(), broken, IOException.class);
    }
    try (var server = new BadServer((request, connection) -> connection.reset())) {
      says(server.uri(), broken, IOException.class);
    }
    try (var server = BadServer.always(Http.BROKEN)) {
      says(server.uri(), broken, IOException.class);
    }
    try (var server = BadServer.always(Http.ORDER.substring(0, Http.ORDER.length() - 9))) {
      says(server.uri(), broken, IOException.class);
    }
  }

  @Test
  void an_answer_may_stop_in_the_middle() {
    try (var server =
        new BadServer((request, connection) -> {
          connection.send(Http.ORDER.substring(0, Http.ORDER.length() - 9));
          connection.stall();
        })) {
      var words = "the answer stopped in the middle";
      says(server.uri(), words, HttpTimeoutException.class, Duration.ofSeconds(3));
    }
  }

  @Test
  void a_server_may_speak_no_TLS() throws IOException {
    try (var plain = new ServerSocket(0)) {
      var answering =
          new Thread(() -> {
            try (var socket = plain.accept()) {
              socket.getInputStream().read();
              socket.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
              socket.getOutputStream().flush();
              socket.getInputStream().readAllBytes();
            } catch (IOException e) {
              // The client has gone.
            }
          });
      answering.start();
      var place = "127.0.0.1:" + plain.getLocalPort();
      var api = Clients.of(URI.create("https://" + place)).retries(RetryPolicy.none()).build();
      assertThatThrownBy(() -> api.info(1))
          .isExactlyInstanceOf(TransportException.class)
          .hasMessageStartingWith("GET /purchase/info: no answer: no TLS with " + place + ": ")
          .hasCauseInstanceOf(SSLException.class);
    }
  }

  @Test
  void a_download_says_it_too() throws IOException {
    try (var silent = silent();
        var server =
            BadServer.always(
                Http.json(
                    200,
                    "{\"url\":\"http://127.0.0.1:%d/KEY\"}".formatted(silent.getLocalPort())))) {
      var api = Clients.once(server);
      var out = OutputStream.nullOutputStream();
      assertThatThrownBy(() -> api.download(1, 1, out, DownloadProgress.none()))
          .isExactlyInstanceOf(TransportException.class)
          .hasMessage("download: connection refused by 127.0.0.1:" + silent.getLocalPort());
    }
  }
}
