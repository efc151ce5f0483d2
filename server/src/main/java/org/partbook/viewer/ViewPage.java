package org.partbook.viewer;

import java.util.List;
import org.partbook.copy.PageSize;
import org.partbook.delivery.HtmlPage;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.delivery.Words;

/// A score as a page of pages, one under the other.
final class ViewPage {
  private ViewPage() {}

  static HtmlPage of(String root, String token, Deliverable score, List<PageSize> sizes) {
    var main = new StringBuilder(header(score)).append("<main class=\"pages\">\n");
    for (int i = 0; i < sizes.size(); i++) {
      main.append(image(token, i + 1, sizes));
    }
    return new HtmlPage(root, score.title(), main.append("</main>").toString());
  }

  private static String header(Deliverable score) {
    var header = new StringBuilder("<header>\n<h1 dir=\"auto\">");
    header.append(HtmlPage.escape(score.title())).append("</h1>\n");
    score
        .composer()
        .map(HtmlPage::escape)
        .ifPresent(name -> header.append("<p dir=\"auto\">").append(name).append("</p>\n"));
    return header.append("</header>\n").toString();
  }

  /// The size keeps the page from jumping while pictures arrive.
  private static String image(String token, int number, List<PageSize> sizes) {
    var size = sizes.get(number - 1);
    return "<img src=\"%s/pages/%d\" width=\"%d\" height=\"%d\" alt=\"%s\"%s>\n"
        .formatted(
            HtmlPage.escape(token),
            number,
            size.width(),
            size.height(),
            Words.page(number, sizes.size()),
            number == 1 ? "" : " loading=\"lazy\" decoding=\"async\"");
  }
}
