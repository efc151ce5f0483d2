package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.db.SchemaException;
import org.partbook.ending.LastResort;

/// What would break a server that runs is refused, in a sentence.
class GuardsTest {
  private static final String LATEST =
      "select max(version::integer) as version from flyway_schema_history";

  private final TestDatabase database = TestDatabase.create();
  private final Path data;

  GuardsTest(@TempDir Path folder) {
    this.data = folder.resolve("data");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void a_second_server_on_a_data_folder_is_refused_whatever_its_database_is() {
    try (var other = TestDatabase.create()) {
      var first = serve(database.url());
      try (first) {
        assertThatThrownBy(() -> serve(other.url()))
            .isInstanceOf(DataFolderException.class)
            .hasMessageContaining(data.toString())
            .hasMessageContaining("in use by another Partbook server");
        Installation.forCommand(config(database.url())).close();
      }
      serve(other.url()).close();
    }
  }

  @Test
  void a_command_never_changes_tables_under_a_server_of_before() {
    try (var _ = serve(database.url())) {
      int newest = version();
      pretendToBeOfVersion(newest - 1);

      assertThatThrownBy(() -> Installation.forCommand(config(database.url())))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("a server of an earlier version")
          .hasMessageContaining("version " + (newest - 1))
          .hasMessageContaining("version " + newest);
      assertThat(version()).isEqualTo(newest - 1);
    }
  }

  @Test
  void a_command_changes_tables_where_no_server_runs() {
    database.migrateTo("6");

    Installation.forCommand(config(database.url())).close();

    assertThat(version()).isGreaterThan(6);
  }

  @Test
  void the_tables_of_a_newer_program_are_left_alone() {
    Database.open(database.url(), 1).close();
    int newest = version();
    update(
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, execution_time, success)
        values (900, '900', 'of tomorrow', 'SQL', 'V900__of_tomorrow.sql', 1, 'x', 1, true)
        """);

    assertThatThrownBy(() -> serve(database.url()))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("version 900")
        .hasMessageContaining("up to version " + newest);
    assertThatThrownBy(() -> Installation.forCommand(config(database.url())))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("a newer Partbook");
  }

  @Test
  void a_data_folder_is_its_owners_and_one_of_before_becomes_so() throws IOException {
    var folder = data.resolve("blobs/ab");
    var blob = Files.createDirectories(folder).resolve("abc");
    Files.writeString(blob, "score");
    var foreign = Files.writeString(data.resolve("not-ours"), "x");
    for (var one : new Path[] {data, folder, data.resolve("blobs")}) {
      Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(blob, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rw-r--r--"));

    serve(database.url()).close();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(blob)).isEqualTo("rw-------");
    assertThat(permissions(data.resolve("server.lock"))).isEqualTo("rw-------");
    assertThat(permissions(foreign)).isEqualTo("rw-r--r--");
  }

  @Test
  void a_new_data_folder_is_its_owners_from_the_beginning() throws IOException {
    Installation.forCommand(config(database.url())).close();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("blobs"))).isEqualTo("rwx------");
  }

  private Installation serve(DatabaseUrl url) {
    return Installation.forServer(config(url), LastResort.ofProcess());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Config config(DatabaseUrl url) {
    var settings =
        Map.of(
            "PARTBOOK_DATA", data.toString(),
            "PARTBOOK_DATABASE_URL", TestServer.urlWithLogin(url));
    try {
      return Config.read(new TreeMap<>(settings));
    } catch (Config.Invalid e) {
      throw new AssertionError(e);
    }
  }

  /// As if the newest migration had not been there when the server started.
  private void pretendToBeOfVersion(int version) {
    update("delete from flyway_schema_history where version::integer > " + version);
  }

  private int version() {
    return DatabaseProbe.number(database.url(), LATEST);
  }

  private void update(String sql) {
    DatabaseProbe.run(database.url(), sql);
  }
}
