package org.partbook.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.partbook.http.Ranges.Partial;
import org.partbook.http.Ranges.Unsatisfiable;
import org.partbook.http.Ranges.Whole;

/// A file that is sent whole or in parts (RFC 9110, section 14).
///
/// @param word what it is called where it is told how long it is
public record RangedFile(Body body, String mediaType, Validators validators, String word) {
  /// Sends what is settled to be sent.
  public interface Sender {
    void send(Body body) throws IOException;
  }

  /// Answers a request for it.
  ///
  /// @param before done once it is settled that there are bytes, or a HEAD would have them, and
  ///   before one goes out
  public void answer(Request request, Response response, Runnable before, Sender sender)
      throws IOException {
    switch (validators.judge(request)) {
      case PRECONDITION_FAILED -> throw Validators.preconditionFailed();
      case NOT_MODIFIED -> {
        describe(response);
        response.status(Status.NOT_MODIFIED).send();
      }
      case PROCEED -> {
        var ranges = ranges(request, response);
        before.run();
        describe(response);
        send(request, response, chosen(response, ranges), sender);
      }
    }
  }

  private void describe(Response response) {
    response.header(HeaderNames.ACCEPT_RANGES, "bytes");
    response.header(HeaderNames.ETAG, validators.etag());
    validators.lastModified().ifPresent(date -> response.header(HeaderNames.LAST_MODIFIED, date));
  }

  /// Which bytes are wanted. Ranges are a matter of GET only.
  private List<ByteRange> ranges(Request request, Response response) {
    var header = request.header(HeaderNames.RANGE);
    if (header.isEmpty() || request.isHead() || !validators.allowRange(request)) {
      return List.of();
    }
    return switch (Ranges.read(header.get(), body.length())) {
      case Whole _ -> List.of();
      case Partial(var list) -> list;
      case Unsatisfiable _ -> {
        response.header(HeaderNames.CONTENT_RANGE, "bytes */" + body.length());
        throw new ApiException(
            ErrorCode.RANGE_NOT_SATISFIABLE,
            "none of the bytes that were asked for is among the %s's %d"
                .formatted(word, body.length()));
      }
    };
  }

  /// @param ranges what is wanted; nothing means all of it
  private Body chosen(Response response, List<ByteRange> ranges) {
    return switch (ranges.size()) {
      case 0 -> {
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        yield body;
      }
      case 1 -> {
        var range = ranges.getFirst();
        response.status(Status.PARTIAL_CONTENT);
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        response.header(HeaderNames.CONTENT_RANGE, range.of(body.length()));
        yield new Part(body, range);
      }
      default -> {
        var parts = new Multipart(body, mediaType, ranges);
        response.status(Status.PARTIAL_CONTENT);
        response.header(HeaderNames.CONTENT_TYPE, parts.mediaType());
        yield parts;
      }
    };
  }

  /// A range of the whole.
  private record Part(Body whole, ByteRange range) implements Body {
    @Override
    public long length() {
      return range.length();
    }

    @Override
    public void read(ByteBuffer target, long at) throws IOException {
      int limit = target.limit();
      target.limit((int) Math.min(limit, target.position() + length() - at));
      whole.read(target, range.first() + at);
      target.limit(limit);
    }
  }

  /// A client that hangs up ends this with [ClientGone], which is no error.
  private static void send(Request request, Response response, Body body, Sender sender)
      throws IOException {
    response.header(HeaderNames.CONTENT_LENGTH, Long.toString(body.length()));
    if (request.isHead()) {
      response.send();
      return;
    }
    sender.send(body);
  }
}
