package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// MusicXML that is made to do something in the browser of whoever reads it, past all that an
/// import would have said to it; and what the engraving library might be made to draw, if it were
/// fooled.
@Tag("browser")
@Tag("notation")
class HostileMusicBrowserTest {
  private static final byte[] SCORE = TestScore.of(1).bytes();

  /// What acts when it gets into a page, as texts and attributes of XML.
  private static final String ACTS =
      """
      &quot;&gt;&lt;script&gt;window.hacked = 1&lt;/script&gt;&lt;img src='ELSEWHERE/img' \
      onerror='window.hacked = 2'/&gt;&lt;svg onload='window.hacked = 3'/&gt;\
      """;

  private static final String DRAWING =
      """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      onload="window.hacked = 4">
        <style>@import url(ELSEWHERE/style); @font-face {font-family: F; src: url(ELSEWHERE/font)}</style>
        <svg:style xmlns:svg="http://www.w3.org/2000/svg">* {background: url(ELSEWHERE/back)}</svg:style>
        <script>window.hacked = 5</script>
        <script href="ELSEWHERE/script.js"/>
        <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="ELSEWHERE/frame"/></foreignObject>
        <img xmlns="http://www.w3.org/1999/xhtml" src="ELSEWHERE/img" onerror="window.hacked = 6"/>
        <image href="ELSEWHERE/image"/>
        <image xlink:href="ELSEWHERE/xlink"/>
        <use href="ELSEWHERE/use.svg#a"/>
        <a href="javascript:window.hacked = 7"><text>click</text></a>
        <g onclick="window.hacked = 8" style="background: url(ELSEWHERE/g)" class="kept">
          <rect width="9" height="9" fill="url(ELSEWHERE/fill)" onmouseover="window.hacked = 9"/>
          <set attributeName="onload" to="window.hacked = 10"/>
          <animate attributeName="href" values="javascript:window.hacked = 11"/>
        </g>
        <use href="#here"/>
      </svg>
      """;

  /// Where nobody must ever ask.
  private static ServerSocket elsewhere;

