package org.partbook.http;

import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a client would rather have, in the header Prefer (RFC 7240). What can't be read, and what
/// nobody here knows, is passed over.
public final class Prefer {
  private static final String WAIT = "wait";

  /// A number may stand between quotation marks; what else does is of no interest.
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private Prefer() {}

  /// For how many seconds the client would wait for an answer. Of several the first counts.
  public static OptionalLong wait(Request request) {
    var header = QUOTED.matcher(request.header(HeaderNames.PREFER).orElse(""));
    for (var preference : header.replaceAll(Prefer::unquoted).split(",", -1)) {
      var word = preference.split(";", 2)[0].split("=", 2);
      if (word[0].strip().equalsIgnoreCase(WAIT)) {
        return word.length == 2 ? number(word[1].strip()) : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /// As Preference-Applied says that it was done.
  public static String waited(long seconds) {
    return WAIT + "=" + seconds;
  }

  private static String unquoted(MatchResult quoted) {
    var text = quoted.group(1);
    return Matcher.quoteReplacement(NUMBER.matcher(text).matches() ? text : "-");
  }

  private static OptionalLong number(String text) {
    return NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
