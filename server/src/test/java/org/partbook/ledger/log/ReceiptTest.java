package org.partbook.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.Hash;
import org.partbook.audit.NotVerified;
import org.partbook.audit.Receipt;
import org.partbook.audit.TlogProof;
import org.partbook.audit.VerifierKey;
import org.partbook.copies.licence.CopyCode;
import org.partbook.json.Json;

/// What vendors, holders of copies and everybody else get to see of the log.
class ReceiptTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static VerifierKey key() {
    return new LedgerLog(server.db(), new LogFolder(server.config().log())).key().orElseThrow();
  }

  private static Reply receipt(Api api, long order, long line) {
    return api.get("/purchase/receipt?order_id=" + order + "&order_line_id=" + line);
  }

  /// As a vendor's program would wait for it.
  private static Reply awaitReceipt(Api api, long order) throws InterruptedException {
    var reply = receipt(api, order, 1);
    for (int i = 0; i < 300 && reply.status() == 202; i++) {
      assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("1");
      Thread.sleep(100);
      reply = receipt(api, order, 1);
    }
    return reply;
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    var uri = URI.create(server.app().uri() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  @Test
  void the_receipt_of_a_sale_is_verified_by_the_publishers_key_alone() throws Exception {
    var api = server.live();
    assertThat(api.register(Purchase.of(PIANO, 41, 1)).status()).isEqualTo(201);

    var reply = awaitReceipt(api, 41);

    assertThat(reply.status()).isEqualTo(200);
    var receipt = Receipt.parse(reply.text());
    var checkpoint = receipt.require(key());
    assertThat(checkpoint.size()).isGreaterThan(receipt.index());
    var entry = Json.read(receipt.entry());
    assertThat(entry.path("kind").asString()).isEqualTo("REGISTERED");
    assertThat(entry.path("body").path("order").asLong()).isEqualTo(41);
    assertThat(receipt.entry()).doesNotContain("Clara");
  }

  @Test
  void nobody_gets_the_receipt_of_anothers_sale() throws InterruptedException {
    var api = server.live();
    assertThat(api.register(Purchase.of(PIANO, 42, 1)).status()).isEqualTo(201);
    assertThat(awaitReceipt(api, 42).status()).isEqualTo(200);

    assertThat(receipt(server.other(), 42, 1).status()).isEqualTo(404);
    assertThat(receipt(server.sandbox(), 42, 1).status()).isEqualTo(404);
    assertThat(receipt(api, 42, 2).status()).isEqualTo(404);
    assertThat(receipt(server.withoutToken(), 42, 1).status()).isEqualTo(401);
    assertThat(receipt(api, 0, 1).status()).isEqualTo(422);
  }

  @Test
  void the_check_page_of_a_copy_leads_to_a_proof_that_tells_nothing_of_the_sale() throws Exception {
    var api = server.live();
    assertThat(api.register(Purchase.of(PIANO, 430_043_430, 1)).status()).isEqualTo(201);
    assertThat(awaitReceipt(api, 430_043_430).status()).isEqualTo(200);
    var code =
        server
            .db()
            .ask(tx ->
                tx.one(
                    "select code from order_line where order_id = 430043430",
                    row -> row.getBytes("code")))
            .map(bytes -> CopyCode.of(bytes).compact())
            .orElseThrow();

    var page = new String(get("/verify/" + code).body(), StandardCharsets.UTF_8);
    assertThat(page).contains("href=\"../verify/" + code + "/proof\"");
    var reply = get("/verify/" + code.toLowerCase(Locale.ROOT) + "/proof");

    assertThat(reply.statusCode()).isEqualTo(200);
    var text = new String(reply.body(), StandardCharsets.UTF_8);
    var proof = TlogProof.parse(text);
    proof.require(Hash.parse(proof.extra().orElseThrow()).orElseThrow(), key());
    assertThat(text).doesNotContain("430043430", "Clara", "First Shop");

    assertThat(get("/verify/0000000000000000/proof").statusCode()).isEqualTo(404);
    assertThat(api.cancel(430_043_430, 1).status()).isEqualTo(201);
    assertThat(get("/verify/" + code + "/proof").statusCode()).isEqualTo(404);
  }

  @Test
  void anybody_may_read_checkpoint_and_tiles() throws Exception {
    var api = server.live();
    assertThat(api.register(Purchase.of(PIANO, 44, 1)).status()).isEqualTo(201);
    assertThat(awaitReceipt(api, 44).status()).isEqualTo(200);

    var note = get("/log/checkpoint");
    assertThat(note.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(note.headers().firstValue("Cache-Control")).hasValue("public, max-age=1");
    var checkpoint = Checkpoint.open(new String(note.body(), StandardCharsets.UTF_8), key());
    assertThat(checkpoint.origin()).isEqualTo(origin());

    var width = checkpoint.size() % 256;
    var tile = get("/log/tile/0/000.p/" + width);
    assertThat(tile.body()).hasSize((int) width * 32);
    assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(tile.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(get("/log/tile/entries/000.p/" + width).body()).hasSize((int) width * 34);
  }

  private static String origin() {
    var uri = server.app().uri();
    return uri.getHost() + ":" + uri.getPort() + "/log";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/log/",
        "/log/tile/0/999",
        "/log/tile/0/000.p/255.new",
        "/log/tile/../checkpoint",
        "/log/tile/..%2Fcheckpoint",
        "/log/tile/0/..%2F..%2Fcheckpoint",
        "/log/tile/%2Fetc%2Fpasswd",
        "/log/checkpoint.new"
      })
  void nothing_else_can_be_read(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void a_log_goes_on_after_a_restart_under_its_name() throws Exception {
    var own = TestServer.start();
    try (own) {
      assertThat(own.live().register(Purchase.of(PIANO, 45, 1)).status()).isEqualTo(201);
      assertThat(awaitReceipt(own.live(), 45).status()).isEqualTo(200);
      var before = awaitReceipt(own.live(), 45).text();
      own.restart();
      assertThat(own.live().register(Purchase.of(PIANO, 46, 1)).status()).isEqualTo(201);
      var after = awaitReceipt(own.live(), 46);

      var log = new LedgerLog(own.db(), new LogFolder(own.config().log()));
      var key = log.key().orElseThrow();
      requireBoth(Receipt.parse(before), Receipt.parse(after.text()), key);
      assertThat(log.check().problems()).isEmpty();
    }
  }

  private static void requireBoth(Receipt before, Receipt after, VerifierKey key)
      throws NotVerified {
    assertThat(before.require(key).size()).isLessThan(after.require(key).size());
  }
}
