package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;

/// What is sent to the server's port. Each request is answered, or the connection is closed; never
/// by an error of ours, and never so that the next one isn't answered.
///
/// In inputs, `{token}` stands for a token and `{link}` for the path of a link that is good.
final class RequestTarget implements FuzzTarget {
  private static final String HEALTH =
      "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  /// As long as a slow machine may need.
  private static final int PATIENCE = 60_000;

  private final TestServer server = TestServer.start();
  private final String token;
  private final String link;
  private long tried;

  RequestTarget() {
    var shop = server.live();
    assertThat(shop.register(Purchase.of(TestAssets.PIANO, 1, 1)).status()).isEqualTo(201);
    this.link = URI.create(shop.downloadUrl(1, 1).json().path("url").stringValue()).getPath();
    this.token = server.vendors().issue(server.shop(), Environment.LIVE).token();
  }

  @Override
  public List<String> words() {
    return List.of(
        "GET ",
        "POST ",
        "DELETE ",
        "HEAD ",
        "/purchase/info?order_id=1",
        "/assets/list",
        " HTTP/1.1\r\n",
        " HTTP/1.0\r\n",
        "Host: a\r\n",
        "Authorization: Bearer {token}\r\n",
        "Content-Length: 2\r\n",
        "Transfer-Encoding: chunked\r\n",
        "\r\n\r\n",
        "0\r\n\r\n",
        "Range: bytes=0-1,3-4\r\n",
        "{link}",
        "Expect: 100-continue\r\n",
        "%2e%2e/",
        "%00",
        "//",
        "Prefer: wait=0\r\n",
        "If-None-Match: *\r\n");
  }

  @Override
  public int mutations() {
    return 500;
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    // Held for as long as the caller wants to wait.
    var text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("(?i)wait *=", "weit=");
    var answer = answer(text.replace("{token}", token).replace("{link}", link));
    if (!answer.isEmpty()) {
      assertThat(answer).startsWith("HTTP/1.");
      var status = answer.substring(9, 12);
      assertThat(status).as(answer).matches("[1234]\\d\\d|50[1235]");
    }
    if (++tried % 50 == 0) {
      assertThat(answer(HEALTH)).startsWith("HTTP/1.1 200");
    }
  }

  private String answer(String request) throws IOException {
    var at = server.app().uri();
    try (var socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException _) {
      // Closed in the middle of what is sent: that is an answer, too.
      return "";
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
