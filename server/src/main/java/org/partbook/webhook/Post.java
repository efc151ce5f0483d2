package org.partbook.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Sends one request and reads its answer, over a connection of its own, to one of the addresses
/// that were checked. TLS asks for the host's name and holds the certificate against it. There are
/// no redirects, cookies or logins to follow; and however slowly the other side goes, it is cut off
/// when its time is over.
final class Post {
  static final Duration MOST_CONNECTING = Duration.ofSeconds(5);
  static final Duration MOST_TIME = Duration.ofSeconds(15);
  private static final String AGENT = "Partbook-Webhooks";

  private final Outside outside;
  private final Supplier<SSLSocketFactory> tls;
  private final ScheduledExecutorService watch;
  private final Clock clock;

  /// @param watch cuts off what takes too long
  Post(
      Outside outside,
      Supplier<SSLSocketFactory> tls,
      ScheduledExecutorService watch,
      Clock clock) {
    this.outside = outside;
    this.tls = tls;
    this.watch = watch;
    this.clock = clock;
  }

  /// Sends it. Whatever happens is told in the answer.
  Answer send(WebhookUrl url, Map<String, String> headers, byte[] body) {
    var late = new AtomicBoolean();
    var end = System.nanoTime() + MOST_TIME.toNanos();
    try (var socket = connected(outside.addresses(url.host()), url.port())) {
      var cut =
          watch.schedule(() -> cut(socket, late), end - System.nanoTime(), TimeUnit.NANOSECONDS);
      try {
        return exchange(url.isTls() ? secured(socket, url) : socket, url, headers, body);
      } finally {
        cut.cancel(false);
      }
    } catch (IOException e) {
      return Answer.none(late.get() ? "it took longer than 15 seconds" : reason(e));
    }
  }

  private static void cut(Socket socket, AtomicBoolean late) {
    late.set(true);
    try {
      socket.close();
    } catch (IOException _) {
      // Then it is closed already.
    }
  }

  /// In words that say nothing of this machine.
  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "the host can't be found";
      case SocketTimeoutException _ -> "no connection within 5 seconds";
      case ConnectException _ -> "the connection was refused";
      case SSLException _ -> "TLS: " + printable(String.valueOf(e.getMessage()));
      case SocketException _ -> "the connection broke off";
      case Outside.NotPublic _, AnswerReader.NoAnswer _ -> String.valueOf(e.getMessage());
      default -> "the connection was closed before there was an answer";
    };
  }

  private static String printable(String text) {
    var plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }

  /// Tries one address after the other, together no longer than one connection may take.
  private static Socket connected(List<InetAddress> addresses, int port) throws IOException {
    var end = System.nanoTime() + MOST_CONNECTING.toNanos();
    IOException problem = new ConnectException();
    for (var address : addresses) {
      var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left < 1) {
        throw problem;
      }
      var socket = new Socket(Proxy.NO_PROXY);
      try {
        socket.connect(new InetSocketAddress(address, port), (int) left);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        socket.close();
        problem = e;
      }
    }
    throw problem;
  }

  private SSLSocket secured(Socket socket, WebhookUrl url) throws IOException {
    var secured = (SSLSocket) tls.get().createSocket(socket, url.host(), url.port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private Answer exchange(Socket socket, WebhookUrl url, Map<String, String> headers, byte[] body)
      throws IOException {
    var out = socket.getOutputStream();
    out.write(request(url, headers, body));
    out.flush();
    return new AnswerReader(new BufferedInputStream(socket.getInputStream()), clock).read();
  }

  private static byte[] request(WebhookUrl url, Map<String, String> headers, byte[] body) {
    var head = new StringBuilder("POST ").append(url.target()).append(" HTTP/1.1\r\n");
    header(head, "Host", url.authority());
    header(head, "User-Agent", AGENT);
    header(head, "Accept", "*/*");
    header(head, "Content-Type", "application/json");
    header(head, "Content-Length", Integer.toString(body.length));
    headers.forEach((name, value) -> header(head, name, value));
    header(head, "Connection", "close");
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
