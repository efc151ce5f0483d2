package org.partbook.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.partbook.http.Compressed;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Status;
import org.partbook.http.Tagged;

/// A page for a buyer, and the ways to send one. No other site may frame it, but for those that may
/// show the link which the page is about.
///
/// @param language that its words are in
/// @param html all of it, as [Html] draws it
public record HtmlPage(Language language, String html) {
  private static final String MEDIA_TYPE = "text/html; charset=utf-8";

  /// Says that something is wrong, and what a buyer can do.
  ///
  /// @param shop the way back, where it is known
  static HtmlPage error(String root, Language language, ErrorCode code, Optional<ShopLink> shop) {
    var words = language.words();
    var frame = new PageFrame(root, language, words.headline(code));
    return new Note(frame, words.advice(code), Optional.empty(), shop).page();
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
    var action = Optional.of(words.text(key + ".action"));
    return new Note(frame, words.text(key), action, Optional.empty()).page();
  }

  public void send(Request request, Response response, int status) {
    send(request, response, status, ContentPolicy.PLAIN);
  }

  /// Sends a page that is asked for again and again: who has it is told so.
  public void sendTagged(Request request, Response response) {
    describe(request, response, ContentPolicy.PLAIN);
    Tagged.send(request, response, MEDIA_TYPE, html.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a page whose form this server may be sent.
  public void sendForm(Request request, Response response) {
    sendForm(request, response, Status.OK);
  }

  /// The same under another status.
  public void sendForm(Request request, Response response, int status) {
    send(request, response, status, ContentPolicy.FORM);
  }

  /// Sends the reader.
  public void sendReader(Request request, Response response) {
    send(request, response, Status.OK, ContentPolicy.READER);
  }

  private void send(Request request, Response response, int status, ContentPolicy policy) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    describe(request, response, policy);
    Compressed.send(request, response, html);
  }

  private void describe(Request request, Response response, ContentPolicy policy) {
    response.header(HeaderNames.CONTENT_LANGUAGE, language.tag());
    response.header(HeaderNames.VARY, "Accept-Language, Accept-Encoding");
    response.header(HeaderNames.CONTENT_SECURITY_POLICY, policy.header(FrameAncestors.of(request)));
  }
}
