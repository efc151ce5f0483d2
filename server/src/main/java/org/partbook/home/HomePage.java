package org.partbook.home;

import org.partbook.web.DeskFrame;
import org.partbook.web.Html;

/// The first page of a server.
record HomePage(DeskFrame frame) {
  static String html() {
    return Html.of(
        JteHomePageGenerated::render, new HomePage(new DeskFrame("", "Sheet music, sold well")));
  }
}
