package org.partbook.geography;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.Environment;

/// Finds the country of an address: in a country database in MaxMind's format where the publisher
/// has named one, and in the sandbox by the documentation ranges, so that geography can be tried
/// without.
public final class Geography implements AutoCloseable {
  private static final int IPV4_ONLY = 4;

  private final Optional<Reader> database;

  private Geography(Optional<Reader> database) {
    this.database = database;
  }

  /// Knows the sandbox's ranges only.
  public static Geography withoutDatabase() {
    return new Geography(Optional.empty());
  }

  /// Opens a country database (`.mmdb`).
  ///
  /// @throws IOException if it isn't there or isn't one
  public static Geography withDatabase(Path mmdb) throws IOException {
    return new Geography(Optional.of(new Reader(mmdb.toFile())));
  }

  /// The country's ISO 3166-1 alpha-2 code, if it can be told.
  public Optional<String> countryOf(Address address, Environment environment) {
    var pretended =
        switch (environment) {
          case SANDBOX -> sandboxCountry(address);
          case LIVE -> Optional.<String>empty();
        };
    return pretended.or(() -> lookUp(address));
  }

  private static Optional<String> sandboxCountry(Address address) {
    if (address.isIn("203.0.113.0", 24) || address.isIn("2001:db8:0:1::", 64)) {
      return Optional.of("US");
    }
    if (address.isIn("198.51.100.0", 24)) {
      return Optional.of("DE");
    }
    return address.isIn("192.0.2.0", 24) ? Optional.of("JP") : Optional.empty();
  }

  private Optional<String> lookUp(Address address) {
    return database.flatMap(reader -> read(reader, address));
  }

  private static Optional<String> read(Reader reader, Address address) {
    try {
      return lookUp(reader, address);
    } catch (IOException e) {
      throw new UncheckedIOException("the country database can't be read", e);
    }
  }

  /// A database without IPv6 addresses would refuse to be asked for one.
  static Optional<String> lookUp(Reader reader, Address address) throws IOException {
    if (address.inet() instanceof Inet6Address && reader.getMetadata().ipVersion() == IPV4_ONLY) {
      return Optional.empty();
    }
    return Optional.ofNullable(reader.get(address.inet(), Map.class))
        .flatMap(Geography::code)
        .filter(Countries::exists);
  }

  /// Free databases differ in where they put the code: in `country.iso_code`, as MaxMind does, in
  /// `country_code`, or in `country`.
  private static Optional<String> code(Map<?, ?> record) {
    var country = record.get("country");
    var candidates =
        Stream.of(
            Optional.ofNullable(country instanceof Map<?, ?> map ? map.get("iso_code") : country),
            Optional.ofNullable(record.get("country_code")));
    return candidates.flatMap(Optional::stream).map(Object::toString).findFirst();
  }

  @Override
  public void close() throws IOException {
    if (database.isPresent()) {
      database.get().close();
    }
  }
}
