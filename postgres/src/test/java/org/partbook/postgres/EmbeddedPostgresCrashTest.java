package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresCrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path temp;
  private TestFolders sandbox;
  private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    sandbox = new TestFolders(temp);
    folder = sandbox.folder();
  }

  @AfterEach
  void clear() throws Exception {
    sandbox.clear();
  }

  private ProcessHandle killServerWithData() throws Exception {
    var server = sandbox.partbook("serve", folder);
    Sql.of(server, folder).run("CREATE TABLE score AS SELECT 'Gymnopédie' AS title");
    var database = TestFolders.postmaster(folder);
    server.kill();
    return database;
  }

  private void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    while (sandbox.running().contains(process)) {
      Thread.sleep(10);
    }
  }

  private void assertDataIsThere() throws Exception {
    assertDataIsThere(PartbookMain.OPTIONS);
  }

  private void assertDataIsThere(PostgresOptions options) throws Exception {
    try (var again = EmbeddedPostgres.serve(folder, options)) {
      assertThat(Sql.of(again).ask("SELECT title FROM score")).isEqualTo("Gymnopédie");
    }
    assertNothingRuns();
  }

  /// A child of a killed postmaster ends by itself, when it gets to see that.
  private void assertNothingRuns() throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!sandbox.running().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_server_killed_with_its_database_running_is_started_again_with_all_its_data()
      throws Exception {
    var orphan = killServerWithData();
    assertThat(sandbox.running()).contains(orphan);
    assertDataIsThere();
    assertThat(sandbox.running()).doesNotContain(orphan);
  }

  @Test
  void a_command_after_a_killed_server_starts_the_database_afresh_and_stops_it() throws Exception {
    var orphan = killServerWithData();
    try (var command = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS)) {
      assertThat(sandbox.running()).doesNotContain(orphan);
      assertThat(Sql.of(command).ask("SELECT title FROM score")).isEqualTo("Gymnopédie");
    }
    assertNothingRuns();
  }

  @Test
  void a_server_killed_together_with_its_database_is_started_again_with_all_its_data()
      throws Exception {
    kill(killServerWithData());
    assertDataIsThere();
  }

  @Test
  void a_session_still_at_work_after_its_database_was_killed_is_no_obstacle() throws Exception {
    var server = sandbox.partbook("serve", folder);
    var sql = Sql.of(server, folder);
    sql.run("CREATE TABLE score AS SELECT 'Gymnopédie' AS title");
    var endless =
        Thread.ofVirtual()
            .start(() -> {
              try {
                sql.run("DO 'BEGIN LOOP END LOOP; END'");
              } catch (java.sql.SQLException expected) {
                // It is killed.
              }
            });
    while (sql.ask("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %'").equals("0")) {
      Thread.sleep(20);
    }
    server.kill();
    kill(TestFolders.postmaster(folder));
    assertDataIsThere();
    endless.join();
  }

  @Test
  void a_stopped_database_that_hears_no_signal_is_replaced() throws Exception {
    var orphan = killServerWithData();
    assertThat(TestFolders.works("kill", "-STOP", Long.toString(orphan.pid()))).isTrue();
    assertDataIsThere(PartbookMain.OPTIONS.withStopping(Duration.ofSeconds(1)));
  }

  @Test
  void a_pid_file_that_names_somebody_elses_process_does_that_process_no_harm() throws Exception {
    var database = killServerWithData();
    var pidFile = folder.resolve("postgres/data/postmaster.pid");
    var lines = Files.readString(pidFile);
    kill(database);
    var other = sandbox.process("sleep", "600");
    Files.writeString(pidFile, lines.replaceFirst("^\\d+", Long.toString(other.pid())));
    assertDataIsThere();
    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void a_pid_file_that_was_half_written_is_no_obstacle() throws Exception {
    kill(killServerWithData());
    Files.writeString(folder.resolve("postgres/data/postmaster.pid"), "");
    assertDataIsThere();
  }

  @Test
  void a_server_killed_while_it_unpacks_leaves_nothing_that_harms() throws Exception {
    assertUsableAfterKilledAt(temp::resolve, "bin-*.unfinished");
  }

  @Test
  void a_server_killed_while_it_creates_its_database_leaves_nothing_that_harms() throws Exception {
    assertUsableAfterKilledAt(sandbox::folderWithPrograms, "data.unfinished");
  }

  private interface Folders {
    Path named(String name) throws Exception;
  }

  private void assertUsableAfterKilledAt(Folders folders, String sign) throws Exception {
    var fresh = killedAt(folders, sign);
    try (var started = EmbeddedPostgres.serve(fresh, PartbookMain.OPTIONS)) {
      assertThat(Sql.of(started).ask("SELECT 1")).isEqualTo("1");
    }
    assertNothingRuns();
    assertThat(has(fresh.resolve("postgres"), "*.unfinished")).isFalse();
  }

  /// The folder of a server that was killed there. It may have been faster: then again, in another
  /// one.
  private Path killedAt(Folders folders, String sign) throws Exception {
    for (int tries = 1; ; tries++) {
      var fresh = folders.named("fresh" + tries);
      var postgres = fresh.resolve("postgres");
      var server = sandbox.partbook("serve", fresh);
      while (!has(postgres, sign) && !has(postgres, "data")) {
        Thread.sleep(5);
      }
      server.kill();
      if (has(postgres, sign)) {
        return fresh;
      }
      EmbeddedPostgres.serve(fresh, PartbookMain.OPTIONS).close();
    }
  }

  private static boolean has(Path folder, String pattern) throws Exception {
    if (!Files.exists(folder)) {
      return false;
    }
    try (var found = Files.newDirectoryStream(folder, pattern)) {
      return found.iterator().hasNext();
    }
  }
}
