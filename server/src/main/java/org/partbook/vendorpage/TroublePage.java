package org.partbook.vendorpage;

import org.partbook.http.ErrorCode;
import org.partbook.web.DeskFrame;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;

/// What is shown where something is wrong.
record TroublePage(DeskFrame frame, String advice) {
  static HtmlPage of(String root, ErrorCode code) {
    var title =
        switch (code.status()) {
          case 404 -> "There is nothing here";
          case 429, 503 -> "Not right now";
          default -> code.status() < 500 ? "That didn’t work" : "Something went wrong";
        };
    var advice =
        switch (code.status()) {
          case 404 -> "It may be kept no longer, or belong to the other environment.";
          case 429 -> "Too much was asked for from where you are. Try again in a moment.";
          case 503 -> "The server is busy, or its database is away. Try again in a moment.";
          default ->
              code.status() < 500
                  ? "Go back, load the page anew, and try again."
                  : "It was written into the server’s log. The publisher can look there.";
        };
    var page = new TroublePage(new DeskFrame(root, title), advice);
    return new HtmlPage(Language.EN, Html.of(JteTroublePageGenerated::render, page));
  }
}
