package org.partbook.viewer;

import java.util.List;
import org.partbook.copy.PageSize;
import org.partbook.delivery.HtmlPage;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.delivery.Words;

/// A score as a page of pages, one under the other.
final class ViewPage {
  private static final String HEADER = "<header>\n<h1 dir=\"auto\">%s</h1>\n%s</header>\n";
  private static final String COMPOSER = "<p dir=\"auto\">%s</p>\n";

  /// The sizes keep the page from jumping while pictures arrive.
  private static final String IMAGE =
      "<img src=\"%s/pages/%d\" width=\"%d\" height=\"%d\" alt=\"%s\"%s>\n";

  private static final String LATER = " loading=\"lazy\" decoding=\"async\"";

  private ViewPage() {}

  static HtmlPage of(String root, String token, Deliverable score, List<PageSize> sizes) {
    var composer = score.composer().map(HtmlPage::escape).map(COMPOSER::formatted).orElse("");
    var main =
        new StringBuilder(HEADER.formatted(HtmlPage.escape(score.title()), composer))
            .append("<main class=\"pages\">\n");
    for (int i = 0; i < sizes.size(); i++) {
      var size = sizes.get(i);
      main.append(
          IMAGE.formatted(
              HtmlPage.escape(token),
              i + 1,
              size.width(),
              size.height(),
              Words.page(i + 1, sizes.size()),
              i == 0 ? "" : LATER));
    }
    return new HtmlPage(root, score.title(), main.append("</main>").toString());
  }
}
