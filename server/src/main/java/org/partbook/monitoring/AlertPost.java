package org.partbook.monitoring;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sends alerts: one small request each, that follows no redirect, waits no longer than a few
/// seconds and keeps nothing of the answer but its status.
final class AlertPost implements AutoCloseable {
  private static final Duration MOST_CONNECTING = Duration.ofSeconds(5);
  private static final Duration MOST_TIME = Duration.ofSeconds(10);
  private static final int HUNDRED = 100;

  private final AlertUrl url;
  private final String server;

  /// Made when there is something to send.
  private @Nullable HttpClient client;

  /// @param server whose alerts these are
  AlertPost(AlertUrl url, String server) {
    this.url = url;
    this.server = server;
  }

  /// Sends one.
  ///
  /// @return why it has not arrived, in words that don't give the address away; nothing if it has
  Optional<String> send(Alert alert) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(url.uri())
            .header("Content-Type", "application/json")
            .header("User-Agent", "Partbook-Alerts")
            .POST(BodyPublishers.ofByteArray(alert.json(server)))
            .build();
    var answer = client().sendAsync(request, BodyHandlers.discarding());
    try {
      var status = answer.get(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status / HUNDRED == 2
          ? Optional.empty()
          : Optional.of("it was answered with " + status);
    } catch (TimeoutException _) {
      return Optional.of("it took longer than %d seconds".formatted(MOST_TIME.toSeconds()));
    } catch (ExecutionException e) {
      return Optional.of(reason(e.getCause()));
    } finally {
      // Nothing where it is there; else the connection is closed.
      answer.cancel(true);
    }
  }

  private static String reason(@Nullable Throwable error) {
    return switch (error) {
      case HttpConnectTimeoutException _ -> "no connection within 5 seconds";
      case ConnectException _ -> "there is no connection";
      case SSLException _ -> "TLS can't be agreed on";
      case IOException _ -> "the connection broke off";
      case null, default -> "it can't be sent";
    };
  }

  private HttpClient client() {
    var made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .connectTimeout(MOST_CONNECTING)
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = made;
    }
    return made;
  }

  @Override
  public void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
