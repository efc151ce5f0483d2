package org.partbook.rights;

import java.util.regex.Pattern;

/// What a publisher calls a party in its files, for good.
public record PartyId(String value) implements Comparable<PartyId> {
  static final String RULE = "1 to 40 letters A to Z, digits, points, hyphens and underscores";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  public PartyId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("'" + value + "' is no party's id: it has " + RULE);
    }
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(PartyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
