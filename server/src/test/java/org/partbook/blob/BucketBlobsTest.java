package org.partbook.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.Api;
import org.partbook.blob.BadWire.How;

/// Blobs in a bucket, with a store that speaks S3 and a wire to it that goes bad.
class BucketBlobsTest {
  private static final long ROOM = 1 << 20;
  private static final int PART = 16 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestBucket bucket;
  private static int seed;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    bucket = TestBucket.start();
  }

  @AfterAll
  static void stop() {
    bucket.close();
  }

  @AfterEach
  void mend() throws IOException {
    bucket.wire().be(How.GOOD);
  }

  @Test
  void a_blob_that_one_server_puts_another_reads_under_the_name_that_it_has_in_a_folder()
      throws IOException {
    var score = bytes(3000);
    try (var one = server("one");
        var other = server("other")) {
      var key = one.put(new ByteArrayInputStream(score));

      assertThat(read(other, key)).isEqualTo(score);
      assertThat(bucket.direct().listObjectsV2(ask -> ask.bucket("scores")).contents())
          .anySatisfy(object ->
              assertThat(object.key())
                  .isEqualTo("of-us/" + key.sha256().substring(0, 2) + "/" + key));
      assertThat(patiently(() -> other.has(key))).isTrue();
      assertThat(patiently(() -> other.isSound(key))).isTrue();
      assertThat(one.beginning(key.sha256().substring(0, 2)))
          .anySatisfy(found -> assertThat(found.key()).isEqualTo(key))
          .anySatisfy(found -> assertThat(found.size()).isEqualTo(score.length));
    }
  }

  @Test
  void what_is_not_there_is_missed() throws IOException {
    var key = BlobKey.of("nobody has put this");
    try (var blobs = server("one")) {
      assertThat(patiently(() -> blobs.has(key))).isFalse();
      assertThat(patiently(() -> blobs.isSound(key))).isFalse();
      assertThat(blobs.condition(key)).isEqualTo(Condition.MISSING);
      assertThatThrownBy(() -> patiently(() -> blobs.open(key)))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void a_large_blob_goes_in_parts_and_comes_back_whole() throws IOException {
    var large = bytes(2 * PART + 12_345);
    try (var one = Blobs.forServer(bucket.place(folder.resolve("one"), 100 << 20));
        var other = server("other")) {
      bucket.wire().requests();
      var key = one.put(new ByteArrayInputStream(large));

      assertThat(bucket.wire().requests()).filteredOn(it -> it.contains("partNumber=")).hasSize(3);
      assertThat(read(other, key)).isEqualTo(large);
      try (var blob = patiently(() -> other.open(key))) {
        assertThat(patiently(() -> blob.open(PART - 5, 10).readAllBytes()))
            .isEqualTo(Arrays.copyOfRange(large, PART - 5, PART + 5));
      }
    }
  }

  @Test
  void a_large_blob_is_there_though_the_store_says_it_knows_nothing_of_what_it_has_completed()
      throws IOException {
    var large = bytes(PART + 1);
    try (var blobs = server("one")) {
      bucket.wire().be(How.COMPLETED_UNHEARD);

      var key = blobs.put(new ByteArrayInputStream(large));

      bucket.wire().be(How.GOOD);
      assertThat(bucket.bucket(folder).look(key).map(Bucket.Seen::size))
          .contains((long) large.length);
    }
  }

  @Test
  void who_has_forgotten_an_upload_is_away_and_nothing_is_missing() throws IOException {
    var large = bytes(PART + 1);
    try (var blobs = server("one")) {
      bucket.wire().be(How.UPLOADS_UNKNOWN);

      assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(large)))
          .isInstanceOf(BlobsAwayException.class)
          .hasMessageContaining("it has forgotten an upload");
    }
  }

  @Test
  void a_command_that_reads_a_blob_goes_on_where_the_connection_breaks() throws IOException {
    var score = bytes(500_000);
    var key = put(score);
    try (var command = bucket.forCommand(folder.resolve("command"), ROOM)) {
      bucket.wire().be(How.CUT_ONCE);

      try (var in = command.open(key, 0, Long.MAX_VALUE)) {
        assertThat(in.readAllBytes()).isEqualTo(score);
      }
    }
  }

  @Test
  void a_blob_that_was_read_once_is_read_again_without_the_bucket() throws IOException {
    var score = bytes(3000);
    var key = put(score);
    try (var blobs = server("one")) {
      assertThat(read(blobs, key)).isEqualTo(score);
      bucket.wire().be(How.DOWN);

      assertThat(read(blobs, key)).isEqualTo(score);
      assertThat(blobs.isSound(key)).isTrue();
    }
    try (var afterAnotherStart = server("one")) {
      assertThat(read(afterAnotherStart, key)).isEqualTo(score);
    }
  }

  @Test
  void a_blob_that_many_ask_for_is_fetched_once() throws Exception {
    var score = bytes(500_000);
    var key = put(score);
    try (var blobs = server("one");
        var many = Executors.newVirtualThreadPerTaskExecutor()) {
      bucket.wire().requests();
      Callable<byte[]> reading = () -> read(blobs, key);
      for (var done : many.invokeAll(IntStream.range(0, 50).mapToObj(_ -> reading).toList())) {
        assertThat(done.get()).isEqualTo(score);
      }
      assertThat(bucket.wire().requests()).filteredOn(it -> it.startsWith("GET")).hasSize(1);
    }
  }

  @Test
  void what_lies_here_stays_within_its_room_and_what_was_used_last_stays() throws IOException {
    try (var blobs = server("one")) {
      var favourite = bytes(100_000);
      var key = put(favourite);
      for (int i = 0; i < 30; i++) {
        assertThat(read(blobs, key)).isEqualTo(favourite);
        var other = bytes(100_000);
        assertThat(read(blobs, put(other))).isEqualTo(other);
        assertThat(stored()).isLessThanOrEqualTo(ROOM);
      }
      bucket.wire().requests();
      assertThat(read(blobs, key)).isEqualTo(favourite);
      assertThat(bucket.wire().requests()).isEmpty();
    }
  }

  @Test
  void what_has_no_room_here_is_read_from_the_bucket_each_time() throws IOException {
    var large = bytes(3 << 20);
    var key = put(large);
    try (var blobs = server("one");
        var blob = patiently(() -> blobs.open(key))) {
      assertThat(blob.length()).isEqualTo(large.length);
      assertThat(patiently(() -> blob.open(0, Long.MAX_VALUE).readAllBytes())).isEqualTo(large);
      assertThat(patiently(() -> blob.open(1 << 20, 7).readAllBytes()))
          .isEqualTo(Arrays.copyOfRange(large, 1 << 20, (1 << 20) + 7));
      assertThat(patiently(() -> blob.open(large.length, 7).readAllBytes())).isEmpty();
      assertThat(stored()).isZero();
    }
  }

  @Test
  void who_is_sent_something_else_than_the_part_that_was_asked_for_gives_none_of_it_away()
      throws IOException {
    var large = bytes(3 << 20);
    var key = put(large);
    try (var blobs = server("one");
        var blob = patiently(() -> blobs.open(key))) {
      bucket.wire().be(How.WITHOUT_PARTS);

      assertThatThrownBy(() -> blob.open(1 << 20, 7)).isInstanceOf(BlobsAwayException.class);
    }
  }

  @Test
  void a_bucket_that_has_gone_is_away_and_its_blobs_are_not_missing() throws IOException {
    var key = put(bytes(3000));
    try (var blobs = server("one");
        var command = bucket.forCommand(folder.resolve("command"), ROOM)) {
      bucket.wire().be(How.NOTHING_THERE);

      assertThatThrownBy(() -> blobs.isSound(key)).isInstanceOf(BlobsAwayException.class);
      assertThatThrownBy(() -> command.condition(key)).isInstanceOf(BlobsAwayException.class);
      assertThatThrownBy(() -> command.beginning("ab")).isInstanceOf(BlobsAwayException.class);
      assertThatThrownBy(() -> command.put(new ByteArrayInputStream(bytes(3000))))
          .isInstanceOf(BlobsAwayException.class);
    }
  }

  /// As when the disk is full.
  @Test
  void what_can_not_be_kept_here_is_read_from_the_bucket_as_well() throws IOException {
    var score = bytes(3000);
    var key = put(score);
    try (var blobs = server("one")) {
      Files.createFile(folder.resolve("one").resolve(key.sha256().substring(0, 2)));

      assertThat(read(blobs, key)).isEqualTo(score);
      assertThat(blobs.put(new ByteArrayInputStream(score))).isEqualTo(key);
    }
  }

  @Test
  void a_command_mends_in_the_bucket_what_still_lies_here() throws IOException {
    var score = bytes(3000);
    var key = put(score);
    try (var command = bucket.forCommand(folder.resolve("one"), ROOM)) {
      assertThat(read(command, key)).isEqualTo(score);
    }
    bucket.remove(key);

    try (var command = bucket.forCommand(folder.resolve("one"), ROOM)) {
      assertThat(command.isSound(key)).isFalse();
      command.put(new ByteArrayInputStream(score));
      assertThat(command.condition(key)).isEqualTo(Condition.SOUND);
    }
  }

  @Test
  void what_rots_here_is_fetched_again() throws IOException {
    var score = bytes(3000);
    var key = put(score);
    try (var blobs = server("one")) {
      assertThat(read(blobs, key)).isEqualTo(score);
      var here = folder.resolve("one").resolve(key.sha256().substring(0, 2)).resolve("" + key);
      Files.writeString(here, "rotten");

      assertThat(read(blobs, key)).isEqualTo(score);
      assertThat(here).hasBinaryContent(score);
    }
  }

  @Test
  void what_is_damaged_in_the_bucket_is_given_to_nobody_until_it_is_put_again() throws IOException {
    var score = bytes(3000);
    var key = put(score);
    bucket.put(key, bytes(3000));
    try (var blobs = server("one");
        var command = bucket.forCommand(folder.resolve("command"), ROOM)) {
      assertThatThrownBy(() -> patiently(() -> blobs.open(key)))
          .isInstanceOf(DamagedBlobException.class);
      assertThat(patiently(() -> blobs.isSound(key))).isFalse();
      assertThat(command.isSound(key)).isFalse();
      assertThat(command.condition(key)).isEqualTo(Condition.DAMAGED);
      assertThatThrownBy(() -> command.open(key, 0, Long.MAX_VALUE).readAllBytes())
          .isInstanceOf(DamagedBlobException.class);

      command.put(new ByteArrayInputStream(score));

      assertThat(read(blobs, key)).isEqualTo(score);
      assertThat(blobs.isSound(key)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = How.class,
      names = {"DOWN", "SILENT", "ERROR", "CUT", "NOTHING_THERE", "WITHOUT_LENGTH"})
  void of_a_bucket_that_is_away_is_told_in_time_and_afterwards_it_is_used(How bad)
      throws IOException {
    var score = bytes(3000);
    var key = put(score);
    try (var blobs = server("one")) {
      bucket.wire().be(bad);
      var begun = System.nanoTime();

      assertThatThrownBy(() -> blobs.open(key)).isInstanceOf(BlobsAwayException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      bucket.wire().be(How.GOOD);
      Api.await(() -> isRead(blobs, key, score));
    }
  }

  private static boolean isRead(BlobStore blobs, BlobKey key, byte[] score) {
    try {
      assertThat(read(blobs, key)).isEqualTo(score);
      return true;
    } catch (BlobsAwayException _) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void after_somebody_has_waited_in_vain_nobody_waits_for_a_moment() throws IOException {
    var key = put(bytes(3000));
    try (var blobs = server("one")) {
      bucket.wire().be(How.SILENT);
      var said = "";
      while (!said.contains("has just not answered")) {
        said = refusal(blobs, key);
      }
      assertThat(said).doesNotContain("for 800 ms");
    }
  }

  private static String refusal(BlobStore blobs, BlobKey key) throws IOException {
    try {
      blobs.open(key).close();
      throw new AssertionError("nothing can come through");
    } catch (BlobsAwayException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = How.class,
      names = {"DOWN", "ERROR"})
  void what_the_bucket_does_not_take_is_not_stored(How bad) throws IOException {
    var score = bytes(3000);
    try (var blobs = server("one")) {
      bucket.wire().be(bad);

      assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(score)))
          .isInstanceOf(BlobsAwayException.class);

      bucket.wire().be(How.GOOD);
      assertThat(files()).isEmpty();
      var key = blobs.put(new ByteArrayInputStream(score));
      assertThat(bucket.bucket(folder).look(key)).isPresent();
    }
  }

  @Test
  void a_bucket_that_is_not_there_is_told() throws IOException {
    var place = bucket.place(folder.resolve("one"), ROOM);
    var wrong =
        new BlobPlace.Bucket(
            new BucketAddress(BlobPlace.BucketName.parse("s3://nowhere"), place.address().access()),
            place.cache(),
            ROOM);
    try (var blobs = Blobs.forServer(wrong);
        var right = Blobs.forServer(place)) {
      assertThat(patiently(right::works)).isTrue();
      assertThatThrownBy(() -> patiently(blobs::works))
          .hasMessageContaining("s3://nowhere/ at http://127.0.0.1")
          .hasMessageNotContaining("that-everybody-knows");
    }
  }

  private BlobStore server(String name) throws IOException {
    return bucket.forServer(folder.resolve(name), ROOM);
  }

  /// By somebody who keeps nothing here.
  private BlobKey put(byte[] bytes) throws IOException {
    var key = BlobKey.of(Files.write(folder.resolve("being-put"), bytes));
    bucket.put(key, bytes);
    return key;
  }

  private static byte[] read(BlobStore blobs, BlobKey key) throws IOException {
    return patiently(() -> {
      try (var blob = blobs.open(key);
          var in = blob.open(0, blob.length())) {
        return in.readAllBytes();
      }
    });
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  /// Asks again where a bucket that is there hasn't answered as soon as a server wants it to, or
  /// had not just before.
  private static <T> T patiently(Question<T> question) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.ask();
      } catch (BlobsAwayException e) {
        boolean isSilent = String.valueOf(e.getMessage()).matches(".*(n't|not) answered.*");
        if (!isSilent || System.nanoTime() > deadline) {
          throw e;
        }
        Api.pause(Duration.ofMillis(20));
      }
    }
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder.resolve("one"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private long stored() throws IOException {
    long sum = 0;
    for (var file : files()) {
      sum += Files.size(file);
    }
    return sum;
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(seed++).nextBytes(bytes);
    System.arraycopy("score".getBytes(UTF_8), 0, bytes, 0, 5);
    return bytes;
  }
}
