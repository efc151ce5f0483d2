package org.partbook.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.backup.BucketLock.Times;
import org.partbook.blob.BadWire.How;
import org.partbook.blob.BlobKey;
import org.partbook.blob.Blobs;
import org.partbook.blob.FolderBlobs;
import org.partbook.blob.TestBucket;
import org.partbook.db.Database;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogFolder;

/// Backups in a bucket, over a wire that goes bad.
@Timeout(300)
class BucketBackupsTest {
  private static final int PART = 16 << 20;
  private static TestBucket bucket;
  private static TestDatabase database;
  private static Database db;
  private static int places;

  @TempDir Path temp = Path.of("");
  private final TestClock clock = new TestClock();
  private final String name = "place-" + ++places;
  private final List<BlobKey> named = new ArrayList<>();
  private FolderBlobs blobs;
  private Backups backups;

  @BeforeAll
  static void start() {
    bucket = TestBucket.start();
    database = TestDatabase.withTables();
    db = database.open();
  }

  @AfterAll
  static void stop() {
    db.close();
    database.close();
    bucket.close();
  }

  @BeforeEach
  void open() throws IOException {
    blobs = new FolderBlobs(temp.resolve("blobs"));
    backups = Backups.toMake(place(), Optional.empty());
  }

  @AfterEach
  void close() throws IOException {
    bucket.wire().be(How.GOOD);
    backups.close();
  }

  private Place place() {
    return Place.of(bucket.backups(name));
  }

