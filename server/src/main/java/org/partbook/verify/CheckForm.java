package org.partbook.verify;

import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.PageFrame;

/// Where a code can be typed.
record CheckForm(PageFrame frame, CheckWords words) {
  /// To be sent with a policy that lets forms be sent.
  static HtmlPage in(String root, Language language) {
    var words = new CheckWords(language);
    var form = new CheckForm(new PageFrame(root, language, words.text("check.ask")), words);
    return new HtmlPage(language, Html.of(JteCheckFormGenerated::render, form));
  }

  String action() {
    return frame.root() + "verify";
  }
}
