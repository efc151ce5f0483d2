package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each answer that a request for a file may get, at its beginning and in its middle.
///
/// The file has 200 bytes. What the tables call `rest` are those after the first 100, `other` is
/// another file of the same length, of which no byte may get among those of the first.
@Timeout(60)
class EveryDownloadTest {
  private static final byte[] FILE = file(31);
  private static final byte[] OTHER = file(37);

  @TempDir private Path folder;

  private static byte[] file(int step) {
    var bytes = new byte[200];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * step);
    }
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
    return bytes;
  }

  /// A server's answer with these headers, whose body breaks off where `length` says more.
  private static FileServer.Spoiling answer(
      int status, String tag, String range, byte[] body, int length) {
    var head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n");
    head.append("Content-Type: application/pdf\r\nContent-Length: ").append(length).append("\r\n");
    if (!tag.isEmpty()) {
      head.append("ETag: ").append(tag).append("\r\n");
    }
    if (!range.isEmpty()) {
      head.append("Content-Range: ").append(range).append("\r\n");
    }
    return (request, connection) -> {
      connection.send(head + "\r\n");
      connection.send(body);
    };
  }

  /// The first hundred bytes, and then the connection breaks.
  private static FileServer.Spoiling half(String tag) {
    return answer(200, tag, "", Arrays.copyOf(FILE, 100), 200);
  }

  private static byte[] body(String name) {
    return switch (name) {
      case "file" -> FILE;
      case "other" -> OTHER;
      case "rest" -> Arrays.copyOfRange(FILE, 100, 200);
      case "rest of other" -> Arrays.copyOfRange(OTHER, 100, 200);
      case "byte of rest" -> Arrays.copyOfRange(FILE, 100, 101);
      case "part of rest" -> Arrays.copyOfRange(FILE, 100, 150);
      case "part of file" -> Arrays.copyOf(FILE, 50);
      case "too much" -> Arrays.copyOf(FILE, 300);
      case "nothing" -> new byte[0];
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// What a download into a file and one into a stream have come to, and what was asked for on the
  /// way.
  private record Outcome(String file, String stream, List<String> ranges) {}

  private Outcome download(FileServer.Spoiling... answers) throws Exception {
    try (var files = new FileServer(FILE).spoil(answers);
        var again = new FileServer(FILE).spoil(answers)) {
      var target = folder.resolve("score.pdf");
      var file = catchThrowable(() -> Clients.patient(files.server()).download(1, 1, target));
      var out = new ByteArrayOutputStream();
      var stream =
          catchThrowable(
              () -> Clients.patient(again.server()).download(1, 1, out, DownloadProgress.none()));

      if (file == null) {
        assertThat(Files.readAllBytes(target)).isIn(FILE, OTHER);
        Files.delete(target);
      }
      assertThat(folder).isEmptyDirectory();
      assertThat(out.toByteArray())
          .as("never some of one file and some of the other")
          .isIn(prefix(FILE, out.size()), prefix(OTHER, out.size()));
      assertThat(out.size() == 200).isEqualTo(stream == null);
      return new Outcome(word(file), word(stream), ranges(files));
    }
  }

  private static byte[] prefix(byte[] file, int length) {
    return Arrays.copyOf(file, Math.min(length, file.length));
  }

  private static String word(@Nullable Throwable failure) {
    return failure == null ? "whole" : failure.getClass().getSimpleName();
  }

  private static List<String> ranges(FileServer files) {
    return files.fileRequests().stream()
        .map(request -> request.header("Range"))
        .map(range -> range.isEmpty() ? "all" : range.replace("bytes=", ""))
        .toList();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Half of a file with the ETag "one" has come. The server answers:
          # status | ETag    | Content-Range      | body          | of  | into a file | a stream          | asked for
          206      | "one"   | bytes 100-199/200  | rest          | 100 | whole       | whole             | all 100-
          206      | "one"   | bytes 100-199/*    | rest          | 100 | whole       | whole             | all 100-
          206      | "one"   | bytes 100-149/200  | part of rest  | 50  | whole       | whole             | all 100- 150-
          206      | "one"   | bytes 100-100/200  | byte of rest  | 1   | whole       | whole             | all 100- 101-
          206      | "one"   | bytes 100-199/200  | nothing       | 0   | whole       | whole             | all 100- 100-
          206      | "one"   | bytes 100-199/200  | too much      | 300 | whole       | whole             | all 100- 100-
          206      | "two"   | bytes 100-199/200  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | W/"one" | bytes 100-199/200  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | -       | bytes 100-199/200  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | -                  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 0-199/200    | other         | 200 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 99-199/200   | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 101-199/200  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 100-199/201  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 100-199/199  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 100-99/200   | nothing       | 0   | whole       | DownloadException | all 100- all
          206      | "one"   | lines 100-199/200  | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 100-/200     | rest of other | 100 | whole       | DownloadException | all 100- all
          206      | "one"   | bytes 100-199      | rest of other | 100 | whole       | DownloadException | all 100- all
          200      | "one"   | -                  | file          | 200 | whole       | whole             | all 100-
          200      | "one"   | -                  | part of file  | 200 | whole       | whole             | all 100- 100-
          200      | "one"   | -                  | part of file  | 50  | whole       | DownloadException | all 100- 100- all
          200      | "two"   | -                  | other         | 200 | whole       | DownloadException | all 100-
          200      | W/"one" | -                  | other         | 200 | whole       | DownloadException | all 100-
          200      | -       | -                  | other         | 200 | whole       | DownloadException | all 100-
          416      | -       | bytes */200        | nothing       | 0   | whole       | DownloadException | all 100- all
          416      | "one"   | bytes */100        | nothing       | 0   | whole       | DownloadException | all 100- all
          """)
  void after_a_break_only_the_rest_of_the_same_file_is_gone_on_with(
      int status,
      String tag,
      String range,
      String body,
      int length,
      String file,
      String stream,
      String asked)
      throws Exception {
    var outcome =
        download(half("\"one\""), answer(status, none(tag), none(range), body(body), length));
    assertThat(outcome).isEqualTo(new Outcome(file, stream, List.of(asked.split(" "))));
  }

  private static String none(String text) {
    return text.equals("-") ? "" : text;
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Nothing has come yet. The server answers:
          # status | ETag    | Content-Range     | body         | of  | into a file       | a stream          | asked for
          200      | "one"   | -                 | file         | 200 | whole             | whole             | all
          200      | W/"one" | -                 | file         | 200 | whole             | whole             | all
          200      | -       | -                 | file         | 200 | whole             | whole             | all
          200      | "one"   | -                 | part of file | 200 | whole             | whole             | all 50-
          200      | W/"one" | -                 | part of file | 200 | whole             | DownloadException | all all
          200      | one     | -                 | part of file | 200 | whole             | DownloadException | all all
          200      | -       | -                 | part of file | 200 | whole             | DownloadException | all all
          200      | "one"   | -                 | nothing      | 200 | whole             | whole             | all all
          200      | "one"   | -                 | nothing      | 0   | DownloadException | DownloadException | all
          206      | "one"   | bytes 0-199/200   | file         | 200 | whole             | whole             | all
          206      | "one"   | bytes 0-49/200    | part of file | 50  | whole             | whole             | all 50-
          206      | -       | bytes 0-49/200    | part of file | 50  | whole             | DownloadException | all all
          206      | "one"   | bytes 0-199/*     | file         | 200 | whole             | whole             | all all
          206      | "one"   | bytes 100-199/200 | rest         | 100 | whole             | whole             | all all
          206      | "one"   | -                 | other        | 200 | whole             | whole             | all all
          416      | -       | bytes */200       | nothing      | 0   | whole             | whole             | all all
          """)
  void a_file_begins_at_its_beginning(
      int status,
      String tag,
      String range,
      String body,
      int length,
      String file,
      String stream,
      String asked)
      throws Exception {
    var outcome = download(answer(status, none(tag), none(range), body(body), length));
    assertThat(outcome).isEqualTo(new Outcome(file, stream, List.of(asked.split(" "))));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void a_server_that_is_only_busy_is_asked_again_for_the_same(int status) throws Exception {
    var busy = answer(status, "", "", new byte[0], 0);
    assertThat(download(busy)).isEqualTo(new Outcome("whole", "whole", List.of("all", "all")));
    assertThat(download(half("\"one\""), busy, busy))
        .isEqualTo(new Outcome("whole", "whole", List.of("all", "100-", "100-", "100-")));
    assertThat(download(busy, busy, busy, busy))
        .isEqualTo(
            new Outcome(
                "TransportException", "TransportException", List.of("all", "all", "all", "all")));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        201, 202, 203, 204, 300, 304, 400, 402, 405, 406, 407, 409, 412, 413, 422, 425, 451, 501,
        505, 507, 599
      })
  void what_stays_so_ends_it_at_once(int status) throws Exception {
    var refused = answer(status, "", "", new byte[0], 0);
    assertThat(download(refused))
        .isEqualTo(new Outcome("DownloadException", "DownloadException", List.of("all")));
    assertThat(download(half("\"one\""), refused))
        .isEqualTo(new Outcome("DownloadException", "DownloadException", List.of("all", "100-")));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void a_link_that_is_over_is_replaced_and_the_file_gone_on_with(int status) throws Exception {
    var over = answer(status, "", "", new byte[0], 0);
    assertThat(download(half("\"one\""), over, over))
        .isEqualTo(new Outcome("whole", "whole", List.of("all", "100-", "100-", "100-")));
    assertThat(download(over, over, over))
        .isEqualTo(
            new Outcome("DownloadException", "DownloadException", List.of("all", "all", "all")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the body, in chunks        | comes to          | asked for
          whole                        | whole             | all
          cut within a chunk           | whole             | all 100-
          cut between two chunks       | whole             | all 100-
          """)
  void the_end_of_a_file_in_chunks_is_told_from_a_break(String kind, String end, String asked)
      throws Exception {
    FileServer.Spoiling chunks =
        (request, connection) -> {
          connection.send(
              "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n");
          connection.send(Arrays.copyOf(FILE, 100));
          connection.send("\r\n");
          if (kind.equals("cut within a chunk")) {
            connection.send("64\r\n");
          } else if (kind.equals("whole")) {
            connection.send("64\r\n");
            connection.send(body("rest"));
            connection.send("\r\n0\r\n\r\n");
          }
        };
    assertThat(download(chunks)).isEqualTo(new Outcome(end, end, List.of(asked.split(" "))));
  }
}
