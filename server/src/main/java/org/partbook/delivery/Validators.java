package org.partbook.delivery;

import io.helidon.http.DateTime;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;

/// What a client may already have, against what there is (RFC 9110, section 13).
///
/// @param etag a strong one, with its quotation marks
/// @param modified when the bytes became what they are
public record Validators(String etag, Instant modified) {
  private static final Pattern ETAG = Pattern.compile("(W/)?(\"[^\"]*\")");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /// What is to be done with a request.
  public enum Verdict {
    PROCEED,
    NOT_MODIFIED,
    PRECONDITION_FAILED
  }

  public Validators {
    modified = modified.truncatedTo(ChronoUnit.SECONDS);
  }

  /// As the header Last-Modified has it.
  public String lastModified() {
    return DATE.format(modified);
  }

  /// For a client that wants something else than what there is.
  public static ApiException preconditionFailed() {
    return new ApiException(
        ErrorCode.PRECONDITION_FAILED, "the file is not the one that the request's headers name");
  }

  public Verdict judge(Headers request) {
    var ifMatch = request.value(HeaderNames.IF_MATCH);
    var unmodifiedSince = date(request, HeaderNames.IF_UNMODIFIED_SINCE);
    if (ifMatch.isPresent()
        ? !names(ifMatch.get(), false)
        : unmodifiedSince.filter(modified::isAfter).isPresent()) {
      return Verdict.PRECONDITION_FAILED;
    }
    var ifNoneMatch = request.value(HeaderNames.IF_NONE_MATCH);
    var modifiedSince = date(request, HeaderNames.IF_MODIFIED_SINCE);
    if (ifNoneMatch.isPresent()
        ? names(ifNoneMatch.get(), true)
        : modifiedSince.filter(since -> !modified.isAfter(since)).isPresent()) {
      return Verdict.NOT_MODIFIED;
    }
    return Verdict.PROCEED;
  }

  /// Whether the client's bytes are the beginning of ours, so that it may be sent the rest. A date
  /// must be exactly the one that we sent.
  boolean allowRange(Headers request) {
    var condition = request.value(HeaderNames.IF_RANGE);
    if (condition.isEmpty() || condition.get().equals(etag)) {
      return true;
    }
    return date(request, HeaderNames.IF_RANGE).filter(modified::equals).isPresent();
  }

  private boolean names(String list, boolean weakToo) {
    if (list.strip().equals("*")) {
      return true;
    }
    return ETAG.matcher(list)
        .results()
        .anyMatch(tag -> tag.group(2).equals(etag) && (weakToo || tag.group(1) == null));
  }

  private static Optional<Instant> date(Headers request, HeaderName name) {
    try {
      return request.value(name).map(text -> DateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
