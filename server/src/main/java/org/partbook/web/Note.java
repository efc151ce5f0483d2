package org.partbook.web;

import java.util.Optional;

/// A page that says one thing, under its title.
///
/// @param action what to do about it: to open the page's own address once more
record Note(PageFrame frame, String text, Optional<String> action) {
  HtmlPage page() {
    return new HtmlPage(frame.language(), Html.of(JteNoteGenerated::render, this));
  }
}
