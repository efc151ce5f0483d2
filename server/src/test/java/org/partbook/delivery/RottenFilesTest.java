package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.blob.BlobKey;
import org.partbook.purchase.OrderLine;

/// Disks lose bits, and copies of folders break off. Nobody gets half a score for it, and nobody
/// who got none is on record as having got one.
class RottenFilesTest {
  private static final byte[] SCORE = TestScore.of(3).bytes();

  private final TestDelivery shop = TestDelivery.start();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void a_score_with_a_wrong_bit_is_not_sent_and_not_delivered() throws IOException {
    var line = shop.sell("Rotten", SCORE);
    rot(file(score(line)));

    assertRefused(line);
  }

  @Test
  void a_score_that_was_cut_short_is_not_sent_either() throws IOException {
    var line = shop.sell("Cut short", SCORE);
    Files.write(file(score(line)), Arrays.copyOf(SCORE, SCORE.length / 2));

    assertRefused(line);
  }

  @Test
  void a_link_works_again_when_the_score_is_mended() throws IOException {
    var line = shop.sell("Mended", SCORE);
    rot(file(score(line)));
    assertThat(TestDelivery.get(link(line)).statusCode()).isEqualTo(503);

    Files.write(file(score(line)), SCORE);

    var reply = TestDelivery.get(link(line));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(SCORE);
    assertThat(shop.delivered(line)).isTrue();
  }

  @Test
  void what_was_prepared_is_not_made_anew_from_a_rotten_score() throws IOException {
    var line = shop.sellPersonal("Both", SCORE);
    TestDelivery.get(link(line));
    TestDelivery.get(page(line));
    var made = made(line, "copy");
    var drawn = made(line, "pages");
    var second = shop.sell("Both again", score(line), true);
    rot(file(made));
    rot(file(drawn));
    rot(file(score(line)));
    shop.server.restart();

    assertRefused(second);
    assertThat(TestDelivery.get(page(second)).statusCode()).isEqualTo(503);
    assertThat(shop.delivered(second)).isFalse();
  }

  @Test
  void a_score_that_rots_in_the_store_is_not_sold_before_it_is_mended() throws IOException {
    var blob = blob("select blob from rendering where asset_id = ?", TestAssets.PIANO);
    var sound = Files.readAllBytes(file(blob));
    rot(file(blob));
    var vendor = shop.server.live();
    assertThat(vendor.register(Purchase.of(TestAssets.PIANO, 900, 1)).status()).isEqualTo(201);
    Api.await(() -> failure(900).isPresent());
    assertThat(failure(900).get()).contains("asset 1001", "damaged");

    Files.write(file(blob), sound);
    shop.pass(Duration.ofSeconds(10));

    assertThat(vendor.settled(900).status()).isEqualTo(200);
  }

  private Optional<String> failure(long order) {
    return shop.server
        .db()
        .inTransaction(tx ->
            tx.one(
                """
                select coalesce(job.failure, order_line.failure, '') as failure
                from order_line left join order_job as job on line_id = id
                where order_id = ?
                """,
                row -> row.getString("failure"),
                order))
        .filter(text -> !text.isEmpty());
  }

  private void assertRefused(OrderLine line) {
    try (var log = new TestLog()) {
      var reply = TestDelivery.get(link(line));

      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(new String(reply.body(), UTF_8))
          .contains("COPY_DAMAGED", "50306")
          .doesNotContain(score(line).sha256());
      assertThat(reply.headers().firstValue("ETag")).isEmpty();
      assertThat(reply.headers().firstValue("Content-Disposition")).isEmpty();
      assertThat(log.text())
          .contains("SEVERE", "line " + line.number(), "asset " + line.asset())
          .contains(score(line).sha256());
    }
    assertThat(shop.delivered(line)).isFalse();
  }

  /// By the server that runs now.
  private URI link(OrderLine line) {
    var reply = shop.server.live().downloadUrl(line.key().order().value(), 1);
    return URI.create(reply.json().path("url").asString());
  }

  private URI page(OrderLine line) {
    var reply = shop.server.live().viewUrl(line.key().order().value(), 1);
    return URI.create(reply.json().path("url").asString() + "/pages/1");
  }

  private static BlobKey score(OrderLine line) {
    return line.sold().orElseThrow().blob();
  }

  private BlobKey made(OrderLine line, String product) {
    return blob(
        "select blob from prepared_score where score = ? and product = ?",
        score(line).sha256(),
        product);
  }

  private BlobKey blob(String sql, Object... parameters) {
    return shop.server
        .db()
        .inTransaction(tx -> tx.one(sql, row -> new BlobKey(row.getString("blob")), parameters))
        .orElseThrow();
  }

  private Path file(BlobKey blob) {
    return shop.folder
        .resolve("blobs")
        .resolve(blob.sha256().substring(0, 2))
        .resolve(blob.sha256());
  }

  /// One bit, and the file says nothing of it.
  private static void rot(Path file) throws IOException {
    var time = Files.getLastModifiedTime(file);
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
  }
}