  private BlobKey put(String text) throws IOException {
    return blobs.put(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private Path inStore(BlobKey key) {
    return temp.resolve("blobs").resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }

  private Backup.Made make(BackupProgress progress) throws IOException {
    clock.advance(Duration.ofDays(1));
    var log = new LedgerLog(db, new LogFolder(temp.resolve("log")));
    var settings = temp.resolve("partbook.env");
    var source = new BackupSource(db, blobs, this::named, log, settings, false, "a test");
    return new Backup(source, backups, clock, progress).make();
  }

  private Optional<Collection<BlobKey>> named(String digit) {
    return Optional.of(named.stream().filter(key -> key.sha256().startsWith(digit)).toList());
  }

  private String backUp() throws IOException {
    return make(BackupProgress.none()).manifest().id();
  }

  private BackupCheck.Found check() throws IOException {
    return new BackupCheck(backups, BackupProgress.none()).check(backups.ids());
  }

  @Test
  void a_copy_of_the_bucket_in_a_folder_is_a_folder_of_backups() throws IOException {
    Files.writeString(temp.resolve("partbook.env"), "PARTBOOK_PORT=0\n");
    put("one");
    put("another");
    backUp();
    backUp();
    var folder = temp.resolve("copy");
    for (var file : bucket.names(name)) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.write(folder.resolve(file), bucket.read(name, file));
    }

    try (var copy = Backups.existing(Place.of(folder), Optional.empty())) {
      assertThat(copy.ids()).hasSize(2).isEqualTo(backups.ids());
      var found = new BackupCheck(copy, BackupProgress.none()).check(copy.ids());
      assertThat(found.problems()).isEmpty();
      assertThat(found.blobs()).isEqualTo(2);
    }
    assertThat(folder.resolve("locks")).doesNotExist();
  }

  @Test
  void what_is_there_with_its_length_is_not_sent_again() throws IOException {
    put("as it was");
    var cut = put("cut short");
    backUp();
    bucket.write(name, Backups.blob(cut), "cut".getBytes(UTF_8));
    bucket.wire().requests();

    var made = make(BackupProgress.none());

    assertThat(made.newBlobs()).isEqualTo(1);
    assertThat(bucket.wire().requests())
        .filteredOn(request -> request.startsWith("PUT ") && request.contains("/blobs/"))
        .singleElement()
        .asString()
        .contains(cut.sha256());
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void what_is_whole_in_the_backup_stays_in_it_when_it_is_damaged_in_the_store()
      throws IOException {
    var key = put("whole");
    backUp();
    Files.writeString(inStore(key), "damaged");

    var made = make(BackupProgress.none());

    assertThat(made.manifest().blobs()).isEqualTo(1);
    assertThat(made.leftOut()).isEmpty();
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void what_is_damaged_is_named() throws IOException {
    var rotten = put("rotten");
    var gone = put("gone");
    var id = backUp();
    bucket.write(name, Backups.blob(rotten), "rotted".getBytes(UTF_8));
    bucket.remove(name, Backups.blob(gone));
    bucket.remove(name, "backups/" + id + "/tables/journal.copy.gz");

    assertThat(check().problems())
        .extracting(problem -> problem.file() + " " + problem.message())
        .containsExactlyInAnyOrder(
            "backups/" + id + "/tables/journal.copy.gz is missing",
            Backups.blob(rotten) + " is damaged",
            Backups.blob(gone) + " is missing");
  }

  @Test
  void large_files_go_in_parts_and_are_encrypted_on_the_way() throws IOException {
    var bytes = new byte[PART + 1];
    new Random(1).nextBytes(bytes);
    var key = blobs.put(new ByteArrayInputStream(bytes));
    var secret = Passphrase.in(Files.writeString(temp.resolve("key"), "a line of some length\n"));
    var vault = bucket.backups(name + "-vault");
    backups.close();
    backups = Backups.toMake(Place.of(vault), Optional.of(secret));
    bucket.wire().requests();

    backUp();

    assertThat(bucket.wire().requests()).filteredOn(it -> it.contains("partNumber=")).hasSize(2);
    assertThat(Arrays.mismatch(bucket.read(name + "-vault", Backups.blob(key)), bytes)).isZero();
    assertThat(check().problems()).isEmpty();
    assertThatThrownBy(() -> Backups.existing(Place.of(vault), Optional.empty()))
        .hasMessageStartingWith("the backups in s3://backups/%s-vault/ at http".formatted(name))
        .hasMessageEndingWith("are encrypted: name the file with their key");
  }

  @Test
  void what_no_other_backup_names_goes_with_the_last_that_does() throws IOException {
    var always = put("always");
    var first = put("at first");
    var a = backUp();
    Files.delete(inStore(first));
    var later = put("later");
    var b = backUp();
    var c = backUp();

    var removed = new Pruning(backups).prune(c, Keep.parse("2d"), ZoneOffset.UTC);

    assertThat(removed.backups()).containsExactly(a);
    assertThat(removed.blobs()).isEqualTo(1);
    assertThat(backups.ids()).containsExactly(b, c);
    assertThat(bucket.names(name))
        .contains(Backups.blob(always), Backups.blob(later))
        .doesNotContain(Backups.blob(first))
        .noneMatch(file -> file.contains(a));
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void what_the_store_has_lost_stays_as_long_as_it_is_needed() throws IOException {
    var lost = put("lost");
    named.add(lost);
    backUp();
    Files.delete(inStore(lost));
    var last = backUp();

    var removed = new Pruning(backups).prune(last, Keep.parse("1d"), ZoneOffset.UTC);

    assertThat(removed.backups()).hasSize(1);
    assertThat(removed.blobs()).isZero();
    assertThat(backups.manifest(backups.choose(Optional.empty())).blobs()).isEqualTo(1);
    assertThat(check().problems()).isEmpty();
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
    var own = backUp();
    for (var file : List.of("manifest.sha256", "manifest.json")) {
      var bytes = bucket.read(name, "backups/" + own + "/" + file);
      bucket.write(name, "backups/2020-01-01T000000Z/" + file, bytes);
    }

    assertThatThrownBy(() -> backups.manifest("2020-01-01T000000Z"))
        .hasMessageContaining("has the manifest of another one, " + own);
  }

  @Test
  void nothing_goes_while_it_is_not_known_what_a_backup_needs() throws IOException {
    put("always");
    var a = backUp();
    var b = backUp();
    bucket.write(name, "backups/" + b + "/" + BlobList.FILE, new byte[0]);

    assertThatThrownBy(() -> new Pruning(backups).prune(b, Keep.parse("1d"), ZoneOffset.UTC))
        .hasMessageContaining("nothing is removed, as the list of blobs of backup " + b);
    assertThat(backups.ids()).containsExactly(a, b);
  }

  @Test
  void what_a_killed_backup_left_is_no_backup_and_goes_with_the_next() throws IOException {
    put("always");
    var before = backUp();
    bucket.write(name, "backups/2026-01-01T000000Z/tables/journal.copy.gz", new byte[10]);
    bucket.write(name, "backups/2026-01-01T000000Z/manifest.sha256", new byte[65]);
    bucket.begin(name, "blobs/ab/ab" + "0".repeat(62));
    assertThat(backups.ids()).containsExactly(before);
    assertThat(bucket.begun()).isEqualTo(1);

    var next = backUp();

    assertThat(backups.ids()).containsExactly(before, next);
    assertThat(bucket.names(name)).noneMatch(file -> file.contains("2026-01-01"));
    assertThat(bucket.begun()).isZero();
  }

  @Test
  void a_bucket_that_goes_away_meanwhile_is_named_and_loses_nothing() throws IOException {
    put("always");
    var before = backUp();
    put("later");

    assertThatThrownBy(() -> make(whenFilesBegin(How.DOWN)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3://backups/" + name + "/ at http://127.0.0.1")
        .hasMessageNotContaining("that-everybody-knows");

    bucket.wire().be(How.GOOD);
    assertThat(backups.ids()).containsExactly(before);
    assertThat(check().problems()).isEmpty();
    // As if it were two minutes later.
    locks().forEach(lock -> bucket.remove(name, lock));
    var next = backUp();
    assertThat(backups.ids()).containsExactly(before, next);
    assertThat(check().problems()).isEmpty();
  }

  private static BackupProgress whenFilesBegin(How how) {
    return (step, done, _) -> {
      if (step == Step.FILES && done == 0) {
        try {
          bucket.wire().be(how);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Test
  void whoever_lost_the_lock_publishes_nothing_and_removes_nothing() throws IOException {
    put("always");
    var before = backUp();

    assertThatThrownBy(() ->
            make((step, _, _) -> {
              if (step == Step.FILES) {
                locks().forEach(lock -> bucket.remove(name, lock));
              }
            }))
        .hasMessageContaining("the lock in s3://backups/" + name)
        .hasMessageContaining("is lost");

    assertThat(backups.ids()).containsExactly(before);
    assertThat(check().problems()).isEmpty();
  }

  @Test
  void a_check_of_a_bucket_that_is_away_knows_nothing_of_damage() throws IOException {
    put("always");
    backUp();
    var ids = backups.ids();
    bucket.wire().be(How.DOWN);

    assertThatThrownBy(() -> new BackupCheck(backups, BackupProgress.none()).check(ids))
        .hasMessageContaining("s3://backups/" + name + "/ at http");
  }

  @Test
  void where_the_connection_breaks_reading_goes_on_at_the_same_byte() throws IOException {
    var bytes = new byte[500_000];
    new Random(2).nextBytes(bytes);
    bucket.write(name, "large", bytes);
    try (var files = Blobs.files(bucket.backups(name))) {
      bucket.wire().be(How.CUT_ONCE);
      bucket.wire().requests();

      try (var in = files.read("large")) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
      assertThat(bucket.wire().requests()).filteredOn(it -> it.startsWith("GET ")).hasSize(2);

      bucket.wire().be(How.CUT);
      assertThatThrownBy(
              () -> {
                try (var in = files.read("large")) {
                  in.readAllBytes();
                }
              })
          .hasMessageContaining("large can't be read to its end");
    }
  }

  @Test
  void a_place_with_something_else_in_it_is_refused() {
    var other = "place-of-others-" + name;
    bucket.write(other, "letters/a.txt", new byte[1]);

    assertThatThrownBy(() -> Backups.toMake(Place.of(bucket.backups(other)), Optional.empty()))
        .hasMessageStartingWith("s3://backups/" + other + "/ at http")
        .hasMessageContaining(
            "is no place of backups, and has something else in it (letters/a.txt)");
    assertThat(bucket.names(other)).containsExactly("letters/a.txt");
  }

  @Test
  void one_at_a_time_writes_and_nobody_reads_meanwhile() throws IOException {
    try (var other = Backups.existing(place(), Optional.empty())) {
      try (var _ = backups.toWrite()) {
        assertThatThrownBy(other::toWrite)
            .hasMessageContaining("are in use: another backup is being made")
            .hasMessageContaining("If that was killed, wait 1");
        assertThatThrownBy(other::toRead).hasMessageContaining("are in use");
      }
      try (var _ = other.toRead();
          var _ = backups.toRead()) {
        assertThatThrownBy(other::toWrite).hasMessageContaining("are in use");
      }
      assertThat(locks()).isEmpty();
      other.toWrite().close();
    }
  }

  @Test
  void who_may_only_read_reads_without_a_lock() throws IOException {
    put("always");
    backUp();
    bucket.wire().be(How.READ_ONLY);

    try (var _ = backups.toRead()) {
      assertThat(check().problems()).isEmpty();
    }
    assertThatThrownBy(backups::toWrite).hasMessageContaining("s3://backups/" + name);
  }

  @Test
  void who_was_killed_is_in_nobodys_way_for_long() throws IOException {
    bucket.write(name, "locks/alone-killed", new byte[1]);
    bucket.write(name, "locks/shared-killed", new byte[1]);
    assertThatThrownBy(backups::toRead).hasMessageContaining("are in use");
    var soon = new Times(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(1));
    try (var files = Blobs.files(bucket.backups(name));
        var _ = takenAtLast(new BucketPlace(files, name, soon))) {
      assertThat(locks()).singleElement().asString().startsWith("locks/alone-");
    }
  }

  private static PlaceLock takenAtLast(BucketPlace place) throws IOException {
    while (true) {
      try {
        return place.alone();
      } catch (BackupException e) {
        assertThat(e).hasMessageContaining("are in use");
      }
    }
  }

  @Test
  void a_lock_is_renewed_as_long_as_it_is_held() throws IOException {
    var often = new Times(Duration.ofMillis(1), Duration.ofHours(1), Duration.ofHours(1));
    try (var files = Blobs.files(bucket.backups(name))) {
      var place = new BucketPlace(files, name, often);
      bucket.wire().requests();
      try (var _ = place.alone()) {
        long writes = 0;
        while (writes < 3) {
          writes +=
              bucket.wire().requests().stream()
                  .filter(it -> it.startsWith("PUT ") && it.contains("/locks/alone-"))
                  .count();
        }
      }
      assertThat(locks()).isEmpty();
    }
  }

  private List<String> locks() {
    return bucket.names(name).stream().filter(BucketLock::isOne).toList();
  }
}
