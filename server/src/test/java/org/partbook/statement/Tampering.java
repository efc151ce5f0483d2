package org.partbook.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.partbook.Guarded;
import org.partbook.TestServer;
import org.partbook.audit.LogKey;
import org.partbook.audit.Main;
import org.partbook.audit.NotVerified;
import org.partbook.audit.SealedStream;
import org.partbook.json.Json;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogCheck.Kind;
import org.partbook.ledger.log.LogFolder;

/// Changes one thing after the other of what is closed and logged, behind everybody's back, and
/// requires that somebody finds it.
final class Tampering {
  private static final Pattern ENTRY =
      Pattern.compile("\"entry\":\\{\"id\":([0-9]+),\"at\":\"[^\"]+\",\"kind\":\"([A-Z]+)\"");

  /// The least that can be changed in each column of an entry.
  private static final List<String> CHANGES =
      List.of(
          "at = at + interval '1 microsecond'",
          "kind = case kind when 'REFUNDED' then 'CANCELLED' else 'REFUNDED' end",
          "actor = actor || '0'",
          "line_id = line_id + 1",
          "vendor_id = vendor_id + 1",
          "currency = case currency when 'EUR' then 'USD' else 'EUR' end",
          "quantity = quantity + 1",
          "net = coalesce(net, 0) + 0.01",
          "body = overlay(body placing ' ' from length(body) for 0)",
          "salt = set_byte(salt, 7, get_byte(salt, 7) # 1)");

  /// What the list, and the next statement, go by.
  private static final List<String> CHANGES_OF_ROWS =
      List.of(
          "kind = case kind when 'vendor' then 'holder' else 'vendor' end",
          "party = '2'",
          "currency = case currency when 'EUR' then 'USD' else 'EUR' end",
          "period_from = period_from - 1",
          "period_until = period_until + 1",
          "zone = 'Europe/Vienna'",
          "number = number || '0'",
          "previous = case when previous is null then id end",
          "log_size = log_size - 1",
          "last_id = last_id - 1",
          "header = replace(header, 'Edition', 'Tradition')",
          "header = replace(header, 'Edition', 'Editien')",
          "document = reverse(document)",
          "bytes = bytes - 1",
          "entries = entries + 1",
          "due = due - 0.01",
          "closed_at = closed_at - interval '1 microsecond'");

  private static final String COLUMNS_OF_ROWS =
      """
      kind, party, currency, period_from, period_until, zone, number, previous, log_size, last_id,
      header, document, bytes, entries, due, closed_at
      """;

  private static final String SEAL = ",\"seal\":";

  private final TestServer server;
  private final Statements statements;
  private final LedgerLog log;
  private final Path copy;
  private final Random random = new Random(1810);

  /// @param copy a file that isn't there yet
  Tampering(TestServer server, Statements statements, Path copy) {
    this.server = server;
    this.statements = statements;
    this.log = new LedgerLog(server.db(), new LogFolder(server.config().log()));
    this.copy = copy;
  }

  /// A bit of each byte of a document, which the program that trusts nobody refuses.
  void withDocument(Statement statement) throws IOException {
    var bytes = document(statement);
    var key = key().verifier().toString();
    assertThat(isVerified(bytes, key)).isTrue();
    for (int at = 0; at < bytes.length; at++) {
      int bit = 1 << random.nextInt(8);
      bytes[at] ^= (byte) bit;
      assertThat(isVerified(bytes, key)).as("byte %d, bit %d of %s", at, bit, statement).isFalse();
      bytes[at] ^= (byte) bit;
    }
  }

  private byte[] document(Statement statement) throws IOException {
    try (var in = statements.open(statement)) {
      return in.readAllBytes();
    }
  }

  private boolean isVerified(byte[] document, String key) throws IOException {
    Files.write(copy, document);
    var nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return Main.run(nobody, nobody, "statement", copy.toString(), "--key", key) == 0;
  }

