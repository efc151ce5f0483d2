package org.partbook.backup;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// How backups are called: by the second at which they were begun, in UTC, so that their names are
/// in their order.
final class BackupIds {
  private static final Pattern ID = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d{6})Z(?:-\\d{1,3})?");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss", Locale.ROOT);

  private BackupIds() {}

  static String of(Instant at) {
    return TIME.format(at.atOffset(ZoneOffset.UTC)) + "Z";
  }

  static boolean isOne(String name) {
    return ID.matcher(name).matches();
  }

  static Instant time(String id) {
    var matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(id);
    }
    return LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC);
  }
}
