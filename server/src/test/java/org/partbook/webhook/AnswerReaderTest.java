package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What endpoints may answer, and what is made of it.
class AnswerReaderTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

  private static Answer read(String answer) throws IOException {
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    return new AnswerReader(new ByteArrayInputStream(bytes), NOON).read();
  }

  @Test
  void a_body_is_read_as_long_as_it_says_or_until_the_end() throws IOException {
    assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcd").body()).isEqualTo("ab");
    assertThat(read("HTTP/1.0 200\r\n\r\nabcd").body()).isEqualTo("abcd");
    assertThat(read("HTTP/1.1 200 OK\nContent-Length: 900\n\nabcd").body()).isEqualTo("abcd");
    assertThat(read("HTTP/1.1 204 No Content\r\n\r\n").status()).contains(204);
  }

  @Test
  void a_body_in_pieces_is_put_together_and_cut_after_a_kilobyte() throws IOException {
    var head = "HTTP/1.1 500 No\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";
    assertThat(read(head + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").body()).isEqualTo("abcde");
    assertThat(read(head + "800\r\n" + "x".repeat(0x800) + "\r\n0\r\n\r\n").body()).hasSize(1024);
    assertThat(read(head + "zz\r\nabc").body()).isEmpty();
  }

  @Test
  void answers_before_the_answer_are_passed_over() throws IOException {
    var before = "HTTP/1.1 103 Early Hints\r\nRetry-After: 7\r\n\r\n";

    assertThat(read(before + "HTTP/1.1 200 OK\r\n\r\n").status()).contains(200);
    assertThat(read(before + "HTTP/1.1 200 OK\r\n\r\n").retryAfter()).isEmpty();
    assertThatThrownBy(() -> read(before.repeat(6))).isInstanceOf(AnswerReader.NoAnswer.class);
  }

  @Test
  void a_time_to_wait_is_read_in_seconds_and_as_a_date() throws IOException {
    var head = "HTTP/1.1 503 Busy\r\nretry-after: ";

    assertThat(read(head + "120\r\n\r\n").retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(read(head + "Mon, 30 Nov 2026 12:05:00 GMT\r\n\r\n").retryAfter())
        .contains(Duration.ofMinutes(5));
    for (var nonsense : new String[] {"soon", "-5", "99999999999999", "Mon, 30 Nov 2026"}) {
      assertThat(read(head + nonsense + "\r\n\r\n").retryAfter()).as(nonsense).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 999999\r\n\r\n",
        "220 mail.example ESMTP\r\n\r\n"
      })
  void what_is_no_answer_counts_as_none(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }

  @Test
  void an_endless_head_is_given_up() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX: " + "y".repeat(40_000)))
        .isInstanceOf(AnswerReader.NoAnswer.class);
  }

  @Test
  void a_wish_to_be_left_alone_counts_within_a_day() {
    assertThat(RetrySchedule.after(1, Optional.of(Duration.ofMinutes(2))))
        .contains(Duration.ofMinutes(2));
    assertThat(RetrySchedule.after(1, Optional.of(Duration.ofDays(9))))
        .contains(Duration.ofHours(24));
    assertThat(RetrySchedule.after(4, Optional.of(Duration.ofSeconds(1))).orElseThrow())
        .isBetween(Duration.ofMinutes(107), Duration.ofMinutes(133));
    assertThat(RetrySchedule.after(9, Optional.empty())).isPresent();
    assertThat(RetrySchedule.after(10, Optional.of(Duration.ofSeconds(1)))).isEmpty();
  }
}
