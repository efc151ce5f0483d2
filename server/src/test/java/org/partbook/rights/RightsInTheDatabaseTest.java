package org.partbook.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.TestDatabase;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.ledger.Actor;
import org.partbook.ledger.Entry;
import org.partbook.ledger.JournalStore;
import org.partbook.rights.RightsImport.Manner;
import org.partbook.rights.ShareBook.Applied;
import org.partbook.rights.ShareBook.Sale;

/// What versions say, for good, and which shares apply to a sale.
class RightsInTheDatabaseTest {
  private static final Manner USUAL = new Manner(false, false, Optional.empty());
  private static final Manner COMPLETE = new Manner(true, false, Optional.of("All of it"));
  private static final String PARTIES = "party,name,currency\nA,Anna Example,EUR\nB,Ben,USD\n";
  private static final String HEADER =
      "asset_id,party,role,basis,value,currency,valid_from,valid_until,territories\n";
  private static final LocalDate DAY = LocalDate.parse("2026-06-30");

  private final TestDatabase database = TestDatabase.withTables();
  private final Database db = database.open();
  private final Rights rights = new Rights(db);

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void put_assets_into_the_catalogue() {
    db.transact(tx ->
        tx.update(
            """
            insert into asset (
              asset_id, document, fingerprint, title, asset_type, min_qty, world, countries,
              partable, parts, withdrawn, updated_at, change_no)
            select
              id, '{}', '', 'Piece ' || id, 'SINGLE', 1, true, '{}', false,
              case when id = 10 then array[11, 12]::bigint[] else '{}' end, false, now(), id
            from generate_series(1, 3000) as id
            """));
  }

  @AfterEach
  void close() {
    db.close();
    database.close();
  }

  @Test
  void every_version_stays_as_it_was() throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n2,A,composer,net,40,,,,\n");
    load("party,name,currency\nA,Anna Other,CHF\n", HEADER + "1,B,composer,list,10,,,,\n");
    load(HEADER + "2,A,composer,net,41,,,,\n");

