package org.partbook.web;

import java.util.List;
import java.util.stream.Collectors;
import org.partbook.access.FrameOrigin;
import org.partbook.http.Request;

/// The sites that may show the answer to a request in a frame. Nobody, unless a route has
/// registered others in the request's context, because it knows whose link was asked for.
///
/// @param any whether every site may
record FrameAncestors(List<FrameOrigin> origins, boolean any) {
  static final FrameAncestors ANY = new FrameAncestors(List.of(), true);

  FrameAncestors(List<FrameOrigin> origins) {
    this(origins, false);
  }

  static FrameAncestors of(Request request) {
    return request.noted(FrameAncestors.class).orElse(new FrameAncestors(List.of()));
  }

  /// The directive of a Content-Security-Policy.
  String directive() {
    if (any) {
      return "frame-ancestors *";
    }
    return "frame-ancestors "
        + (origins.isEmpty()
            ? "'none'"
            : origins.stream().map(FrameOrigin::value).collect(Collectors.joining(" ")));
  }
}