  private static TestDelivery shop;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    elsewhere.setSoTimeout(100);
    shop = TestDelivery.start();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
    shop.close();
    elsewhere.close();
  }

  private static String there(String text) {
    return text.replace("ELSEWHERE", "http://127.0.0.1:" + elsewhere.getLocalPort());
  }

  @Test
  void music_that_is_made_to_act_is_words_and_notes_and_nothing_else() throws IOException {
    var line = shop.sellWithMusic("Hostile", SCORE, music());

    try (var notation = NotationPage.at(browser, shop.view(line)).opened()) {
      notation.page.waitForSelector("g.note");
      // So that all of its names are shown that the toolbar has.
      notation.page.locator("summary").nth(1).click();

      assertThat(notation.page.locator(".notation-panel").textContent())
          .contains("<script>window.hacked = 1</script>");
      assertHarmless(notation);
      assertThat(notation.problems).noneMatch(it -> it.contains("Content Security Policy"));
    }
  }

  @Test
  void whatever_the_engraving_library_draws_nothing_of_it_acts() throws IOException {
    var line = shop.sellWithMusic("Sakura", SCORE, TestMusic.sample("sakura"));

    try (var notation = NotationPage.at(browser, shop.view(line)).opened()) {
      var script =
          notation.requests.stream().filter(url -> url.endsWith("/notation.js")).findFirst();
      var drawn =
          notation.page.evaluate(
              """
              async ([script, markup]) => {
                const {drawing} = await import(new URL('svg.js', script).href);
                const drawn = drawing(markup);
                document.querySelector('.notation-page').append(drawn);
                drawn.querySelectorAll('*').forEach((one) =>
                  ['click', 'mouseover'].forEach((event) => one.dispatchEvent(new Event(event))));
                // What would have begun to load by now has been asked for.
                await new Promise((resolve) => requestAnimationFrame(() =>
                  requestAnimationFrame(resolve)));
                return drawn.outerHTML;
              }
              """,
              List.of(script.orElseThrow(), there(DRAWING)));

      assertThat(drawn.toString())
          .contains("class=\"kept\"", "<rect", "href=\"#here\"")
          .doesNotContain("127.0.0.1", "hacked", "<script", "foreign", "<image", "<img", "<a");
      assertHarmless(notation);
    }
  }

  /// Even if the library itself were another one: what comes into its worker stays there.
  @Test
  void neither_the_page_nor_its_worker_may_speak_to_anybody_but_this_server() throws IOException {
    var line = shop.sellWithMusic("Sakura", SCORE, TestMusic.sample("sakura"));

    try (var notation = NotationPage.at(browser, shop.view(line)).opened()) {
      var tried =
          notation.page.evaluate(
              """
              async (elsewhere) => {
                const tried = new Set();
                const refused = new Promise((resolve) => {
                  document.addEventListener('securitypolicyviolation', (event) => {
                    tried.add(event.effectiveDirective);
                    if (tried.size === 2) {
                      resolve();
                    }
                  });
                  setTimeout(resolve, 30_000);
                });
                await fetch(elsewhere + '/fetch').catch(() => {});
                const image = new Image();
                await new Promise((resolve) => {
                  image.onload = image.onerror = resolve;
                  image.src = elsewhere + '/image';
                });
                await refused;
                return [...tried].join(' ');
              }
              """,
              there("ELSEWHERE"));
      var worker = notation.requests.stream().filter(url -> url.endsWith("/worker.js")).findFirst();
      var policy =
          notation.page.evaluate(
              "async (url) => (await fetch(url)).headers.get('Content-Security-Policy')",
              worker.orElseThrow());

      assertThat(tried.toString()).contains("connect-src", "img-src");
      assertThat(policy.toString()).contains("default-src 'none'", "connect-src 'self'");
      assertHarmless(notation);
    }
  }

  /// A score with hostile words wherever it may have words, names and addresses.
  private static byte[] music() {
    var player = new TestMusic.Player(ACTS, 0, 0, 0, "C5 D5 E5 F5");
    var music =
        new String(TestMusic.ensemble(player, player), UTF_8)
            .replaceFirst(
                "<note>",
                "<direction><direction-type><words>%s</words></direction-type></direction><note id=\"%s\">"
                    .formatted(ACTS, ACTS))
            .replaceFirst("</note>", "<lyric><text>%s</text></lyric></note>".formatted(ACTS))
            .replaceFirst(
                "<measure number=\"1\">", "<measure number=\"%s\" id=\"%s\">".formatted(ACTS, ACTS))
            .replace("<part-list>", credits() + "<part-list>");
    return there(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-stylesheet type="text/xsl" href="ELSEWHERE/style.xsl"?>
            <!DOCTYPE score-partwise SYSTEM "ELSEWHERE/partwise.dtd">
            """
                + music)
        .getBytes(UTF_8);
  }

  private static String credits() {
    return """
    <work><work-title>%1$s</work-title></work>
    <credit page="1"><credit-words>%1$s</credit-words></credit>
    <credit page="1">
      <credit-image source="ELSEWHERE/credit" type="image/png"/>
      <link xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:window.hacked = 12"/>
    </credit>
    <script xmlns="http://www.w3.org/1999/xhtml">window.hacked = 13</script>
    """
        .formatted(ACTS);
  }

  private static void assertHarmless(NotationPage notation) {
    assertThat(notation.page.evaluate("window.hacked === undefined")).isEqualTo(true);
    assertThatThrownBy(elsewhere::accept)
        .as("somebody has asked elsewhere")
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(
            notation
                .page
                .locator(".notation-panel :is(script, iframe, img, image, a, foreignObject)")
                .count())
        .isZero();
  }
}
