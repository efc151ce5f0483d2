package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.copies.licence.CopyCode;
import org.partbook.pdfium.Pdfium;
import org.partbook.purchase.OrderLines;
import org.partbook.scores.Preparation;

/// What a buyer gets, from the real server: real scores, over HTTP.
class PersonalCopyTest {
  private static final Path SAMPLES = Path.of(System.getProperty("partbook.root"), "samples");
  private static final long FOLIO = 5001;
  private static final long AS_IT_IS = 5002;
  private static final long MUSICXML_ONLY = 5003;
  private static final long RECORDING = 5004;

  private static TestServer server;
  private static Api vendor;
  private static long orders = 70_000;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", "https://scores.example.org"));
    vendor = server.live();
    var sound = server.data().resolve("sound");
    Files.createDirectories(sound);
    Files.writeString(sound.resolve("song.mp3"), "ID3 and so on");
    var folio = "virtuoso-pianist/score";
    var loaded =
        server.load(
            SAMPLES,
            asset(FOLIO, "", pdf(folio + ".pdf"), musicXml(folio + ".musicxml")),
            asset(AS_IT_IS, ",\"personalised\":false", pdf("sakura/score.pdf")),
            asset(MUSICXML_ONLY, "", musicXml("sakura/score.musicxml")));
    assertThat(loaded.bad()).isZero();
    assertThat(server.load(sound, asset(RECORDING, "", file("audio", "song.mp3"))).bad()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String asset(long id, String more, String... renderings) {
    return "{\"asset_id\":%d,\"title\":\"Asset %d\",\"format_short_name\":\"PF\",\"asset_type\":\"FOLIO\"%s,\"renderings\":[%s]}"
        .formatted(id, id, more, String.join(",", renderings));
  }

  private static String pdf(String file) {
    return file("pdf", file);
  }

  private static String musicXml(String file) {
    return file("musicxml", file);
  }

  private static String file(String type, String file) {
    return "{\"type\":\"%s\",\"usage\":\"full\",\"file\":\"%s\"}".formatted(type, file);
  }

  /// Sells a copy, and returns the order's number.
  private static long sell(long asset, String customer) {
    return sell(vendor, asset, customer);
  }

  private static long sell(Api vendor, long asset, String customer) {
    long order = ++orders;
    var purchase = Purchase.of(asset, order, 1).with("customer", customer).with("quantity", 12);
    assertThat(vendor.register(purchase).status()).isEqualTo(201);
    assertThat(vendor.settled(order).status()).isEqualTo(200);
    return order;
  }

  /// A link as this machine reaches it: the public address is somebody else's.
  private static URI here(String link) {
    return server.app().uri().resolve(URI.create(link).getRawPath());
  }

  private static URI download(long order) {
    return download(vendor, order);
  }

  private static URI download(Api vendor, long order) {
    return here(vendor.downloadUrl(order, 1).json().path("url").asString());
  }

  private static URI view(long order) {
    return view(vendor, order);
  }

  private static URI view(Api vendor, long order) {
    return here(vendor.viewUrl(order, 1).json().path("url").asString());
  }

  private static CopyCode code(long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                    "select code from order_line where order_id = ?",
                    row -> CopyCode.of(row.getBytes("code")),
                    order)
                .orElseThrow());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void every_page_says_whose_copy_it_is() throws IOException {
    long order = sell(FOLIO, "山田太郎 Đặng");

    var copy = TestDelivery.get(download(order));

    assertThat(copy.statusCode()).isEqualTo(200);
    assertThat(header(copy, "Content-Type")).isEqualTo("application/pdf");
    assertThat(header(copy, "Content-Length")).isEqualTo(Integer.toString(copy.body().length));
    try (var pdf = Loader.loadPDF(copy.body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(42);
      for (int page = 1; page <= 42; page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf))
            .contains("山田太郎 Đặng", "Copies: 12", "First Shop", "Order " + order + ", line 1")
            .contains(code(order).toString());
      }
    }
  }

  @Test
  void pieces_of_a_copy_are_the_whole_across_a_restart_and_from_a_second_server() throws Exception {
    long order = sell(FOLIO, "Nadia Boulanger");
    var whole = TestDelivery.get(download(order));
    var etag = header(whole, "ETag");

    assertThat(inParallel(download(order), whole.body().length)).isEqualTo(whole.body());
    assertThat(ranges(download(order))).isEqualTo(slices(whole.body()));
    server.restart();
    vendor = server.live();
    var begun = whole.body().length / 3;
    var rest = TestDelivery.get(download(order), "Range", "bytes=" + begun + "-", "If-Range", etag);
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo(slice(whole.body(), begun, whole.body().length));
    try (var second = server.second()) {
      var there = second.uri().resolve(download(order).getRawPath());
      assertThat(inParallel(there, whole.body().length)).isEqualTo(whole.body());
      assertThat(header(TestDelivery.head(there), "ETag")).isEqualTo(etag);
    }
  }

  private static byte[] inParallel(URI link, int length) throws Exception {
    int pieces = 7;
    var parts = new ArrayList<Future<byte[]>>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < pieces; i++) {
        long first = (long) length * i / pieces;
        long last = (long) length * (i + 1) / pieces - 1;
        parts.add(
            clients.submit(
                () -> TestDelivery.get(link, "Range", "bytes=" + first + "-" + last).body()));
      }
      var whole = new ByteArrayOutputStream();
      for (var part : parts) {
        whole.write(part.get());
      }
      return whole.toByteArray();
    }
  }

  /// Several ranges at once: the parts of the answer, one behind the other.
  private static byte[] ranges(URI link) {
    var reply = TestDelivery.get(link, "Range", "bytes=0-99,400000-400999,-500");
    assertThat(reply.statusCode()).isEqualTo(206);
    var boundary = header(reply, "Content-Type").replaceFirst(".*boundary=", "");
    var text = new String(reply.body(), ISO_8859_1);
    var parts = new StringBuilder();
    for (var part : text.split("\r\n--" + boundary, -1)) {
      int body = part.indexOf("\r\n\r\n");
      if (body >= 0) {
        parts.append(part.substring(body + 4));
      }
    }
    return parts.toString().getBytes(ISO_8859_1);
  }

  private static byte[] slices(byte[] whole) throws IOException {
    var slices = new ByteArrayOutputStream();
    slices.write(whole, 0, 100);
    slices.write(whole, 400_000, 1000);
    slices.write(whole, whole.length - 500, 500);
    return slices.toByteArray();
  }

  private static byte[] slice(byte[] whole, int from, int to) {
    return Arrays.copyOfRange(whole, from, to);
  }

  @Test
  void two_buyers_have_different_copies() {
    var one = TestDelivery.get(download(sell(FOLIO, "Fanny Hensel")));
    var other = TestDelivery.get(download(sell(FOLIO, "Fanny Hensel")));

    assertThat(one.body()).isNotEqualTo(other.body());
    assertThat(header(one, "ETag")).isNotEqualTo(header(other, "ETag"));
  }

  @Test
  void a_page_in_the_browser_bears_the_stamp_too() {
    long order = sell(FOLIO, "Clara Wieck");
    var one = page(order, 2);
    var other = page(sell(FOLIO, "Fanny Hensel"), 2);

    assertThat(one).contains("Licensed to Clara Wieck").contains(code(order).toString());
    var drawing = drawing(one);
    assertThat(drawing.length()).isGreaterThan(50_000);
    assertThat(drawing(other)).isEqualTo(drawing);
    assertThat(one.substring(one.indexOf(drawing)))
        .isNotEqualTo(other.substring(other.indexOf(drawing)));
  }

  @Test
  void pages_are_the_same_after_a_restart_and_from_a_second_server() {
    long order = sell(FOLIO, "Nadia Boulanger");
    var page = page(order, 42);

    server.restart();
    vendor = server.live();

    assertThat(page(order, 42)).isEqualTo(page);
    try (var second = server.second()) {
      var there = second.uri().resolve(view(order).getRawPath() + "/pages/42");
      assertThat(new String(TestDelivery.get(there).body(), UTF_8)).isEqualTo(page);
    }
  }

  @Test
  void pages_that_nobody_has_drawn_yet_are_drawn_when_they_are_read() {
    long order = sell(FOLIO, "Clara Wieck");
    var page = page(order, 7);
    server.db().transact(tx -> tx.run("delete from prepared_score where product = 'pages'"));
    server.restart();
    vendor = server.live();

    assertThat(page(order, 7)).isEqualTo(page);
  }

  private static String page(long order, int number) {
    var page = TestDelivery.get(URI.create(view(order) + "/pages/" + number));
    assertThat(page.statusCode()).isEqualTo(200);
    return new String(page.body(), UTF_8);
  }

  /// What lies between the two hidden rows: the same for all buyers.
  private static String drawing(String page) {
    var row = "h0.4v0.4h-0.4z\"/></g>";
    int start = page.indexOf(row) + row.length();
    return page.substring(start, page.lastIndexOf("<g transform=\"matrix(", page.lastIndexOf(row)));
  }

  @Test
  void the_check_page_knows_the_code_of_a_copy_and_not_its_buyer() {
    long order = sell(FOLIO, "Louise Farrenc");
    var path = "/verify/" + code(order).compact();

    var page = TestDelivery.get(server.app().uri().resolve(path));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(new String(page.body(), UTF_8))
        .contains("Asset " + FOLIO, "First Shop", "12")
        .doesNotContain("Farrenc");
  }

  @Test
  void what_is_not_to_be_personalised_is_delivered_as_it_is() throws IOException {
    var copy = TestDelivery.get(download(sell(AS_IT_IS, "Clara Wieck")));

    assertThat(copy.body()).isEqualTo(Files.readAllBytes(SAMPLES.resolve("sakura/score.pdf")));
  }

  @Test
  void a_copy_from_the_sandbox_says_sample_in_every_form() throws IOException {
    long order = sell(server.sandbox(), FOLIO, "Clara Wieck");
    var copy = TestDelivery.get(download(server.sandbox(), order));

    assertThat(text(copy.body(), 1)).contains("SAMPLE · Licensed to Clara Wieck");
    assertThat(text(copy.body(), 42)).contains("SAMPLE");
    var page = view(server.sandbox(), order) + "/pages/42";
    assertThat(text(page)).contains("SAMPLE · Licensed to").contains("fill-opacity");
    assertThat(text(download(server.sandbox(), order) + "/musicxml"))
        .contains("<rights>SAMPLE · Licensed to Clara Wieck");
  }

  @Test
  void what_is_sold_without_names_says_sample_in_the_sandbox_and_has_a_code_only()
      throws IOException {
    long order = sell(server.sandbox(), AS_IT_IS, "Clara Wieck");
    var copy = TestDelivery.get(download(server.sandbox(), order));

    assertThat(header(copy, "Last-Modified")).isEmpty();
    assertThat(text(copy.body(), 1)).contains("SAMPLE").doesNotContain("Wieck");
    assertThat(text(view(server.sandbox(), order) + "/pages/1"))
        .contains("SAMPLE · https://scores.example.org/verify/" + code(order).compact())
        .contains("fill-opacity")
        .doesNotContain("Wieck");
    long recording = sell(server.sandbox(), RECORDING, "Clara Wieck");
    assertThat(text(download(server.sandbox(), recording).toString())).isEqualTo("ID3 and so on");
  }

  private static String text(byte[] pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(document);
    }
  }

  private static String text(String link) {
    var reply = TestDelivery.get(URI.create(link));
    assertThat(reply.statusCode()).isEqualTo(200);
    return new String(reply.body(), UTF_8);
  }

  @Test
  void a_score_can_be_had_as_music_xml_with_the_licence_in_its_rights() {
    long order = sell(FOLIO, "Clara & Robert <Schumann>");

    var copy = TestDelivery.get(URI.create(download(order) + "/musicxml"));

    assertThat(copy.statusCode()).isEqualTo(200);
    assertThat(header(copy, "Content-Type")).isEqualTo("application/vnd.recordare.musicxml+xml");
    assertThat(header(copy, "Content-Disposition")).contains(".musicxml");
    assertThat(new String(copy.body(), UTF_8))
        .contains("<rights>Licensed to Clara &amp; Robert &lt;Schumann")
        .contains(code(order).toString());
    assertThat(TestDelivery.get(URI.create(download(order) + "/audio")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_was_sold_with_a_name_has_it_in_every_form_after_the_asset_was_exempted_too()
      throws IOException {
    var files = new String[] {pdf("sakura/score.pdf"), musicXml("sakura/score.musicxml")};
    assertThat(server.load(SAMPLES, asset(5020, "", files)).bad()).isZero();
    long before = sell(5020, "Clara Wieck");
    var exempt = server.load(SAMPLES, asset(5020, ",\"personalised\":false", files));
    assertThat(exempt.bad()).isZero();
    long after = sell(5020, "Fanny Hensel");
    long unopened = sell(5020, "Louise Farrenc");

    assertThat(text(download(before) + "/musicxml")).contains("Licensed to Clara Wieck");
    assertThat(text(TestDelivery.get(download(before)).body(), 1)).contains("Clara Wieck");
    assertThat(text(view(before) + "/pages/1")).contains("Clara Wieck");
    assertThat(text(download(after) + "/musicxml")).doesNotContain("Hensel");
    assertThat(server.load(SAMPLES, asset(5020, "", files)).bad()).isZero();
    // What was received stays; only who receives it for the first time gets it with a name.
    assertThat(text(download(after) + "/musicxml")).doesNotContain("Hensel");
    assertThat(text(download(unopened) + "/musicxml")).contains("Licensed to Louise Farrenc");
    assertThat(text(TestDelivery.get(download(after)).body(), 1)).doesNotContain("Hensel");
  }

  @Test
  void what_has_no_pages_is_downloaded_and_has_nothing_to_view() {
    long order = sell(MUSICXML_ONLY, "Clara Wieck");

    var line = vendor.info(order).json().path(0);
    assertThat(line.path("view_url").isNull()).isTrue();
    assertThat(vendor.viewUrl(order, 1).status()).isEqualTo(404);
    assertThat(new String(TestDelivery.get(download(order)).body(), UTF_8))
        .contains("Licensed to Clara Wieck");
  }

  @Test
  void marks_that_turn_the_direction_stay_within_the_name() throws IOException {
    var name = "\u202eClara\u2067 \u200fWieck\u061c\u202d\u2066\u200e";
    long pdf = sell(FOLIO, name);
    long musicXml = sell(MUSICXML_ONLY, name);

    assertThat(vendor.info(pdf).json().path(0).path("customer").asString()).isEqualTo(name);
    try (var copy = Loader.loadPDF(TestDelivery.get(download(pdf)).body())) {
      var text = new PDFTextStripper();
      text.setEndPage(1);
      assertThat(text.getText(copy)).contains("Clara Wieck", "Copies: 12");
    }
    for (var link : new URI[] {download(musicXml), here(view(pdf) + "/pages/1")}) {
      var shown = new String(TestDelivery.get(link).body(), UTF_8);
      assertThat(shown)
          .contains("Clara Wieck")
          .doesNotContainPattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");
    }
  }

  @Test
  void what_can_not_carry_a_name_is_delivered_as_it_is() {
    var copy = TestDelivery.get(download(sell(RECORDING, "Clara Wieck")));

    assertThat(new String(copy.body(), UTF_8)).isEqualTo("ID3 and so on");
    assertThat(header(copy, "Content-Type")).isEqualTo("audio/mpeg");
  }

  @Test
  void a_file_that_can_not_be_stamped_is_refused_and_not_sold() throws IOException {
    var files = Files.createDirectories(server.data().resolve("bad"));
    Files.writeString(files.resolve("score.pdf"), "%PDF-1.4\nnothing\n%%EOF\n");

    var report = server.load(files, asset(5010, "", pdf("score.pdf")));

    assertThat(report.bad()).isEqualTo(1);
    assertThat(report.problems().getFirst().message()).contains("is a damaged PDF");
    assertThat(vendor.register(Purchase.of(5010, ++orders, 1)).status()).isEqualTo(404);
  }

  @Test
  void an_import_says_what_copies_will_lack() {
    var corpus = Path.of(System.getProperty("partbook.root"), "copies/src/test/corpus");

    var report =
        server.load(
            corpus,
            asset(5011, "", pdf("signed.pdf")),
            asset(5012, "", pdf("encrypt-aes-256.pdf")),
            asset(5013, "", pdf("embedded-files.pdf")),
            asset(5014, "", pdf("scan-jpeg-2000.pdf")),
            asset(5015, "", pdf("scan-jbig2.pdf")));

    assertThat(report.bad()).isZero();
    var expected =
        new ArrayList<>(
            List.of(
                "renderings[0].file has a digital signature, which copies don't have",
                "renderings[0].file is encrypted, with permissions, and copies are not",
                "renderings[0].file has attachments, which copies have without a stamp"));
    if (!Pdfium.isHere()) {
      expected.add(
          "renderings[0].file has pictures in a format that the reader can't show, so they are"
              + " missing there (but not in the copy for download): page 1");
    }
    assertThat(report.oddities().stream().map(oddity -> oddity.message()).toList())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void what_a_buyer_has_begun_to_receive_stays_when_scores_are_prepared_anew() {
    long begun = sell(FOLIO, "Begun");
    long fresh = sell(FOLIO, "Fresh");
    TestDelivery.get(download(begun), "Range", "bytes=0-9");
    server
        .db()
        .transact(tx -> {
          tx.update("update order_line set form = 0 where order_id in (?, ?)", begun, fresh);
          tx.update(
              """
              insert into prepared_score (score, product, form, blob, page_count, prepared_at)
              select distinct prepared.score, product, 0, blob, prepared.page_count, now()
              from prepared_score as prepared join order_line using (score)
              where order_id = ? and product = 'copy'
              on conflict do nothing
              """,
              begun);
        });

    int renewed = new OrderLines().renew(server.db(), Preparation.form());
    assertThat(renewed).isPositive();
    assertThat(form(begun)).isZero();
    assertThat(form(fresh)).isEqualTo(Preparation.form());
    assertThat(TestDelivery.get(download(begun)).statusCode()).isEqualTo(200);
  }

  @Test
  void renewing_that_was_broken_off_goes_on_where_it_was() {
    long sold = sell(FOLIO, "Many");
    server.db().transact(tx -> tx.update(MANY_MORE, sold));
    server.db().transact(tx -> tx.run(BREAK_OFF));

    assertThatThrownBy(() -> new OrderLines().renew(server.db(), Preparation.form()))
        .hasMessageContaining("broken off");

    int renewed = 12_000 - ofForm(0);
    assertThat(renewed).isBetween(1, 11_999);
    server.db().transact(tx -> tx.run("drop trigger break_off on order_line"));
    assertThat(new OrderLines().renew(server.db(), Preparation.form())).isEqualTo(12_000 - renewed);
    assertThat(ofForm(0)).isZero();
    server.db().transact(tx -> tx.run("delete from order_line where id > 1000000000"));
  }

  /// The same line again and again, in an earlier form, with a gap behind those of other tests.
  private static final String MANY_MORE =
      """
      insert into order_line overriding system value
      select (jsonb_populate_record(line, jsonb_build_object(
        'id', 1000000000 + n, 'order_line_id', 1000 + n, 'form', 0,
        'code', substring(sha256(n::text::bytea) for 10)))).*
      from order_line as line, generate_series(1, 12000) as n
      where order_id = ?
      """;

  private static final String BREAK_OFF =
      """
      create or replace function break_off() returns trigger language plpgsql as $$
      begin
        if new.id = 1000012000 then raise exception 'broken off'; end if;
        return new;
      end $$;
      create trigger break_off before update on order_line
        for each row execute function break_off();
      """;

  private static int ofForm(int form) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                    "select count(*) from order_line where id > 1000000000 and form = ?",
                    row -> row.getInt(1),
                    form)
                .orElseThrow());
  }

  private static int form(long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one("select form from order_line where order_id = ?", row -> row.getInt(1), order)
                .orElseThrow());
  }
}
