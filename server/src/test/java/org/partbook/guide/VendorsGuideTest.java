package org.partbook.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story of the vendor's guide, as a shop in each of its languages lives it: every piece of it
/// runs, prints what the guide says, and at the end the shop is ready to go live.
class VendorsGuideTest {
  @TempDir private static Path data;
  @TempDir private Path folder;
  private static GuideServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = new GuideServer(data);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  @Tag("shop-tools")
  void the_story_is_true_in_curl() throws Exception {
    liveThrough(Shop.CURL);
  }

  @Test
  void the_story_is_true_in_java() throws Exception {
    liveThrough(Shop.JAVA);
  }

  @Test
  @Tag("shop-tools")
  void the_story_is_true_in_python() throws Exception {
    liveThrough(Shop.PYTHON);
  }

  @Test
  @Tag("browser")
  void the_story_is_true_in_javascript() throws Exception {
    liveThrough(Shop.JAVASCRIPT);
  }

  @Test
  void there_is_nothing_else_to_run_in_the_guide() {
    var languages = Arrays.stream(Shop.values()).map(Shop::language).collect(Collectors.toSet());
    // What a site has in its page.
    languages.add("html");

    assertThat(VendorsGuide.read().languages()).isEqualTo(languages);
  }

  @Test
  void what_is_not_as_shown_is_found() {
    var shown =
        """
        HTTP/1.1 201 Created
        Content-Length: 12
        X-Request-Id: 91858064fd6a9b49

        {"url":"http://127.0.0.1:8080/view/AAAAA…","order":1795470574196}
        …
        2000000013 the end
        """;
    var printed =
        """
        HTTP/1.1 201 Created\r
        Date: Thu, 26 Nov 2026 01:59:40 GMT\r
        Content-Length: 345\r
        X-Request-Id: 0123456789abcdef\r
        \r
        {"url":"http://127.0.0.1:4711/view/AAAAAd7-_x","order":4711471147}
        more
        and more
        2000000013 the end
        """;

    assertThat(Printed.of(printed).isAsShown(shown)).isTrue();
    assertThat(Printed.of(printed.replace("201", "200")).isAsShown(shown)).isFalse();
    assertThat(Printed.of(printed.replace("view", "download")).isAsShown(shown)).isFalse();
    assertThat(Printed.of(printed.replace("Date", "New-Header")).isAsShown(shown)).isFalse();
    assertThat(Printed.of(printed.replace("0013", "0012")).isAsShown(shown)).isFalse();
    assertThat(Printed.of(printed + "something else").isAsShown(shown)).isFalse();
    assertThat(Printed.of("").isAsShown(shown)).isFalse();
    assertThat(Printed.of("unexpected").isAsShown("")).isFalse();
  }

  private void liveThrough(Shop shop) throws Exception {
    var vendor = server.newShop("Shop in " + shop.language());
    var environment = server.environment(vendor);
    var pieces = VendorsGuide.read().pieces(shop.language());
    assertThat(pieces).hasSizeGreaterThan(20);

    var printed = shop.run(pieces, folder, environment, server.waiting());

    var softly = new SoftAssertions();
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      var output = Printed.of(printed.get(i));
      if (!output.isAsShown(piece.shown())) {
        softly
            .assertThat(output.text().strip())
            .as("What this prints:\n%s", piece.code())
            .isEqualTo(Printed.of(piece.shown()).text().strip());
      }
    }
    softly.assertAll();
    assertThat(server.report(vendor).entries())
        .noneMatch(entry ->
            entry.isMissing() || (entry.seen().isEmpty() && !entry.situation().isOptional()));
  }
}
