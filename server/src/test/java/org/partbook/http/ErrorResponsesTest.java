package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.partbook.http.jetty.HttpServer;
import org.partbook.http.jetty.Listening;

class ErrorResponsesTest {
  @Test
  void an_error_is_not_sent_under_the_headers_of_what_failed() throws Exception {
    try (var server =
            HttpServer.start(
                Listening.on("127.0.0.1", 0), routes -> routes.get("/", this::failAtTheStart));
        var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.localUri()).timeout(Duration.ofSeconds(10));

      var reply = client.send(request.build(), BodyHandlers.ofString());

      assertThat(reply.statusCode()).isEqualTo(500);
      assertThat(reply.body()).endsWith("}");
      assertThat(reply.headers().firstValue("Content-Disposition")).isEmpty();
      assertThat(reply.headers().firstValue("ETag")).isEmpty();
      assertThat(reply.headers().firstValue("Content-Range")).isEmpty();
    }
  }

  private void failAtTheStart(Request request, Response response) throws IOException {
    response.header(HeaderNames.CONTENT_LENGTH, "1000000");
    response.header(HeaderNames.CONTENT_DISPOSITION, "attachment");
    response.header(HeaderNames.CONTENT_RANGE, "bytes 0-999999/2000000");
    response.header(HeaderNames.ETAG, "\"1\"");
    try (var _ = response.outputStream()) {
      throw new IOException("the disk is broken");
    }
  }

  @Test
  void a_refused_head_request_leaves_the_connection_usable() throws Exception {
    try (var server = HttpServer.start(Listening.on("127.0.0.1", 0), _ -> {});
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      var requests = "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));

      var replies = new StringBuilder();
      int next = socket.getInputStream().read();
      while (next >= 0 && next != '}') {
        replies.append((char) next);
        next = socket.getInputStream().read();
      }

      assertThat(replies.toString().split("HTTP/1.1 404", -1)).hasSize(3);
    }
  }
}
