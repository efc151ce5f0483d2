package org.partbook.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Sends one request and waits for the headers of its answer, so long and no longer.
final class Transport {
  private final HttpClient client;

  Transport(HttpClient client) {
    this.client = client;
  }

  /// Sends it.
  ///
  /// @return the answer, whose body has to be read or closed
  HttpResponse<Body> open(HttpRequest request, Duration patience)
      throws IOException, InterruptedException {
    var body = new Body();
    var answer = client.sendAsync(request, headers -> body);
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      body.close();
      throw new HttpTimeoutException("timed out after " + Failures.seconds(patience));
    } catch (InterruptedException e) {
      answer.cancel(true);
      body.close();
      throw e;
    } catch (ExecutionException e) {
      body.close();
      throw failure(e.getCause());
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return cause instanceof IOException broken
        ? broken
        : new IOException("the answer could not be read", cause);
  }

  /// Whether a request that failed so can't have reached the server.
  static boolean neverSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLHandshakeException;
  }
}