    assertThat(rights.newest()).isEqualTo(3);
    assertThat(shares(1))
        .containsExactly("1,A,composer,net,50,,,,WORLD", "2,A,composer,net,40,,,,WORLD");
    assertThat(shares(2))
        .containsExactly("1,B,composer,list,10,,,,WORLD", "2,A,composer,net,40,,,,WORLD");
    assertThat(shares(3))
        .containsExactly("1,B,composer,list,10,,,,WORLD", "2,A,composer,net,41,,,,WORLD");
    assertThat(shares(0)).isEmpty();
    assertThat(rights.parties(1).getFirst().name()).isEqualTo("Anna Example");
    assertThat(rights.parties(3).getFirst().currency()).isEqualTo("CHF");
    assertThat(rights.versions()).extracting(RightsVersion::id).containsExactly(1L, 2L, 3L);
  }

  @Test
  void what_has_not_changed_is_not_written_again() throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n2,A,composer,net,40,,,,\n");

    var again =
        load(
            PARTIES,
            HEADER + "2;A;C;NET;40.00;;;;WORLD\n1;A;composer;net;50;;;;\n".replace(';', ','));
    assertThat(again.changes()).isFalse();
    assertThat(again.version()).isEqualTo(1);
    assertThat(again.tally().sharesKept()).isEqualTo(2);

    var one = load(HEADER + "1,A,composer,net,51,,,,\n2,A,composer,net,40,,,,\n");
    assertThat(one.tally().sharesAdded()).isEqualTo(1);
    assertThat(one.tally().sharesEnded()).isEqualTo(1);
    assertThat(count("select count(*) as n from share")).isEqualTo(3);
    assertThat(count("select count(*) as n from journal where kind = 'RIGHTS_IMPORTED'"))
        .isEqualTo(2);
  }

  @Test
  void what_is_not_mentioned_ends_only_where_the_files_are_complete() throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n2,B,composer,net,40,,,,\n");

    assertThat(load(HEADER + "1,A,composer,net,50,,,,\n").changes()).isFalse();
    var left = load(COMPLETE, "party,name,currency\nA,Anna Example,EUR\n");
    assertThat(left.mistakes())
        .singleElement()
        .asString()
        .endsWith("party: 'B' is missing, and has shares, of asset 2 for instance");

    var done =
        load(
            COMPLETE,
            "party,name,currency\nA,Anna Example,EUR\n",
            HEADER + "1,A,composer,net,50,,,,\n");
    assertThat(done.tally()).isEqualTo(new RightsReport.Tally(0, 0, 1, 0, 1, 1));
    assertThat(shares(2)).containsExactly("1,A,composer,net,50,,,,WORLD");
    assertThat(rights.parties(2)).hasSize(1);
    assertThat(rights.versions().getLast().note()).contains("All of it");
  }

  @Test
  void the_journal_tells_who_did_it_and_no_name() throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n");
    load("party,name,currency,email\nA,Anna Other,EUR,anna@example.org\n");

    var entries = journal();
    assertThat(entries)
        .extracting(Entry::kind)
        .containsExactly(
            "PARTY_CHANGED",
            "PARTY_CHANGED",
            "RIGHTS_IMPORTED",
            "PARTY_CHANGED",
            "RIGHTS_IMPORTED");
    assertThat(entries).allMatch(entry -> entry.actor().equals("operator olga"));
    assertThat(entries).noneMatch(entry -> entry.body().contains("Anna"));
    assertThat(entries.get(3).body())
        .isEqualTo(
            "{\"party\":\"A\",\"version\":2,\"what\":\"changed\",\"columns\":[\"name\",\"email\"]}");
    assertThat(entries.get(2).body())
        .contains("\"version\":1", "\"shares_sha256\":\"", "\"shares_added\":1");
    assertThat(entries.get(4).body()).doesNotContain("shares_sha256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update share set value = 60",
        "update share set until_version = 3 where asset_id = 3",
        "update share set until_version = null where until_version is not null",
        "update share set until_version = 2 where until_version is null and asset_id = 3",
        "update share set until_version = 3, value = 1 where asset_id = 3",
        "delete from share",
        "truncate share",
        "insert into share (asset_id, party, role, basis, value, territories, from_version)"
            + " values (1, 'A', 'composer', 'net', 1, '', 1)",
        "insert into share (asset_id, party, role, basis, value, territories, from_version)"
            + " values (1, 'A', 'composer', 'net', 1, '', 3)",
        "update party set name = 'X'",
        "delete from party",
        "truncate party",
        "update rights_version set note = 'X'",
        "delete from rights_version",
        "truncate rights_version cascade"
      })
  void what_a_version_has_said_cannot_be_changed_in_the_database(String sql) throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n3,A,composer,net,50,,,,\n");
    load(HEADER + "1,A,composer,net,51,,,,\n");
    load(HEADER + "2,A,composer,net,51,,,,\n");
    var before = List.of(shares(1), shares(2), shares(3));

    try {
      db.transact(tx -> tx.run(sql));
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("is refused");
    }

    assertThat(List.of(shares(1), shares(2), shares(3))).isEqualTo(before);
    assertThat(rights.versions()).extracting(RightsVersion::note).containsOnly(Optional.empty());
    assertThat(rights.parties(3).getFirst().name()).isEqualTo("Anna Example");
  }

  @Test
  void a_row_that_is_changed_is_refused_by_the_database() throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n");

    assertThatThrownBy(() -> db.transact(tx -> tx.run("update share set value = 60")))
        .hasMessageContaining("what earlier versions say is not changed in share");
  }

  @Test
  void a_sale_goes_by_the_version_that_it_remembers() throws Exception {
    load(PARTIES, HEADER + "1,A,composer,net,50,,,,\n");
    load(HEADER + "1,B,composer,net,30,,,,\n");
    var book = new ShareBook();

    assertThat(parties(book, sale(1, 1, 0, "DE"))).containsExactly("A");
    assertThat(parties(book, sale(2, 1, 0, "DE"))).containsExactly("B");
    assertThat(parties(book, sale(0, 1, 0, "DE"))).isEmpty();
    assertThat(applied(book, sale(1, 5, 0, "DE")).of()).isEmpty();
  }

  @Test
  void a_sale_goes_by_its_day_and_country() throws Exception {
    load(
        PARTIES,
        HEADER
            + "1,A,composer,net,100,,,2026-06-30,WORLD -US\n"
            + "1,B,publisher,net,100,,2026-07-01,,\n"
            + "1,B,sub-publisher,net,100,,,2026-06-30,US\n");
    var book = new ShareBook();

    assertThat(parties(book, sale(1, 1, 0, "DE"))).containsExactly("A");
    assertThat(parties(book, sale(1, 1, 0, "US"))).containsExactly("B");
    var later = new Sale(1, new AssetId(1), Optional.empty(), DAY.plusDays(1), "DE");
    assertThat(applied(book, later).shares())
        .extracting(Share::role)
        .containsExactly(Role.PUBLISHER);
  }

  @Test
  void a_part_without_shares_of_its_own_has_those_of_the_ensemble_that_it_was_sold_of()
      throws Exception {
    load(PARTIES, HEADER + "10,A,composer,net,50,,,,\n12,B,arranger,net,50,,,,US\n");
    var book = new ShareBook();

    assertThat(applied(book, sale(1, 11, 10, "DE")).of()).contains(new AssetId(10));
    assertThat(parties(book, sale(1, 11, 10, "DE"))).containsExactly("A");
    assertThat(applied(book, sale(1, 11, 0, "DE")).of()).isEmpty();
    // It has shares, though none for this country.
    assertThat(applied(book, sale(1, 12, 10, "DE")).of()).contains(new AssetId(12));
    assertThat(applied(book, sale(1, 12, 10, "DE")).shares()).isEmpty();
    assertThat(parties(book, sale(1, 12, 10, "US"))).containsExactly("B");
  }

  @Test
  void what_is_read_for_many_sales_at_once_is_what_is_read_for_each() throws Exception {
    var lines = new StringBuilder(HEADER);
    LongStream.rangeClosed(1, 3000)
        .forEach(id ->
            lines.append(id).append(id % 2 == 0 ? ",A" : ",B").append(",composer,net,50,,,,\n"));
    load(PARTIES, lines.toString());
    var sales = LongStream.rangeClosed(1, 3000).mapToObj(id -> sale(1, id, 0, "DE")).toList();
    var book = new ShareBook();

    db.transact(tx -> book.read(tx, sales));
    // The database would have nothing to say any more.
    List<PartyId> parties =
        db.inTransaction(tx -> {
          tx.run("set local search_path = nowhere");
          return sales.stream().map(sale -> book.of(tx, sale).shares().getFirst().party()).toList();
        });
    assertThat(parties)
        .containsExactlyElementsOf(
            sales.stream()
                .map(sale -> new PartyId(sale.asset().value() % 2 == 0 ? "A" : "B"))
                .toList());
    assertThat(rights.shares(1)).hasSize(3000);
  }

  @Test
  void two_imports_at_once_make_one_version_after_the_other() throws Exception {
    load(PARTIES);
    var tasks = new ArrayList<Callable<RightsReport>>();
    for (int i = 1; i <= 6; i++) {
      var file = file(HEADER + "1,A,composer,net," + i + ",,,,\n");
      tasks.add(() -> importer().importFiles(List.of(file), USUAL));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get().written()).isTrue();
      }
    }

    assertThat(rights.newest()).isEqualTo(7);
    for (long version = 2; version <= 7; version++) {
      assertThat(rights.shares(version)).hasSize(1);
    }
  }

  private List<String> shares(long version) {
    return rights.shares(version).map(share -> String.join(",", share.columns())).toList();
  }

  private static Sale sale(long version, long asset, long ensemble, String country) {
    var of = ensemble == 0 ? Optional.<AssetId>empty() : Optional.of(new AssetId(ensemble));
    return new Sale(version, new AssetId(asset), of, DAY, country);
  }

  private Applied applied(ShareBook book, Sale sale) {
    return db.inTransaction(tx -> book.of(tx, sale));
  }

  private List<String> parties(ShareBook book, Sale sale) {
    return applied(book, sale).shares().stream().map(share -> share.party().value()).toList();
  }

  private List<Entry> journal() {
    var all =
        new JournalStore.Wanted(
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            Optional.empty(),
            OptionalLong.empty());
    return db.inTransaction(tx -> new JournalStore().list(tx, all, 0, 100));
  }

  private long count(String sql) {
    return db.inTransaction(tx -> tx.one(sql, row -> row.getLong("n"))).orElseThrow();
  }

  private RightsImport importer() {
    return new RightsImport(db, Clock.systemUTC(), Actor.operator("olga"));
  }

  private RightsReport load(String... files) throws IOException {
    return load(USUAL, files);
  }

  private RightsReport load(Manner manner, String... texts) throws IOException {
    var files = new ArrayList<Path>();
    for (var text : texts) {
      files.add(file(text));
    }
    return importer().importFiles(files, manner);
  }

  private Path file(String text) throws IOException {
    return Files.write(Files.createTempFile(folder, "rights", ".csv"), text.getBytes(UTF_8));
  }
}
