package org.partbook.scores;

import java.util.Locale;

/// What is made of a score once, and kept beside it.
enum Product {
  /// A file that personal copies are put together from.
  COPY(1),

  /// Drawings of the pages, for reading in the browser.
  PAGES(1);

  private final int form;

  Product(int form) {
    this.form = form;
  }

  /// To be raised when it is to be made anew: in which version it is made today.
  int form() {
    return form;
  }

  /// As the database has it.
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
