package org.partbook.delivery;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name under which a browser saves a score, made of its title.
///
/// Titles come from publishers and hold whatever a title may hold. What a file system refuses, what
/// could end the header and what turns the reading direction round is replaced; what is too long is
/// cut between two characters as people see them.
///
/// @param extension with its dot
record FileName(String base, String extension) {
  /// In UTF-8. File systems take 255 for the whole name, and browsers append ` (1)`.
  private static final int MOST_BYTES = 180;

  private static final String NAMELESS = "score";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /// Controls, format characters other than the two joiners, lone surrogates, and separators.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}]+|[\\p{Cf}&&[^\\u200C\\u200D]]+");

  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|]+");

  /// What all of the others leave as it is, but for spaces. Most titles are such, and every part of
  /// a download has its name.
  private static final Pattern PLAIN = Pattern.compile("[ -~&&[^/\\\\:*?\"<>|]]*");

  private static final Pattern AT_THE_ENDS = Pattern.compile("^[. ]+|[. ]+$");
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]+");
  private static final Pattern NOT_QUOTED = Pattern.compile("[%\"\\\\]");
  private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9]");

  /// Windows keeps these for devices, whatever follows the first dot.
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  static FileName of(String title, String extension) {
    return of(title, Optional.empty(), extension);
  }

  /// @param part which part of the score it is. It stands at the end, and is there however long the
  ///   title: otherwise all parts of an ensemble could be saved under one name
  static FileName of(String title, Optional<String> part, String extension) {
    var ending =
        part.map(text -> fit(text, MOST_BYTES / 2))
            .filter(text -> !text.isEmpty())
            .map(text -> " - " + text)
            .orElse("");
    var name = trimmed(fit(title, MOST_BYTES - bytes(ending)) + ending);
    if (name.isEmpty()) {
      return new FileName(NAMELESS, extension);
    }
    return new FileName(DEVICE.matcher(name).matches() ? "_" + name : name, extension);
  }

  /// The same with a number behind it, for the second and all others of one name.
  FileName numbered(int number) {
    return new FileName(base + " (" + number + ")", extension);
  }

  /// As it is saved.
  String whole() {
    return base + extension;
  }

  /// What file systems take of a text, up to so many bytes.
  private static String fit(String text, int most) {
    if (PLAIN.matcher(text).matches()) {
      var plain = trimmed(text);
      return trimmed(plain.substring(0, Math.min(most, plain.length())));
    }
    var visible = INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
    var safe = FORBIDDEN.matcher(visible.replaceAll(" ")).replaceAll("_");
    return trimmed(cut(trimmed(safe), most));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// For the header Content-Disposition: once for clients that know ASCII only, once for all others
  /// (RFC 6266, RFC 8187).
  String attachment() {
    return "attachment; filename=\""
        + ascii()
        + extension
        + "\"; filename*=UTF-8''"
        + encoded(base + extension);
  }

  /// Percent signs go, because some clients decode them here, too.
  private String ascii() {
    var parts = MARKS.matcher(Normalizer.normalize(base, Normalizer.Form.NFKD)).replaceAll("");
    var ascii = NOT_ASCII.matcher(parts).replaceAll("_");
    var plain = NOT_QUOTED.matcher(ascii).replaceAll("_");
    return READABLE.matcher(plain).find() ? plain : NAMELESS;
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        HEX.toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }

  /// Leading dots hide a file, and Windows drops dots at the end.
  private static String trimmed(String text) {
    var trimmed = AT_THE_ENDS.matcher(text.strip()).replaceAll("");
    return SPACES.matcher(trimmed).replaceAll(" ");
  }

  private static String cut(String text, int most) {
    var cut = new StringBuilder();
    int bytes = 0;
    for (var found = CHARACTER.matcher(text); found.find(); ) {
      bytes += bytes(found.group());
      if (bytes > most) {
        break;
      }
      cut.append(found.group());
    }
    return cut.toString();
  }
}
