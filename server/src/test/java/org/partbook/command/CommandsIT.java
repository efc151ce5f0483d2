package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands beside one running server.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
class CommandsIT {
  private static final int PORT = freePort();
  private static final String NO_FILE =
      """
      {"asset_id": %d, "format_short_name": "PF", "title": "%s", "description": "", \
      "public_domain": true, "world": true, "asset_type": "SINGLE", "explicit": false, \
      "partable": false}
      """;

  private static final String ONE_SCORE =
      """
      {"asset_id": 14, "format_short_name": "PF", "title": "Traced", "asset_type": "SINGLE", \
      "renderings": [{"type": "pdf", "usage": "full", "file": "score.pdf"}]}
      """;

  private Path temp = Path.of("");
  private Shell shell = Shell.in(Path.of(""), Path.of(""));

  @BeforeAll
  void start_a_server(@TempDir Path folder) throws Exception {
    temp = folder;
    shell = Shell.installedIn(temp).with("PARTBOOK_DATA", "data");
    var server = shell.start("serve", "--port", Integer.toString(PORT));
    while (!answers()) {
      assertThat(server.isAlive()).isTrue();
      Thread.sleep(50);
    }
  }

  @AfterAll
  void end_what_runs() {
    shell.close();
  }

  @Test
  void a_token_that_is_revoked_is_refused_at_once() throws Exception {
    shell.run("vendor", "add", "Revoked Shop").expect(0);
    var issued = shell.run("token", "issue", "Revoked Shop", "--json").expect(0);
    var token = issued.json().get("token").asString();
    assertThat(issued.json().get("environment").asString()).isEqualTo("sandbox");
    assertThat(issued.err()).contains("only this once").doesNotContain(token);
    assertThat(get(token, 1)).isEqualTo(404);

    shell.run("token", "revoke", issued.json().get("id").asString()).expect(0);
    assertThat(get(token, 1)).isEqualTo(401);
    var listed = shell.run("token", "list", "Revoked Shop", "--json").expect(0);
    assertThat(listed.json().get(0).get("state").asString()).isEqualTo("revoked");
    assertThat(listed.out()).doesNotContain(token);
  }

  @Test
  void only_the_token_itself_goes_to_stdout() {
    shell.run("vendor", "add", "荒城の店").expect(0);
    var issued =
        shell.run("token", "issue", "荒城の店", "--environment", "live", "--expires-in", "90d");

    assertThat(issued.expect(0).out()).matches("pb_live_[A-Za-z0-9_-]+\n");
    assertThat(issued.err()).contains("荒城の店");
    assertThat(shell.run("vendor", "list").expect(0).out()).contains("荒城の店");
    assertThat(shell.run("vendor", "list", "--json").expect(0).json().isArray()).isTrue();
    assertThat(shell.run("vendor", "add", "荒城の店").expect(1).err()).contains("already");
  }

  @Test
  void a_vendors_sites_are_set_shown_and_taken_away() {
    shell.run("vendor", "add", "Framing Shop").expect(0);
    var sites = List.of("https://shop.example", "http://localhost:3000");

    var set =
        shell.run(
            "vendor", "frames", "Framing Shop", "HTTPS://Shop.example/", "http://localhost:3000");
    assertThat(set.expect(0).err()).contains(String.join(" ", sites));
    assertThat(shell.run("vendor", "list").expect(0).out()).contains(String.join(" ", sites));

    var wrong = shell.run("vendor", "frames", "Framing Shop", "https://shop.example/basket");
    assertThat(wrong.expect(1).err()).contains("'https://shop.example/basket' is no origin");
    assertThat(shell.run("vendor", "frames", "Framing Shop").expect(2).err()).contains("ORIGIN");
    assertThat(shell.run("vendor", "frames", "Nobody", "--none").expect(1).err())
        .contains("there is no vendor 'Nobody'");
    var none = shell.run("vendor", "frames", "Framing Shop", "--none", "--json").expect(0);
    assertThat(none.json().get("frame_origins").isEmpty()).isTrue();
  }

