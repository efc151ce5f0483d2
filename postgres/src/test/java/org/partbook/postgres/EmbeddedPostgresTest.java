package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir(factory = InMemory.class)
  private Path temp;

  private TestFolders sandbox;

  @BeforeEach
  void prepare() throws Exception {
    sandbox = new TestFolders(temp);
  }

  @AfterEach
  void clear() throws Exception {
    sandbox.clear();
  }

  @Test
  void an_empty_folder_becomes_a_database_that_keeps_its_promises() throws Exception {
    try (var postgres =
        EmbeddedPostgres.serve(temp.resolve("not/there/yet"), PartbookMain.OPTIONS)) {
      var sql = Sql.of(postgres);
      assertThat(sql.ask("SHOW fsync")).isEqualTo("on");
      assertThat(sql.ask("SHOW synchronous_commit")).isEqualTo("on");
      assertThat(sql.ask("SHOW full_page_writes")).isEqualTo("on");
      assertThat(sql.ask("SHOW data_checksums")).isEqualTo("on");
      assertThat(sql.ask("SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(sql.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(sql.ask("SHOW unix_socket_directories")).isEmpty();
      assertThat(sql.ask("SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"))
          .isEqualTo("scram-sha-256");
      assertThat(sql.ask("SELECT current_database() || ' of ' || current_user"))
          .isEqualTo("partbook of partbook");
      assertThat(sql.ask("SELECT upper('é') || (SELECT max(x) FROM (VALUES ('ü'), ('z')) v(x))"))
          .isEqualTo("Éü");
    }
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void what_was_written_is_there_after_a_restart() throws Exception {
    var folder = sandbox.folder();
    try (var first = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      Sql.of(first).run("CREATE TABLE score AS SELECT 'Gymnopédie' AS title");
    }
    try (var second = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      assertThat(Sql.of(second).ask("SELECT title FROM score")).isEqualTo("Gymnopédie");
    }
  }

  @Test
  void the_programs_are_unpacked_once() throws Exception {
    var folder = sandbox.folder();
    var unpackedBefore = folder.resolve("postgres").resolve(TestFolders.binaries().getFileName());
    EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS).close();
    assertThat(unpackedBefore).isSymbolicLink();
  }

  @Test
  void a_folder_may_have_spaces_and_letters_of_all_kinds_in_its_name() throws Exception {
    var folder = sandbox.folder("Noten & Stücke (neu) 'ж' 楽譜 ".repeat(5).strip());
    try (var postgres = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      assertThat(Sql.of(postgres).ask("SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_folder_name_that_would_mean_something_to_a_shell_is_refused() throws Exception {
    var folder = temp.resolve("a $HOME");
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(folder.toString());
    assertThat(folder).doesNotExist();
  }

  @Test
  void two_folders_have_a_database_each_at_the_same_time() throws Exception {
    try (var one = EmbeddedPostgres.serve(sandbox.folder("one"), PartbookMain.OPTIONS);
        var two = EmbeddedPostgres.serve(sandbox.folderWithPrograms("two"), PartbookMain.OPTIONS)) {
      Sql.of(one).run("CREATE TABLE only_in_one ()");
      assertThat(Sql.of(two).ask("SELECT count(*) FROM pg_tables WHERE tablename = 'only_in_one'"))
          .isEqualTo("0");
      assertThat(one.password()).isNotEqualTo(two.password());
    }
  }

  @Test
  void the_password_is_in_one_file_for_the_owner_only_and_nowhere_else() throws Exception {
    var folder = sandbox.folder();
    try (var postgres = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      var file = folder.resolve("postgres/password");
      var password = postgres.password();
      assertThat(password).hasSize(64).isEqualTo(Files.readString(file).strip());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(TestFolders.commandLines()).noneMatch(line -> line.contains(password));
      assertThat(folder.resolve("postgres/server.log")).content().doesNotContain(password);
      assertThat(postgres.toString()).doesNotContain(password);
      assertThatThrownBy(() -> new Sql(postgres.port(), "guessed").ask("SELECT 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void a_lost_password_is_named_as_what_is_missing() throws Exception {
    var folder = sandbox.folder();
    EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS).close();
    Files.delete(folder.resolve("postgres/password"));
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(folder.resolve("postgres/password").toString());
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void a_port_that_was_taken_meanwhile_is_replaced_by_another() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var asked = new AtomicInteger();
      try (var postgres =
          EmbeddedPostgres.serve(
              sandbox.folder(),
              PartbookMain.OPTIONS.withPorts(
                  () -> asked.getAndIncrement() < 2 ? taken.getLocalPort() : FreePort.find()))) {
        assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
        assertThat(Sql.of(postgres).ask("SELECT 1")).isEqualTo("1");
      }
    }
  }

  /// The programs are those that would be unpacked: the folder has none.
  @Test
  void a_database_of_another_major_version_is_refused_and_left_as_it_is() throws Exception {
    var folder = madeBy("17");
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(OtherVersionException.class)
        .hasMessageContaining("folder " + folder + " was made by PostgreSQL 17")
        .hasMessageContaining("this Partbook brings PostgreSQL 18")
        .hasMessageEndingWith(
            "Nothing was changed. Dump it with the Partbook that made it and load it into a new folder");
    assertThatThrownBy(() ->
            EmbeddedPostgres.join(
                folder, PartbookMain.OPTIONS.withUpgrade("Do as is written in %s"::formatted)))
        .hasMessageEndingWith("Nothing was changed. Do as is written in " + folder);
    assertThat(folder.resolve("postgres").toFile().list())
        .containsExactlyInAnyOrder("data", "password", "locks");
  }

  @Test
  void a_database_of_a_later_version_needs_the_program_that_made_it() throws Exception {
    var folder = madeBy("99");
    assertThatThrownBy(() -> EmbeddedPostgres.join(folder, PartbookMain.OPTIONS))
        .isInstanceOfSatisfying(
            OtherVersionException.class, e -> assertThat(e.madeBy()).isEqualTo(99))
        .hasMessageEndingWith("Use the Partbook that made it, or a newer one");
  }

  @Test
  void what_another_version_made_cannot_be_read_without_its_programs() throws Exception {
    var folder = madeBy("17");
    assertThatThrownBy(() -> EmbeddedPostgres.joinAsMade(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(
            "was made by PostgreSQL 17, whose programs aren't there any more, and this Partbook brings PostgreSQL 18")
        .hasMessageEndingWith("Use the Partbook that made it");
  }

  @Test
  void a_database_that_does_not_say_who_made_it_is_damaged() throws Exception {
    var folder = madeBy("");
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("folder " + folder + " is damaged")
        .hasMessageContaining(folder.resolve("postgres/data/PG_VERSION").toString());
  }

  /// No more than what says so: who is refused looks no further.
  private Path madeBy(String version) throws Exception {
    var folder = temp.toRealPath().resolve("data");
    var data = Files.createDirectories(folder.resolve("postgres/data"));
    Files.writeString(data.resolve("PG_VERSION"), version + "\n");
    Files.writeString(folder.resolve("postgres/password"), "secret");
    return folder;
  }

  @Test
  void a_database_that_does_not_start_is_explained_by_the_end_of_its_log() throws Exception {
    var folder = sandbox.folder();
    EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS).close();
    Files.delete(folder.resolve("postgres/data/global/pg_control"));
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("could not find the database system")
        .hasMessageNotContaining("database system is shut down");
  }

  @Test
  void a_large_log_is_set_aside() throws Exception {
    var folder = sandbox.folder();
    var log = folder.resolve("postgres/server.log");
    Files.writeString(log, "old\n".repeat(2_000_000));
    EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS).close();
    assertThat(log).content().contains("ready to accept connections").doesNotContain("old");
    assertThat(folder.resolve("postgres/server.log.old")).exists();
  }

  @Test
  void what_a_killed_process_had_half_done_is_not_used() throws Exception {
    var folder = sandbox.folderWithPrograms("half");
    var postgres = folder.resolve("postgres");
    Files.createDirectories(postgres.resolve("bin-00000000.unfinished/bin"));
    Files.createDirectories(postgres.resolve("data.unfinished/base"));
    Files.writeString(postgres.resolve("data.unfinished/PG_VERSION"), "1");
    Files.writeString(postgres.resolve("password.unfinished"), "1");
    try (var started = EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS)) {
      assertThat(Sql.of(started).ask("SELECT 1")).isEqualTo("1");
    }
    assertThat(postgres.toFile().list((_, name) -> name.endsWith(".unfinished"))).isEmpty();
  }

  @Test
  void an_interrupted_thread_still_stops_its_database() throws Exception {
    var postgres = EmbeddedPostgres.serve(sandbox.folder(), PartbookMain.OPTIONS);
    Thread.currentThread().interrupt();
    postgres.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sandbox.running()).isEmpty();
  }
}
