package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.trace.Evidence;
import org.partbook.copies.trace.MarkKind;
import org.partbook.copies.trace.TraceOutcome.Searched;
import org.partbook.copies.trace.TracedCopy;
import org.partbook.copies.trace.Tracer;
import org.partbook.delivery.TestDelivery;
import org.partbook.purchase.OrderLine;
import org.partbook.testing.TestBrowser;

/// What buyers can take out of the reader, and whether it tells whose it is.
@Tag("browser")
class SavedPagesTest {
  private static final Path SCORE =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples/sonatina-in-c/score.pdf");

  private static TestDelivery shop;
  private static TestBrowser browser;
  private static OrderLine line;
  private static URI link;

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    line = shop.sellPersonal("Sonatina in C", Files.readAllBytes(SCORE));
    link = URI.create(shop.view(line) + "/pages/2");
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @Test
  void a_page_saved_as_it_was_sent_is_known_by_its_data_and_its_hidden_rows() throws Exception {
    var saved = Files.write(folder.resolve("page.svg"), TestDelivery.get(link).body());

    assertThat(kinds(saved)).containsExactlyInAnyOrder(MarkKind.PAGE_DATA, MarkKind.HIDDEN_ROW);
  }

  @Test
  void a_screenshot_is_known_by_its_qr_code() throws Exception {
    var picture = folder.resolve("screenshot.png");
    try (var page = shown()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    }

    assertThat(kinds(picture)).containsExactly(MarkKind.QR_CODE);
  }

  @Test
  void a_page_printed_to_a_pdf_is_known_by_its_hidden_rows() throws Exception {
    var printed = folder.resolve("printed.pdf");
    try (var page = browser.open(1600, 2300, ColorScheme.LIGHT, new ArrayList<>())) {
      page.navigate(link.toString());
      page.pdf(new Page.PdfOptions().setPath(printed).setPrintBackground(true));
    }

    assertThat(kinds(printed)).contains(MarkKind.HIDDEN_ROW);
  }

  @Test
  void what_the_reader_prints_to_a_pdf_is_known_by_its_hidden_rows() throws Exception {
    var printed = folder.resolve("printed.pdf");
    try (var page = browser.open(1600, 2300, ColorScheme.LIGHT, new ArrayList<>())) {
      page.navigate(shop.view(line).toString());
      page.waitForFunction("document.querySelector('#stage img')?.complete");
      page.pdf(new Page.PdfOptions().setPath(printed).setPreferCSSPageSize(true));
    }

    assertThat(kinds(printed)).contains(MarkKind.HIDDEN_ROW);
  }

  private static Page shown() {
    var page = browser.open(1600, 2300, ColorScheme.LIGHT, new ArrayList<>());
    page.navigate(shop.view(line).toString());
    page.evaluate(
        """
        source => {
          const image = new Image(1600)
          image.src = source
          document.body.replaceChildren(image)
          return image.decode()
        }
        """,
        link.toString());
    return page;
  }

  private List<MarkKind> kinds(Path file) throws Exception {
    var outcome = new Tracer(false).trace(file);
    assertThat(outcome).isInstanceOf(Searched.class);
    var copies = ((Searched) outcome).copies();
    assertThat(copies).extracting(TracedCopy::code).containsExactly(code());
    return copies.getFirst().evidence().stream().map(Evidence::kind).distinct().toList();
  }

  private static CopyCode code() {
    return line.code();
  }
}
