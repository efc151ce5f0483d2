package org.partbook.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.PdfText;
import org.partbook.json.Json;

@Timeout(900)
class DemoIT {
  private static final Pattern SOLD = Pattern.compile("order (\\d+), line 1, completed");
  private static final Pattern STARTING = Pattern.compile("starting; ");

  @TempDir Path temp = Path.of("");
  private Shell shell = Shell.in(Path.of(""), Path.of(""));

  @BeforeEach
  void install() {
    shell = Shell.installedIn(temp);
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
  }

  @Test
  void the_demo_sells_a_score_writes_its_environment_file_and_finds_everything_again()
      throws Exception {
    var first = shell.start("demo", "--port", "0");
    var environment = environment("demo-data", first);
    assertThat(environment)
        .containsOnlyKeys(
            "PARTBOOK_URL", "PARTBOOK_TOKEN", "PARTBOOK_TOKEN_2", "PARTBOOK_SANDBOX_TOKEN");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("demo-data"))))
        .isEqualTo("rw-------");
    assertThat(opens(environment, "PARTBOOK_TOKEN")).isEqualTo("live");
    assertThat(opens(environment, "PARTBOOK_TOKEN_2")).isEqualTo("live");
    assertThat(opens(environment, "PARTBOOK_SANDBOX_TOKEN")).isEqualTo("sandbox");

    var firstEnd = stop(first);
    var order = soldOrder(firstEnd);
    assertThat(firstEnd.out())
        .contains(environment.get("PARTBOOK_URL") + "/", "demo.env", "/purchase/register")
        .doesNotContain(environment.get("PARTBOOK_TOKEN"), "\033[");
    assertThat(file("demo-data")).doesNotExist();

    var second = shell.start("demo", "--port", "0");
    var again = environment("demo-data", second);
    assertThat(again.get("PARTBOOK_TOKEN")).isEqualTo(environment.get("PARTBOOK_TOKEN"));
    assertThat(again.get("PARTBOOK_TOKEN_2")).isEqualTo(environment.get("PARTBOOK_TOKEN_2"));
    assertThat(PdfText.pages(copy(again, order)))
        .isNotEmpty()
        .allMatch(page -> page.contains("Licensed to "))
        .allMatch(page -> page.contains("Order " + order + ", line 1"));
    var secondEnd = stop(second);
    assertThat(soldOrder(secondEnd)).isEqualTo(order);
    assertThat(secondEnd.out()).contains("sold at the first start");
  }

  @Test
  void a_demo_for_once_takes_no_settings_opens_what_it_sells_and_leaves_nothing_behind()
      throws Exception {
    var scratch = Files.createDirectories(temp.resolve("scratch"));
    shell
        .with("PARTBOOK_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch)
        .with("PARTBOOK_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/of_a_shop");

    var ended = shell.run("demo", "--once", "--port", "0").expect(0);

    assertThat(ended.err()).contains("a first copy is sold, and opens");
    assertThat(ended.out()).isEmpty();
    assertThat(scratch).isEmptyDirectory();
    assertThat(temp.resolve("demo-data")).doesNotExist();
  }

  @Test
  void two_demos_run_beside_each_other_but_not_in_one_folder() throws Exception {
    shell.withOneSample();
    // Both want the usual port, in the same moment.
    var one = shell.start("demo", "--data", "one");
    var other = shell.start("demo", "--data", "other");
    var environment = environment("one", one);
    assertThat(environment("other", other).get("PARTBOOK_URL"))
        .isNotEqualTo(environment.get("PARTBOOK_URL"));

    var refused = shell.run("demo", "--data", "one", "--port", "0").expect(1);
    assertThat(refused.err()).contains("a demo runs in one already");
    assertThat(file("one")).exists();

    one.terminate().expect(0);
    stop(other);
  }

  @Test
  void what_a_killed_demo_left_behind_misleads_nobody_and_what_it_has_sold_is_there()
      throws Exception {
    shell.withOneSample();
    var folder = Files.createDirectories(temp.resolve("demo-data"));
    Files.writeString(folder.resolve("demo.env"), "PARTBOOK_URL=http://127.0.0.1:1\n");
    Files.writeString(folder.resolve("demo.tokens"), "nonsense");

    var killed = startAnew();
    var before = environment("demo-data", killed);
    assertThat(opens(before, "PARTBOOK_TOKEN")).isEqualTo("live");
    var order = killed.saying(SOLD).group(1);
    killed.kill();

    var demo = startAnew();
    var environment = environment("demo-data", demo);
    assertThat(environment.get("PARTBOOK_TOKEN")).isEqualTo(before.get("PARTBOOK_TOKEN"));
    assertThat(PdfText.pages(copy(environment, order))).isNotEmpty();
    stop(demo);
  }

  /// Where one that was killed has left its file, which is taken away before anything else is done:
  /// whoever waits for it finds another.
  private Launched startAnew() throws Exception {
    var left = Files.getLastModifiedTime(file("demo-data"));
    var demo = shell.start("demo", "--port", "0");
    demo.remarking(STARTING);
    environment("demo-data", demo);
    assertThat(Files.getLastModifiedTime(file("demo-data"))).isNotEqualTo(left);
    return demo;
  }

  private Path file(String data) {
    return temp.resolve(data).resolve("demo.env");
  }

  private Map<String, String> environment(String data, Launched demo) throws Exception {
    return DemoEnvironment.await(file(data), demo);
  }

  /// The environment that a token opens, as the server says it.
  private static String opens(Map<String, String> environment, String token)
      throws IOException, InterruptedException {
    var answer =
        get(
            environment.get("PARTBOOK_URL") + "/purchase/info?order_id=7",
            environment.getOrDefault(token, ""));
    assertThat(answer.statusCode()).isEqualTo(404);
    return answer.headers().firstValue("X-Environment").orElse("");
  }

  /// What the buyer of an order gets.
  private static byte[] copy(Map<String, String> environment, String order) throws Exception {
    var info = environment.get("PARTBOOK_URL") + "/purchase/info?order_id=" + order;
    var token = environment.getOrDefault("PARTBOOK_TOKEN", "");
    var line = Json.read(get(info, token).body()).get(0);
    return get(line.get("download_url").asString(), token).body().getBytes(ISO_8859_1);
  }

  private static HttpResponse<String> get(String uri, String token)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token);
      return client.send(request.build(), BodyHandlers.ofString(ISO_8859_1));
    }
  }

  private static String soldOrder(Launched.Result demo) {
    var sold = SOLD.matcher(demo.out());
    assertThat(sold.find()).as(demo.toString()).isTrue();
    return sold.group(1);
  }

  /// A signal ends the demo and its PostgreSQL in order, whatever it is just doing. What takes
  /// longer than half a minute it gives up itself, with another exit code.
  private Launched.Result stop(Launched demo) throws IOException {
    var result = demo.terminate().expect(0);
    assertNothingRuns();
    return result;
  }

  private void assertNothingRuns() throws IOException {
    try (var files = Files.walk(temp)) {
      var left = files.filter(file -> file.endsWith("postmaster.pid")).toList();
      assertThat(left).isEmpty();
    }
  }
}
