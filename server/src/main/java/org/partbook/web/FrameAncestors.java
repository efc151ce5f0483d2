package org.partbook.web;

import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.partbook.access.FrameOrigin;

/// The sites that may show the answer to a request in a frame. Nobody, unless a route has
/// registered others in the request's context, because it knows whose link was asked for.
record FrameAncestors(List<FrameOrigin> origins) {
  static FrameAncestors of(ServerRequest request) {
    return request.context().get(FrameAncestors.class).orElse(new FrameAncestors(List.of()));
  }

  /// The directive of a Content-Security-Policy.
  String directive() {
    return "frame-ancestors "
        + (origins.isEmpty()
            ? "'none'"
            : origins.stream().map(FrameOrigin::value).collect(Collectors.joining(" ")));
  }
}
