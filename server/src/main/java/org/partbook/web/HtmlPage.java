package org.partbook.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.partbook.http.Entity;
import org.partbook.http.ErrorCode;

/// The one form of the pages that buyers see, apart from the reader. They load nothing but a
/// stylesheet and an icon, from this server; there is no script, and no other site may frame them,
/// but for those that may show the link which the page is about.
///
/// @param root the way from the page's URL up to the server's root, such as `../`: relative, so
///   that the pages work under whatever path a proxy puts them
/// @param language that its words are in
/// @param title plain text
/// @param main HTML
public record HtmlPage(String root, Language language, String title, String main) {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final String NOTE =
      """
      <main class="note">
      <h1 dir="auto">%s</h1>
      <p>%s</p>
      %s
      </main>
      """;

  /// Says that something is wrong, and what a buyer can do.
  static HtmlPage error(String root, Language language, ErrorCode code) {
    var words = language.words();
    var main = NOTE.formatted(escape(words.headline(code)), escape(words.advice(code)), "");
    return new HtmlPage(root, language, words.headline(code), main);
  }

  /// What a preview gets instead of the download. The link in it is the page's own: a person who
  /// comes upon this page, because a browser had loaded it ahead, gets on with a click.
  public static HtmlPage downloadPreview(String root, Language language, String title) {
    return preview(root, language, title, "preview.download");
  }

  /// What a preview gets instead of the pages.
  public static HtmlPage viewPreview(String root, Language language, String title) {
    return preview(root, language, title, "preview.read");
  }

  private static HtmlPage preview(String root, Language language, String title, String key) {
    var words = language.words();
    var link = "<p><a href=\"\">" + escape(words.text(key + ".action")) + "</a></p>";
    var main = NOTE.formatted(escape(title), escape(words.text(key)), link);
    return new HtmlPage(root, language, title, main);
  }

  public void send(ServerRequest request, ServerResponse response, int status) {
    send(request, response, status, ContentPolicy.PLAIN);
  }

  /// Sends a page whose form this server may be sent.
  public void sendForm(ServerRequest request, ServerResponse response) {
    send(request, response, Status.OK_200.code(), ContentPolicy.FORM);
  }

  private void send(
      ServerRequest request, ServerResponse response, int status, ContentPolicy policy) {
    response.status(Status.create(status));
    send(request, response, language, policy, html());
  }

  /// Sends the reader.
  ///
  /// @param language that its words are in
  public static void sendReader(
      ServerRequest request, ServerResponse response, Language language, String html) {
    send(request, response, language, ContentPolicy.READER, html);
  }

  private static void send(
      ServerRequest request,
      ServerResponse response,
      Language language,
      ContentPolicy policy,
      String html) {
    response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.header(HeaderNames.CONTENT_LANGUAGE, language.tag());
    response.header(HeaderNames.VARY, "Accept-Language, Accept-Encoding");
    response.header(POLICY, policy.header(FrameAncestors.of(request)));
    Entity.sendText(request, response, html);
  }

  private String html() {
    return """
    <!doctype html>
    <html lang="%4$s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <meta property="og:title" content="%2$s">
    <title>%2$s</title>
    <link rel="icon" href="%5$s" type="image/svg+xml">
    <link rel="stylesheet" href="%1$s">
    </head>
    <body>
    %3$s
    </body>
    </html>
    """
        .formatted(
            root + StaticFiles.path("page.css"),
            escape(title),
            main,
            language.tag(),
            root + StaticFiles.path("icon.svg"));
  }

  /// Text as it may stand in HTML, between tags and in quoted attributes.
  public static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
