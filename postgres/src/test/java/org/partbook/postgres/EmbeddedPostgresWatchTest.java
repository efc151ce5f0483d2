package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL dies, and its server lives on.
class EmbeddedPostgresWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
  void a_database_that_is_killed_under_a_living_server_is_started_again_at_the_same_port()
      throws Exception {
    try (var server = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      var sql = Sql.of(server);
      sql.run("CREATE TABLE score AS SELECT 'Gymnopédie' AS title");
      var announced = Files.readString(folder.resolve("postgres/server"));
      for (int deaths = 1; deaths <= 2; deaths++) {
        var killed = kill();
        assertThat(askUntilItAnswers(sql, "SELECT title FROM score")).isEqualTo("Gymnopédie");
        assertThat(TestFolders.postmaster(folder)).isNotEqualTo(killed);
      }
      assertThat(folder.resolve("postgres/server")).hasContent(announced);
      try (var command = EmbeddedPostgres.join(folder, PartbookMain.OPTIONS)) {
        assertThat(command.port()).isEqualTo(server.port());
      }
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_killed_database_waits_for_its_port_when_somebody_else_has_taken_it() throws Exception {
    try (var server = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      var log = folder.resolve("postgres/server.log");
      try (var taken = killAndTake(server.port())) {
        var deadline = Deadline.in(PATIENCE);
        while (!Files.readString(log).contains("could not bind")) {
          assertThat(deadline.pause()).as("tried at port %d", taken.getLocalPort()).isTrue();
        }
      }
      assertThat(askUntilItAnswers(Sql.of(server), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void close_after_a_kill_leaves_nothing_running() throws Exception {
    for (int millis : new int[] {0, 490, 530, 600}) {
      try (var _ = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
        kill();
        TimeUnit.MILLISECONDS.sleep(millis);
      }
      assertThat(sandbox.running()).as("closed %d ms after the kill", millis).isEmpty();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .as("nobody is there who could start it once more")
        .doesNotContain("embedded-postgres-watch");
    assertThat(folder.resolve("postgres/server")).doesNotExist();
  }

  private ProcessHandle kill() throws Exception {
    var postmaster = TestFolders.postmaster(folder);
    postmaster.destroyForcibly();
    while (sandbox.running().contains(postmaster)) {
      Thread.sleep(5);
    }
    return postmaster;
  }

  /// The watch may have been faster: then again.
  private ServerSocket killAndTake(int port) throws Exception {
    while (true) {
      kill();
      try {
        return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
      } catch (BindException startedAgain) {
        askUntilItAnswers(
            new Sql(port, Files.readString(folder.resolve("postgres/password")).strip()),
            "SELECT 1");
      }
    }
  }

  private static String askUntilItAnswers(Sql sql, String question) throws Exception {
    var deadline = Deadline.in(PATIENCE);
    while (true) {
      try {
        return sql.ask(question);
      } catch (SQLException away) {
        if (!deadline.pause()) {
          throw away;
        }
      }
    }
  }
}
