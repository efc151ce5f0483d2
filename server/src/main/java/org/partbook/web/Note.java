package org.partbook.web;

import java.util.Optional;

/// A page that says one thing, under its title.
///
/// @param action what to do about it: to open the page's own address once more
/// @param shop the way back, where it is known
record Note(PageFrame frame, String text, Optional<String> action, Optional<ShopLink> shop) {
  HtmlPage page() {
    return new HtmlPage(frame.language(), Html.of(JteNoteGenerated::render, this));
  }
}
