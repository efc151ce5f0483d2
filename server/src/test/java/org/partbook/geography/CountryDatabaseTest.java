package org.partbook.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.access.Environment;

class CountryDatabaseTest {
  @TempDir private Path folder;

  @Test
  void a_database_tells_when_it_was_built_and_what_it_locates() throws IOException {
    var file = CountryDatabaseFile.likeReality(LocalDate.of(2026, 11, 1)).writeTo(file());

    assertThat(CountryDatabase.of(file))
        .isEqualTo(new CountryDatabase(LocalDate.of(2026, 11, 1), true, "Test-Country"));
  }

  @Test
  void a_database_of_ipv4_only_is_told_and_locates_no_ipv6_address() throws IOException {
    var file = CountryDatabaseFile.likeRealityOfIpv4(LocalDate.of(2026, 11, 1)).writeTo(file());

    assertThat(CountryDatabase.of(file).ipv6()).isFalse();
    try (var geography = Geography.withDatabase(file)) {
      var american = Address.parse("2600:1000::1").orElseThrow();
      assertThat(geography.countryOf(american, Environment.LIVE)).isEmpty();
      var german = Address.parse("130.133.1.1").orElseThrow();
      assertThat(geography.countryOf(german, Environment.LIVE)).contains("DE");
    }
  }

  @Test
  void a_database_of_something_else_is_refused() throws IOException {
    var file = new CountryDatabaseFile().with("130.133.0.0", 16, Map.of("asn", "AS680"));

    assertThatThrownBy(() -> CountryDatabase.of(file.writeTo(file())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0 of 7 well-known addresses");
  }

  @Test
  void what_is_no_database_or_damaged_is_refused() throws IOException {
    var file = Files.writeString(file(), "rubbish");
    assertThatThrownBy(() -> CountryDatabase.of(file)).isInstanceOf(IOException.class);

    var whole =
        Files.readAllBytes(
            CountryDatabaseFile.likeReality(LocalDate.of(2026, 11, 1)).writeTo(file()));
    for (int left = 0; left < whole.length; left += 97) {
      Files.write(file(), Arrays.copyOf(whole, left));
      assertThatThrownBy(() -> CountryDatabase.of(file())).isInstanceOf(IOException.class);
      Files.write(file(), Arrays.copyOfRange(whole, left + 1, whole.length));
      assertThatThrownBy(() -> CountryDatabase.of(file())).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> CountryDatabase.of(folder.resolve("none.mmdb")))
        .isInstanceOf(IOException.class);
  }

  private Path file() {
    return folder.resolve("countries.mmdb");
  }
}
