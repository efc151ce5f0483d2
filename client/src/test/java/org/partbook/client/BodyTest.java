package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The body of an answer at moments that no server can be told to choose.
@Timeout(60)
class BodyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connection connection = new Connection();
  private final Body body = new Body();

  /// Counts what it is asked for.
  private static final class Connection implements Flow.Subscription {
    private long asked;
    private boolean dropped;

    @Override
    public void request(long pieces) {
      asked += pieces;
    }

    @Override
    public void cancel() {
      dropped = true;
    }
  }

  private static ByteBuffer piece(int content) {
    return ByteBuffer.wrap(new byte[] {(byte) content});
  }

  @Test
  void a_connection_that_comes_when_nobody_waits_any_more_is_dropped() {
    body.close();
    body.onSubscribe(connection);
    assertThat(connection.dropped).isTrue();
    assertThat(connection.asked).isZero();
  }

  @Test
  void what_comes_next_is_asked_for_when_all_before_has_been_taken() throws Exception {
    body.onSubscribe(connection);
    assertThat(connection.asked).isEqualTo(1);

    body.onNext(List.of(piece(1), piece(2)));
    assertThat(connection.asked).as("nobody has looked").isEqualTo(1);
    assertThat(body.next(PATIENCE)).contains(piece(1));
    assertThat(body.next(PATIENCE)).contains(piece(2));
    assertThat(connection.asked).isEqualTo(2);

    body.onComplete();
    assertThat(body.next(PATIENCE)).isEmpty();
    assertThat(body.next(PATIENCE)).isEmpty();
    assertThat(connection.asked).isEqualTo(2);
    body.close();
    assertThat(connection.dropped).as("it may serve again").isFalse();
  }

  @Test
  void who_stops_reading_drops_the_connection() {
    body.onSubscribe(connection);
    assertThat(connection.dropped).isFalse();
    body.close();
    assertThat(connection.dropped).isTrue();
  }

  @Test
  void a_connection_that_says_nothing_is_dropped_when_patience_is_over() {
    body.onSubscribe(connection);
    assertThatThrownBy(() -> body.next(Duration.ofMillis(1)))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessage("the answer stopped in the middle");
    assertThat(connection.dropped).isTrue();
  }

  @Test
  void a_broken_connection_is_told_of_once_and_left_alone() throws Exception {
    body.onSubscribe(connection);
    body.onError(new EOFException("gone"));
    assertThatThrownBy(() -> body.next(PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer broke off")
        .hasCauseInstanceOf(EOFException.class);
    assertThat(body.next(PATIENCE)).isEmpty();
    body.close();
    assertThat(connection.dropped).isFalse();
  }
}
