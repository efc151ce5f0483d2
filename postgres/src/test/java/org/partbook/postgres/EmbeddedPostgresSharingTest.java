package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresSharingTest {
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

  @Test
  void a_second_server_is_refused_with_the_folder_and_the_pid_of_the_first() throws Exception {
    var first = sandbox.partbook("serve", folder);
    first.port();
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessage("folder %s is in use by another Partbook server (pid %d)", folder, first.pid());
    assertThat(Sql.of(sandbox.partbook("join", folder), folder).ask("SELECT 1")).isEqualTo("1");
  }

  @Test
  void a_second_server_in_the_same_process_is_refused_and_does_the_first_no_harm()
      throws Exception {
    try (var first = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
          .isInstanceOf(EmbeddedPostgresException.class);
      assertThat(sandbox.partbook("serve", folder).says("refused")).contains("in use by another");
      assertThat(Sql.of(first).ask("SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_command_beside_a_server_uses_the_servers_database_and_leaves_it_running()
      throws Exception {
    try (var server = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      try (var command = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS)) {
        assertThat(command.port()).isEqualTo(server.port());
      }
      var command = sandbox.partbook("join", folder);
      assertThat(command.port()).isEqualTo(server.port());
      command.end();
      assertThat(Sql.of(server).ask("SELECT 1")).isEqualTo("1");
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_command_alone_starts_the_database_and_stops_it() throws Exception {
    var command = sandbox.partbook("join", folder);
    assertThat(Sql.of(command, folder).ask("SELECT 1")).isEqualTo("1");
    command.end();
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_command_that_ends_by_a_signal_stops_the_database_too() throws Exception {
    var command = sandbox.partbook("join", folder);
    command.port();
    assertThat(TestFolders.works("kill", "-INT", Long.toString(command.pid()))).isTrue();
    command.waitForEnd();
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void the_database_of_a_command_stays_until_the_last_command_is_done() throws Exception {
    var first = sandbox.partbook("join", folder);
    first.port();
    try (var second = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS);
        var connection = Sql.of(second).connect()) {
      EmbeddedPostgres.join(folder, PartbookMain.OPTIONS).close();
      first.end();
      EmbeddedPostgres.join(folder, PartbookMain.OPTIONS).close();
      assertThat(connection.isValid(30)).isTrue();
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_killed_command_does_not_take_the_database_from_the_others() throws Exception {
    var first = sandbox.partbook("join", folder);
    first.port();
    try (var second = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS);
        var connection = Sql.of(second).connect()) {
      first.kill();
      try (var third = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS)) {
        assertThat(third.port()).isEqualTo(second.port());
      }
      assertThat(connection.isValid(30)).isTrue();
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_server_waits_for_commands_and_new_commands_wait_for_the_server() throws Exception {
    var command = sandbox.partbook("join", folder);
    command.port();
    var server = sandbox.partbook("serve", folder);
    while (!Files.exists(folder.resolve("postgres/server"))) {
      Thread.sleep(10);
    }
    assertThat(server.waits()).isTrue();
    var late = sandbox.partbook("join", folder);
    assertThat(late.waits()).isTrue();
    assertThat(Sql.of(command, folder).ask("SELECT 1")).isEqualTo("1");
    command.end();
    assertThat(late.port()).isEqualTo(server.port());
    late.end();
    server.end();
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_server_does_not_wait_for_ever() throws Exception {
    try (var command = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS)) {
      assertThatThrownBy(() ->
              EmbeddedPostgres.serve(
                  folder, PartbookMain.OPTIONS.withPatience(Duration.ofMillis(300))))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("a Partbook command still uses the database of " + folder);
      assertThat(Sql.of(command).ask("SELECT 1")).isEqualTo("1");
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void commands_that_come_and_go_at_the_same_time_never_lose_the_database() throws Exception {
    var outside = sandbox.partbook("join", folder);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        work.add(threads.submit(this::comeAndGo));
      }
      outside.end();
      for (var each : work) {
        each.get(5, TimeUnit.MINUTES);
      }
    }
    assertThat(sandbox.running()).isEmpty();
  }

  private @Nullable Void comeAndGo() throws Exception {
    for (int i = 0; i < 4; i++) {
      try (var command = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS);
          var connection = Sql.of(command).connect()) {
        Thread.sleep(30);
        assertThat(connection.isValid(30)).isTrue();
      }
    }
    return null;
  }

  @Test
  void two_first_starts_at_once_end_with_one_database() throws Exception {
    var fresh = sandbox.folderWithPrograms("fresh");
    var one = sandbox.partbook("join", fresh);
    var two = sandbox.partbook("join", fresh);
    assertThat(one.port()).isEqualTo(two.port());
    one.end();
    two.end();
    assertThat(sandbox.running()).isEmpty();
  }
}
