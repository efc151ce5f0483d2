package org.partbook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.partbook.contract.OpenApi;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A vendor's program: calls the server over HTTP with one token. Every answer is held against
/// `openapi.yaml`, so that each test is also a test of the document.
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  public static final OpenApi DOCUMENT = OpenApi.load();

  private final URI base;
  private final String token;

  public Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /// What came back.
  public record Reply(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return Json.read(response.body());
      } catch (MalformedJson e) {
        throw new AssertionError(e.text() + ": " + text(), e);
      }
    }

    /// The field `name` of an error.
    public String errorName() {
      return json().path("name").asString();
    }

    /// The names of the fields that a 422 complains of.
    public List<String> errorFields() {
      return json().path("errors").valueStream().map(e -> e.path("field").asString()).toList();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply post(String path, Object json) {
    return post(path, json instanceof String text ? text : Json.write(json));
  }

  public Reply post(String path, String json) {
    return post(path, json.getBytes(StandardCharsets.UTF_8));
  }

  public Reply post(String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  public Reply register(Purchase purchase) {
    return post("/purchase/register", purchase.json());
  }

  public Reply info(long order) {
    return get("/purchase/info?order_id=" + order);
  }

  /// As [#info], without waiting for what is being processed.
  public Reply infoAtOnce(long order) {
    return send(request("/purchase/info?order_id=" + order).header("Prefer", "wait=0").GET());
  }

  /// Asks until the order is no longer being processed.
  public Reply settled(long order) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      var reply = info(order);
      if (reply.status() != 202) {
        return reply;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("order " + order + " is still being processed");
      }
      pause(Duration.ofMillis(20));
    }
  }

  public Reply downloadUrl(long order, long line) {
    return get("/purchase/download-url?order_id=%d&order_line_id=%d".formatted(order, line));
  }

  public Reply viewUrl(long order, long line) {
    return get("/purchase/view-url?order_id=%d&order_line_id=%d".formatted(order, line));
  }

  public Reply cancel(long order, long line) {
    return delete("/purchase/cancel?order_id=%d&order_line_id=%d".formatted(order, line));
  }

  public Reply validate(long asset, String ip, long quantity) {
    return post(
        "/purchase/validate-purchase-before-payment",
        Map.of("asset_id", asset, "customer_ip", ip, "quantity", quantity));
  }

  /// A request of one's own making, with the token.
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /// Sends it, and holds the answer against the document.
  public Reply send(HttpRequest.Builder request) {
    var reply = new Reply(sendUnchecked(request));
    DOCUMENT.check(reply.response());
    return reply;
  }

  /// Sends what the document doesn't speak of, such as a buyer's link.
  public static HttpResponse<byte[]> sendUnchecked(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// What a buyer's browser does with a link.
  public static HttpResponse<byte[]> open(String url) {
    return sendUnchecked(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)));
  }

  /// Waits until it is so, but not for ever.
  public static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it doesn't happen");
      }
      pause(Duration.ofMillis(20));
    }
  }

  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
