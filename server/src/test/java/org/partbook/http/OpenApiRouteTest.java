package org.partbook.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.contract.OpenApi;
import org.partbook.http.jetty.HttpServer;
import org.partbook.http.jetty.Listening;

class OpenApiRouteTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server =
      HttpServer.start(
          Listening.on("127.0.0.1", 0),
          new OpenApiRoute(new PublicUrl(Optional.empty()))::register);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_document_in_the_repository_is_handed_out() throws Exception {
    var response = send(request());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(response.body()).isEqualTo(documentInTheRepository());
  }

  @Test
  void whoever_has_the_document_is_told_that_it_is_still_the_same() throws Exception {
    var etag = send(request()).headers().firstValue("ETag").orElseThrow();

    var response = send(request().header("If-None-Match", "\"other\", W/" + etag));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.headers().firstValue("ETag")).hasValue(etag);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void whoever_has_another_document_gets_this_one() throws Exception {
    var response = send(request().header("If-None-Match", "\"other\""));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void behind_a_path_the_document_says_so_and_nothing_else_differs() throws Exception {
    var below = new PublicUrl(Optional.of(URI.create("https://example.org/scores/")));
    try (var there =
        HttpServer.start(Listening.on("127.0.0.1", 0), new OpenApiRoute(below)::register)) {
      var uri = there.localUri().resolve("/openapi.yaml");

      var document = new String(send(HttpRequest.newBuilder(uri)).body(), UTF_8);

      assertThat(document).contains("\nservers:\n  - url: /scores\n");
      assertThat(document.replace("url: /scores\n", "url: /\n"))
          .isEqualTo(new String(documentInTheRepository(), UTF_8));
    }
  }

  @Test
  void it_can_only_be_read() throws Exception {
    var response = send(request().POST(BodyPublishers.ofString("{}")));

    assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    OpenApi.load().checkError(405, response.headers(), response.body());
    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void a_path_beside_it_answers_in_the_usual_form() throws Exception {
    var beside = server.localUri().resolve("/openapi.yml");

    var response = send(HttpRequest.newBuilder(beside));

    OpenApi.load().checkError(404, response.headers(), response.body());
    assertThat(response.statusCode()).isEqualTo(404);
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(server.localUri().resolve("/openapi.yaml"));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static byte[] documentInTheRepository() throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("partbook.root", ".."), "openapi.yaml"));
  }
}
