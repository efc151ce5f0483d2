package org.partbook.geography;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// What a file with a country database is worth, found out by asking it.
///
/// @param built the day on which its makers made it
/// @param ipv6 whether it locates IPv6 addresses as well
/// @param kind what its makers call it
public record CountryDatabase(LocalDate built, boolean ipv6, String kind) {
  /// Networks of universities, which have had them for decades and are where they are.
  private static final Map<String, String> IPV4 =
      Map.of(
          "130.133.1.1", "DE",
          "133.11.0.1", "JP",
          "193.51.208.1", "FR",
          "151.100.4.1", "IT",
          "200.144.0.1", "BR",
          "18.9.22.69", "US",
          "131.111.8.42", "GB");

  /// Of large providers, and of Japan's academic network.
  private static final Map<String, String> IPV6 =
      Map.of(
          "2003::1", "DE",
          "2a01:e00::1", "FR",
          "2600:1000::1", "US",
          "2001:200::1", "JP");

  /// Networks are sold and moved, and no database is right everywhere.
  private static final double MOST = 0.7;

  /// Looks at a file.
  ///
  /// @throws IOException if it isn't there, or is nothing that finds countries; the message says
  ///   why
  public static CountryDatabase of(Path mmdb) throws IOException {
    try (var reader = new Reader(mmdb.toFile())) {
      double right = right(reader, IPV4);
      if (right < MOST) {
        throw new IOException(
            "it finds the country of %d of %d well-known addresses only"
                .formatted(Math.round(right * IPV4.size()), IPV4.size()));
      }
      var built = Instant.ofEpochSecond(reader.getMetadata().buildEpoch().longValueExact());
      return new CountryDatabase(
          built.atOffset(ZoneOffset.UTC).toLocalDate(),
          right(reader, IPV6) >= MOST,
          reader.getMetadata().databaseType());
    } catch (RuntimeException e) {
      throw new IOException("it is damaged", e);
    }
  }

  private static double right(Reader reader, Map<String, String> known) throws IOException {
    int right = 0;
    for (var one : known.entrySet()) {
      var address = Address.parse(one.getKey()).orElseThrow();
      if (Geography.lookUp(reader, address).filter(one.getValue()::equals).isPresent()) {
        right++;
      }
    }
    return (double) right / known.size();
  }
}
