package org.partbook.bench.serving.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.partbook.bench.serving.tools.NoResult;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// A vendor of a server, for what isn't measured: single sales, their links, their files.
public final class Vendor {
  /// What a browser says of itself; a program without it may be taken for a scanner.
  public static final List<String> BROWSER =
      List.of(
          "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0",
          "Accept-Encoding: gzip",
          "Accept-Language: en");

  private static final String NAME = "Notenhaus";
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
  private static final Duration LONGEST_SALE = Duration.ofMinutes(3);

  private final int port;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  private Vendor(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /// Adds a vendor to a server that runs.
  public static Vendor of(Server server) throws IOException, InterruptedException, NoResult {
    server.command("vendor", "add", NAME);
    var issued = server.command("token", "issue", NAME, "--environment", "live", "--json");
    try {
      return new Vendor(server.port(), Json.read(issued).path("token").asString());
    } catch (MalformedJson e) {
      throw new NoResult("no token: " + issued);
    }
  }

  public String authorization() {
    return "Authorization: Bearer " + token;
  }

  /// The body of a registration, with `{order}` where the order's number belongs.
  public static String registration(long asset) {
    return """
    {"order_number":{order},"order_line_id":1,"asset_id":%d,"quantity":1,"unit_price":4.95,\
    "line_item_price":4.95,"country_code":"AT","customer":"Johanna Müller-Beispiel"}\
    """
        .formatted(asset);
  }

  /// Sells, and waits until it is completed.
  public void sell(long order, long asset) throws IOException, InterruptedException, NoResult {
    var body = registration(asset).replace("{order}", Long.toString(order));
    var request =
        request("/purchase/register")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    expect(201, send(request), "registration of asset " + asset);
    awaitCompleted(List.of(order));
  }

  /// Waits until none of these orders is processed any more. One that doesn't exist isn't waited
  /// for: its registration was refused, or under way when its time was over.
  ///
  /// @return for how many seconds
  public double awaitCompleted(List<Long> orders)
      throws IOException, InterruptedException, NoResult {
    long begun = System.nanoTime();
    for (long order : orders) {
      for (int status = state(order); status == 202; status = state(order)) {
        if (System.nanoTime() - begun > LONGEST_SALE.toNanos()) {
          throw new NoResult("order " + order + " isn't completed after " + LONGEST_SALE);
        }
        Thread.sleep(5);
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private int state(long order) throws IOException, InterruptedException, NoResult {
    var answer = send(request("/purchase/info?order_id=" + order));
    return switch (answer.statusCode()) {
      case 200, 202, 404 -> answer.statusCode();
      // Too much to do at the moment: as if it were still processing.
      case 503 -> 202;
      default -> {
        expect(200, answer, "order " + order);
        yield 200;
      }
    };
  }

  /// The path of a link to an order's only line.
  ///
  /// @param operation `download-url` or `view-url`
  public String link(String operation, long order)
      throws IOException, InterruptedException, NoResult {
    var answer =
        send(request("/purchase/%s?order_id=%d&order_line_id=1".formatted(operation, order)));
    expect(200, answer, operation);
    try {
      return URI.create(Json.read(answer.body()).path("url").asString()).getPath();
    } catch (MalformedJson e) {
      throw new NoResult("no link: " + e.getMessage());
    }
  }

  /// What is behind a path, without a token, as a browser asks for it.
  public byte[] file(String path) throws IOException, InterruptedException, NoResult {
    var request = HttpRequest.newBuilder(uri(path)).timeout(LONGEST_ANSWER);
    for (var header : BROWSER) {
      int colon = header.indexOf(':');
      request.header(header.substring(0, colon), header.substring(colon + 2));
    }
    var answer = send(request);
    expect(200, answer, path);
    return answer.body();
  }

  /// What a path has for this vendor, as it comes.
  ///
  /// @param packed whether gzip is taken
  public byte[] bytes(String path, boolean packed)
      throws IOException, InterruptedException, NoResult {
    var request = request(path);
    if (packed) {
      request.header("Accept-Encoding", "gzip");
    }
    var answer = send(request);
    expect(200, answer, path);
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(LONGEST_ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void expect(int status, HttpResponse<byte[]> answer, String what) throws NoResult {
    if (answer.statusCode() != status) {
      throw new NoResult(
          "%s: %d instead of %d: %s"
              .formatted(
                  what,
                  answer.statusCode(),
                  status,
                  new String(answer.body(), StandardCharsets.UTF_8)));
    }
  }
}
