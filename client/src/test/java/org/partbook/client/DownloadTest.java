package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Downloads: whole or not at all.
@Timeout(60)
class DownloadTest {
  private static final byte[] FILE = pdf(200);

  @TempDir private Path folder;

  /// Not zero-terminated text: every byte differs from its neighbours.
  private static byte[] pdf(int length) {
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
    return bytes;
  }

  private Path target() {
    return folder.resolve("score.pdf");
  }

  private static FileServer.Spoiling cutAfter(FileServer server, int bytes) {
    return (request, connection) -> connection.send(Arrays.copyOf(server.good(request), bytes));
  }

  @Test
  void a_file_comes_whole_with_its_name_and_progress() throws IOException {
    var heard = new ArrayList<Long>();
    try (var files = new FileServer(FILE)) {
      var done =
          Clients.patient(files.server())
              .download(1, 1, target(), (bytes, total) -> heard.add(bytes));
      assertThat(done)
          .isEqualTo(
              new DownloadedFile(
                  200, Optional.of("application/pdf"), Optional.of("Für Elise.pdf")));
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(heard).isSorted().endsWith(200L);
      assertThat(files.fileRequests().get(0).header("Authorization")).isEmpty();
    }
    onlyTheTargetIsThere();
  }

  @Test
  void a_download_that_is_cut_anywhere_goes_on_where_it_was() throws IOException {
    try (var files = new FileServer(FILE)) {
      var api = Clients.patient(files.server());
      var whole = files.good(new BadServer.Request("GET", "/", "", "")).length;
      for (var cut = 0; cut < whole; cut += 11) {
        files.spoil(cutAfter(files, cut));
        assertThat(api.download(1, 1, target()).bytes()).isEqualTo(200);
        assertThat(Files.readAllBytes(target())).as("cut after %s", cut).isEqualTo(FILE);
      }
    }
    onlyTheTargetIsThere();
  }

  @Test
  void the_rest_is_asked_for_with_the_tag_of_the_file() throws IOException {
    try (var files = new FileServer(FILE)) {
      var head = files.good(new BadServer.Request("GET", "/", "", "")).length - FILE.length;
      files.spoil(cutAfter(files, head + 50), cutAfter(files, head + 80));
      var out = new ByteArrayOutputStream();
      assertThat(
              Clients.patient(files.server()).download(1, 1, out, DownloadProgress.none()).bytes())
          .isEqualTo(200);
      assertThat(out.toByteArray()).isEqualTo(FILE);
      var second = files.fileRequests().get(1);
      assertThat(second.header("Range")).isEqualTo("bytes=50-");
      assertThat(second.header("If-Range")).isEqualTo("\"one\"");
    }
  }

  @Test
  void a_file_that_has_changed_is_begun_anew() throws IOException {
    try (var files = new FileServer(FILE)) {
      files.spoil((request, connection) -> {
        connection.send(Arrays.copyOf(files.answer("200 OK", "", pdf(500)), 400));
        files.etag("\"two\"");
      });
      Clients.patient(files.server()).download(1, 1, target());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
    }
  }

