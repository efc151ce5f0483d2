package org.partbook.vendorpage;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partbook.Api;

/// A browser without a window: keeps its cookie, and sends forms as their pages would.
public final class Visitor {
  private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");

  private final URI base;
  private String cookie = "";

  /// Nobody yet.
  ///
  /// @param base where the server is
  public Visitor(URI base) {
    this.base = base;
  }

  /// What it was sent.
  public record Page(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public String cookie() {
    return cookie;
  }

  public Visitor withCookie(String other) {
    cookie = other;
    return this;
  }

  public Page get(String path) {
    return send(request(path).GET());
  }

  public Page head(String path) {
    return send(request(path).method("HEAD", BodyPublishers.noBody()));
  }

  /// Sends a form of one of the session's pages.
  public Page submit(String path, String... fields) {
    var seal = SEAL.matcher(get("/vendor").text());
    return seal.find() ? post(path, with(fields, "seal", seal.group(1))) : post(path, fields);
  }

  private static String[] with(String[] fields, String name, String value) {
    var more = Arrays.copyOf(fields, fields.length + 2);
    more[fields.length] = name;
    more[fields.length + 1] = value;
    return more;
  }

  /// Sends a form as it is.
  public Page post(String path, String... fields) {
    return send(form(path, fields));
  }

  public HttpRequest.Builder form(String path, String... fields) {
    var form = new LinkedHashMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(form)));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  public HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/html");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  /// Sends it, and keeps the cookie that comes back.
  public Page send(HttpRequest.Builder request) {
    var page = new Page(Api.sendUnchecked(request));
    var given = page.header("Set-Cookie");
    if (!given.isEmpty()) {
      var value = given.substring(0, given.indexOf(';'));
      cookie = value.endsWith("=") ? "" : value;
    }
    return page;
  }

  public Page signIn(String token) {
    return post("/vendor/sign-in", "token", token);
  }
}
