package org.partbook.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.blob.Inventory.Found;

/// Many who want something of a bucket, or get it slowly.
@Timeout(120)
class FetchesTest {
  private static final long ROOM = 1 << 20;

  /// So many are fetched at a time.
  private static final int PLACES = 16;

  @TempDir private Path folder;

  @Test
  void who_waits_for_a_place_does_not_say_of_the_bucket_that_it_is_away() throws Exception {
    var waiting = Waiting.hasty();
    try (var many = Executors.newVirtualThreadPerTaskExecutor();
        var bucket = new StoppingBucket()) {
      var fetches = new Fetches(bucket, HotBlobs.in(folder, ROOM), waiting);
      var all = begin(many, fetches, PLACES);
      Api.await(() -> bucket.opened.get() == PLACES);

      assertThatThrownBy(() -> fetches.fetch(BlobKey.of("one more")))
          .isInstanceOf(BlobsAwayException.class);

      waiting.requireHope();
      bucket.goOn();
      for (var one : all) {
        assertThat(one.get()).isEmpty();
      }
    }
  }

  private static List<Future<Optional<Bucket.Seen>>> begin(
      ExecutorService many, Fetches fetches, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> many.submit(() -> fetches.fetch(BlobKey.of(text(i)))))
        .toList();
  }

  private static String text(int number) {
    return "blob " + number;
  }

  @Test
  void no_more_ask_a_silent_bucket_at_a_time_than_may() throws Exception {
    var waiting = Waiting.patient();
    var asked = new AtomicInteger();
    var silence = new CountDownLatch(1);
    Waiting.Work<Boolean> question =
        () -> {
          asked.incrementAndGet();
          await(silence);
          return true;
        };
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < Waiting.MOST_QUESTIONS; i++) {
        all.add(many.submit(() -> waiting.forAnswer(question)));
      }
      Api.await(() -> asked.get() == Waiting.MOST_QUESTIONS);

      assertThatThrownBy(() -> waiting.forAnswer(question)).isInstanceOf(BlobsAwayException.class);
      assertThat(asked).hasValue(Waiting.MOST_QUESTIONS);

      silence.countDown();
      for (var one : all) {
        assertThat(one.get()).isTrue();
      }
      assertThat(waiting.forAnswer(() -> "answer")).isEqualTo("answer");
    }
  }

  @Test
  void files_in_the_making_have_their_room_too() throws IOException {
    var hot = HotBlobs.in(folder, ROOM);
    var one = bytes('a', 700_000);
    var other = bytes('b', 700_000);
    var largest = new AtomicLong();

    boolean kept =
        hot.take(
            key(one),
            whenEnded(
                one,
                () -> {
                  assertThat(hot.take(key(other), new ByteArrayInputStream(other), other.length))
                      .isFalse();
                  largest.set(stored());
                }),
            one.length);

    assertThat(kept).isTrue();
    assertThat(largest.get()).isPositive().isLessThanOrEqualTo(ROOM);
    assertThat(hot.take(key(other), new ByteArrayInputStream(other), other.length)).isTrue();
    assertThat(stored()).isEqualTo(other.length);
  }

  @Test
  void what_drips_is_given_up_and_what_flows_is_read_to_its_end() throws IOException {
    var nanos = new AtomicLong();
    assertThatThrownBy(() -> inSteps(1, nanos).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes have come in 3");
    nanos.set(0);
    assertThat(inSteps(20_000, nanos).readAllBytes()).hasSize(1_000_000);
  }

  /// A megabyte, so many bytes a second.
  private static InputStream inSteps(int aSecond, AtomicLong nanos) {
    var bytes =
        new FilterInputStream(new ByteArrayInputStream(new byte[1_000_000])) {
          @Override
          public int read(byte[] target, int from, int count) throws IOException {
            int read = super.read(target, from, Math.min(count, aSecond));
            nanos.addAndGet(Math.max(0, read) * 1_000_000_000L / aSecond);
            return read;
          }
        };
    return new SteadyStream(bytes, nanos::get);
  }

  private interface Then {
    void run() throws IOException;
  }

  /// Does something before it says that there is no more.
  private static InputStream whenEnded(byte[] bytes, Then then) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int from, int count) throws IOException {
        int read = super.read(target, from, count);
        if (read < 0) {
          then.run();
        }
        return read;
      }
    };
  }

  private long stored() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static byte[] bytes(char letter, int number) {
    var bytes = new byte[number];
    Arrays.fill(bytes, (byte) letter);
    return bytes;
  }

  private static BlobKey key(byte[] bytes) {
    return BlobKey.of(new String(bytes, UTF_8));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Begins to give everything, and stops until it is told to go on.
  private static final class StoppingBucket implements Bucket {
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Content open(BlobKey key) {
      opened.getAndIncrement();
      var bytes =
          IntStream.range(0, PLACES)
              .mapToObj(FetchesTest::text)
              .filter(text -> BlobKey.of(text).equals(key))
              .findFirst()
              .orElse("")
              .getBytes(UTF_8);
      return new Content(
          new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int from, int count) throws IOException {
              await(closed);
              return super.read(target, from, count);
            }
          },
          new Seen(bytes.length, "1"));
    }

    @Override
    public Optional<Seen> look(BlobKey key) {
      return Optional.empty();
    }

    @Override
    public InputStream open(BlobKey key, Seen seen, long from, long length) {
      throw new AssertionError("nobody asks for a part");
    }

    @Override
    public void put(BlobKey key, Path file) {}

    @Override
    public List<Found> beginning(String digits) {
      return List.of();
    }

    @Override
    public void remove(BlobKey key) {}

    @Override
    public void check() {}

    void goOn() {
      closed.countDown();
    }

    @Override
    public void close() {
      goOn();
    }
  }
}