  @Test
  void where_a_vendors_shop_is_can_be_said_and_taken_back() {
    shell.run("vendor", "add", "Found Shop").expect(0);

    var set = shell.run("vendor", "shop", "Found Shop", "HTTPS://Müller.example/noten/");
    assertThat(set.expect(0).err()).contains("way back to https://xn--mller-kva.example/noten/");
    assertThat(shell.run("vendor", "list").expect(0).out())
        .contains("https://xn--mller-kva.example/noten/");

    var wrong = shell.run("vendor", "shop", "Found Shop", "http://shop.example");
    assertThat(wrong.expect(1).err()).contains("'http://shop.example' is no shop's address");
    assertThat(shell.run("vendor", "shop", "Found Shop").expect(2).err()).contains("URL");
    assertThat(shell.run("vendor", "shop", "Nobody", "--none").expect(1).err())
        .contains("there is no vendor 'Nobody'");
    var json = shell.run("vendor", "list", "--json").expect(0).out();
    assertThat(json).contains("\"shop_address\":\"https://xn--mller-kva.example/noten/\"");
    var none = shell.run("vendor", "shop", "Found Shop", "--none", "--json").expect(0);
    assertThat(none.json().get("shop_address").isNull()).isTrue();
  }

  @Test
  void a_vendors_report_says_what_is_missing() {
    shell.run("vendor", "add", "Rehearsing Shop").expect(0);

    var report = shell.run("vendor", "report", "Rehearsing Shop").expect(0).out();
    assertThat(report)
        .contains("open   Met a 409")
        .contains("Rehearsing Shop is not ready to go live yet")
        .contains("/sandbox#met_a_conflict")
        .doesNotContain("/sandbox#resumed_a_download");
    var json = shell.run("vendor", "report", "Rehearsing Shop", "--json").expect(0).json();
    assertThat(json.get("ready").asBoolean()).isFalse();
    assertThat(json.get("situations").get(0).get("state").asString()).isEqualTo("open");
    assertThat(shell.run("vendor", "report", "Nobody").expect(1).err())
        .contains("there is no vendor 'Nobody'");
  }

  @Test
  void an_import_says_by_its_exit_code_whether_lines_were_refused() throws Exception {
    var good = Files.writeString(temp.resolve("good.jsonl"), NO_FILE.formatted(11, "Good"));
    var mixed =
        Files.writeString(temp.resolve("mixed.jsonl"), NO_FILE.formatted(12, "Also good") + "{\n");
    var bad = Files.writeString(temp.resolve("bad.jsonl"), "{\"asset_id\":0}\n");

    assertThat(shell.run("catalog", "import", good.toString()).expect(0).out())
        .isEqualTo("1 added, 0 updated, 0 unchanged, 0 refused\n");
    var some = shell.run("catalog", "import", mixed.toString(), "--json").expect(3);
    assertThat(some.json().get("problems").get(0).get("line").asInt()).isEqualTo(2);
    assertThat(shell.run("catalog", "import", bad.toString()).expect(1).err())
        .contains(bad + ":1: refused");
    assertThat(shell.run("catalog", "import", "missing.jsonl").expect(1).err())
        .contains("there is no file missing.jsonl");
    assertThat(shell.run("catalog", "list").expect(0).out()).contains("Also good");
    assertThat(shell.run("catalog", "list", "--json").expect(0).json().size()).isGreaterThan(1);
  }

  @Test
  void a_failed_line_is_shown_and_taken_up_again() throws Exception {
    var catalog = Files.writeString(temp.resolve("nofile.jsonl"), NO_FILE.formatted(13, "None"));
    shell.run("catalog", "import", catalog.toString()).expect(0);
    for (var vendor : new String[] {"Retrying", "Bystander"}) {
      shell.run("vendor", "add", vendor).expect(0);
      assertThat(register(shell.run("token", "issue", vendor).expect(0).out().strip(), 13, 99))
          .isEqualTo(201);
    }
    while (!status("Retrying").equals("FAILED") || !status("Bystander").equals("FAILED")) {
      Thread.sleep(100);
    }

    assertThat(shell.run("order", "retry", "99").expect(1).err())
        .contains("Retrying (sandbox)", "Bystander (sandbox)", "--vendor");
    assertThat(shell.run("order", "retry", "99", "1", "--vendor", "Retrying").expect(0).err())
        .contains("line 1 of order 99 is taken up again");
    assertThat(shell.run("order", "retry", "99", "2", "--vendor", "Retrying").expect(1).err())
        .contains("there is no line 2 of order 99");
    while (!status("Retrying").equals("FAILED")) {
      Thread.sleep(100);
    }
    var shown = shell.run("order", "show", "99", "--vendor", "Retrying").expect(0);
    assertThat(shown.out()).contains("Retrying", "FAILED", "asset 13 has no file in the catalogue");
    assertThat(shell.run("order", "show", "98").expect(1).err()).contains("there is no order 98");
    assertThat(shell.run("order", "show", "0").expect(2).err()).contains("1 or more");
  }

