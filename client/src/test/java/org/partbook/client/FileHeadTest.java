package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a file is called, and how it is known to be one.
@Timeout(60)
class FileHeadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Content-Disposition                                       | the file's name
          attachment; filename="Für.pdf"                              | Für.pdf
          attachment; filename="a.pdf"; filename*=UTF-8''b%20%C3%BC.pdf | b ü.pdf
          attachment; filename*=utf-8''a+b.pdf                        | a+b.pdf
          attachment; FILENAME = "a b.pdf"                            | a b.pdf
          attachment; filename="../../etc/passwd"                     | passwd
          attachment; filename="C:\\Windows\\a.pdf"                   | a.pdf
          attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd         | passwd
          attachment; filename=" a.pdf "                              | a.pdf
          attachment; filename=""                                     | none
          attachment; filename=".."                                   | none
          attachment; filename="."                                    | none
          attachment; filename="folder/"                              | none
          attachment; filename*=UTF-8''a%00b                          | none
          attachment; filename*=UTF-8''a%0Ab                          | none
          attachment; filename*=UTF-8''%ZZ                            | none
          attachment; filename=a.pdf                                  | none
          attachment                                                  | none
          """)
  void the_name_that_a_server_suggests_is_only_a_name(String disposition, String name)
      throws IOException {
    try (var files = new FileServer(new byte[] {1, 2, 3})) {
      files.spoil((request, connection) ->
          connection.send(Http.answer(200, "Content-Disposition: " + disposition + "\r\n", "abc")));
      var file =
          Clients.once(files.server())
              .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none());
      // The JDK reads headers byte by byte.
      var read = file.fileName().map(text -> text.replace("Ã¼", "ü")).orElse("none");
      assertThat(read).isEqualTo(name);
      assertThat(file.contentType()).isEmpty();
    }
  }

  @Test
  void a_head_of_64_bytes_shows_what_a_file_is_and_the_rest_may_be_anything() throws IOException {
    var blanks = " ".repeat(59);
    for (var text : List.of(blanks + "<html", blanks + " <html")) {
      try (var files = new FileServer(text.getBytes(StandardCharsets.US_ASCII))) {
        files.type("application/octet-stream");
        var api = Clients.once(files.server());
        var out = new ByteArrayOutputStream();
        if (text.length() == 64) {
          assertThatThrownBy(() -> api.download(1, 1, out, DownloadProgress.none()))
              .isInstanceOf(DownloadException.class)
              .hasMessageContaining("HTML");
        } else {
          assertThat(api.download(1, 1, out, DownloadProgress.none()).bytes()).isEqualTo(65);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Content-Type                | Content-Encoding | begins with | is
          application/pdf               | identity         | %PDF-1.7    | taken
          application/pdf               | IDENTITY         | %PDF-1.7    | taken
          application/octet-stream      | identity         | {"a":1}     | taken
          application/octet-stream      | identity         | <score>     | taken
          text/xml                      | identity         | <score>     | taken
          application/pdf               | identity         | {"a":1}     | refused
          application/pdf;a=b           | identity         | <score>     | refused
          Application/PDF               | identity         | <score>     | refused
          text/html                     | identity         | %PDF-1.7    | refused
          TEXT/HTML; charset=utf-8      | identity         | %PDF-1.7    | refused
          application/xhtml+xml         | identity         | %PDF-1.7    | refused
          application/json              | identity         | %PDF-1.7    | refused
          application/problem+json      | identity         | %PDF-1.7    | refused
          application/pdf               | gzip             | %PDF-1.7    | refused
          application/pdf               | br               | %PDF-1.7    | refused
          """)
  void a_file_is_known_by_its_type_and_its_beginning(
      String type, String encoding, String start, String outcome) throws IOException {
    var headers = "Content-Type: " + type + "\r\nContent-Encoding: " + encoding + "\r\n";
    try (var files = new FileServer(new byte[1])) {
      files.spoil((request, connection) ->
          connection.send(Http.answer(200, headers, start + " and so on")));
      var api = Clients.once(files.server());
      var out = new ByteArrayOutputStream();
      if (outcome.equals("taken")) {
        assertThat(api.download(1, 1, out, DownloadProgress.none()).contentType()).contains(type);
      } else {
        assertThatThrownBy(() -> api.download(1, 1, out, DownloadProgress.none()))
            .isInstanceOfSatisfying(
                DownloadException.class, e -> assertThat(e.status()).isEqualTo(200))
            .hasMessageStartingWith("what came isn't the file: it ");
        assertThat(out.size()).isZero();
      }
    }
  }
}
