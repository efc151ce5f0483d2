package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.purchase.OrderLine;
import org.partbook.testing.TestBrowser;

/// What a buyer sees and hears of a score that there is as MusicXML. Leaves screenshots in
/// `target/screenshots`, for people to look at.
@Tag("browser")
@Tag("notation")
class NotationBrowserTest {
  private static final byte[] SCORE = TestScore.of(1).bytes();
  private static final Pattern PITCH = Pattern.compile("<pitch>");

  private static final TestMusic.Player FLUTE =
      new TestMusic.Player("Flute", 0, 0, 0, "C6 D6 E6 F6");
  private static final TestMusic.Player CLARINET =
      new TestMusic.Player("Clarinet", 2, -1, -2, "D4 E4 G4 A4");
  private static final TestMusic.Player BASS = new TestMusic.Player("Bass", 0, 0, 0, "C3 D3 E3 F3");

  private static TestDelivery shop;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minuet-in-g", "silent-night", "irish-jigs"})
  void every_note_of_the_file_is_on_the_page(String sample) throws IOException {
    var line = shop.sellWithMusic("Notes", SCORE, TestMusic.sample(sample));

    try (var notation = at(line).opened()) {
      drawAll(notation);

      assertThat(count(notation, "g.note")).isEqualTo(pitches(sample));
      assertThat(notation.problems).isEmpty();
    }
    assertThat(shop.deliveries(line)).containsExactly("view");
  }

  @Test
  void nothing_of_it_is_loaded_before_it_is_asked_for() throws IOException {
    var line = sell("minuet-in-g");

    try (var notation = at(line)) {
      notation.page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(notation.requests)
          .noneMatch(url -> url.contains("/notation/") || url.endsWith("/music"));

      notation.opened();

      assertThat(notation.requests)
          .anyMatch(url -> url.endsWith("/notation.js"))
          .anyMatch(url -> url.endsWith("/verovio-module.mjs"))
          .anyMatch(url -> url.endsWith("/music"));
    }
  }

