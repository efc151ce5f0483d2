package org.partbook.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partbook.Api;
import org.partbook.http.Body;

/// How much of an answer is in the works at a time.
@Timeout(300)
class PiecesTest {
  private static final int LENGTH = 3_000_001;
  private static final int SMALL = 16 * 1024;

  /// What a guest has to take before it counts as one who reads fast.
  private static final int PROOF = 128 * 1024;

  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final HttpServer server =
      HttpServer.start(
          Listening.on("127.0.0.1", 0),
          routes -> routes.get("/body", (_, response) -> response.send(new Counting(asked))));

  private record Asked(long at, int room, boolean direct) {}

  /// Each byte tells where it stands, more or less.
  private record Counting(ConcurrentLinkedQueue<Asked> asked) implements Body {
    @Override
    public long length() {
      return LENGTH;
    }

    @Override
    public void read(ByteBuffer target, long at) {
      asked.add(new Asked(at, target.remaining(), target.isDirect()));
      for (long i = at; i < LENGTH && target.hasRemaining(); i++) {
        target.put((byte) byteAt(i));
      }
    }

    static char byteAt(long at) {
      return (char) ('a' + at / 1000 % 26);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  /// Whether somebody was seen to be fast depends on how busy this machine is.
  @Test
  void who_reads_fast_is_sent_large_pieces_and_the_same_bytes() throws Exception {
    var expected = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      expected.append(Counting.byteAt(i));
    }
    do {
      try (var guest = Wire.to(server)) {
        var answer = guest.ask("GET /body HTTP/1.1\nHost: x\nConnection: close\n\n");
        assertThat(answer).contains("Content-Length: " + LENGTH);
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).contentEquals(expected))
            .isTrue();
      }
    } while (asked.stream().noneMatch(one -> one.room() == LargePieces.SIZE && one.direct()));
  }

  /// Thousands of those who take nothing cost a small piece each.
  @Test
  void nobody_is_sent_a_large_piece_before_having_taken_some() throws Exception {
    try (var guest = Wire.to(server)) {
      guest.ask("GET /body HTTP/1.1\nHost: x\nConnection: close\n\n");
    }

    assertThat(asked).anyMatch(one -> one.at() == 0);
    assertThat(asked)
        .filteredOn(one -> one.at() < PROOF)
        .allMatch(one -> one.room() <= SMALL && !one.direct());
  }

  @Test
  void there_are_so_many_large_pieces_and_no_more() {
    var pieces = new LargePieces();
    var borrowed = new ArrayList<ByteBuffer>();
    for (int left = pieces.left(); left > 0; left--) {
      borrowed.add(pieces.borrow().orElseThrow());
    }

    assertThat(borrowed).hasSize(Connections.MOST_LARGE_BUFFERS);
    assertThat(pieces.borrow()).isEmpty();
    pieces.giveBack(borrowed.getFirst());
    assertThat(pieces.borrow().orElseThrow()).isSameAs(borrowed.getFirst());
    assertThat(pieces.borrow()).isEmpty();
  }

  @Test
  void another_takes_the_place_of_a_lost_one_only_when_that_is_gone() {
    var pieces = new LargePieces();
    int most = pieces.left();
    var lost = lost(pieces);
    assertThat(pieces.left()).isEqualTo(most - 1);

    Api.await(() -> {
      System.gc();
      return pieces.left() == most;
    });
    assertThat(lost.get()).isNull();
  }

  private static WeakReference<ByteBuffer> lost(LargePieces pieces) {
    var piece = pieces.borrow().orElseThrow();
    pieces.lose(piece);
    return new WeakReference<>(piece);
  }
}
