package org.partbook.sandbox;

import java.util.ArrayList;
import java.util.List;

/// A piece of one of our own texts, in which code stands in backticks.
record Span(boolean code, String text) {
  static List<Span> of(String text) {
    var spans = new ArrayList<Span>();
    boolean code = false;
    for (var piece : text.split("`", -1)) {
      spans.add(new Span(code, piece));
      code = !code;
    }
    return spans;
  }
}
