package org.partbook.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.guide.ShakyServer.Answer;

/// What the functions of the vendor's guide make of proxies, broken connections and servers that
/// never get ready: which the demo doesn't have. (Java has the client for it, with tests of its
/// own.)
class BadDaysTest {
  private static final Answer NOTHING = new Answer.Nothing();
  private static final Answer PROCESSING = Answer.json(202, "{\"status\":\"PROCESSING\"}");
  private static final Answer COMPLETED = Answer.json(200, "[{\"status\":\"COMPLETED\"}]");
  private static final Answer FAILED =
      Answer.json(502, "{\"status\":\"FAILED\",\"message\":\"it can't be done\"}");

  /// A form of `Retry-After` that is as right as seconds, and rarer.
  private static final Map<String, String> AT_A_DATE =
      Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @TempDir private Path folder;

  @Test
  @Tag("shop-tools")
  void curl_asks_until_it_is_known_how_an_order_stands() throws Exception {
    // It doesn't read Retry-After.
    asksUntilItIsKnown(Shop.CURL, "settled 7", List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0));
  }

  @Test
  @Tag("shop-tools")
  void python_asks_until_it_is_known_how_an_order_stands() throws Exception {
    asksUntilItIsKnown(
        Shop.PYTHON, "print(settled(7))", List.of(1.0, 2.0, 4.0, 70.0, 16.0, 32.0, 60.0));
  }

  @Test
  @Tag("browser")
  void javascript_asks_until_it_is_known_how_an_order_stands() throws Exception {
    asksUntilItIsKnown(
        Shop.JAVASCRIPT,
        "console.log((await settled(7)).status);",
        List.of(1.0, 2.0, 4.0, 70.0, 16.0, 32.0, 60.0));
  }

  /// @param pauses what the shop has to wait, or up to a second more
  private void asksUntilItIsKnown(Shop shop, String settled, List<Double> pauses) throws Exception {
    var program = pieces(shop, List.of("settled("), settled);
    try (var server =
        new ShakyServer(
            Answer.page(503, AT_A_DATE),
            NOTHING,
            PROCESSING,
            Answer.page(429, Map.of("Retry-After", "70")),
            Answer.page(502, Map.of()),
            Answer.json(500, "{\"status\":500}"),
            new Answer.Half(200, "[{\"status\":"),
            COMPLETED)) {
      run(shop, program, server);

      assertThat(server.asked()).hasSize(8).containsOnly("/purchase/info?order_id=7");
      assertThat(server.pauses()).hasSize(pauses.size());
      for (int i = 0; i < pauses.size(); i++) {
        assertThat(server.pauses().get(i) - 0.5).isEqualTo(pauses.get(i), within(0.5));
      }
    }
    for (var known : List.of(FAILED, Answer.json(404, "{\"code\":40403}"), COMPLETED)) {
      try (var server = new ShakyServer(known)) {
        run(shop, program, server);

        assertThat(server.asked()).hasSize(1);
      }
    }
    for (var unknown : List.of(PROCESSING, NOTHING)) {
      try (var server = new ShakyServer(unknown)) {
        assertThatThrownBy(() -> run(shop, program, server))
            .hasMessageContaining("no refund yet: ask again later");

        var waited = server.pauses().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(waited).isBetween(200.0, 300.0);
        assertThat(server.asked()).hasSizeLessThan(12);
      }
    }
  }

  @Test
  @Tag("shop-tools")
  void python_repeats_a_registration_until_it_is_known_whether_it_is_stored() throws Exception {
    repeatsARegistration(Shop.PYTHON, "None");
  }

  @Test
  @Tag("browser")
  void javascript_repeats_a_registration_until_it_is_known_whether_it_is_stored() throws Exception {
    repeatsARegistration(Shop.JAVASCRIPT, "null");
  }

  /// The guide's piece registers three sales.
  private void repeatsARegistration(Shop shop, String noAnswer) throws Exception {
    var program = pieces(shop, List.of("settled(", "register(sale)"), "");
    try (var server =
        new ShakyServer(
            Answer.page(503, AT_A_DATE),
            NOTHING,
            Answer.page(429, Map.of("Retry-After", "7")),
            new Answer.Whole(201, Map.of(), ""),
            Answer.json(409, "{\"code\":40901}"),
            Answer.json(401, "{\"code\":40101}"))) {
      assertThat(run(shop, program, server).lines().filter(line -> !line.isBlank()))
          .containsExactly("503", noAnswer, "429", "201", "409", "401");

      assertThat(server.pauses()).hasSize(3);
      assertThat(server.pauses().get(0)).isBetween(1.0, 2.0);
      assertThat(server.pauses().get(1)).isBetween(2.0, 3.0);
      assertThat(server.pauses().get(2)).isBetween(7.0, 8.0);
    }
    try (var server = new ShakyServer(NOTHING)) {
      assertThatThrownBy(() -> run(shop, program, server))
          .hasMessageContaining("no refund yet: register again later, with the same numbers");

      assertThat(server.asked()).hasSize(5);
    }
  }

  @Test
  @Tag("shop-tools")
  void python_takes_its_token_nowhere_else() throws Exception {
    takesItsTokenNowhereElse(Shop.PYTHON, "print(call('GET', '/assets/list')[0])");
  }

  @Test
  @Tag("browser")
  void javascript_takes_its_token_nowhere_else() throws Exception {
    takesItsTokenNowhereElse(
        Shop.JAVASCRIPT, "console.log((await call('GET', '/assets/list')).status);");
  }

  private void takesItsTokenNowhereElse(Shop shop, String call) throws Exception {
    var elsewhere = Map.of("Location", "/elsewhere");
    try (var server = new ShakyServer(Answer.page(302, elsewhere), COMPLETED)) {
      assertThat(run(shop, pieces(shop, List.of(), call), server).strip()).isEqualTo("302");

      assertThat(server.asked()).containsExactly("/assets/list");
    }
  }

  @Test
  @Tag("shop-tools")
  void what_takes_too_long_is_ended_with_all_that_it_has_started() throws Exception {
    try (var silent = new ServerSocket(0)) {
      var asks = "command curl -sS http://127.0.0.1:" + silent.getLocalPort();
      var program = List.of(Piece.of(asks + " &\necho $! > process; wait"));

      assertThatThrownBy(
              () -> Shop.CURL.run(program, folder, Map.of(), NOWHERE, Duration.ofSeconds(6)))
          .hasMessageContaining("it takes too long");

      var process = Long.parseLong(Files.readString(folder.resolve("process")).strip());
      var curl = ProcessHandle.of(process);
      if (curl.isPresent()) {
        curl.get().onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  /// The beginning, the pieces that have the functions, and what calls them.
  private static List<Piece> pieces(Shop shop, List<String> functions, String call) {
    var all = VendorsGuide.read().pieces(shop.language());
    var pieces = new ArrayList<>(List.of(all.getFirst()));
    functions.forEach(function -> pieces.add(first(all, function)));
    pieces.add(Piece.of(call));
    return pieces;
  }

  private static Piece first(List<Piece> pieces, String text) {
    return pieces.stream().filter(piece -> piece.code().contains(text)).findFirst().orElseThrow();
  }

  private String run(Shop shop, List<Piece> program, ShakyServer server)
      throws IOException, InterruptedException {
    var environment =
        Map.of(
            "PARTBOOK_URL", server.uri().toString(),
            "PARTBOOK_TOKEN", "pb_live_x",
            "PARTBOOK_SANDBOX_TOKEN", "pb_sandbox_x");
    return String.join("", shop.run(program, folder, environment, server.waiting()));
  }
}
