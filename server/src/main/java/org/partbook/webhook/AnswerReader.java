package org.partbook.webhook;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the answer to a request (HTTP/1.1, RFC 9112), as much of it as anybody wants to know: the
/// status, `Retry-After`, and the beginning of the body. More isn't read, and nothing is believed.
final class AnswerReader {
  private static final int MOST_OF_A_BODY = 1024;
  private static final int MOST_OF_A_HEAD = 32 * 1024;
  private static final int MOST_ANSWERS_BEFORE = 5;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
  private static final int FIRST_FINAL = 200;
  private static final int NO_CONTENT = 204;
  private static final int SWITCHING = 101;
  private static final int HEX = 16;
  private static final String REPLACEMENT = "\uFFFD";

  private final InputStream in;
  private final Clock clock;
  private int headLeft = MOST_OF_A_HEAD;
  private Optional<Duration> retryAfter = Optional.empty();
  private long length = Long.MAX_VALUE;
  private boolean chunked;

  AnswerReader(InputStream in, Clock clock) {
    this.in = in;
    this.clock = clock;
  }

  /// What isn't HTTP.
  static final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
      super(message);
    }
  }

  Answer read() throws IOException {
    for (int i = 0; i < MOST_ANSWERS_BEFORE; i++) {
      var status = status(line());
      headers();
      if (status >= FIRST_FINAL || status == SWITCHING) {
        return new Answer(
            Optional.of(status),
            status == NO_CONTENT ? "" : text(body()),
            retryAfter,
            Optional.empty());
      }
    }
    throw new NoAnswer("the answer doesn't come to its point");
  }

  private static int status(String line) throws NoAnswer {
    var status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new NoAnswer("what answers doesn't speak HTTP/1.1");
    }
    return Integer.parseInt(status.group(1));
  }

  private void headers() throws IOException {
    retryAfter = Optional.empty();
    length = Long.MAX_VALUE;
    chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        header(name, line.substring(colon + 1).strip());
      }
    }
  }

  private void header(String name, String value) {
    switch (name) {
      case "retry-after" -> retryAfter = wait(value);
      case "content-length" -> length = number(value).orElse(Long.MAX_VALUE);
      case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
      default -> {
        // Nobody wants to know.
      }
    }
  }

  private static Optional<Long> number(String value) {
    return value.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
  }

  private Optional<Duration> wait(String value) {
    var seconds = number(value).filter(many -> many <= Duration.ofDays(365).toSeconds());
    if (seconds.isPresent()) {
      return seconds.map(Duration::ofSeconds);
    }
    try {
      var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), until))
          .filter(wait -> !wait.isNegative());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// One line of the head, without its end.
  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      var next = in.read();
      if (next < 0) {
        throw new EOFException("the connection was closed before there was an answer");
      }
      if (--headLeft < 0) {
        throw new NoAnswer("the head of the answer is longer than " + MOST_OF_A_HEAD + " bytes");
      }
      if (next == '\n') {
        var end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
      }
      line.append((char) next);
    }
  }

  /// The beginning of the body. The status counts, whatever becomes of the rest.
  private byte[] body() {
    var body = new byte[MOST_OF_A_BODY];
    int filled = 0;
    try {
      long left = chunked ? chunk(true) : length;
      while (filled < body.length && left > 0) {
        var read = in.read(body, filled, (int) Math.min(left, body.length - filled));
        if (read < 0) {
          break;
        }
        filled += read;
        left -= read;
        if (chunked && left == 0) {
          left = chunk(false);
        }
      }
    } catch (IOException _) {
      // That was all.
    }
    return Arrays.copyOf(body, filled);
  }

  private long chunk(boolean first) throws IOException {
    if (!first) {
      var _ = line();
    }
    var size = line().replaceFirst(";.*", "").strip();
    return size.matches("[0-9a-fA-F]{1,8}") ? Long.parseLong(size, HEX) : 0;
  }

  /// What can be stored and shown: what isn't UTF-8 is replaced, and so is what controls terminals.
  private static String text(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return text.replaceAll("[\\p{Cc}&&[^\n\t]]", REPLACEMENT);
  }
}