  @Test
  void of_a_long_score_only_what_is_near_the_screen_is_drawn() throws IOException {
    try (var notation = at(sell("virtuoso-pianist")).opened()) {
      int pages = count(notation, ".notation-page");

      assertThat(pages).isGreaterThan(10);
      assertThat(count(notation, ".notation-page > svg")).isLessThan(5);
      notation.page.locator(".notation-page").last().scrollIntoViewIfNeeded();
      notation.page.waitForSelector(".notation-page[data-page='" + pages + "'] > svg");
      assertThat(count(notation, ".notation-page[data-page='1'] > svg")).isZero();
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void another_key_is_seen_and_heard() throws IOException {
    try (var notation = at(sell("minuet-in-g")).opened()) {
      var written = heard(notation, 4);
      assertThat(signature(notation)).isEqualTo(1);
      assertThat(text(notation, ".notation-menu summary")).isEqualTo("G major");

      notation.page.locator("summary").first().click();
      notation.page.locator(".notation-sheet select").selectOption("-2");
      notation.until("document.querySelector('.notation-status').textContent === 'Key: B♭ major'");

      assertThat(signature(notation)).isEqualTo(2);
      assertThat(text(notation, ".notation-semitones")).isEqualTo("+3");
      assertThat(heard(notation, 4)).containsExactlyElementsOf(up(written, 3));
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void a_semitone_lower_is_another_key_too() throws IOException {
    try (var notation = at(sell("minuet-in-g")).opened()) {
      var written = heard(notation, 4);

      notation.page.locator("summary").first().click();
      notation.page.locator("[aria-label='A semitone lower']").click();
      notation.until("document.querySelector('.notation-status').textContent === 'Key: F♯ major'");

      assertThat(signature(notation)).isEqualTo(6);
      assertThat(heard(notation, 4)).containsExactlyElementsOf(up(written, -1));
    }
  }

  @Test
  void what_sounds_is_marked_and_the_mark_moves_on() throws IOException {
    try (var notation = at(sell("minuet-in-g")).opened()) {
      notation.page.locator("[aria-label=Play]").click();
      notation.page.waitForSelector(".note.sounding");
      var first = notation.page.locator(".note.sounding").first().getAttribute("id");

      notation.until(
          "document.querySelector('.note.sounding:not([id=%s])') && !document.querySelector('#%s.sounding')"
              .formatted(first, first));

      assertThat(notation.page.locator(".notation-cursor").isVisible()).isTrue();
      notation.page.locator("[aria-label=Stop]").click();
      assertThat(count(notation, ".sounding")).isZero();
      assertThat(notation.problems).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"100", "200", "50"})
  void the_music_goes_as_fast_as_the_tempo_says(int percent) throws IOException {
    try (var notation = at(sell("minuet-in-g")).opened()) {
      notation.page.locator("[aria-label=Tempo]").fill("" + percent);
      notation.page.locator("[aria-label=Play]").click();
      notation.until("document.querySelector('.notation-panel').dataset.position > 0.2");
      // Both clocks are read in the same frame, so that it doesn't matter how late it is.
      var passed =
          (List<?>)
              notation.page.evaluate(
                  """
                  async () => {
                    const read = () => new Promise(resolve => requestAnimationFrame(() =>
                      requestAnimationFrame(() => resolve([
                        Number(document.querySelector('.notation-panel').dataset.position),
                        window.sound.currentTime]))));
                    const [position, time] = await read();
                    await new Promise(resolve => setTimeout(resolve, 1500));
                    const [later, then] = await read();
                    return [later - position, then - time];
                  }
                  """);
      double music = ((Number) passed.get(0)).doubleValue();
      double time = ((Number) passed.get(1)).doubleValue();

      assertThat(music / time).isCloseTo(percent / 100.0, within(0.15 * percent / 100.0));
      assertThat(text(notation, ".notation-tempo")).isEqualTo("♩ = " + 96 * percent / 100);
    }
  }

  @Test
  void repeats_and_endings_are_played_as_they_are_written() throws IOException {
    try (var notation = at(sell("irish-jigs")).opened()) {
      var script =
          notation.requests.stream().filter(url -> url.endsWith("/notation.js")).findFirst();

      var bars =
          notation.page.evaluate(
              """
              async script => {
                const {XmlScore} = await import(new URL('xml-score.js', script).href);
                const {timeline} = await import(new URL('timeline.js', script).href);
                const music = await (await fetch(location.href + '/music')).text();
                const {bars} = timeline(new XmlScore(music).parts);
                return bars.map(bar => bar.measure + 1).slice(0, 19).join(' ');
              }
              """,
              script.orElseThrow());

      assertThat(bars).isEqualTo("1 2 3 4 5 6 7 8 9 2 3 4 5 6 7 8 10 11 12");
    }
  }

  @Test
  void the_reader_chooses_which_parts_are_seen() throws IOException {
    try (var notation = at(sell("canon-in-d")).opened()) {
      assertThat(labels(notation)).containsExactly("Violin I", "Violin II", "Viola", "Violoncello");

      notation.page.locator("summary").nth(1).click();
      show(notation, "Violin I", "Violin II", "Viola");
      seesOnly(notation, "Violoncello");

      notation.page.locator(".notation-part label").getByText("Violoncello", exactly()).click();
      assertThat(notation.page.locator(".notation-part input[type=checkbox]").nth(3).isChecked())
          .isTrue();
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void who_plays_along_sees_only_their_own_part_and_hears_only_the_others() throws IOException {
    try (var notation = at(sell(FLUTE, CLARINET, BASS)).opened()) {
      notation.page.locator("summary").nth(1).click();
      show(notation, "Flute", "Bass");
      seesOnly(notation, "Clarinet");
      assertThat(heard(notation, 12))
          .containsExactly(84, 60, 48, 86, 62, 50, 88, 65, 52, 89, 67, 53);

      notation.page.locator("summary").nth(1).click();
      var hear = notation.page.getByRole(AriaRole.BUTTON, named("Hear Clarinet"));
      assertThat(hear.getAttribute("aria-pressed")).isEqualTo("true");
      hear.focus();
      notation.page.keyboard().press("Space");
      assertThat(hear.getAttribute("aria-pressed")).isEqualTo("false");
      notation.page.screenshot(TestBrowser.shot("notation-parts"));
      Axe.findsNothingSerious(notation.page);

      assertThat(heard(notation, 8)).containsExactly(84, 48, 86, 50, 88, 52, 89, 53);
      assertThat(labels(notation)).containsExactly("Clarinet");
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void jumps_above_a_part_that_is_hidden_are_seen_above_the_next() throws IOException {
    var music =
        new String(TestMusic.ensemble(FLUTE, BASS), UTF_8)
            .replaceFirst("<note>", direction("<words>Fine Arts</words>") + "<note>")
            .replaceFirst("<note>", direction("<words>Segno</words>") + "<note>")
            .replaceFirst("</measure>", direction("<words>D.S. al Coda</words>") + "</measure>");
    var line = shop.sellWithMusic("Jumps", SCORE, music.getBytes(UTF_8));
    try (var notation = at(line).opened()) {
      notation.page.locator("summary").nth(1).click();
      show(notation, "Flute");
      seesOnly(notation, "Bass");

      assertThat(text(notation, ".notation-page"))
          .contains("Segno", "D.S. al Coda")
          .doesNotContain("Fine Arts");
      var words = notation.page.locator("g.dir");
      assertThat(words.last().boundingBox().x).isGreaterThan(words.first().boundingBox().x + 100);
    }
  }

  private static String direction(String type) {
    return "<direction><direction-type>%s</direction-type></direction>".formatted(type);
  }

  @Test
  void a_part_that_is_not_heard_stays_so_until_somebody_wants_it() throws IOException {
    try (var notation = at(sell(FLUTE, BASS)).opened()) {
      notation.page.locator("summary").nth(1).click();
      notation.page.getByRole(AriaRole.BUTTON, named("Hear Flute")).click();
      show(notation, "Flute");
      seesOnly(notation, "Bass");
      show(notation, "Flute");
      seesOnly(notation, "Flute", "Bass");
      assertThat(heard(notation, 4)).containsExactly(48, 50, 52, 53);

      notation.page.locator("summary").nth(1).click();
      notation.page.locator("[aria-label='Volume of Flute']").fill("50");

      assertThat(
              notation
                  .page
                  .getByRole(AriaRole.BUTTON, named("Hear Flute"))
                  .getAttribute("aria-pressed"))
          .isEqualTo("true");
      assertThat(heard(notation, 4)).containsExactly(84, 48, 86, 50);
    }
  }

  @Test
  void the_key_of_a_transposing_instrument_is_named_as_it_is_written() throws IOException {
    try (var notation = at(sell(FLUTE, CLARINET)).opened()) {
      assertThat(text(notation, "summary")).isEqualTo("C major (concert pitch)");

      notation.page.locator("summary").nth(1).click();
      show(notation, "Flute");
      seesOnly(notation, "Clarinet");
      assertThat(text(notation, "summary")).isEqualTo("D major");
      assertThat(signature(notation)).isEqualTo(2);

      notation.page.locator("summary").first().click();
      notation.page.locator(".notation-sheet select").selectOption("-3");
      notation.until("document.querySelector('.notation-status').textContent === 'Key: E♭ major'");
      assertThat(signature(notation)).isEqualTo(3);
      assertThat(text(notation, ".notation-semitones")).isEqualTo("+1");

      notation.page.locator("summary").nth(1).click();
      show(notation, "Flute");
      notation.until(
          "document.querySelector('.notation-status').textContent"
              + " === 'Key: D♭ major (concert pitch)'");
      assertThat(heard(notation, 2)).containsExactly(85, 61);
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void the_key_of_one_transposing_instrument_and_drums_is_the_written_one() throws IOException {
    var drums = new TestMusic.Player("Drums", 0, 0, 0, "x x x x");
    try (var notation = at(sell(drums, CLARINET)).opened()) {
      assertThat(text(notation, "summary")).isEqualTo("D major");
    }
  }

  @Test
  void where_all_instruments_transpose_in_their_own_ways_the_key_is_the_one_that_sounds()
      throws IOException {
    // The file doesn't say by how many steps.
    var horn = new TestMusic.Player("Horn", 1, 0, -7, "G4 A4 B4 C5");
    try (var notation = at(sell(horn, CLARINET)).opened()) {
      assertThat(text(notation, "summary")).isEqualTo("C major (concert pitch)");
    }
  }

  @Test
  void horns_of_which_one_does_not_say_its_steps_transpose_alike() throws IOException {
    var first = new TestMusic.Player("Horn I", 1, -4, -7, "G4 A4 B4 C5");
    var second = new TestMusic.Player("Horn II", 1, 0, -7, "G4 A4 B4 C5");
    try (var notation = at(sell(first, second)).opened()) {
      assertThat(text(notation, "summary")).isEqualTo("G major");
    }
  }

  @Test
  void a_key_that_would_need_nine_sharps_for_other_parts_is_spelt_anew() throws IOException {
    var saxophone = new TestMusic.Player("Saxophone", 3, -5, -9, "A4 B4 C5 D5");
    try (var notation = at(sell(FLUTE, saxophone)).opened()) {
      notation.page.locator("summary").nth(1).click();
      show(notation, "Saxophone");
      seesOnly(notation, "Flute");
      notation.page.locator("summary").first().click();
      notation.page.locator(".notation-sheet select").selectOption("6");
      notation.until("document.querySelector('.notation-status').textContent === 'Key: F♯ major'");

      notation.page.locator("summary").nth(1).click();
      show(notation, "Saxophone");
      seesOnly(notation, "Flute", "Saxophone");
      show(notation, "Flute");
      seesOnly(notation, "Saxophone");

      assertThat(text(notation, "summary")).isEqualTo("E♭ major");
      assertThat(signature(notation)).isEqualTo(3);
      assertThat(text(notation, ".notation-semitones")).isEqualTo("+6");
    }
  }

  @Test
  void a_tap_on_a_note_plays_from_there() throws IOException {
    try (var notation = at(sell("minuet-in-g")).opened()) {
      // So that the note sounds for a while, and is seen to.
      notation.page.locator("[aria-label=Tempo]").fill("25");
      notation.page.evaluate(
          """
          () => {
            window.sounded = [];
            new MutationObserver((changes) => changes.forEach(({target}) =>
                target.matches('.note.sounding') && window.sounded.push(target.id)))
                .observe(document.querySelector('.notation-pages'),
                    {subtree: true, attributeFilter: ['class']});
          }
          """);
      var box = notation.page.locator("#note-40 .notehead").boundingBox();
      notation.page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);

      notation.until("window.sounded.includes('note-40')");

      assertThat(notation.page.evaluate("window.sounded.includes('note-1')")).isEqualTo(false);
      assertThat(notation.page.locator(".notation-panel").getAttribute("data-state"))
          .isEqualTo("playing");
    }
  }

  @Test
  void the_keyboard_alone_is_enough() throws IOException {
    try (var notation = at(sell("minuet-in-g"))) {
      notation.button().focus();
      notation.page.keyboard().press("Enter");
      notation.ready();

      notation.page.keyboard().press("Space");
      notation.page.waitForSelector(".notation-panel[data-state=playing]");
      notation.page.keyboard().press("Space");
      notation.page.waitForSelector(".notation-panel[data-state=paused]");
      for (int i = 0; i < 6; i++) {
        notation.page.keyboard().press("Shift+Tab");
      }
      assertThat(
              (boolean)
                  notation.page.evaluate(
                      "document.activeElement.closest('.notation-bar') !== null"))
          .isTrue();
    }
  }

  @Test
  void compressed_music_xml_is_unpacked_in_the_browser() throws IOException {
    var music = TestMusic.compressed(TestMusic.sample("minuet-in-g"));
    var line = shop.sellWithMusic("Compressed", SCORE, music);

    try (var notation = at(line).opened()) {
      assertThat(count(notation, "g.note")).isEqualTo(pitches("minuet-in-g"));
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void a_link_that_has_expired_meanwhile_is_told_and_the_pages_are_a_click_away()
      throws IOException {
    var line = sell("minuet-in-g");
    try (var notation = at(line)) {
      shop.revoke(line);

      notation.opened();

      assertThat(text(notation, ".notation-message p")).startsWith("This link no longer works");
      notation.page.locator(".notation-message button").last().click();
      notation.until("document.querySelector('.notation-panel') === null");
      assertThat(notation.page.locator(".sheet img").first().isVisible()).isTrue();
    }
  }

  @Test
  void music_that_cannot_be_read_is_told_in_words() throws IOException {
    var opus =
        new String(TestMusic.sample("sakura"), UTF_8).replaceAll("(?s)<measure.*</measure>", "");
    var line = shop.sellWithMusic("Empty", SCORE, opus.getBytes(UTF_8));

    try (var notation = at(line).opened()) {
      assertThat(text(notation, ".notation-message p")).contains("can’t be shown");
      notation.page.screenshot(TestBrowser.shot("notation-error"));
    }
  }

  @Test
  void a_browser_that_is_offline_says_so_and_tries_again() throws IOException {
    try (var notation = at(sell("minuet-in-g"))) {
      notation.page.route("**/music", route -> route.abort());
      notation.opened();
      assertThat(text(notation, ".notation-message p")).startsWith("You are offline");

      notation.page.unroute("**/music");
      notation.page.locator(".notation-message button").first().click();

      notation.page.waitForSelector("g.note");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "320, 568, en, white, minuet-in-g",
    "390, 844, ja, dark, minuet-in-g",
    "820, 1180, fr, sepia, canon-in-d",
    "1440, 900, de, white, canon-in-d",
    "1440, 900, es, dark, fur-elise"
  })
  void it_fits_every_screen_and_paper(
      int width, int height, String language, String paper, String sample) throws IOException {
    var link = shop.view(sell(sample));
    try (var notation = NotationPage.at(browser, link, width, height, language, paper).opened()) {
      notation.page.locator("summary").first().click();
      notation.page.screenshot(
          TestBrowser.shot("notation-%s-%d-%s".formatted(language, width, paper)));

      assertThat((int) notation.page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(width);
      assertThat(text(notation, ".notation-bar")).doesNotContain("notation.", "key.");
      Axe.findsNothingSerious(notation.page);
      assertThat(notation.problems).isEmpty();
    }
  }

  private static OrderLine sell(String sample) throws IOException {
    return shop.sellWithMusic(sample, SCORE, TestMusic.sample(sample));
  }

  private static OrderLine sell(TestMusic.Player... players) {
    return shop.sellWithMusic("Ensemble", SCORE, TestMusic.ensemble(players));
  }

  private static NotationPage at(OrderLine line) {
    return NotationPage.at(browser, shop.view(line));
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /// Shows parts that are hidden, and hides those that are shown.
  private static void show(NotationPage notation, String... parts) {
    for (var part : parts) {
      notation.page.locator(".notation-part label").getByText(part, exactly()).click();
    }
  }

  private static void seesOnly(NotationPage notation, String... parts) {
    notation.until(
        "document.querySelector('.notation-panel:not([aria-busy]) .system')"
            + "?.querySelectorAll('.label').length === "
            + parts.length);
    assertThat(labels(notation)).containsExactly(parts);
  }

  private static void drawAll(NotationPage notation) {
    for (var page : notation.page.locator(".notation-page").all()) {
      page.scrollIntoViewIfNeeded();
      page.locator("> svg").waitFor();
    }
  }

  /// The pitches of the first notes that sound, as MIDI counts.
  private static List<Integer> heard(NotationPage notation, int count) {
    notation.page.evaluate("window.heard.length = 0");
    if (count(notation, "details[open]") > 0) {
      notation.page.keyboard().press("Escape");
    }
    notation.page.locator(".notation-scroller").focus();
    notation.page.keyboard().press("Space");
    notation.until("window.heard.length >= " + count);
    notation.page.locator("[aria-label=Stop]").click();
    var heard = (List<?>) notation.page.evaluate("window.heard");
    return heard.stream().limit(count).map(pitch -> ((Number) pitch).intValue()).toList();
  }

  private static List<Integer> up(List<Integer> pitches, int semitones) {
    return pitches.stream().map(pitch -> pitch + semitones).toList();
  }

  private static int signature(NotationPage notation) {
    return notation.page.locator("g.keySig").first().locator("use").count();
  }

  private static List<String> labels(NotationPage notation) {
    return notation.page.locator(".system").first().locator(".label").allTextContents().stream()
        .map(String::strip)
        .toList();
  }

  private static int count(NotationPage notation, String selector) {
    return notation.page.locator(selector).count();
  }

  private static String text(NotationPage notation, String selector) {
    return notation.page.locator(selector).first().textContent();
  }

  private static long pitches(String sample) throws IOException {
    return PITCH.matcher(new String(TestMusic.sample(sample), UTF_8)).results().count();
  }
}
