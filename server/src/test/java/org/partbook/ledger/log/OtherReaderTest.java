package org.partbook.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestClock;
import org.partbook.TestDatabase;

/// Somebody else's program reads the log: that of the Go checksum database, from which C2SP's
/// formats come.
@Tag("log-tools")
class OtherReaderTest {
  /// Where Debian puts the sources of Go's libraries.
  private static final String LIBRARIES = "/usr/share/gocode";

  private static final String ENTRIES =
      """
      insert into journal (at, kind, actor, body)
      select now(), 'EXPORTED', 'system', '{"n":' || n || '}' from generate_series(1, %d) as n
      """;

  @TempDir Path work;

  /// What it said, and how it ended.
  private record Said(int exitCode, String text) {}

  @Test
  void the_program_of_the_go_checksum_database_reads_tiles_entries_and_checkpoints()
      throws Exception {
    try (var database = TestDatabase.withTables();
        var db = database.open()) {
      var folder = new LogFolder(work.resolve("log"));
      var writer = new LogWriter(db, folder, new TestClock(), () -> "scores.example.org/log");
      db.transact(tx -> tx.run(ENTRIES.formatted(700)));
      log(writer);
      var older = Files.writeString(work.resolve("older"), folder.checkpoint().orElseThrow());
      db.transact(tx -> tx.run(ENTRIES.formatted(66_000)));
      log(writer);
      var key = new LedgerLog(db, folder).key().orElseThrow().toString();

      var program = build();
      var said = run(program, key, older);

      assertThat(said.text()).contains("66700 entries, beginning with the 700 of before");
      assertThat(said.exitCode()).isZero();

      damage(work.resolve("log/tile/0/100"));
      assertThat(run(program, key, older).exitCode()).isNotZero();
    }
  }

  private static void log(LogWriter writer) {
    while (writer.round()) {
      // There is more.
    }
  }

  private static void damage(Path tile) throws IOException {
    var bytes = Files.readAllBytes(tile);
    bytes[4000] ^= 1;
    Files.write(tile, bytes);
  }

  private Path build() throws IOException, InterruptedException {
    var source = work.resolve("readlog.go");
    try (var in = Objects.requireNonNull(OtherReaderTest.class.getResourceAsStream("readlog.go"))) {
      Files.copy(in, source);
    }
    var program = work.resolve("readlog");
    var builder = new ProcessBuilder("go", "build", "-o", program.toString(), source.toString());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", LIBRARIES);
    builder.environment().put("GOFLAGS", "");
    builder.environment().put("GOCACHE", Path.of("target/go-cache").toAbsolutePath().toString());
    var built = said(builder);
    assertThat(built.exitCode()).as(built.text()).isZero();
    return program;
  }

  private Said run(Path program, String key, Path older) throws IOException, InterruptedException {
    return said(
        new ProcessBuilder(
            program.toString(), work.resolve("log").toString(), key, older.toString()));
  }

  private static Said said(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
