package org.partbook.home;

import gg.jte.Content;
import org.partbook.http.ProgramFile;
import org.partbook.web.DeskFrame;
import org.partbook.web.Html;

/// A guide as a page.
record GuidePage(DeskFrame frame, String html) {
  static String of(Guide guide) {
    var text = ProgramFile.beside(GuidePage.class, guide.source()).text();
    var page = Markdown.page(guide, text);
    var shown = new GuidePage(new DeskFrame("../", page.title()), page.html());
    return Html.of(JteGuidePageGenerated::render, shown);
  }

  /// It is made of a file of the program, in which HTML is escaped: so it goes through as it is.
  Content content() {
    return output -> output.writeContent(html);
  }
}
