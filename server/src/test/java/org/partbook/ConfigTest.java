package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.blob.BlobPlace.Bucket;
import org.partbook.blob.BucketAccess;
import org.partbook.child.Limits;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.StampStyle.FullPages;
import org.partbook.copies.licence.StampStyle.Place;
import org.partbook.copies.licence.Wording;
import org.partbook.geography.CountryDatabaseUrl;
import org.partbook.monitoring.MonitoringSettings.Inside;

class ConfigTest {
  @TempDir private Path data;

  @Test
  void all_that_is_wrong_is_said_at_once_with_name_and_value() {
    var error =
        invalid(
            Map.of(
                "PARTBOOK_PORT", "80800",
                "PARTBOOK_PUBLIC_URL", "ftp://x",
                "PARTBOOK_CANCELLATION_WINDOW", "two weeks",
                "PARTBOOK_COUNTRY_DATABASE", "/nowhere.mmdb",
                "PARTBOOK_PROT", "80"));

    assertThat(error.text().lines()).hasSize(5);
    assertThat(error.text())
        .contains(
            "PARTBOOK_PORT", "80800", "ftp://x", "two weeks", "/nowhere.mmdb", "PARTBOOK_PROT");
  }

  @Test
  void a_country_database_that_was_installed_is_taken_unless_another_one_is_named()
      throws Exception {
    assertThat(read(Map.of()).countryDatabase()).isEmpty();

    var installed = Files.createFile(data.resolve("countries.mmdb"));
    assertThat(read(Map.of()).countryDatabase()).contains(installed);

    var named = Files.createFile(data.resolve("named.mmdb"));
    assertThat(read(Map.of("PARTBOOK_COUNTRY_DATABASE", named.toString())).countryDatabase())
        .contains(named);
  }