  @Test
  void a_copy_is_traced_to_its_sale_and_other_files_are_not() throws Exception {
    var score = Path.of(System.getProperty("partbook.root"), "samples/minuet-in-g/score.pdf");
    var catalog = Files.writeString(temp.resolve("traced.jsonl"), ONE_SCORE);
    Files.copy(score, temp.resolve("score.pdf"));
    shell.run("catalog", "import", catalog.toString()).expect(0);
    assertThat(shell.run("catalog", "prepare").expect(0).out()).startsWith("0 prepared, 0 refused");
    shell.run("vendor", "add", "Traced Shop").expect(0);
    var token = shell.run("token", "issue", "Traced Shop").expect(0).out().strip();
    assertThat(register(token, 14, 77)).isEqualTo(201);
    while (get(token, 77) == 202) {
      Thread.sleep(100);
    }
    var copy = Files.write(temp.resolve("found.pdf"), download(token, 77));

    var traced = shell.run("trace", copy.toString()).expect(0);
    assertThat(traced.out()).contains("Traced Shop", "77", "Zoë Example", "hidden row");
    var json = shell.run("trace", copy.toString(), "--json").expect(0).json();
    assertThat(json.toString()).contains("\"order_id\":77");
    assertThat(shell.run("trace", score.toString()).expect(1).err()).contains("no mark of a copy");
    assertThat(shell.run("trace", catalog.toString()).expect(1).err()).contains("is no PDF");
    assertThat(shell.run("trace", "missing.pdf").expect(1).err()).contains("there is no file");
  }

  private static byte[] download(String token, long order)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var server = URI.create("http://127.0.0.1:" + PORT);
      var path = "/purchase/download-url?order_id=" + order + "&order_line_id=1";
      var request =
          HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
      var answer = client.send(request.build(), BodyHandlers.ofString()).body();
      var link = URI.create(answer.replaceAll("^.*\"url\":\"|\".*$", ""));
      return client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray()).body();
    }
  }

  private String status(String vendor) {
    var shown = shell.run("order", "show", "99", "--vendor", vendor, "--json").expect(0);
    return shown.json().get(0).get("status").asString();
  }

  @Test
  void a_second_server_on_the_same_folder_is_refused() {
    assertThat(shell.run("serve", "--port", "0").expect(1).err())
        .contains("in use by another Partbook server")
        .doesNotContain("Exception");
  }

  @Test
  void a_taken_port_is_told_of_with_a_way_out() {
    var refused = shell.run("serve", "--data", "elsewhere", "--port", Integer.toString(PORT));
    assertThat(refused.expect(1).err())
        .contains("port " + PORT + " of 127.0.0.1 is taken", "--port 0")
        .doesNotContain("Exception");
    assertThat(temp.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void wrong_usage_is_told_in_a_sentence_and_has_an_exit_code_of_its_own() {
    assertThat(shell.run("token", "issue").expect(2).err()).contains("VENDOR", "--help");
    assertThat(shell.run("vendr").expect(2).err()).contains("vendor");
    assertThat(shell.run("token", "issue", "X", "--expires-in", "soon").expect(2).err())
        .contains("90s, 30m, 12h or 14d")
        .doesNotContain("Exception");
    assertThat(shell.run("token", "issue", "Nobody").expect(1).err())
        .contains("there is no vendor 'Nobody'");
    assertThat(shell.run("--help").expect(0).out()).contains("Exit codes");
    assertThat(shell.run("--version").expect(0).out()).startsWith("Partbook ");
  }

  private static boolean answers() throws InterruptedException {
    try {
      return get("none", 1) == 401;
    } catch (IOException e) {
      return false;
    }
  }

  private static int get(String token, long order) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + PORT + "/purchase/info?order_id=" + order);
      var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private static int register(String token, long asset, long order)
      throws IOException, InterruptedException {
    var body =
        """
        {"asset_id": %d, "order_number": %d, "order_line_id": 1, "quantity": 1, "country_code": "US",
         "unit_price": 1, "line_item_price": 1, "customer": "Zoë Example"}
        """
            .formatted(asset, order);
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/purchase/register"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body));
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
