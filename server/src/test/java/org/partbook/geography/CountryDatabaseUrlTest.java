package org.partbook.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryDatabaseUrlTest {
  private static final YearMonth JANUARY = YearMonth.of(2027, 1);

  @Test
  void a_month_is_put_in_and_the_one_before_is_looked_for_next() {
    assertThat(CountryDatabaseUrl.standard().of(JANUARY))
        .containsExactly(
            URI.create("https://download.db-ip.com/free/dbip-country-lite-2027-01.mmdb.gz"),
            URI.create("https://download.db-ip.com/free/dbip-country-lite-2026-12.mmdb.gz"));
  }

  @Test
  void without_a_month_in_it_there_is_one_address() {
    assertThat(CountryDatabaseUrl.parse("http://files.example/c.mmdb?key=x").of(JANUARY))
        .containsExactly(URI.create("http://files.example/c.mmdb?key=x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.example/{month}/c.mmdb",
        "http://me:pass@127.0.0.1:8080/c?m={month}",
        "file:/srv/countries.mmdb",
        "file:///srv/countries-{month}.mmdb.gz"
      })
  void addresses_of_three_sorts_can_be_used(String text) {
    assertThat(CountryDatabaseUrl.parse(text).pattern()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "/srv/s3cret.mmdb",
        "ftp://me:s3cret@files.example/c",
        "https:///s3cret",
        "https:s3cret",
        "https://me:s3cret@ho st/c",
        "https://files.example/{year}/s3cret",
        "file:s3cret.mmdb",
        "file://host/s3cret.mmdb",
        "file:///srv/c.mmdb?key=s3cret"
      })
  void others_are_refused_and_not_repeated(String text) {
    assertThatThrownBy(() -> CountryDatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{month}")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void an_address_is_shown_without_its_secrets_and_in_plain_characters() {
    assertThat(
            CountryDatabaseUrl.shown(
                URI.create("https://me:s3@x.example:8443/a/\u202eü/c@d.gz?key=s3cret#s3cret")))
        .isEqualTo("https://x.example:8443/a/%E2%80%AE%C3%BC/c@d.gz");
    assertThat(CountryDatabaseUrl.parse("https://me:s3cret@x.example/").toString())
        .doesNotContain("s3cret");
  }
}