  @Test
  void days_begin_in_utc_by_that_name_unless_another_zone_is_set() throws Exception {
    assertThat(read(Map.of()).bookkeeping().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(read(Map.of("PARTBOOK_TIME_ZONE", "Europe/Berlin")).bookkeeping().zone())
        .isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void where_alerts_go_is_never_shown_and_numbers_are_served_on_this_machine_unless_said_otherwise()
      throws Exception {
    assertThat(read(Map.of()).monitoring().inside()).isEmpty();
    assertThat(read(Map.of("PARTBOOK_METRICS_PORT", "9464")).monitoring().inside())
        .contains(new Inside("127.0.0.1", 9464));

    var config =
        read(Map.of("PARTBOOK_ALERT_URL", "https://alerts.example/hook/s3cret?key=s3cret"));
    assertThat(config.monitoring().alerts()).isPresent();
    assertThat(config.toString()).contains("alerts.example").doesNotContain("s3cret");

    for (var wrong :
        List.of("ftp://x/s3cret", "https://me:s3cret@x/", "s3cret", "http:// s3cret")) {
      assertThat(invalid(Map.of("PARTBOOK_ALERT_URL", wrong)).text())
          .contains("PARTBOOK_ALERT_URL can't be used")
          .doesNotContain("s3cret");
    }
    assertThat(invalid(Map.of("PARTBOOK_METRICS_PORT", "8080")).text())
        .contains("PARTBOOK_METRICS_PORT must be another port than PARTBOOK_PORT, not 8080");
    assertThat(invalid(Map.of("PARTBOOK_LOG_FORMAT", "xml")).text())
        .contains("PARTBOOK_LOG_FORMAT", "xml", "text, json");
  }

  @Test
  void files_lie_in_the_data_folder_unless_another_or_a_bucket_is_named() throws Exception {
    assertThat(read(Map.of()).blobs()).isEqualTo(read(Map.of()).data().resolve("blobs"));
    assertThat(read(Map.of("PARTBOOK_BLOBS", "/srv/shared")).blobs())
        .isEqualTo(Path.of("/srv/shared"));

    var amazons = read(Map.of("PARTBOOK_BLOBS", "s3://scores")).blobPlace();
    assertThat(amazons).hasToString("s3://scores/");
    assertThat(((Bucket) amazons).address().access().pathStyle()).isFalse();
    assertThat(((Bucket) amazons).cacheSize()).isEqualTo(2L << 30);
    var ours =
        read(
            Map.of(
                "PARTBOOK_BLOBS", "s3://scores/live/eu/",
                "PARTBOOK_S3_ENDPOINT", "https://s3.example.org",
                "PARTBOOK_S3_REGION", "eu-central-1",
                "PARTBOOK_BLOB_CACHE", "500m"));
    assertThat(ours.blobPlace()).hasToString("s3://scores/live/eu/ at https://s3.example.org");
    assertThat(((Bucket) ours.blobPlace()).address().access().pathStyle()).isTrue();
    assertThat(((Bucket) ours.blobPlace()).address().access().region()).contains("eu-central-1");
    assertThat(((Bucket) ours.blobPlace()).cacheSize()).isEqualTo(500L << 20);
    assertThat(ours.blobs()).isEqualTo(ours.data().resolve("blob-cache"));

    for (var wrong : List.of("s3://", "s3://a", "s3://scores//x", "s3://scores/../x", "s3:// x")) {
      assertThat(invalid(Map.of("PARTBOOK_BLOBS", wrong)).text())
          .contains("PARTBOOK_BLOBS can't be used", wrong, "s3://bucket/prefix");
    }
    assertThat(invalid(Map.of("PARTBOOK_S3_ENDPOINT", "https://me:s3cret@x")).text())
        .contains("PARTBOOK_S3_ENDPOINT can't be used")
        .doesNotContain("s3cret");
    assertThat(invalid(Map.of("PARTBOOK_BLOB_CACHE", "10k")).text()).contains("at least 1m");
    assertThat(invalid(Map.of("PARTBOOK_S3_PATH_STYLE", "yes")).text()).contains("on, off");
    assertThat(invalid(Map.of("PARTBOOK_S3_REGION", "Here")).text()).contains("eu-central-1");
  }

  @Test
  void backups_go_to_the_store_of_files_unless_another_or_other_keys_are_named() throws Exception {
    var files =
        Map.of(
            "PARTBOOK_S3_ENDPOINT", "https://s3.example.org", "PARTBOOK_S3_REGION", "eu-central-1");
    var same = read(files).backupAccess();
    assertThat(same)
        .isEqualTo(
            new BucketAccess(
                Optional.of(URI.create("https://s3.example.org")),
                Optional.of("eu-central-1"),
                true,
                Optional.empty()));

    var all = new HashMap<>(files);
    all.put("PARTBOOK_BACKUP_S3_ENDPOINT", "https://elsewhere.example.org");
    all.put("PARTBOOK_BACKUP_S3_REGION", "us-west-2");
    all.put("PARTBOOK_BACKUP_S3_PATH_STYLE", "off");
    all.put("PARTBOOK_BACKUP_S3_PROFILE", "backups");
    assertThat(read(all).backupAccess())
        .isEqualTo(
            new BucketAccess(
                Optional.of(URI.create("https://elsewhere.example.org")),
                Optional.of("us-west-2"),
                false,
                Optional.of("backups")));
    assertThat(read(Map.of()).backupAccess().pathStyle()).isFalse();
    assertThat(invalid(Map.of("PARTBOOK_BACKUP_S3_PROFILE", "[x]")).text())
        .contains("PARTBOOK_BACKUP_S3_PROFILE can't be used: '[x]'");
  }

  @Test
  void a_country_database_has_an_address_that_can_be_set_and_is_never_shown() throws Exception {
    assertThat(read(Map.of()).countryDatabaseUrl()).isEqualTo(CountryDatabaseUrl.standard());

    var named = "https://me:s3cret@files.example/{month}.mmdb";
    var config = read(Map.of("PARTBOOK_COUNTRY_DATABASE_URL", named));
    assertThat(config.countryDatabaseUrl().pattern()).isEqualTo(named);
    assertThat(config.toString()).doesNotContain("s3cret");

    assertThat(invalid(Map.of("PARTBOOK_COUNTRY_DATABASE_URL", "ftp://me:s3cret@x/")).text())
        .contains("PARTBOOK_COUNTRY_DATABASE_URL can't be used")
        .doesNotContain("s3cret");
  }

  @Test
  void looks_inside_are_off_unless_a_number_of_pages_is_said() throws Exception {
    assertThat(Config.read(Map.of()).looks().readable()).isEmpty();
    assertThat(Config.read(Map.of("PARTBOOK_LOOK_INSIDE", "off")).looks().readable()).isEmpty();
    assertThat(Config.read(Map.of("PARTBOOK_LOOK_INSIDE", "10")).looks().readable()).hasValue(10);
    for (var wrong : List.of("0", "11", "on", "-1", "2.5")) {
      assertThatThrownBy(() -> Config.read(Map.of("PARTBOOK_LOOK_INSIDE", wrong)))
          .hasMessage(
              "PARTBOOK_LOOK_INSIDE can't be used: '"
                  + wrong
                  + "': it is off, or how many pages can be read, from 1 to 10");
    }
  }

  @Test
  void a_long_name_of_the_publisher_stands_shortened_across_looks_inside() throws Exception {
    var name = Config.read(Map.of("PARTBOOK_PUBLISHER_NAME", "𝄞".repeat(90))).looks().name();

    assertThat(name).isEqualTo("𝄞".repeat(59) + "…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://user:s3cret@host/db",
        "postgresql://user:s3cret@/db",
        "postgresql://user:s3cret@host",
        "postgresql://user:s3cret@ho st/db",
        "postgresql://user:s3cret@one,/db",
        "postgresql://user:s3cret@one:5432,two:p/db",
        "postgresql://user:%zzs3cret@one/db",
        "postgresql:s3cret"
      })
  void a_database_that_cannot_be_used_is_told_without_its_password(String url) {
    var error = invalid(Map.of("PARTBOOK_DATABASE_URL", url));

    assertThat(error.text()).contains("PARTBOOK_DATABASE_URL").doesNotContain("s3cret");
  }

  @Test
  void how_much_a_score_may_take_is_set_in_sizes_with_a_unit() throws Config.Invalid {
    assertThat(read(Map.of()).scoreLimits()).isEqualTo(Limits.STANDARD);

    var config =
        read(
            Map.of(
                "PARTBOOK_SCORE_MEMORY", "128M",
                "PARTBOOK_SCORE_TIME", "1m",
                "PARTBOOK_UPSTREAM_URL", "https://files.example.org/{asset_id}",
                "PARTBOOK_UPSTREAM_MAX_SIZE", "3k"));

    assertThat(config.scoreLimits()).isEqualTo(new Limits(128 << 20, Duration.ofMinutes(1)));
    assertThat(config.upstream().orElseThrow().maxSize()).isEqualTo(3072);
  }

  @ParameterizedTest
  @ValueSource(strings = {"512", "0m", "1.5g", "-1m", "1t", "1234567m", "127m"})
  void a_size_that_cannot_be_used_is_refused(String size) {
    assertThat(invalid(Map.of("PARTBOOK_SCORE_MEMORY", size)).text())
        .startsWith("PARTBOOK_SCORE_MEMORY can't be used: '" + size + "': ");
  }

  @Test
  void a_database_url_is_read_with_its_login_and_never_shows_it() throws Config.Invalid {
    var config =
        read(Map.of("PARTBOOK_DATABASE_URL", "postgresql://me:p%40ss@db.example:6543/scores"));

    var database = config.database().orElseThrow();
    assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/scores");
    assertThat(database.user()).isEqualTo("me");
    assertThat(database.password()).isEqualTo("p@ss");
    assertThat(config.toString()).doesNotContain("p@ss", "p%40ss");
  }

  @Test
  void a_database_may_have_several_hosts() throws Config.Invalid {
    var url =
        "postgresql://me:s3cret@a.example:6543,b.example,[::1]:7/scores?targetServerType=primary";
    var config = read(Map.of("PARTBOOK_DATABASE_URL", url));
    var withJdbc = read(Map.of("PARTBOOK_DATABASE_URL", "jdbc:" + url));

    var database = config.database().orElseThrow();
    assertThat(database.jdbcUrl())
        .isEqualTo(
            "jdbc:postgresql://a.example:6543,b.example:5432,[::1]:7/scores?targetServerType=primary");
    assertThat(database.user()).isEqualTo("me");
    assertThat(database.password()).isEqualTo("s3cret");
    assertThat(database.toString()).doesNotContain("s3cret");
    assertThat(withJdbc.database()).hasValue(database);
  }

  @Test
  void a_login_among_the_options_of_a_database_is_not_shown() throws Config.Invalid {
    var config =
        read(Map.of("PARTBOOK_DATABASE_URL", "postgresql://a,b/scores?user=me&password=s3cret"));

    assertThat(config.toString()).doesNotContain("s3cret");
    assertThat(config.database().orElseThrow().jdbcUrl()).endsWith("?user=me&password=s3cret");
  }

  @Test
  void a_file_in_the_data_folder_holds_settings_and_the_environment_wins() throws Exception {
    Files.writeString(
        data.resolve("partbook.env"),
        """
        # Our server
        PARTBOOK_PORT=9000
        PARTBOOK_PUBLIC_URL=https://scores.example.org
        """);

    var config = read(Map.of("PARTBOOK_PORT", "9001"));

    assertThat(config.port()).isEqualTo(9001);
    assertThat(config.publicUrl().orElseThrow()).hasToString("https://scores.example.org");
  }

  @Test
  void an_unreadable_line_of_the_file_is_told_with_its_number() throws IOException {
    Files.writeString(
        data.resolve("partbook.env"), "PARTBOOK_PORT=9000\nnonsense\nexport PARTBOOK_HOST=::1\n");

    assertThat(invalid(Map.of()).text()).contains("line 2", "line 3: expected NAME=value");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "90s, PT1M30S", "30m, PT30M", "12h, PT12H", "14d, PT336H"})
  void durations_have_units(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "-1s", "1", "s", "1.5h", "1 h", "1w", "99999999999d", "36501d"})
  void what_is_no_duration_is_refused(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("14d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void an_empty_data_folder_counts_as_none(String folder) throws Config.Invalid {
    assertThat(Config.read(Map.of("PARTBOOK_DATA", folder)).data())
        .isEqualTo(Path.of("partbook-data").toAbsolutePath());
  }

  @Test
  void an_upstream_that_cannot_be_asked_is_refused_at_the_start_without_its_token() {
    var error =
        invalid(
            Map.of(
                "PARTBOOK_UPSTREAM_URL", "ftp://files.example/{asset_id}",
                "PARTBOOK_UPSTREAM_TOKEN", "s3\ncret"));

    assertThat(error.text())
        .contains("PARTBOOK_UPSTREAM_URL", "ftp://", "PARTBOOK_UPSTREAM_TOKEN")
        .doesNotContain("cret");
  }

  @Test
  void a_stamp_may_have_other_words_another_place_and_another_distance() throws Config.Invalid {
    var config =
        read(
            Map.of(
                "PARTBOOK_STAMP_TEXT", "Für {customer}|{code}",
                "PARTBOOK_STAMP_PLACE", "top-right",
                "PARTBOOK_STAMP_DISTANCE", "6.25",
                "PARTBOOK_STAMP_FULL_PAGES", "shrink"));

    assertThat(config.stamp())
        .isEqualTo(
            new StampStyle(
                Wording.parse("Für {customer}|{code}"), Place.TOP_RIGHT, 6.25, FullPages.SHRINK));
    assertThat(read(Map.of()).stamp()).isEqualTo(StampStyle.standard());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          PARTBOOK_STAMP_TEXT     ; Licensed          ; it must have {customer} in it
          PARTBOOK_STAMP_TEXT     ; {customer} {nmae} ; there is no {nmae}
          PARTBOOK_STAMP_TEXT     ; {customer} {code  ; a brace is open
          PARTBOOK_STAMP_TEXT     ; {customer}|2|3|4  ; it must have at most 3 lines
          PARTBOOK_STAMP_PLACE    ; left              ; bottom-left, bottom, bottom-right, top-left
          PARTBOOK_STAMP_PLACE    ; BOTTOM            ; it is one of
          PARTBOOK_STAMP_DISTANCE ; 4.5mm             ; a number of millimetres
          PARTBOOK_STAMP_DISTANCE ; -1                ; a number of millimetres
          PARTBOOK_STAMP_DISTANCE ; 4,5               ; a number of millimetres
          PARTBOOK_STAMP_FULL_PAGES ; small           ; it is one of cover, shrink, text
          PARTBOOK_STAMP_DISTANCE ; 51                ; from 0 to 50 millimetres
          """)
  void a_stamp_that_cannot_be_made_is_refused_with_name_value_and_reason(
      String name, String value, String reason) {
    assertThat(invalid(Map.of(name, value)).text().lines())
        .singleElement()
        .asString()
        .startsWith(name + " can't be used: '" + value + "': ")
        .contains(reason);
  }

  private Config read(Map<String, String> settings) throws Config.Invalid {
    var environment = new HashMap<>(settings);
    environment.put("PARTBOOK_DATA", data.toString());
    return Config.read(environment);
  }

  private Config.Invalid invalid(Map<String, String> settings) {
    return catchThrowableOfType(Config.Invalid.class, () -> read(settings));
  }
}