  /// A bit of each file of the log, also of those that it needed when it was shorter.
  void withFiles() throws IOException {
    List<Path> found;
    try (var files = Files.walk(server.config().log())) {
      found = files.filter(Files::isRegularFile).toList();
    }
    for (var file : found) {
      var bytes = Files.readAllBytes(file);
      var changed = bytes.clone();
      int at = random.nextInt(bytes.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      assertThat(log.check().problems()).as("byte %d of %s", at, file).isNotEmpty();
      Files.write(file, bytes);
    }
    assertThat(log.check().problems()).isEmpty();
  }

  /// Each column of entries that statements list: some of each kind.
  void withEntries(int ofEach) throws IOException {
    var kinds = new TreeMap<String, List<Long>>();
    var listing = new TreeMap<Long, List<Statement>>();
    for (var statement : statements.all()) {
      var document = new String(document(statement), StandardCharsets.UTF_8);
      ENTRY
          .matcher(document)
          .results()
          .forEach(found -> {
            var id = Long.valueOf(found.group(1));
            listing.computeIfAbsent(id, _ -> new ArrayList<>()).add(statement);
            kinds.computeIfAbsent(found.group(2), _ -> new ArrayList<>()).add(id);
          });
    }
    assertThat(kinds).containsOnlyKeys("REGISTERED", "CANCELLED", "REFUNDED");
    for (var ids : kinds.values()) {
      for (int i = 0; i < ofEach; i++) {
        long id = ids.get(random.nextInt(ids.size()));
        withEntry(id, listing.getOrDefault(id, List.of()));
      }
    }
    assertThat(log.check().problems()).isEmpty();
  }

  private void withEntry(long id, List<Statement> listing) {
    for (var change : CHANGES) {
      run(
          "create table kept as select * from journal where id = %1$d; update journal set %2$s where id = %1$d"
              .formatted(id, change));

      assertThat(log.check().problems())
          .as("entry %d: %s", id, change)
          .first()
          .satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.CHANGED);
            assertThat(problem.entry()).hasValue(id);
          });
      for (var statement : listing) {
        assertThat(isAsClosed(statement)).as("entry %d: %s, %s", id, change, statement).isFalse();
      }

      run(
          "delete from journal where id = %d; insert into journal select * from kept; drop table kept"
              .formatted(id));
    }
  }

  private boolean isAsClosed(Statement statement) {
    try {
      return statements.verify(statement).problem().isEmpty();
    } catch (StatementRefused | IOException _) {
      return false;
    }
  }

  /// Each column of what is stored of a statement.
  void withRow(Statement statement) {
    for (var change : CHANGES_OF_ROWS) {
      update(statement, change);

      assertThat(isAsClosed(anew(statement))).as("%s: %s", change, statement).isFalse();

      restore(statement);
    }
    assertThat(isAsClosed(anew(statement))).isTrue();
  }

  /// Another document, sealed with the log's key by whoever has the database.
  void withForgedDocument(Statement statement) throws Exception {
    var closed = statement.closed().orElseThrow();
    var header = closed.header().replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"Nobody\"");
    var document = new String(document(statement), StandardCharsets.UTF_8);
    var unsealed =
        header + document.substring(closed.header().length(), document.lastIndexOf(SEAL));
    var forged = new ByteArrayOutputStream();
    var sealing = new SealedStream(forged, key());
    sealing.write(unsealed.getBytes(StandardCharsets.UTF_8));
    var seal = sealing.seal();
    forged.write((SEAL + Json.write(seal) + "}\n").getBytes(StandardCharsets.UTF_8));
    assertThat(isVerified(forged.toByteArray(), key().verifier().toString())).isTrue();
    var kept =
        server.app().installation().blobs().put(new ByteArrayInputStream(forged.toByteArray()));

    update(
        statement,
        "header = '%s', document = '%s', bytes = %d"
            .formatted(header.replace("'", "''"), kept.sha256(), forged.size()));

    assertThat(isAsClosed(anew(statement))).isFalse();
    restore(statement);
  }

  private LogKey key() {
    return server
        .db()
        .ask(tx ->
            tx.one(
                    "select origin, secret, open from log_key",
                    row -> {
                      try {
                        return LogKey.of(row.getString(1), row.getBytes(2), row.getBytes(3));
                      } catch (NotVerified e) {
                        throw new AssertionError(e);
                      }
                    })
                .orElseThrow());
  }

  private Statement anew(Statement statement) {
    return statements.find(Long.toString(statement.id())).orElseThrow();
  }

  private void update(Statement statement, String change) {
    changeStatements(
        "create table kept as select * from statement where id = %1$d; update statement set %2$s where id = %1$d"
            .formatted(statement.id(), change));
  }

  private void restore(Statement statement) {
    changeStatements(
        "update statement set (%1$s) = (select %1$s from kept) where id = %2$d; drop table kept"
            .formatted(COLUMNS_OF_ROWS, statement.id()));
  }

  private void changeStatements(String sql) {
    Guarded.STATEMENT.change(server.db(), sql);
  }

  private void run(String sql) {
    Guarded.JOURNAL.change(server.db(), sql);
  }
}
