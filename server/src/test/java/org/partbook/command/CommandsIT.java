package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands beside one running server, as people type them; what only prepares them, and what
/// differs from another one in its words only, is typed into this process, as each of its own costs
/// more than a second.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(600)
class CommandsIT {
  private static final Pattern LISTENS = Pattern.compile("Partbook listens at \\S+:(\\d+)");
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
  private int port;

  @BeforeAll
  void start_a_server(@TempDir Path folder) throws Exception {
    temp = folder;
    shell = Shell.installedIn(temp).with("PARTBOOK_DATA", "data");
    port = Integer.parseInt(shell.start("serve", "--port", "0").saying(LISTENS).group(1));
  }

  @AfterAll
  void end_what_runs() {
    shell.close();
  }

  /// As [Shell#run], without a process.
  private Launched.Result type(String... words) {
    var typed = Typed.Shell.in(temp.resolve("data")).type(words);
    return new Launched.Result(typed.code(), typed.out(), typed.err());
  }

  @Test
  void a_token_that_is_revoked_is_refused_at_once() throws Exception {
    type("vendor", "add", "Revoked Shop").expect(0);
    var issued = shell.run("token", "issue", "Revoked Shop", "--json").expect(0);
    var token = issued.json().get("token").asString();
    assertThat(issued.json().get("environment").asString()).isEqualTo("sandbox");
    assertThat(issued.err()).contains("only this once").doesNotContain(token);
    assertThat(get(token, 1)).isEqualTo(404);

    shell.run("token", "revoke", issued.json().get("id").asString()).expect(0);
    assertThat(get(token, 1)).isEqualTo(401);
    var listed = type("token", "list", "Revoked Shop", "--json").expect(0);
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
    assertThat(type("vendor", "list", "--json").expect(0).json().isArray()).isTrue();
    assertThat(type("vendor", "add", "荒城の店").expect(1).err()).contains("already");
  }

  @Test
  void a_vendors_sites_are_set_shown_and_taken_away() {
    type("vendor", "add", "Framing Shop").expect(0);
    var sites = List.of("https://shop.example", "http://localhost:3000");

    var set =
        shell.run(
            "vendor", "frames", "Framing Shop", "HTTPS://Shop.example/", "http://localhost:3000");
    assertThat(set.expect(0).err()).contains(String.join(" ", sites));
    assertThat(type("vendor", "list").expect(0).out()).contains(String.join(" ", sites));

    var wrong = type("vendor", "frames", "Framing Shop", "https://shop.example/basket");
    assertThat(wrong.expect(1).err()).contains("'https://shop.example/basket' is no origin");
    assertThat(type("vendor", "frames", "Framing Shop").expect(2).err()).contains("ORIGIN");
    assertThat(type("vendor", "frames", "Nobody", "--none").expect(1).err())
        .contains("there is no vendor 'Nobody'");
    var none = type("vendor", "frames", "Framing Shop", "--none", "--json").expect(0);
    assertThat(none.json().get("frame_origins").isEmpty()).isTrue();
  }

  @Test
  void where_a_vendors_shop_is_can_be_said_and_taken_back() {
    type("vendor", "add", "Found Shop").expect(0);

    var set = shell.run("vendor", "shop", "Found Shop", "HTTPS://Müller.example/noten/");
    assertThat(set.expect(0).err()).contains("way back to https://xn--mller-kva.example/noten/");
    assertThat(type("vendor", "list").expect(0).out())
        .contains("https://xn--mller-kva.example/noten/");

    var wrong = type("vendor", "shop", "Found Shop", "http://shop.example");
    assertThat(wrong.expect(1).err()).contains("'http://shop.example' is no shop's address");
    assertThat(type("vendor", "shop", "Found Shop").expect(2).err()).contains("URL");
    assertThat(type("vendor", "shop", "Nobody", "--none").expect(1).err())
        .contains("there is no vendor 'Nobody'");
    var json = type("vendor", "list", "--json").expect(0).out();
    assertThat(json).contains("\"shop_address\":\"https://xn--mller-kva.example/noten/\"");
    var none = type("vendor", "shop", "Found Shop", "--none", "--json").expect(0);
    assertThat(none.json().get("shop_address").isNull()).isTrue();
  }

  @Test
  void a_vendors_report_says_what_is_missing() {
    type("vendor", "add", "Rehearsing Shop").expect(0);

    var report = shell.run("vendor", "report", "Rehearsing Shop").expect(0).out();
    assertThat(report)
        .contains("open   Met a 409")
        .contains("Rehearsing Shop is not ready to go live yet")
        .contains("/sandbox#met_a_conflict")
        .doesNotContain("/sandbox#resumed_a_download");
    var json = type("vendor", "report", "Rehearsing Shop", "--json").expect(0).json();
    assertThat(json.get("ready").asBoolean()).isFalse();
    assertThat(json.get("situations").get(0).get("state").asString()).isEqualTo("open");
    assertThat(type("vendor", "report", "Nobody").expect(1).err())
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
    assertThat(type("catalog", "import", "missing.jsonl").expect(1).err())
        .contains("there is no file missing.jsonl");
    assertThat(type("catalog", "list").expect(0).out()).contains("Also good");
    assertThat(type("catalog", "list", "--json").expect(0).json().size()).isGreaterThan(1);
  }

