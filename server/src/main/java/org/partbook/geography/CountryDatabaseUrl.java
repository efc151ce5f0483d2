package org.partbook.geography;

import java.net.URI;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// Where a country database is to be had. Where there is a new one each month, the address has
/// `{month}` in it, which becomes `2026-11`. It is never shown with what may be a secret: a login,
/// or what stands behind a question mark.
public record CountryDatabaseUrl(String pattern) {
  private static final String MONTH = "{month}";

  /// DB-IP's own free one, IPv4 and IPv6 in one file.
  private static final String STANDARD =
      "https://download.db-ip.com/free/dbip-country-lite-{month}.mmdb.gz";

  public static CountryDatabaseUrl standard() {
    return new CountryDatabaseUrl(STANDARD);
  }

  /// Reads an address by `https`, `http` or `file`.
  ///
  /// @throws IllegalArgumentException with a message that doesn't repeat the address
  public static CountryDatabaseUrl parse(String text) {
    if (!isUsable(text.replace(MONTH, "2026-11"))) {
      throw new IllegalArgumentException(
          "it must look like https://files.example.org/countries-{month}.mmdb.gz or"
              + " file:///srv/countries.mmdb");
    }
    return new CountryDatabaseUrl(text);
  }

  private static boolean isUsable(String text) {
    try {
      var uri = URI.create(text);
      var scheme = String.valueOf(uri.getScheme());
      // A path is made of it for its complaint of what is no file's address.
      return scheme.equals("file")
          ? Path.of(uri).isAbsolute()
          : scheme.matches("https?") && uri.getHost() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Where to look, one after the other: a month's database may not be there on its first day.
  public List<URI> of(YearMonth month) {
    return Stream.of(month, month.minusMonths(1))
        .map(one -> URI.create(pattern.replace(MONTH, one.toString())))
        .distinct()
        .toList();
  }

  /// An address without secrets, and without characters that a terminal could obey.
  public static String shown(URI address) {
    return address
        .toASCIIString()
        .replaceFirst("[?#].*", "")
        .replaceFirst("^([^:/]+:)//[^/]*@", "$1//");
  }

  @Override
  public String toString() {
    return "a country database's address";
  }
}
