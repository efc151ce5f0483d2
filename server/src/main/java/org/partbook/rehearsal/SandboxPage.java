package org.partbook.rehearsal;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.partbook.http.Entity;
import org.partbook.http.ReadRoute;
import org.partbook.sandbox.Quirk;

/// The page that explains the sandbox: its assets, and the situations of the report. Both have
/// anchors that the report and the guides point to.
final class SandboxPage {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final String STYLE = "/style.css";
  private static final String ALLOWED =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private final String html;
  private final String css = resource("sandbox.css");

  SandboxPage() {
    this.html =
        resource("sandbox.html")
            .replace("{assets}", assets())
            .replace("{situations}", situations());
  }

  /// @param path where the page is
  void register(HttpRouting.Builder routing, String path) {
    ReadRoute.add(routing, path, this::page);
    ReadRoute.add(routing, path + STYLE, this::style);
  }

  private void page(ServerRequest request, ServerResponse response) {
    response.header(POLICY, ALLOWED);
    send(request, response, "text/html", html);
  }

  private void style(ServerRequest request, ServerResponse response) {
    send(request, response, "text/css", css);
  }

  private static void send(
      ServerRequest request, ServerResponse response, String type, String text) {
    response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.header(HeaderNames.VARY, "Accept-Encoding");
    Entity.sendText(request, response, text);
  }

  private static String assets() {
    var rows = new StringBuilder();
    for (var quirk : Quirk.values()) {
      rows.append(
          """
          <tr id="%s">
            <th scope="row">%s</th>
            <td><strong>%s</strong><br>%s</td>
            <td>%s</td>
          </tr>
          """
              .formatted(
                  quirk.asset(),
                  quirk.asset(),
                  text(quirk.title()),
                  text(quirk.effect()),
                  text(quirk.advice())));
    }
    return rows.toString();
  }

  private static String situations() {
    var parts = new StringBuilder();
    for (var situation : Situation.values()) {
      parts.append(
          """
          <dt id="%s">%s <code>%s</code></dt>
          <dd>%s %s</dd>
          """
              .formatted(
                  situation.wire(),
                  text(situation.title()),
                  situation.wire(),
                  text(situation.explanation()),
                  text(situation.tryWith())));
    }
    return parts.toString();
  }

  /// Our own texts: code stands in backticks.
  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("`([^`]+)`", "<code>$1</code>");
  }

  private static String resource(String name) {
    try (var in = Objects.requireNonNull(SandboxPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
