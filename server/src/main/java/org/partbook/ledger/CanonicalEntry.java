package org.partbook.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.partbook.audit.Commitment;
import org.partbook.audit.Hash;
import org.partbook.json.Json;

/// The one text of an entry: what the log commits to, and what receipts and statements show.
///
/// It is written for good. An entry whose text came out otherwise one day would be one that isn't
/// in the log any more, so nothing of this may change: a new member can only come for entries that
/// are new.
public final class CanonicalEntry {
  private static final int ROOM = 512;
  private static final char FIRST_PRINTABLE = ' ';

  /// Always with six decimals, which is as exact as the database is.
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

  private static final String END = "}";
  private static final byte[] END_BYTES = END.getBytes(StandardCharsets.UTF_8);

  private CanonicalEntry() {}

  /// The text of an entry, without spaces, its members in one order, those left out that it has
  /// not.
  public static String of(Entry entry) {
    return head(entry).append(entry.body()).append(END).toString();
  }

  /// All that stands before the body.
  private static StringBuilder head(Entry entry) {
    var text = new StringBuilder(ROOM);
    text.append("{\"id\":").append(entry.id());
    text.append(",\"at\":\"").append(time(entry.at()));
    text.append("\",\"kind\":");
    string(text, entry.kind());
    text.append(",\"actor\":");
    string(text, entry.actor());
    entry.line().ifPresent(line -> text.append(",\"line\":").append(line));
    entry.vendor().ifPresent(vendor -> text.append(",\"vendor\":").append(vendor));
    entry.currency().ifPresent(currency -> string(text.append(",\"currency\":"), currency));
    entry.quantity().ifPresent(copies -> text.append(",\"quantity\":").append(copies));
    entry.net().ifPresent(net -> text.append(",\"net\":\"").append(amount(net)).append('"'));
    return text.append(",\"body\":");
  }

  /// What the log has of an entry.
  public static Hash commitment(Entry entry) {
    return Commitment.of(entry.salt(), of(entry));
  }

  /// As [#commitment(Entry)], of an entry whose body comes as it is sent by the database: to make a
  /// text of it, and bytes of that again, would take as long as to hash it.
  ///
  /// @param entry without its body
  /// @param body in UTF-8
  public static Hash commitment(Entry entry, byte[] body) {
    var head = head(entry).toString().getBytes(StandardCharsets.UTF_8);
    return Commitment.of(entry.salt(), head, body, END_BYTES);
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static String amount(BigDecimal net) {
    return Json.plain(net).toPlainString();
  }

  private static void string(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < FIRST_PRINTABLE || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        text.append(Json.write(value));
        return;
      }
    }
    text.append('"').append(value).append('"');
  }
}
