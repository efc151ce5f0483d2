package org.partbook.vendorpage;

import org.partbook.web.DeskFrame;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;

/// Where a link lands.
///
/// @param good whether it can be used
record LinkPage(DeskFrame frame, boolean good) {
  static HtmlPage good(String root) {
    return new LinkPage(new DeskFrame(root, "Open your page"), true).page();
  }

  static HtmlPage used(String root) {
    return new LinkPage(new DeskFrame(root, "This link opens nothing"), false).page();
  }

  private HtmlPage page() {
    return new HtmlPage(Language.EN, Html.of(JteLinkPageGenerated::render, this));
  }
}
