package org.partbook.geography;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.vendor.Environment;

/// Finds the country of an address: in a country database in MaxMind's format where the publisher
/// has named one, and in the sandbox by the documentation ranges, so that geography can be tried
/// without.
public final class Geography implements AutoCloseable {
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
    return database
        .map(reader -> read(reader, address))
        .flatMap(CountryRecord::code)
        .filter(Countries::exists);
  }

  private static CountryRecord read(Reader reader, Address address) {
    try {
      var found = reader.get(address.inet(), CountryRecord.class);
      return found == null ? new CountryRecord(null, null) : found;
    } catch (IOException e) {
      throw new UncheckedIOException("the country database can't be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (database.isPresent()) {
      database.get().close();
    }
  }

  /// One record of the database. Free databases differ in where they put the code: in
  /// `country.iso_code` as MaxMind does, or in `country_code`.
  record CountryRecord(@Nullable Country country, @Nullable String countryCode) {
    @MaxMindDbConstructor
    CountryRecord(
        @MaxMindDbParameter(name = "country") @Nullable Country country,
        @MaxMindDbParameter(name = "country_code") @Nullable String countryCode) {
      this.country = country;
      this.countryCode = countryCode;
    }

    Optional<String> code() {
      return Optional.ofNullable(country)
          .flatMap(c -> Optional.ofNullable(c.isoCode()))
          .or(() -> Optional.ofNullable(countryCode));
    }
  }

  record Country(@Nullable String isoCode) {
    @MaxMindDbConstructor
    Country(@MaxMindDbParameter(name = "iso_code") @Nullable String isoCode) {
      this.isoCode = isoCode;
    }
  }
}
