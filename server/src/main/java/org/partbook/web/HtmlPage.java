package org.partbook.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.partbook.http.Entity;
import org.partbook.http.ErrorCode;

/// A page for a buyer, and the ways to send one. No other site may frame it, but for those that may
/// show the link which the page is about.
///
/// @param language that its words are in
/// @param html all of it, as [Html] draws it
public record HtmlPage(Language language, String html) {
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");

  /// Says that something is wrong, and what a buyer can do.
  static HtmlPage error(String root, Language language, ErrorCode code) {
    var words = language.words();
    var frame = new PageFrame(root, language, words.headline(code));
    return new Note(frame, words.advice(code), Optional.empty()).page();
  }

  /// What a preview gets instead of the download. The link in it is the page's own: a person who
  /// comes upon this page, because a browser had loaded it ahead, gets on with a click.
  public static HtmlPage downloadPreview(String root, Language language, String title) {
    return preview(root, language, title, "preview.download");
  }

  /// What a preview gets instead of the pages.
  public static HtmlPage readerPreview(String root, Language language, String title) {
    return preview(root, language, title, "preview.read");
  }

  private static HtmlPage preview(String root, Language language, String title, String key) {
    var words = language.words();
    var frame = new PageFrame(root, language, title);
    return new Note(frame, words.text(key), Optional.of(words.text(key + ".action"))).page();
  }

  public void send(ServerRequest request, ServerResponse response, int status) {
    send(request, response, status, ContentPolicy.PLAIN);
  }

  /// Sends a page whose form this server may be sent.
  public void sendForm(ServerRequest request, ServerResponse response) {
    send(request, response, Status.OK_200.code(), ContentPolicy.FORM);
  }

  /// Sends the reader.
  public void sendReader(ServerRequest request, ServerResponse response) {
    send(request, response, Status.OK_200.code(), ContentPolicy.READER);
  }

  private void send(
      ServerRequest request, ServerResponse response, int status, ContentPolicy policy) {
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.header(HeaderNames.CONTENT_LANGUAGE, language.tag());
    response.header(HeaderNames.VARY, "Accept-Language, Accept-Encoding");
    response.header(POLICY, policy.header(FrameAncestors.of(request)));
    Entity.sendText(request, response, html);
  }
}
