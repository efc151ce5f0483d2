package org.partbook.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;

class GeographyTest {
  @TempDir private Path folder;

  @Test
  void a_live_address_is_located_by_the_country_database_that_the_settings_name()
      throws IOException {
    var database = database();
    try (var server = TestServer.start(Map.of("PARTBOOK_COUNTRY_DATABASE", database.toString()))) {
      var live = server.live();

      assertThat(live.validate(AMERICAN, "12.0.0.1", 1).status()).isEqualTo(200);
      assertThat(live.validate(AMERICAN, "2600:1234::1", 1).status()).isEqualTo(200);
      var german = live.validate(AMERICAN, "91.0.0.1", 1);
      assertThat(german.status()).isEqualTo(422);
      assertThat(german.text()).contains("may not be sold in DE");
      assertThat(live.validate(AMERICAN, "8.8.8.8", 1).status()).isEqualTo(422);

      var token = live.validate(PIANO, "91.0.0.1", 1).json().path("token").asString();
      live.register(Purchase.validated(token, 1, 1));
      assertThat(live.settled(1).json().get(0).path("country_code").asString()).isEqualTo("DE");
    }
  }

  @Test
  void the_documentation_ranges_stand_for_countries_in_the_sandbox_only() throws IOException {
    try (var geography = Geography.withDatabase(database())) {
      assertThat(country(geography, "198.51.100.1", Environment.SANDBOX)).isEqualTo("DE");
      assertThat(country(geography, "198.51.100.1", Environment.LIVE)).isEqualTo("none");
      assertThat(country(geography, "91.0.0.1", Environment.SANDBOX)).isEqualTo("DE");
    }
  }

  @Test
  void all_places_where_free_databases_put_the_code_are_understood() throws IOException {
    try (var geography = Geography.withDatabase(database())) {
      assertThat(country(geography, "12.0.0.1", Environment.LIVE)).isEqualTo("US");
      assertThat(country(geography, "91.0.0.1", Environment.LIVE)).isEqualTo("DE");
      assertThat(country(geography, "92.0.0.1", Environment.LIVE)).isEqualTo("JP");
    }
  }

  @Test
  void a_record_without_a_country_of_this_world_locates_nobody() throws IOException {
    try (var geography = Geography.withDatabase(database())) {
      assertThat(country(geography, "77.0.0.1", Environment.LIVE)).isEqualTo("none");
      assertThat(country(geography, "78.0.0.1", Environment.LIVE)).isEqualTo("none");
    }
  }

  @Test
  void a_file_that_is_no_database_is_refused_at_the_start() throws IOException {
    var file = Files.writeString(folder.resolve("no.mmdb"), "nothing of the kind");

    assertThatThrownBy(() -> Geography.withDatabase(file)).isInstanceOf(IOException.class);
  }

  private Path database() throws IOException {
    return new CountryDatabaseFile()
        .with("12.0.0.0", 8, Map.of("country", Map.of("iso_code", "US")))
        .with("2600::", 16, Map.of("country", Map.of("iso_code", "US")))
        .with("91.0.0.0", 8, Map.of("country_code", "DE"))
        .with("92.0.0.0", 8, Map.of("country", "JP"))
        .with("77.0.0.0", 8, Map.of("country", Map.of("iso_code", "EU")))
        .with("78.0.0.0", 8, Map.of("continent", "Asia"))
        .writeTo(folder.resolve("countries.mmdb"));
  }

  private static String country(Geography geography, String ip, Environment environment) {
    return geography.countryOf(Address.parse(ip).orElseThrow(), environment).orElse("none");
  }
}
