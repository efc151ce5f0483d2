package org.partbook.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.file.Digest;
import org.partbook.json.Json;

/// The body of an entry: a JSON object, its members in the order in which they were added. What
/// isn't there is left out.
///
/// Amounts are texts, so that no reader makes something else of them.
public final class Facts {
  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder json = new StringBuilder(256).append('{');

  private Facts() {}

  public static Facts of() {
    return new Facts();
  }

  public Facts add(String name, String text) {
    name(name);
    if (isPlain(text)) {
      json.append('"').append(text).append('"');
    } else {
      json.append(Json.write(text));
    }
    return this;
  }

  public Facts add(String name, long number) {
    name(name);
    json.append(number);
    return this;
  }

  public Facts add(String name, boolean value) {
    name(name);
    json.append(value);
    return this;
  }

  /// An amount, without needless zeros.
  public Facts add(String name, BigDecimal amount) {
    return add(name, Json.plain(amount).toPlainString());
  }

  public Facts add(String name, List<String> texts) {
    name(name);
    json.append(Json.write(texts));
    return this;
  }

  /// JSON as it is.
  public Facts addJson(String name, String value) {
    name(name);
    json.append(value);
    return this;
  }

  public Facts addText(String name, Optional<String> text) {
    text.ifPresent(there -> add(name, there));
    return this;
  }

  public Facts addAmount(String name, Optional<BigDecimal> amount) {
    amount.ifPresent(there -> add(name, there));
    return this;
  }

  /// A text, or null.
  public Facts addOrNull(String name, Optional<String> text) {
    return text.isPresent() ? add(name, text.get()) : addJson(name, "null");
  }

  /// A person's name, of which only its hash with a salt is told.
  public Facts addHidden(String name, byte[] salt, String person) {
    return add(name, hidden(salt, person));
  }

  /// What the journal says of a person's name.
  public static String hidden(byte[] salt, String person) {
    var text = person.getBytes(StandardCharsets.UTF_8);
    var both = new byte[salt.length + text.length];
    System.arraycopy(salt, 0, both, 0, salt.length);
    System.arraycopy(text, 0, both, salt.length, text.length);
    return Digest.hexOf(both);
  }

  private void name(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    json.append('"').append(name).append("\":");
  }

  /// Whether JSON writes it as it is.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < FIRST_PRINTABLE || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  public String json() {
    return json + "}";
  }
}
