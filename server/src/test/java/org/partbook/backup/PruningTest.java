package org.partbook.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.blob.BlobKey;
import org.partbook.blob.FolderBlobs;
import org.partbook.db.Database;
import org.partbook.doctor.AllNeeded;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogFolder;

/// Backups of some days, of which some go.
class PruningTest {
  private static final Keep TWO_DAYS = Keep.parse("2d");

  @TempDir Path temp = Path.of("");
  private final TestDatabase database = TestDatabase.withTables();
  private final TestClock clock = new TestClock();
  private final List<BlobKey> named = new ArrayList<>();
  private NamedBlobs names = this::named;
  private Database db;
  private Path store;
  private FolderBlobs blobs;
  private Backups backups;

  @BeforeEach
  void open() throws IOException {
    db = database.open();
    store = temp.resolve("blobs");
    blobs = new FolderBlobs(store);
    backups = Backups.toMake(Place.of(temp.resolve("backups")), Optional.empty());
  }

  @AfterEach
  void close() {
    db.close();
    database.close();
  }

  private BlobKey put(String text) throws IOException {
    return blobs.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String backUp() throws IOException {
    clock.advance(Duration.ofDays(1));
    var log = new LedgerLog(db, new LogFolder(temp.resolve("log")));
    var settings = temp.resolve("partbook.env");
    var source = new BackupSource(db, blobs, names, log, settings, false, "a test");
    return new Backup(source, backups, clock, BackupProgress.none()).make().manifest().id();
  }

  private Optional<Collection<BlobKey>> named(String digit) {
    return Optional.of(named.stream().filter(key -> key.sha256().startsWith(digit)).toList());
  }

  private void forget(BlobKey key) throws IOException {
    Files.delete(store.resolve(key.sha256().substring(0, 2)).resolve(key.sha256()));
  }

  @Test
  void what_no_other_backup_names_goes_with_the_last_that_does() throws IOException {
    var always = put("always");
    var first = put("at first");
    var a = backUp();
    forget(first);
    var later = put("later");
    var b = backUp();
    var c = backUp();

    var removed = new Pruning(backups).prune(c, TWO_DAYS, ZoneOffset.UTC);

    assertThat(removed.backups()).containsExactly(a);
    assertThat(removed.blobs()).isEqualTo(1);
    assertThat(backups.ids()).containsExactly(b, c);
    assertThat(backups.stored().has(first)).isFalse();
    assertThat(backups.stored().has(always)).isTrue();
    assertThat(backups.stored().has(later)).isTrue();
    var checked = new BackupCheck(backups, BackupProgress.none()).check(backups.ids());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.blobs()).isEqualTo(2);
  }

  @Test
  void what_the_store_has_lost_stays_as_long_as_it_is_needed() throws IOException {
    var lost = put("lost");
    named.add(lost);
    backUp();
    forget(lost);
    backUp();
    var last = backUp();

    var removed = new Pruning(backups).prune(last, Keep.parse("1d"), ZoneOffset.UTC);

    assertThat(removed.backups()).hasSize(2);
    assertThat(removed.blobs()).isZero();
    assertThat(backups.manifest(backups.choose(Optional.empty())).blobs()).isEqualTo(1);
    try (var in = backups.open(lost)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("lost");
    }
  }

  @Test
  void what_the_store_has_lost_stays_where_nobody_can_tell_whether_it_is_needed()
      throws IOException {
    var lost = put("lost");
    backUp();
    forget(lost);
    names = NamedBlobs.unknown();
    var last = backUp();

    var removed = new Pruning(backups).prune(last, Keep.parse("1d"), ZoneOffset.UTC);

    assertThat(removed.backups()).hasSize(1);
    assertThat(backups.stored().has(lost)).isTrue();
  }

  @Test
  void where_the_tables_can_not_be_asked_just_then_a_backup_is_made_and_nothing_is_lost()
      throws IOException {
    var lost = put("lost");
    backUp();
    forget(lost);
    db.transact(tx -> tx.run("alter table look_inside rename to elsewhere"));
    names = new AllNeeded(db);
    var last = backUp();

    new Pruning(backups).prune(last, Keep.parse("1d"), ZoneOffset.UTC);

    assertThat(backups.ids()).containsExactly(last);
    assertThat(backups.manifest(last).blobs()).isEqualTo(1);
    assertThat(backups.stored().has(lost)).isTrue();
  }

  @Test
  void nothing_goes_while_it_is_not_known_what_a_backup_needs() throws IOException {
    var always = put("always");
    var a = backUp();
    var b = backUp();
    var c = backUp();
    var list = temp.resolve("backups/backups").resolve(b).resolve(BlobList.FILE);
    Files.write(list, new byte[0]);

    assertThatThrownBy(() -> new Pruning(backups).prune(c, TWO_DAYS, ZoneOffset.UTC))
        .hasMessageContaining("nothing is removed, as the list of blobs of backup " + b);
    assertThat(backups.ids()).containsExactly(a, b, c);
    assertThat(backups.stored().has(always)).isTrue();
  }

  @Test
  void none_is_made_beside_one_that_will_only_be_made() throws IOException {
    clock.advance(Duration.ofDays(365));
    var future = backUp();
    clock.advance(Duration.ofDays(-365));

    assertThatThrownBy(this::backUp)
        .hasMessageContaining("has a backup of later, " + future)
        .hasMessageEndingWith("delete backups/" + future + " there");
    assertThat(backups.ids()).containsExactly(future);
  }

  @Test
  void a_manifest_under_another_name_is_refused() throws IOException {
    var own = temp.resolve("backups/backups").resolve(backUp());
    var other = own.resolveSibling("2020-01-01T000000Z");
    Files.move(own, other);

    assertThatThrownBy(() -> backups.manifest("2020-01-01T000000Z"))
        .hasMessageContaining("has the manifest of another one, " + own.getFileName());
  }

  @Test
  void what_a_killed_backup_left_goes_with_the_next() throws IOException {
    put("always");
    backUp();
    var half =
        Files.createDirectories(temp.resolve("backups/backups/2026-01-01T000000Z.part/tables"));
    Files.writeString(half.resolve("journal.copy.gz"), "half");
    var blob = Files.createDirectories(temp.resolve("backups/blobs/ab")).resolve(".x.part");
    Files.writeString(blob, "half");
    assertThat(backups.ids()).hasSize(1);

    backUp();

    assertThat(half).doesNotExist();
    assertThat(blob).doesNotExist();
    assertThat(backups.ids()).hasSize(2);
  }
}
