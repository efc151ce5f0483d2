package org.partbook.fault.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.json.Json;

/// Sends requests as the vendor's guide wants it: what has no definite answer (none at all, or one
/// that says to come back) is sent again, the very same, to the next server, until there is one.
final class Buyer {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(3);
  private static final int MOST_DOUBLINGS = 3;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  /// What the documentation says that nothing was done with.
  private static final Set<String> NOTHING_DONE = Set.of("OVERLOADED", "DATABASE_UNAVAILABLE");

  private final List<URI> servers;
  private final Optional<String> token;
  private final Market market;
  private final HttpClient client;

  Buyer(List<URI> servers, Optional<String> token, Market market, HttpClient client) {
    this.servers = List.copyOf(servers);
    this.token = token;
    this.market = market;
    this.client = client;
  }

  /// Somebody without a token, who opens links.
  Buyer withoutToken() {
    return new Buyer(servers, Optional.empty(), market, client);
  }

  Answer get(int server, String path) throws InterruptedException {
    return send(server, "GET", path, BodyPublishers.noBody());
  }

  Answer delete(int server, String path) throws InterruptedException {
    return send(server, "DELETE", path, BodyPublishers.noBody());
  }

  Answer post(int server, String path, Object json) throws InterruptedException {
    return send(server, "POST", path, BodyPublishers.ofString(Json.write(json)));
  }

  /// @param server which is asked first
  private Answer send(int server, String method, String path, BodyPublisher body)
      throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var repeated = false;
    var last = "nothing";
    for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
      var asked = (server + attempt) % servers.size();
      long begun = System.nanoTime();
      try {
        var request = request(asked, path, attempt).method(method, body).build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        var took = since(begun);
        var answer = new Answer(method + " " + path, response, repeated);
        if (!isRefusal(answer)) {
          market.answered(asked, answer, begun);
          return answer;
        }
        last = answer.toString();
        repeated |= !NOTHING_DONE.contains(answer.errorName());
        market
            .watched()
            .refused(
                new Wait(answer.errorName(), took, last), !answer.header("Retry-After").isEmpty());
      } catch (HttpTimeoutException e) {
        last = method + " " + path + ": " + e;
        repeated = true;
        market.watched().unanswered(new Wait("", since(begun), last));
      } catch (IOException e) {
        last = e.toString();
        repeated = true;
        market.watched().unanswered();
      }
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
    throw new IllegalStateException(
        "%s %s isn't answered; lately: %s".formatted(method, path, last));
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /// Whether it says to come back. That is all that a shop ever has to bear: a 500 is a bug.
  private boolean isRefusal(Answer answer) {
    if (answer.status() == 500) {
      market.findings().add(Kind.ANSWER, answer.toString());
    }
    return Set.of(429, 500, 503).contains(answer.status());
  }

  private HttpRequest.Builder request(int server, String path, int attempt) {
    var timeout = SHORTEST_TIMEOUT.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
    var request = HttpRequest.newBuilder(servers.get(server).resolve(path)).timeout(timeout);
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    return request.header("Content-Type", "application/json");
  }
}
