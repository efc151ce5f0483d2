package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Downloads that break again and again: how long they are gone on with, and what they remember of
/// the answers before.
@Timeout(60)
class BreakingDownloadsTest {
  private static final byte[] FILE = file();

  @TempDir private Path folder;

  private static byte[] file() {
    var bytes = new byte[200];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
    return bytes;
  }

  private static FileServer.Spoiling status(int status) {
    return (request, connection) -> connection.send(Http.answer(status, "", ""));
  }

  private static List<String> ranges(FileServer files) {
    return files.fileRequests().stream()
        .map(request -> request.header("Range"))
        .map(range -> range.isEmpty() ? "all" : range.replace("bytes=", ""))
        .toList();
  }

  /// The first hundred bytes, and then the connection breaks.
  private static FileServer.Spoiling half(FileServer files) {
    return (request, connection) -> {
      var good = files.answer("200 OK", "", FILE);
      connection.send(Arrays.copyOf(good, good.length - 100));
    };
  }

  /// Every answer brings a few bytes more, then breaks.
  private static FileServer.Spoiling[] fewAtATime(FileServer files, int times) {
    return IntStream.range(0, times)
        .mapToObj(i ->
            (FileServer.Spoiling)
                (request, connection) -> {
                  var good = new String(files.good(request), StandardCharsets.ISO_8859_1);
                  var head = good.indexOf("\r\n\r\n") + 4;
                  connection.send(
                      Arrays.copyOf(good.getBytes(StandardCharsets.ISO_8859_1), head + 10));
                })
        .toArray(FileServer.Spoiling[]::new);
  }

  @Test
  void a_download_may_break_as_often_as_it_likes_while_it_gets_on() throws Exception {
    var time = new FakeTime();
    try (var files = new FileServer(FILE)) {
      files.spoil(fewAtATime(files, 15));
      var out = new ByteArrayOutputStream();
      Clients.of(files.server().uri())
          .time(time)
          .build()
          .download(1, 1, out, DownloadProgress.none());
      assertThat(out.toByteArray()).isEqualTo(FILE);
      assertThat(ranges(files)).hasSize(16).endsWith("140-", "150-");
    }
    assertThat(time.pauses())
        .as("each break is the first one again")
        .hasSize(15)
        .allMatch(Duration.ofMillis(250)::equals);
  }

