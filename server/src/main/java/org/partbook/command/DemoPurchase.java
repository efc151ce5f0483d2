package org.partbook.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A purchase as a vendor makes it, over HTTP.
final class DemoPurchase implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  DemoPurchase(URI server) {
    this.server = server;
  }

  /// Whether a token is worth anything.
  boolean opens(String token) {
    return get(token, "/purchase/info?order_id=1").statusCode() != 401;
  }

  boolean exists(String token, long order) {
    return get(token, infoOf(order)).statusCode() != 404;
  }

  /// Registers an order with one line, number 1.
  void register(String token, long order, DemoScore score) {
    var body =
        """
        {"asset_id": %d, "order_number": %d, "order_line_id": 1, "quantity": 1, "country_code": "US",
         "unit_price": %s, "line_item_price": %s, "customer": "Zoë Example"}
        """
            .formatted(score.asset(), order, score.price(), score.price());
    var request =
        request(token, "/purchase/register")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    var answer = send(request);
    if (answer.statusCode() != 201) {
      throw unexpected(answer);
    }
  }

  /// The order's line, once it is settled.
  JsonNode settled(String token, long order) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var answer = get(token, infoOf(order));
    while (answer.statusCode() == 202 && System.nanoTime() < end) {
      pause();
      answer = get(token, infoOf(order));
    }
    if (answer.statusCode() != 200) {
      throw unexpected(answer);
    }
    try {
      return Json.read(answer.body()).path(0);
    } catch (MalformedJson e) {
      throw unexpected(answer);
    }
  }

  /// Opens a link of a copy, as its buyer does.
  void open(String link) {
    var answer =
        send(
            HttpRequest.newBuilder(server.resolve(URI.create(link).getRawPath()))
                .timeout(PATIENCE));
    if (answer.statusCode() != 200) {
      throw CommandFailed.because(
          "the copy that was sold can't be opened: the answer is " + answer.statusCode());
    }
  }

  private static String infoOf(long order) {
    return "/purchase/info?order_id=" + order;
  }

  private HttpResponse<String> get(String token, String path) {
    return send(request(token, path));
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw CommandFailed.because("the server at " + server + " doesn't answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.because("interrupted");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_QUESTIONS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.because("interrupted");
    }
  }

  private static CommandFailed unexpected(HttpResponse<String> answer) {
    return CommandFailed.because(
        "the demo's purchase did not go through: %s answered %d %s"
            .formatted(answer.request().uri().getPath(), answer.statusCode(), answer.body()));
  }

  @Override
  public void close() {
    client.close();
  }
}
