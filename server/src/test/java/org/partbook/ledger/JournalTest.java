package org.partbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.db.DatabaseException;

class JournalTest {
  private static TestServer server;
  private static long order = 5_000;

  private final JournalStore journal = new JournalStore();

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set actor = 'somebody else'",
        "update journal set at = at where id < 0",
        "delete from journal where id > 0",
        "truncate journal",
        "set session_replication_role = replica; delete from journal"
      })
  void nothing_in_it_is_changed(String sql) {
    sell();

    assertThatThrownBy(() -> server.db().transact(tx -> tx.run(sql)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("nothing is changed in journal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title = 'another'", "net_due = 0", "quantity = 1", "currency = 'XXX'"})
  void what_a_sale_was_made_of_is_never_changed(String change) {
    sell();

    assertThatThrownBy(() -> server.db().transact(tx -> tx.run("update order_line set " + change)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("nothing is changed in order_line");
  }

  @Test
  void a_sale_is_one_entry_of_the_token_that_made_it() {
    var sold = entries(sell());

    assertThat(sold).hasSize(1);
    var entry = sold.getFirst();
    assertThat(entry.kind()).isEqualTo("REGISTERED");
    assertThat(entry.actor()).matches("token [0-9]+");
    assertThat(entry.quantity()).hasValue(1);
    assertThat(entry.net()).isEmpty();
    assertThat(entry.salt()).hasSize(16);
    assertThat(entry.body())
        .contains("\"asset\":1001,\"title\":\"Träumerei\"")
        .contains("\"unit_price\":\"3.95\"")
        .contains("\"completed\":true")
        .contains("\"rights\":0");
  }

  @Test
  void a_buyers_name_is_in_no_entry() {
    long sold = ++order;
    server.live().register(Purchase.of(TestAssets.PIANO, sold, 1).with("customer", "Fanny Hensel"));
    server.live().settled(sold);

    assertThat(entries(line(sold)).toString()).doesNotContain("Hensel");
    assertThat(entries(line(sold)).getFirst().body())
        .containsPattern("\"customer\":\"[0-9a-f]{64}\"");
  }

  @Test
  void what_a_sandbox_sells_counts_for_nothing() {
    long sold = ++order;
    server.sandbox().register(Purchase.of(TestAssets.PIANO, sold, 1));
    server.sandbox().settled(sold);

    assertThat(entries(line(sold))).allMatch(entry -> entry.quantity().isEmpty());
  }

  @Test
  void a_cancelled_sale_takes_its_copies_back() {
    long sold = ++order;
    server.live().register(Purchase.of(TestAssets.PIANO, sold, 1).with("quantity", 4));
    server.live().settled(sold);
    server.live().cancel(sold, 1);

    assertThat(entries(line(sold)))
        .extracting(Entry::kind, Entry::quantity)
        .containsExactly(
            tuple("REGISTERED", OptionalLong.of(4)), tuple("CANCELLED", OptionalLong.of(-4)));
  }

  @Test
  void an_import_is_somebodys(@TempDir Path folder) throws Exception {
    var file = folder.resolve("catalogue.jsonl");
    Files.writeString(
        file,
        """
        {"asset_id":6501,"title":"Elegy","format_short_name":"PDF","asset_type":"SINGLE","world":true}
        """);

    server
        .app()
        .installation()
        .catalogImport()
        .by(Actor.operator("anna"))
        .importFile(file, folder, (_, _, _, _) -> {});

    var wanted =
        new JournalStore.Wanted(
            Instant.EPOCH,
            Instant.parse("9999-01-01T00:00:00Z"),
            Optional.of(EntryKind.CATALOG_CHANGED),
            OptionalLong.empty());
    assertThat(server.db().ask(tx -> journal.list(tx, wanted, 0, 1000)).getLast().actor())
        .isEqualTo("operator anna");
  }

  @Test
  void what_happens_to_vendors_and_tokens_is_told() {
    var begin = server.clock().instant();
    var vendor = server.vendors().add("Third Shop", true);
    var token = server.vendors().issue(vendor, Environment.LIVE);
    server.vendors().revoke(token.id());
    server.vendors().revoke(token.id());
    server.vendors().suspend(vendor, "hasn't paid");
    server.vendors().resume(vendor);
    server.vendors().rename(vendor, "Fourth Shop");

    assertThat(since(begin, vendor.id().value()))
        .extracting(Entry::kind)
        .containsExactly(
            "VENDOR_ADDED",
            "TOKEN_ISSUED",
            "TOKEN_REVOKED",
            "VENDOR_SUSPENDED",
            "VENDOR_RESUMED",
            "VENDOR_CHANGED");
    assertThat(since(begin, vendor.id().value()).toString()).doesNotContain(token.token());
  }

  @Test
  void an_import_tells_which_assets_it_brought() {
    var entries = list(Instant.EPOCH, Optional.of(EntryKind.CATALOG_CHANGED), OptionalLong.empty());

    assertThat(entries.toString()).contains("[1001,\"");
  }

  private static long sell() {
    long sold = ++order;
    server.live().register(Purchase.of(TestAssets.PIANO, sold, 1));
    server.live().settled(sold);
    return line(sold);
  }

  private static long line(long order) {
    return server
        .db()
        .ask(tx ->
            tx.one("select id from order_line where order_id = ?", row -> row.getLong(1), order))
        .orElseThrow();
  }

  private List<Entry> entries(long line) {
    return server.db().ask(tx -> journal.ofLine(tx, line));
  }

  private List<Entry> since(Instant begin, long vendor) {
    return list(begin, Optional.empty(), OptionalLong.of(vendor));
  }

  private List<Entry> list(Instant begin, Optional<EntryKind> kind, OptionalLong vendor) {
    var wanted =
        new JournalStore.Wanted(begin, Instant.parse("9999-01-01T00:00:00Z"), kind, vendor);
    return server.db().ask(tx -> journal.list(tx, wanted, 0, 1000));
  }
}
