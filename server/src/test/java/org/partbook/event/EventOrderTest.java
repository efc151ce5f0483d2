package org.partbook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.TestServer;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import tools.jackson.databind.JsonNode;

/// Many write the journal at once, and commit when it pleases them; servers come and go. Whoever
/// follows from cursor to cursor meanwhile sees each event once, in the one order that there is.
class EventOrderTest {
  private static final int WRITERS = 8;
  private static final int EACH = 60;
  private static final int FAILED_OF = 7;

  private final JournalStore journal = new JournalStore();

  /// What is undone leaves a gap in the numbers of the journal.
  static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void whoever_follows_skips_nothing_and_repeats_nothing_while_many_write_and_servers_end()
      throws Exception {
    try (var server = TestServer.start()) {
      var written = new ConcurrentLinkedQueue<String>();
      var done = new AtomicBoolean();
      var follower = new Follower(server.live());
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var writers = new ArrayList<Future<?>>();
        for (int writer = 0; writer < WRITERS; writer++) {
          var name = "w" + writer;
          writers.add(threads.submit(() -> write(server, name, written)));
        }
        var servers = threads.submit(() -> comeAndGo(server, done));
        try {
          while (!writers.stream().allMatch(Future::isDone)) {
            follower.read();
            Api.pause(Duration.ofMillis(5));
          }
          for (var writer : writers) {
            writer.get();
          }
          Follower.await(() -> follower.read().size() >= written.size());
        } finally {
          done.set(true);
        }
        servers.get();
      }
      Api.pause(Duration.ofMillis(500));

      var seen = follower.read();
      assertThat(seen.stream().map(event -> event.path("data").path("number").asString()))
          .containsExactlyInAnyOrderElementsOf(written);
      assertThat(seen.stream().map(EventOrderTest::number))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
      assertThat(numbers(new Follower(server.live()).read())).isEqualTo(numbers(seen));
      for (int writer = 0; writer < WRITERS; writer++) {
        var mine = "w" + writer + "-";
        assertThat(numbers(seen).stream().filter(one -> one.startsWith(mine)))
            .as("the order of one writer")
            .isSortedAccordingTo((a, b) -> Integer.compare(place(a), place(b)));
      }
    }
  }

  private static long number(JsonNode event) {
    return Long.parseLong(event.path("id").asString().replaceFirst(".*_", ""));
  }

  private static List<String> numbers(List<JsonNode> events) {
    return events.stream().map(event -> event.path("data").path("number").asString()).toList();
  }

  private static int place(String number) {
    return Integer.parseInt(number.replaceFirst(".*-", ""));
  }

  private void write(TestServer server, String name, ConcurrentLinkedQueue<String> written) {
    var random = ThreadLocalRandom.current();
    for (int i = 0; i < EACH; i++) {
      var number = name + "-" + i;
      var fails = random.nextInt(FAILED_OF) == 0;
      try {
        server
            .db()
            .transact(tx -> {
              append(server, tx, number);
              Api.pause(Duration.ofMillis(random.nextInt(20)));
              if (fails) {
                throw new Undone();
              }
            });
        written.add(number);
      } catch (Undone _) {
        // Nobody hears of it.
      }
    }
  }

  private void append(TestServer server, Tx tx, String number) {
    journal.append(
        tx,
        EntryKind.STATEMENT_CLOSED,
        Actor.SYSTEM,
        server.clock().instant(),
        OptionalLong.of(server.shop().id().value()),
        Facts.of().add("statement", number).add("currency", "EUR").add("due", "1"));
  }

  private static void comeAndGo(TestServer server, AtomicBoolean done) {
    while (!done.get()) {
      try (var second = server.second();
          var third = server.second()) {
        Api.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(400)));
        assertThat(second.uri()).isNotEqualTo(third.uri());
      }
    }
  }
}