  @Test
  void failures_count_since_the_last_byte_that_came() throws Exception {
    var busy = status(503);
    for (var failures : List.of(2, 3)) {
      try (var files = new FileServer(FILE)) {
        for (var few : fewAtATime(files, 4)) {
          files.spoil(few);
          for (var i = 0; i < failures; i++) {
            files.spoil(busy);
          }
        }
        var failure =
            catchThrowable(() ->
                Clients.patient(files.server())
                    .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()));
        if (failures == 2) {
          assertThat(failure).isNull();
        } else {
          assertThat(failure)
              .isInstanceOf(TransportException.class)
              .hasMessage("download: the server answered 503");
          assertThat(ranges(files)).containsExactly("all", "10-", "10-", "10-");
        }
      }
    }
  }

  @Test
  void links_count_since_the_last_byte_that_came() throws Exception {
    var over = status(410);
    try (var files = new FileServer(FILE)) {
      for (var few : fewAtATime(files, 4)) {
        files.spoil(few, over, over);
      }
      var out = new ByteArrayOutputStream();
      Clients.patient(files.server()).download(1, 1, out, DownloadProgress.none());
      assertThat(out.toByteArray()).isEqualTo(FILE);
      assertThat(files.fileRequests().get(12).place()).isEqualTo("/file/9");
    }
  }

  @Test
  void a_busy_server_is_waited_for_as_long_as_it_says_but_no_longer_than_we_allow()
      throws Exception {
    for (var seconds : List.of("7", "11")) {
      var time = new FakeTime();
      FileServer.Spoiling busy =
          (request, connection) ->
              connection.send(
                  Http.answer(503, "Retry-After: " + seconds + "\r\nX-Request-Id: r7\r\n", ""));
      try (var files = new FileServer(FILE).spoil(busy)) {
        var api = Clients.of(files.server().uri()).time(time).build();
        var failure =
            catchThrowable(
                () -> api.download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()));
        if (seconds.equals("7")) {
          assertThat(failure).isNull();
          assertThat(time.pauses().get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
        } else {
          assertThat(failure)
              .isInstanceOfSatisfying(
                  TransportException.class,
                  e -> {
                    assertThat(e.status()).isEqualTo(503);
                    assertThat(e.requestId()).contains("r7");
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(11));
                  });
          assertThat(time.pauses()).isEmpty();
        }
      }
    }
  }

  @Test
  void a_stream_that_can_not_be_gone_on_with_is_left_before_anything_else_is_asked_for() {
    try (var files = new FileServer(FILE)) {
      files.spoil(half(files), status(416));
      assertThatThrownBy(() ->
              Clients.patient(files.server())
                  .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()))
          .isInstanceOf(DownloadException.class)
          .hasMessage("the file can't be gone on with, and a stream can't begin anew");
      assertThat(ranges(files)).containsExactly("all", "100-");
    }
  }

  @Test
  void the_rest_of_a_file_may_be_a_page_of_html_as_well() {
    var rest = "<html>" + "x".repeat(94);
    var headers =
        "Content-Type: text/html\r\nETag: \"one\"\r\nContent-Range: bytes 100-199/200\r\n";
    try (var files = new FileServer(FILE)) {
      files.spoil(
          half(files), (request, connection) -> connection.send(Http.answer(206, headers, rest)));
      assertThatThrownBy(
              () -> Clients.patient(files.server()).download(1, 1, folder.resolve("score.pdf")))
          .isInstanceOf(DownloadException.class)
          .hasMessage("what came isn't the file: it is text/html");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void a_file_that_begins_anew_is_looked_at_from_its_beginning() {
    try (var files = new FileServer(FILE)) {
      files.spoil(
          half(files),
          (request, connection) ->
              connection.send(
                  Http.answer(
                      200, "Content-Type: application/octet-stream\r\n", "<html>Log in, please")));
      assertThatThrownBy(
              () -> Clients.patient(files.server()).download(1, 1, folder.resolve("score.pdf")))
          .isInstanceOf(DownloadException.class)
          .hasMessage("what came isn't the file: it begins like a page of HTML");
    }
  }

  @Test
  void a_redirection_whose_words_never_end_is_followed_and_dropped() throws Exception {
    for (var target : List.of("/file/2", "ftp://x.example/file")) {
      try (var files = new FileServer(FILE)) {
        files.spoil((request, connection) -> {
          connection.send(
              "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 99\r\n\r\n".formatted(target));
          connection.stall();
        });
        var failure =
            catchThrowable(() ->
                Clients.patient(files.server())
                    .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()));
        assertThat(failure == null).isEqualTo(target.startsWith("/"));
        assertThat(files.server().openConnections()).isZero();
      }
    }
  }

  @Test
  void an_interrupted_download_ends_and_its_thread_stays_interrupted() {
    try (var files = new FileServer(FILE)) {
      var api = Clients.patient(files.server());
      files.spoil((request, connection) -> {
        connection.send(Arrays.copyOf(files.good(request), 300));
        connection.stall();
      });
      assertThatThrownBy(() ->
              api.download(
                  1,
                  1,
                  folder.resolve("score.pdf"),
                  (bytes, total) -> Thread.currentThread().interrupt()))
          .isInstanceOf(TransportException.class)
          .hasMessage("download: interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(folder).isEmptyDirectory();
      assertThat(files.fileRequests()).hasSize(1);
    }
  }

  @Test
  void a_download_that_gets_on_too_slowly_ends_between_two_attempts_as_well() {
    var time = new FakeTime();
    try (var files = new FileServer(FILE)) {
      files.spoil(fewAtATime(files, 15));
      var api =
          Clients.of(files.server().uri())
              .time(time)
              .downloadTimeout(Duration.ofHours(1))
              .retries(new RetryPolicy(2, Duration.ofMinutes(25), Duration.ofMinutes(25)))
              .build();
      assertThatThrownBy(() -> api.download(1, 1, folder.resolve("score.pdf")))
          .isInstanceOf(TransportException.class)
          .hasMessage("download: not done within PT1H");
      assertThat(ranges(files)).containsExactly("all", "10-", "20-");
    }
  }

  @Test
  void progress_is_told_of_every_piece_and_goes_back_where_a_file_begins_anew() throws Exception {
    var heard = new ArrayList<String>();
    try (var files = new FileServer(FILE)) {
      files.spoil(
          half(files),
          (request, connection) -> {
            files.etag("\"two\"");
            half(files).answer(request, connection);
          });
      Clients.patient(files.server())
          .download(
              1,
              1,
              folder.resolve("score.pdf"),
              (bytes, total) -> heard.add(bytes + " of " + total.orElse(-1)));
    }
    assertThat(heard).containsExactly("100 of 200", "100 of 200", "200 of 200");
  }
}
