package org.partbook.viewer;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partbook.copies.PageSize;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.json.Json;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.StaticFiles;

/// The reader: a score on the music stand.
///
/// The first page is a plain picture in the HTML, which needs no script to be seen. Of all others
/// the page says only how large they are; its scripts fetch them when it is time. Without script
/// they stand one under the other.
///
/// @param root the way from the page's URL up to the server's root
/// @param token the last part of the page's URL
/// @param music where the buyer's MusicXML is, seen from the page, if there is one
record ViewPage(
    String root,
    String token,
    Language language,
    Deliverable score,
    List<PageSize> sizes,
    Optional<String> music) {
  /// Which `viewer.js` fetches together, once the first page is seen.
  private static final List<String> MODULES = StaticFiles.modulesOf("start.js");

  void send(ServerRequest request, ServerResponse response) {
    HtmlPage.sendReader(request, response, language, html());
  }

  private String html() {
    return """
    <!doctype html>
    <html lang="%s" class="reader">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" content="#e4e1db" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="#17171a" media="(prefers-color-scheme: dark)">
    <meta property="og:title" content="%s">
    <title>%s</title>
    <link rel="icon" href="%s" type="image/svg+xml">
    <link rel="stylesheet" href="%s">
    <script type="module" src="%s"></script>
    </head>
    <body>
    %s<main id="stage" tabindex="-1">
    <div class="sheet" data-page="1">%s%s</div>
    %s</main>
    <script type="application/json" id="score">%s</script>
    </body>
    </html>
    """
        .formatted(
            language.tag(),
            HtmlPage.escape(score.title()),
            HtmlPage.escape(score.title()),
            root + StaticFiles.path("icon.svg"),
            root + StaticFiles.path("viewer.css"),
            root + StaticFiles.path("viewer.js"),
            header(),
            paper(sizes.getFirst()),
            image(1, " fetchpriority=\"high\" decoding=\"sync\""),
            withoutScript(),
            json());
  }

  private String header() {
    var header = new StringBuilder("<header id=\"bar\">\n<div class=\"work\">\n<h1 dir=\"auto\">");
    header.append(HtmlPage.escape(score.title())).append("</h1>\n");
    score
        .composer()
        .map(HtmlPage::escape)
        .ifPresent(name -> header.append("<p dir=\"auto\">").append(name).append("</p>\n"));
    return header.append("</div>\n</header>\n").toString();
  }

  /// The first page's paper, which fits the screen as the picture on it does: a stylesheet can't
  /// know a page's shape, and the policy lets no element have a style of its own.
  private static String paper(PageSize size) {
    return "<svg class=\"paper\" viewBox=\"0 0 %1$d %2$d\" aria-hidden=\"true\"><rect width=\"%1$d\" height=\"%2$d\"/></svg>"
        .formatted(size.width(), size.height());
  }

  /// The size keeps the page from jumping while pictures arrive.
  private String image(int number, String more) {
    var size = sizes.get(number - 1);
    return "<img src=\"%s/pages/%d\" width=\"%d\" height=\"%d\" alt=\"%s\"%s>"
        .formatted(
            HtmlPage.escape(token),
            number,
            size.width(),
            size.height(),
            HtmlPage.escape(language.words().page(number, sizes.size())),
            more);
  }

  private String withoutScript() {
    return IntStream.rangeClosed(2, sizes.size())
        .mapToObj(number -> image(number, " loading=\"lazy\""))
        .collect(Collectors.joining("\n", "<noscript>", "</noscript>\n"));
  }

  /// What `score.js` reads.
  private String json() {
    var said = new LinkedHashMap<String, Object>();
    said.put("key", key());
    said.put("pages", sizes.stream().map(size -> List.of(size.width(), size.height())).toList());
    said.put("music", music.orElse(null));
    said.put("words", words());
    said.put("modules", MODULES);
    return Json.write(said).replace("<", "\\u003c");
  }

  private SortedMap<String, String> words() {
    var words = language.words().below("reader.");
    if (music.isPresent()) {
      language
          .words()
          .below("notation.")
          .forEach((key, text) -> words.put("notation." + key, text));
    }
    return words;
  }

  /// Names the copy to the buyer's device, which remembers the place, and to nobody else.
  private String key() {
    var line = ("place in " + score.line().code()).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(StaticFiles.sha256(line), 0, 8);
  }
}
