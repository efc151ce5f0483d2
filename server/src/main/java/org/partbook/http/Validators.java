package org.partbook.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client may already have, against what there is (RFC 9110, section 13).
///
/// @param etag a strong one, with its quotation marks
/// @param modified when the bytes became what they are; nothing where they may change otherwise
///   than with time, as a personal copy's do with the publisher's settings: then dates tell
///   nothing, and headers with dates are ignored
public record Validators(String etag, Optional<Instant> modified) {
  private static final Pattern ETAG = Pattern.compile("(W/)?(\"[^\"]*\")");

  /// What is to be done with a request.
  public enum Verdict {
    PROCEED,
    NOT_MODIFIED,
    PRECONDITION_FAILED
  }

  public Validators {
    modified = modified.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
  }

  /// As the header Last-Modified has it.
  public Optional<String> lastModified() {
    return modified.map(HttpDate::of);
  }

  /// For a client that wants something else than what there is.
  public static ApiException preconditionFailed() {
    return new ApiException(
        ErrorCode.PRECONDITION_FAILED, "the file is not the one that the request's headers name");
  }

  public Verdict judge(Request request) {
    var ifMatch = request.header(HeaderNames.IF_MATCH);
    var unmodifiedSince = date(request, HeaderNames.IF_UNMODIFIED_SINCE);
    if (ifMatch.isPresent()
        ? !names(ifMatch.get(), false)
        : unmodifiedSince.filter(this::modifiedAfter).isPresent()) {
      return Verdict.PRECONDITION_FAILED;
    }
    var ifNoneMatch = request.header(HeaderNames.IF_NONE_MATCH);
    var modifiedSince = date(request, HeaderNames.IF_MODIFIED_SINCE);
    if (ifNoneMatch.isPresent()
        ? names(ifNoneMatch.get(), true)
        : modified.isPresent()
            && modifiedSince.filter(since -> !modifiedAfter(since)).isPresent()) {
      return Verdict.NOT_MODIFIED;
    }
    return Verdict.PROCEED;
  }

  /// Whether the client's bytes are the beginning of ours, so that it may be sent the rest. A date
  /// must be exactly the one that we sent.
  public boolean allowRange(Request request) {
    var condition = request.header(HeaderNames.IF_RANGE);
    if (condition.isEmpty() || condition.get().equals(etag)) {
      return true;
    }
    return modified.isPresent() && date(request, HeaderNames.IF_RANGE).equals(modified);
  }

  private boolean modifiedAfter(Instant since) {
    return modified.filter(since::isBefore).isPresent();
  }

  private boolean names(String list, boolean weakToo) {
    if (list.strip().equals("*")) {
      return true;
    }
    return ETAG.matcher(list)
        .results()
        .anyMatch(tag -> tag.group(2).equals(etag) && (weakToo || tag.group(1) == null));
  }

  private static Optional<Instant> date(Request request, String header) {
    return request.header(header).flatMap(HttpDate::parse);
  }
}
