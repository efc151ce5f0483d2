package org.partbook.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.catalog.EditionPolicy;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestEditions;
import org.partbook.purchase.OrderLine;

/// What the check page tells of editions.
class EditionsOnCheckPageTest {
  private static TestEditions shop;

  @BeforeAll
  static void start() {
    shop = new TestEditions();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static String page(OrderLine line) {
    var address = shop.server.app().uri() + "/verify/" + line.code().compact();
    return new String(TestDelivery.get(URI.create(address)).body(), UTF_8);
  }

  @Test
  void a_copy_says_which_edition_it_is_and_that_there_is_a_newer_one() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var old = shop.sell(asset);
    TestDelivery.get(shop.download(old));
    shop.publish(
        asset, 2, "{\"note\":\"Bar 12: F sharp & G\",\"weight\":\"critical\",\"policy\":\"keep\"}");
    var later = shop.sell(asset);

    assertThat(page(old))
        .contains("<dt>Edition</dt>", "<dd>1, of ", "(UTC)")
        .contains("<dt>There is a newer edition</dt>", "<dd>2, of ", "Bar 12: F sharp &amp; G");
    assertThat(page(later)).contains("<dd>2, of ").doesNotContain("newer edition");
  }

  @Test
  void what_was_taken_besides_is_told_too() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    TestDelivery.get(shop.download(line));
    shop.publish(asset, 2, "{\"policy\":\"offer\"}");
    TestEditions.post(TestEditions.below(shop.download(line), "/editions/2"));

    assertThat(page(line)).contains("<dd>1, of ", "<dd>2, of ").doesNotContain("newer edition");
  }

  @Test
  void an_unopened_copy_is_the_edition_that_it_will_be() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2);
    assertThat(page(line)).contains("<dd>1, of ");

    shop.decide(asset, 2, EditionPolicy.REPLACE);

    assertThat(page(line)).contains("<dd>2, of ").doesNotContain("<dd>1, of ", "newer edition");
  }

  @Test
  void of_an_edition_older_than_their_counting_only_the_number_is_told() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.server
        .db()
        .transact(tx -> tx.update("update edition set made_at = null where asset_id = ?", asset));

    assertThat(page(line)).contains("<dd>1</dd>");
  }

  @Test
  void of_a_file_that_no_edition_has_nothing_is_told() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.server.db().transact(tx -> tx.update("delete from edition where asset_id = ?", asset));

    assertThat(page(line)).contains("A genuine copy").doesNotContain("<dt>Edition</dt>");
  }
}
