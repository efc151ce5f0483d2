package org.partbook.rights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.partbook.geography.Countries;

/// Where a share is valid: everywhere, in some countries, or everywhere but in some.
///
/// @param but whether the countries are those in which it isn't
public record Territories(boolean but, SortedSet<String> countries) {
  public static final Territories WORLD = new Territories(true, new TreeSet<>());

  private static final String EVERYWHERE = "WORLD";

  public Territories {
    countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    if (!but && countries.isEmpty()) {
      throw new IllegalArgumentException("a share is valid somewhere");
    }
  }

  /// It isn't written as territories are; the message says how.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /// Reads `AT DE`, `WORLD`, `WORLD -US -CA` or nothing, which is the world.
  static Territories parse(String text) throws Unreadable {
    if (text.isBlank()) {
      return WORLD;
    }
    var words = List.of(text.strip().split("[ ,]+"));
    boolean but = words.getFirst().equals(EVERYWHERE);
    var countries = new TreeSet<String>();
    for (var word : but ? words.subList(1, words.size()) : words) {
      if (!countries.add(country(word, but))) {
        throw new Unreadable("has " + word + " in it twice");
      }
    }
    return new Territories(but, countries);
  }

  private static String country(String word, boolean but) throws Unreadable {
    boolean minus = word.startsWith("-");
    var code = minus ? word.substring(1) : word;
    if (!Countries.exists(code)) {
      throw new Unreadable(
          "has "
              + word
              + " in it, which is no country of ISO 3166-1 alpha-2: 'AT DE', 'WORLD -US'");
    }
    if (minus && !but) {
      throw new Unreadable(
          "has " + word + " without WORLD: everywhere but there is 'WORLD " + word + "'");
    }
    if (!minus && but) {
      throw new Unreadable("has " + code + " beside WORLD: without it is 'WORLD -" + code + "'");
    }
    return code;
  }

  /// As written by us.
  static Territories of(String stored) {
    try {
      return parse(stored);
    } catch (Unreadable e) {
      throw new IllegalStateException("stored territories can't be read: " + stored, e);
    }
  }

  /// Whether a country is among them; one that isn't known is where all unnamed ones are.
  public boolean include(String country) {
    return countries.contains(country) != but;
  }

  boolean overlap(Territories other) {
    if (but && other.but) {
      return true;
    }
    if (but) {
      return other.countries.stream().anyMatch(this::include);
    }
    return countries.stream().anyMatch(other::include);
  }

  /// As in a file, always written the same.
  @Override
  public String toString() {
    if (!but) {
      return String.join(" ", countries);
    }
    var words = new ArrayList<String>();
    words.add(EVERYWHERE);
    countries.forEach(country -> words.add("-" + country));
    return String.join(" ", words);
  }
}