  @Test
  void a_file_that_has_changed_can_not_be_gone_on_with_in_a_stream() {
    try (var files = new FileServer(FILE)) {
      files.spoil((request, connection) -> {
        connection.send(Arrays.copyOf(files.answer("200 OK", "", pdf(500)), 400));
        files.etag("\"two\"");
      });
      assertThatThrownBy(() ->
              Clients.patient(files.server())
                  .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()))
          .isInstanceOf(DownloadException.class);
    }
  }

  @Test
  void a_server_that_knows_no_ranges_sends_it_all_again_and_what_is_there_is_skipped()
      throws IOException {
    try (var files = new FileServer(FILE)) {
      files.spoil(
          (request, connection) ->
              connection.send(Arrays.copyOf(files.answer("200 OK", "", FILE), 300)),
          (request, connection) -> connection.send(files.answer("200 OK", "", FILE)));
      var out = new ByteArrayOutputStream();
      Clients.patient(files.server()).download(1, 1, out, DownloadProgress.none());
      assertThat(out.toByteArray()).isEqualTo(FILE);
    }
  }

  @Test
  void a_range_that_was_not_asked_for_is_not_used() throws IOException {
    for (var wrong : new String[] {"bytes 0-9/200", "bytes 60-199/999", "bytes x", ""}) {
      try (var files = new FileServer(FILE)) {
        files.spoil(
            cutAfter(files, 300),
            (request, connection) ->
                connection.send(
                    files.answer("206 Partial", "Content-Range: " + wrong + "\r\n", pdf(10))));
        Clients.patient(files.server()).download(1, 1, target());
        assertThat(Files.readAllBytes(target())).as(wrong).isEqualTo(FILE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void a_link_that_has_had_its_day_is_replaced_in_the_middle(int status) throws IOException {
    try (var files = new FileServer(FILE)) {
      files.spoil(
          cutAfter(files, 300), (request, connection) -> connection.send(Http.html(status)));
      Clients.patient(files.server()).download(1, 1, target());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(files.fileRequests().stream().map(BadServer.Request::place))
          .containsExactly("/file/1", "/file/1", "/file/2");
    }
  }

  @Test
  void links_that_never_work_are_an_error_and_a_line_that_is_gone_is_not_found() {
    FileServer.Spoiling expired = (request, connection) -> connection.send(Http.html(410));
    try (var files = new FileServer(FILE).spoil(expired, expired, expired, expired)) {
      assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, target()))
          .isInstanceOf(DownloadException.class);
      assertThat(files.fileRequests()).hasSize(3);
    }
    try (var server = BadServer.always(Http.error(404, "ORDER_LINE_NOT_FOUND", "cancelled"))) {
      assertThatThrownBy(() -> Clients.patient(server).download(1, 1, target()))
          .isInstanceOf(NotFoundException.class);
    }
    nothingIsThere();
  }

  @Test
  void a_page_of_html_is_not_taken_for_a_score() throws IOException {
    Files.writeString(target(), "before");
    FileServer.Spoiling html = (request, connection) -> connection.send(Http.html(200));
    FileServer.Spoiling disguised =
        (request, connection) ->
            connection.send(
                Http.answer(200, "Content-Type: application/pdf\r\n", " \r\n<html>Login</html>"));
    FileServer.Spoiling json = (request, connection) -> connection.send(Http.json(200, "{}"));
    FileServer.Spoiling empty =
        (request, connection) ->
            connection.send(Http.answer(200, "Content-Type: application/pdf\r\n", ""));
    FileServer.Spoiling packed =
        (request, connection) ->
            connection.send(Http.answer(200, "Content-Encoding: gzip\r\n", "xxxxxxxxxx"));
    FileServer.Spoiling endless =
        (request, connection) -> connection.send("HTTP/1.1 200 OK\r\n\r\n%PDF-1.7 half");
    for (var bad : List.of(html, disguised, json, empty, packed, endless)) {
      try (var files = new FileServer(FILE).spoil(bad)) {
        assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, target()))
            .isInstanceOf(DownloadException.class);
      }
    }
    assertThat(target()).hasContent("before");
    onlyTheTargetIsThere();
  }

  @Test
  void music_as_xml_is_not_taken_for_a_page_of_html() throws IOException {
    var types = List.of("application/octet-stream", "application/vnd.recordare.musicxml+xml");
    for (var type : types) {
      for (var start : List.of("<?xml version=\"1.0\"?>\n", "<score-partwise>", "\uFEFF<?xml")) {
        try (var files = new FileServer(FILE).spoil(text(type, start + "…"))) {
          Clients.patient(files.server()).download(1, 1, target());
          assertThat(target()).hasContent(start + "…");
        }
      }
    }
  }

  @Test
  void html_is_known_whatever_it_says_it_is() {
    var types = List.of("application/octet-stream", "application/pdf", "text/xml");
    for (var type : types) {
      for (var page : List.of("\n\n<!doctype HTML><title>Login", "\uFEFF <HTML lang=en>Login")) {
        try (var files = new FileServer(FILE).spoil(text(type, page))) {
          assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, target()))
              .isInstanceOf(DownloadException.class);
        }
      }
    }
    nothingIsThere();
  }

  @Test
  void html_is_known_when_it_comes_in_pieces_with_a_break_between() {
    var page = "<!DOCTYPE html>" + "x".repeat(185);
    try (var files = new FileServer(page.getBytes(StandardCharsets.US_ASCII))) {
      files.type("application/octet-stream");
      var head = files.good(new BadServer.Request("GET", "/", "", "")).length - page.length();
      files.spoil(cutAfter(files, head + 5));
      assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, target()))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("HTML");
    }
  }

  private static FileServer.Spoiling text(String type, String text) {
    return (request, connection) ->
        connection.send(Http.answer(200, "Content-Type: " + type + "\r\n", text));
  }

  @Test
  void the_target_s_name_may_be_as_long_as_names_can_be() throws IOException {
    var target = folder.resolve("n".repeat(250) + ".pdf");
    try (var files = new FileServer(FILE)) {
      Clients.patient(files.server()).download(1, 1, target);
    }
    assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
  }

  @Test
  void a_download_that_stands_still_is_gone_on_with_over_another_connection()
      throws IOException, InterruptedException {
    try (var files = new FileServer(FILE)) {
      files.spoil((request, connection) -> {
        connection.send(Arrays.copyOf(files.good(request), 300));
        connection.stall();
      });
      Clients.of(files.server().uri())
          .stallTimeout(Duration.ofSeconds(2))
          .build()
          .download(1, 1, target());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(files.fileRequests().get(1).header("Range")).startsWith("bytes=");
      assertThat(files.server().openConnections()).isZero();
    }
  }

  @Test
  void a_download_that_drips_ends_at_its_limit() {
    try (var files = new FileServer(FILE)) {
      files.spoil((request, connection) -> {
        for (var b : files.good(request)) {
          connection.send(new byte[] {b});
          Thread.sleep(5);
        }
      });
      var api =
          Clients.of(files.server().uri())
              .downloadTimeout(Duration.ofMillis(300))
              .retries(RetryPolicy.none())
              .build();
      assertThatThrownBy(() -> api.download(1, 1, target())).isInstanceOf(TransportException.class);
    }
    nothingIsThere();
  }

  @Test
  void a_server_that_never_gets_on_is_given_up() {
    FileServer.Spoiling nothing = (request, connection) -> connection.send("HTTP");
    try (var files = new FileServer(FILE).spoil(nothing, nothing, nothing, nothing, nothing)) {
      assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, target()))
          .isInstanceOf(TransportException.class);
      assertThat(files.fileRequests()).hasSize(4);
    }
    nothingIsThere();
  }

  @Test
  void without_a_strong_tag_it_begins_anew_but_not_for_ever() throws IOException {
    try (var files = new FileServer(FILE)) {
      files.etag("W/\"weak\"");
      var head = files.good(new BadServer.Request("GET", "/", "", "")).length - FILE.length;
      files.spoil(cutAfter(files, head + 100), cutAfter(files, head + 50));
      var api = Clients.patient(files.server());

      api.download(1, 1, target());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(files.fileRequests()).allMatch(request -> request.header("Range").isEmpty());

      for (var length : List.of(100, 50, 90, 60, 80, 70)) {
        files.spoil(cutAfter(files, head + length));
      }
      assertThatThrownBy(() -> api.download(1, 1, target())).isInstanceOf(TransportException.class);
      assertThat(files.fileRequests()).hasSize(3 + 4);
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
    }
  }

  @Test
  void a_busy_server_is_waited_for_and_a_redirect_is_followed_without_the_token()
      throws IOException {
    try (var elsewhere = new FileServer(FILE);
        var files = new FileServer(FILE)) {
      files.spoil(
          (request, connection) -> connection.send(Http.answer(503, "Retry-After: 2\r\n", "")),
          (request, connection) ->
              connection.send(
                  Http.answer(
                      302, "Location: " + elsewhere.server().uri() + "/file/x?key=1\r\n", "")));
      Clients.patient(files.server()).download(1, 1, target());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(elsewhere.fileRequests().get(0).header("Authorization")).isEmpty();
    }
  }

  @Test
  void a_link_that_leads_round_in_circles_is_left() {
    FileServer.Spoiling round =
        (request, connection) ->
            connection.send(Http.answer(302, "Location: " + request.path() + "\r\n", ""));
    try (var files = new FileServer(FILE).spoil(round, round, round, round, round, round)) {
      assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, target()))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("circles");
    }
  }

  @Test
  void a_target_that_is_a_folder_is_refused_before_anything_is_delivered() {
    try (var files = new FileServer(FILE)) {
      assertThatThrownBy(() -> Clients.patient(files.server()).download(1, 1, folder))
          .isInstanceOf(IOException.class);
      assertThat(files.server().requests()).isEmpty();
    }
  }

  @Test
  void a_listener_that_throws_leaves_nothing_behind() {
    try (var files = new FileServer(FILE)) {
      assertThatThrownBy(() ->
              Clients.patient(files.server())
                  .download(
                      1,
                      1,
                      target(),
                      (bytes, total) -> {
                        throw new IllegalStateException("enough");
                      }))
          .hasMessage("enough");
    }
    nothingIsThere();
  }

  @Test
  void a_file_that_is_done_with_is_not_kept_open() throws IOException {
    var whole = FileSink.beside(target());
    whole.finish();
    assertThatThrownBy(() -> whole.write(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
    var broken = FileSink.beside(target());
    broken.close();
    assertThatThrownBy(() -> broken.write(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
    onlyTheTargetIsThere();
  }

  private void onlyTheTargetIsThere() throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target());
    }
  }

  private void nothingIsThere() {
    assertThat(folder).isEmptyDirectory();
  }
}
