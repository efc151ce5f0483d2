package org.partbook.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;

/// Tells the requests behind which nobody is who wants to read: browsers that load ahead, makers of
/// link previews, scanners of mail. They must not count as a delivery, because a delivered purchase
/// can't be cancelled any more.
///
/// This is honest only as far as they are. A scanner that claims to be a browser (those of mail
/// services do when they look for attacks, and so do some previews) can't be told from the buyer:
/// it gets the score, and the line counts as delivered. So does a buyer's own click on a link that
/// something else had opened before. On the other hand a person's client is never taken for one of
/// these unless it bears one of the names in `previews.txt`.
public final class Previews {
  private static final List<String> HEADERS =
      List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

  private static final Pattern AHEAD = Pattern.compile("(?i)prefetch|prerender|preview");

  private final List<String> agents;

  private Previews(List<String> agents) {
    this.agents = agents;
  }

  public static Previews load() {
    var resource = Objects.requireNonNull(Previews.class.getResourceAsStream("previews.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return new Previews(
          lines
              .lines()
              .map(line -> line.strip().toLowerCase(Locale.ROOT))
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether this request is a preview's.
  public boolean asked(Request request) {
    return loadsAhead(request) || named(request);
  }

  private static boolean loadsAhead(Request request) {
    return HEADERS.stream().anyMatch(name -> AHEAD.matcher(request.header(name).orElse("")).find());
  }

  private boolean named(Request request) {
    var agent = request.header(HeaderNames.USER_AGENT).orElse("").toLowerCase(Locale.ROOT);
    return agents.stream().anyMatch(agent::contains);
  }
}