  @Test
  void a_failed_line_is_shown_and_taken_up_again() throws Exception {
    var catalog = Files.writeString(temp.resolve("nofile.jsonl"), NO_FILE.formatted(13, "None"));
    type("catalog", "import", catalog.toString()).expect(0);
    for (var vendor : new String[] {"Retrying", "Bystander"}) {
      type("vendor", "add", vendor).expect(0);
      assertThat(register(type("token", "issue", vendor).expect(0).out().strip(), 13, 99))
          .isEqualTo(201);
    }
    while (!status("Retrying").equals("FAILED") || !status("Bystander").equals("FAILED")) {
      Thread.sleep(100);
    }

    assertThat(type("order", "retry", "99").expect(1).err())
        .contains("Retrying (sandbox)", "Bystander (sandbox)", "--vendor");
    assertThat(shell.run("order", "retry", "99", "1", "--vendor", "Retrying").expect(0).err())
        .contains("line 1 of order 99 is taken up again");
    assertThat(type("order", "retry", "99", "2", "--vendor", "Retrying").expect(1).err())
        .contains("there is no line 2 of order 99");
    while (!status("Retrying").equals("FAILED")) {
      Thread.sleep(100);
    }
    var shown = shell.run("order", "show", "99", "--vendor", "Retrying").expect(0);
    assertThat(shown.out()).contains("Retrying", "FAILED", "asset 13 has no file in the catalogue");
    assertThat(type("order", "show", "98").expect(1).err()).contains("there is no order 98");
    assertThat(type("order", "show", "0").expect(2).err()).contains("1 or more");
  }

  @Test
  void a_copy_is_traced_to_its_sale_and_other_files_are_not() throws Exception {
    var score = Path.of(System.getProperty("partbook.root"), "samples/minuet-in-g/score.pdf");
    var catalog = Files.writeString(temp.resolve("traced.jsonl"), ONE_SCORE);
    Files.copy(score, temp.resolve("score.pdf"));
    shell.run("catalog", "import", catalog.toString()).expect(0);
    assertThat(shell.run("catalog", "prepare").expect(0).out()).startsWith("0 prepared, 0 refused");
    type("vendor", "add", "Traced Shop").expect(0);
    var token = type("token", "issue", "Traced Shop").expect(0).out().strip();
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

  private byte[] download(String token, long order) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var server = URI.create("http://127.0.0.1:" + port);
      var path = "/purchase/download-url?order_id=" + order + "&order_line_id=1";
      var request =
          HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
      var answer = client.send(request.build(), BodyHandlers.ofString()).body();
      var link = URI.create(answer.replaceAll("^.*\"url\":\"|\".*$", ""));
      return client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray()).body();
    }
  }

  private String status(String vendor) {
    var shown = type("order", "show", "99", "--vendor", vendor, "--json").expect(0);
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
    var refused = shell.run("serve", "--data", "elsewhere", "--port", Integer.toString(port));
    assertThat(refused.expect(1).err())
        .contains("port " + port + " of 127.0.0.1 is taken", "--port 0")
        .doesNotContain("Exception");
    assertThat(temp.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void wrong_usage_is_told_in_a_sentence_and_has_an_exit_code_of_its_own() {
    assertThat(shell.run("token", "issue").expect(2).err()).contains("VENDOR", "--help");
    assertThat(shell.run("vendr").expect(2).err()).contains("vendor");
    assertThat(type("token", "issue", "X", "--expires-in", "soon").expect(2).err())
        .contains("90s, 30m, 12h or 14d")
        .doesNotContain("Exception");
    assertThat(type("token", "issue", "Nobody").expect(1).err())
        .contains("there is no vendor 'Nobody'");
    assertThat(shell.run("--help").expect(0).out()).contains("Exit codes");
    assertThat(shell.run("--version").expect(0).out()).startsWith("Partbook ");
  }

  private int get(String token, long order) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + port + "/purchase/info?order_id=" + order);
      var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private int register(String token, long asset, long order)
      throws IOException, InterruptedException {
    var body =
        """
        {"asset_id": %d, "order_number": %d, "order_line_id": 1, "quantity": 1, "country_code": "US",
         "unit_price": 1, "line_item_price": 1, "customer": "Zoë Example"}
        """
            .formatted(asset, order);
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/purchase/register"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body));
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
