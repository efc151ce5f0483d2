package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.partbook.command.Tally.Event;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Sends a request as the vendor's guide wants it: what has no definite answer (none at all, or one
/// of 5xx) is sent again, the very same, until there is one. The server may be another process
/// meanwhile, at another address.
final class PatientVendor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  /// What the documentation says that nothing was done with.
  private static final Set<String> NOTHING_DONE = Set.of("OVERLOADED", "DATABASE_UNAVAILABLE");

  private final Supplier<URI> server;
  private final String token;
  private final Tally tally;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  PatientVendor(Supplier<URI> server, String token, Tally tally) {
    this.server = server;
    this.token = token;
    this.tally = tally;
  }

  /// A definite one.
  ///
  /// @param repeated whether an earlier attempt may have been carried out
  record Answer(String request, HttpResponse<byte[]> response, boolean repeated) {
    int status() {
      return response.statusCode();
    }

    byte[] body() {
      return response.body();
    }

    String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return Json.read(body());
      } catch (MalformedJson e) {
        throw new AssertionError("not JSON: " + this, e);
      }
    }

    String errorName() {
      return json().path("name").asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Answer expect(int status) {
      assertThat(status()).as(toString()).isEqualTo(status);
      return this;
    }

    @Override
    public String toString() {
      var type = header("Content-Type");
      return "%s%s: %d %s"
          .formatted(
              request,
              repeated ? " (repeated)" : "",
              status(),
              type.startsWith("application/json") ? text() : type);
    }
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Answer post(String path, Object json) {
    return send("POST", path, BodyPublishers.ofString(Json.write(json)));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var repeated = false;
    var last = "nothing";
    for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
      try {
        var request = request(path, attempt).method(method, body).build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        var answer = new Answer(method + " " + path, response, repeated);
        if (isDefinite(answer)) {
          return answer;
        }
        last = answer.toString();
        repeated |= !NOTHING_DONE.contains(answer.errorName());
        tally.add(Event.REFUSED, 1);
      } catch (IOException e) {
        last = e.toString();
        repeated = true;
        tally.add(Event.UNANSWERED, 1);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      pause();
    }
    throw new AssertionError("%s %s isn't answered; lately: %s".formatted(method, path, last));
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// 503 is all that a shop ever has to bear: its sales never fail, and there is no bug.
  private static boolean isDefinite(Answer answer) {
    if (answer.status() != 503) {
      return true;
    }
    assertThat(answer.header("Retry-After")).as(answer.toString()).isNotEmpty();
    return false;
  }

  /// Buyers have no token, and the token's owner knows better than to send it with a link.
  private HttpRequest.Builder request(String path, int attempt) {
    var timeout = SHORTEST_TIMEOUT.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
    var request = HttpRequest.newBuilder(server.get().resolve(path)).timeout(timeout);
    return path.startsWith("/download/")
        ? request
        : request
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
