package org.partbook.guide;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a piece prints, without what is different each time: numbers of orders and requests, links,
/// lengths, times.
record Printed(String text) {
  /// Headers that the guide leaves out.
  private static final String CUT =
      "Date|Cache-Control|Connection|Cross-Origin-Resource-Policy|X-Content-Type-Options|Referrer-Policy|Content-Security-Policy";

  static Printed of(String output) {
    var text =
        output
            .replace("\r", "")
            .replaceAll("(?m)^(?:" + CUT + "): .*\n", "")
            .replaceAll("(?m)^Content-Length: [1-9]\\d*", "Content-Length: (length)")
            .replaceAll("[1-9]\\d* bytes", "(length) bytes")
            .replaceAll("\"[0-9a-f]{32}\"", "\"(tag)\"")
            .replaceAll("\\b[0-9a-f]{16}\\b", "(request)")
            .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "(time)")
            // An asset of the sandbox is none of them.
            .replaceAll("\\b(?!20000000\\d\\d\\b)\\d{10,}\\b", "(number)")
            .replaceAll("127\\.0\\.0\\.1:\\d+", "(server)");
    return new Printed(text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")));
  }

  /// Whether it is what the guide shows. There, `…` stands for the rest of a word, or, alone on a
  /// line, for any number of lines.
  boolean isAsShown(String shown) {
    var pattern =
        Arrays.stream(of(shown).text().strip().split("\n…\n", -1))
            .map(Printed::linesPattern)
            .collect(Collectors.joining("\n(?:.*\n)*"));
    return text.strip().matches(pattern);
  }

  private static String linesPattern(String lines) {
    return Arrays.stream(lines.split("…", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[\\w-]+"));
  }
}
