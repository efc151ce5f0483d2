package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;

/// Commands without a server.
@Timeout(600)
class AloneIT {
  @TempDir Path temp = Path.of("");

  @Test
  void commands_work_while_no_server_runs_and_leave_nothing_running() {
    try (var shell = Shell.installedIn(temp)) {
      shell.run("vendor", "add", "Corner Shop", "--no-catalog-access").expect(0);
      var listed = shell.run("vendor", "list", "--json", "--data", "partbook-data").expect(0);

      assertThat(listed.json().get(0).get("catalog_access").asBoolean()).isFalse();
      assertThat(temp.resolve("partbook-data")).isDirectory();
      assertThat(shell.run("order", "show", "1").expect(1).err()).contains("there is no order 1");
    }
  }

  @Test
  void commands_work_on_an_external_database() {
    var database = TestDatabase.create().url();
    var url =
        database
            .jdbcUrl()
            .replace("jdbc:postgresql://", "postgresql://%s:%s@")
            .formatted(database.user(), database.password());
    try (var shell = Shell.installedIn(temp).with("PARTBOOK_DATABASE_URL", url)) {
      assertThat(shell.run("vendor", "add", "Far Shop", "--json").expect(0).json().get("name"))
          .hasToString("\"Far Shop\"");
      assertThat(temp.resolve("partbook-data/postgres")).doesNotExist();
    }
  }

  @Test
  void all_that_is_wrong_with_the_settings_is_said_at_once() throws Exception {
    try (var shell = Shell.installedIn(temp).with("PARTBOOK_PROT", "80")) {
      var folder = Files.createDirectories(temp.resolve("partbook-data"));
      Files.writeString(folder.resolve("partbook.env"), "PARTBOOK_PORT=many\n");

      assertThat(shell.run("serve").expect(2).err().lines())
          .containsExactly(
              "partbook: PARTBOOK_PORT can't be used: 'many': it must be a number from 0 to 65535",
              "partbook: PARTBOOK_PROT is not a setting of Partbook");
    }
  }

  @Test
  void a_database_that_cannot_be_reached_is_told_of_in_a_sentence() {
    var nowhere = "postgresql://partbook:secret@127.0.0.1:1/partbook";
    try (var shell = Shell.installedIn(temp).with("PARTBOOK_DATABASE_URL", nowhere)) {
      assertThat(shell.run("vendor", "list").expect(1).err())
          .contains("the database can't be reached")
          .doesNotContain("secret", "\tat ");
    }
  }
}
