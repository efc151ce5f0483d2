package org.partbook.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partbook.backup.BucketLock.Times;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobsAwayException;

/// Backups in a store that lists late, and to which something arrives late.
@Timeout(300)
class BucketPlaceTest {
  private static final String A = "2026-01-01T000000Z";
  private static final String B = "2026-01-02T000000Z";
  private static final String C = "2026-01-03T000000Z";
  private static final String MANIFEST = "/manifest.json";
  private static final int MANY = 100;

  private final FilesInMemory bucket = new FilesInMemory();
  private final BucketPlace place = new BucketPlace(bucket, "a bucket", Times.STANDARD);
  private Backups backups;

  @BeforeEach
  void open() throws IOException {
    backups = Backups.toMake(place, Optional.empty());
  }

  /// One with a file of its own.
  private void publish(String id) throws IOException {
    try (var _ = backups.toWrite()) {
      var key = BlobKey.of(id);
      backups.write(key, out -> out.write(1));
      var list =
          backups.write(
              id,
              BlobList.FILE,
              out -> {
                try (var packed = new GZIPOutputStream(out)) {
                  BlobList.write(packed, key);
                }
              });
      backups.publish(
          new Manifest(
              id,
              BackupIds.time(id),
              "a test",
              "1",
              false,
              List.of(),
              List.of(),
              List.of(),
              list,
              1,
              0));
    }
  }

  private void removeLeftovers() throws IOException {
    try (var _ = backups.toWrite()) {
      backups.removeLeftovers();
    }
  }

  private static String manifest(String id) {
    return Place.BACKUPS + id + MANIFEST;
  }

  private List<String> ofBackups() {
    return bucket.names().stream().filter(name -> name.startsWith(Place.BACKUPS)).toList();
  }

  @Test
  void a_backup_whose_manifest_is_not_listed_yet_is_whole_and_no_leftover() throws IOException {
    publish(A);
    bucket.listsAllBut(name -> name.equals(manifest(A)));

    assertThat(backups.ids()).containsExactly(A);
    removeLeftovers();

    bucket.listsAllBut(_ -> false);
    assertThat(backups.ids()).containsExactly(A);
    assertThat(backups.manifest(A).blobs()).isEqualTo(1);
  }

  @Test
  void what_a_backup_names_that_was_just_made_stays_though_nothing_of_it_is_listed()
      throws IOException {
    publish(A);
    publish(B);
    publish(C);
    bucket.listsAllBut(name -> name.startsWith(Place.BACKUPS + C));

    var removed = new Pruning(backups).prune(C, Keep.parse("1d"), ZoneOffset.UTC);

    bucket.listsAllBut(_ -> false);
    assertThat(removed.backups()).containsExactly(A, B);
    assertThat(backups.ids()).containsExactly(C);
    assertThat(bucket.names())
        .contains(Backups.blob(BlobKey.of(C)))
        .doesNotContain(Backups.blob(BlobKey.of(A)), Backups.blob(BlobKey.of(B)));
  }

  @Test
  void a_manifest_that_arrives_when_all_else_is_gone_is_no_backup_and_goes() throws IOException {
    publish(A);
    var manifest = bucket.bytes(manifest(A));
    bucket.vanish(name -> name.startsWith(Place.BACKUPS));
    bucket.arrives(manifest(A), manifest);

    assertThat(backups.ids()).isEmpty();
    removeLeftovers();

    assertThat(ofBackups()).isEmpty();
  }

  @Test
  void a_manifest_that_arrives_after_the_lock_was_lost_is_no_backup() throws IOException {
    bucket.whenSent(name -> {
      if (name.endsWith(MANIFEST)) {
        bucket.vanish(BucketLock::isOne);
        throw new BlobsAwayException("it hasn't answered");
      }
    });
    assertThatThrownBy(() -> publish(A)).hasMessage("it hasn't answered");
    assertThat(bucket.names()).doesNotContain(manifest(A));

    bucket.arrives(manifest(A), new byte[1]);

    assertThat(ofBackups()).hasSizeGreaterThan(1);
    assertThat(backups.ids()).isEmpty();
  }

  @Test
  void who_loses_the_lock_while_much_is_removed_stops() throws IOException {
    var keys = IntStream.range(0, MANY).mapToObj(one -> BlobKey.of("" + one)).toList();
    keys.forEach(key -> bucket.arrives(Backups.blob(key), new byte[1]));
    try (var _ = place.alone()) {
      bucket.whenRemoved(_ -> bucket.vanish(BucketLock::isOne));

      assertThatThrownBy(() -> place.removeBlobs(keys)).hasMessageContaining("is lost");
    }
    assertThat(bucket.names()).hasSizeGreaterThan(MANY / 2);
  }

  @Test
  void a_lock_that_is_renewed_too_late_stays_lost() throws IOException {
    var times = Times.STANDARD;
    var now = new AtomicLong();
    var often = new Times(Duration.ofMillis(1), times.lost(), times.dead(), now::get);
    var sent = new CountDownLatch(2);
    bucket.atLook(_ -> now.addAndGet(times.lost().toNanos() + 1));
    bucket.whenSent(_ -> sent.countDown());
    try (var lock = BucketLock.alone(bucket, "a bucket", often)) {
      await(sent);

      assertThatThrownBy(lock::require).hasMessageContaining("is lost");
      while (bucket.names().stream().anyMatch(BucketLock::isOne)) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(lock::require).hasMessageContaining("is lost");
    }
  }

  @Test
  void a_lock_that_takes_too_long_to_get_is_none() {
    var now = new AtomicLong();
    var times =
        new Times(Duration.ofHours(1), Duration.ofSeconds(80), Duration.ofMinutes(2), now::get);
    bucket.whenSent(_ -> now.addAndGet(times.lost().toNanos() + 1));

    assertThatThrownBy(() -> BucketLock.alone(bucket, "a bucket", times))
        .hasMessageContaining("is lost");
    assertThat(bucket.names()).noneMatch(BucketLock::isOne);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
