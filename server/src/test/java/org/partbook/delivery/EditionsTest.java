package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.catalog.EditionPolicy;
import org.partbook.purchase.OrderEvent;
import org.partbook.purchase.OrderLine;

/// What becomes of copies that were sold when the publisher replaces their files.
class EditionsTest {
  private static final String OFFERED =
      "{\"note\":\"Bar 12: F sharp\",\"weight\":\"corrected\",\"policy\":\"offer\"}";
  private static final String REPLACING = "{\"policy\":\"replace\"}";

  private static TestEditions shop;

  @BeforeAll
  static void start() {
    shop = new TestEditions();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_download_that_was_begun_goes_on_with_the_same_bytes_whatever_was_decided(
      EditionPolicy policy) {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var whole = TestEditions.receive(shop.download(shop.sell(asset)));
    var line = shop.sell(asset);
    var link = shop.download(line);
    var begun = TestDelivery.get(link, "Range", "bytes=0-999");
    var etag = begun.headers().firstValue("ETag").orElseThrow();
    var before = TestEditions.receive(shop.download(line));

    shop.publish(asset, 2, "{\"policy\":\"%s\"}".formatted(policy.word()));
    var rest = TestDelivery.get(link, "Range", "bytes=1000-", "If-Range", etag);

    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.headers().firstValue("ETag")).contains(etag);
    assertThat(joined(begun.body(), rest.body())).isEqualTo(before.bytes());
    var again = TestEditions.receive(shop.download(line));
    assertThat(again.bytes()).isEqualTo(before.bytes());
    assertThat(again.pages()).isEqualTo(whole.pages()).isEqualTo(1);
    assertThat(TestEditions.receive(shop.download(shop.sell(asset))).pages()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void pages_that_were_read_stay_what_they_are_whatever_was_decided(EditionPolicy policy) {
    var asset = shop.newAsset();
    shop.publish(asset, 2);
    var view = shop.view(shop.sell(asset));
    var first = TestDelivery.get(TestEditions.below(view, "/pages/1"));

    shop.publish(asset, 1, "{\"policy\":\"%s\"}".formatted(policy.word()));

    var again = TestDelivery.get(TestEditions.below(view, "/pages/1"));
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    assertThat(TestDelivery.get(TestEditions.below(view, "/pages/2")).statusCode()).isEqualTo(200);
  }

  @Test
  void unless_something_is_said_also_unopened_copies_stay_what_they_are() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);

    shop.publish(asset, 2);

    assertThat(TestEditions.receive(shop.download(line)).pages()).isEqualTo(1);
    assertThat(text(TestEditions.below(shop.download(line), "/editions")))
        .contains("Edition 1: download (PDF)")
        .doesNotContain("Edition 2", "<form");
  }

  @Test
  void an_edition_that_replaces_reaches_those_who_have_opened_nothing() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    var link = shop.download(line);
    assertThat(TestDelivery.head(link).statusCode()).isEqualTo(200);

    shop.publish(asset, 2, REPLACING);
    var head = TestDelivery.head(link).headers().firstValue("ETag").orElseThrow();
    var got = TestEditions.receive(link);

    assertThat(got.pages()).isEqualTo(2);
    assertThat(got.etag()).isEqualTo(head);
    assertThat(shop.events(line).map(OrderEvent::kind))
        .containsExactly("REGISTERED", "COMPLETED", "EDITION_REPLACED", "DELIVERED");
    assertThat(shop.events(line).skip(2).findFirst().orElseThrow().detail()).contains("edition 2");
    assertThat(shop.line(line).sold().orElseThrow().blob())
        .isEqualTo(shop.editions(asset).toList().getLast().blob());
    var again = TestEditions.receive(shop.download(line));
    assertThat(again.bytes()).isEqualTo(got.bytes());
    assertThat(again.etag()).isEqualTo(got.etag());
  }

  @Test
  void a_replaced_copy_that_was_opened_stays_through_the_next_replacement() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2, REPLACING);
    var got = TestEditions.receive(shop.download(line));

    shop.publish(asset, 3, REPLACING);

    assertThat(TestEditions.receive(shop.download(line)).bytes()).isEqualTo(got.bytes());
  }

  @Test
  void it_can_be_decided_afterwards_and_back() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var first = shop.sell(asset);
    var second = shop.sell(asset);
    shop.publish(asset, 2);

    shop.decide(asset, 2, EditionPolicy.REPLACE);
    assertThat(TestEditions.receive(shop.download(first)).pages()).isEqualTo(2);
    shop.decide(asset, 2, EditionPolicy.KEEP);

    assertThat(TestEditions.receive(shop.download(second)).pages()).isEqualTo(1);
  }

  @Test
  void what_replaces_can_still_be_cancelled_until_it_is_opened() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var cancelled = shop.sell(asset);
    var opened = shop.sell(asset);
    shop.publish(asset, 2, REPLACING);
    var link = shop.download(cancelled);
    TestDelivery.head(link);

    assertThat(shop.cancel(cancelled)).isEqualTo(201);
    assertThat(TestDelivery.get(link).statusCode()).isEqualTo(410);
    TestEditions.receive(shop.download(opened));
    assertThat(shop.cancel(opened)).isEqualTo(400);
  }

  /// Whoever comes first settles which file it is.
  @RepeatedTest(5)
  void all_who_open_a_copy_while_it_is_decided_get_the_same_bytes() throws Exception {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2);
    var link = shop.download(line);
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(7)) {
      var decided =
          threads.submit(() -> {
            begin.await();
            shop.decide(asset, 2, EditionPolicy.REPLACE);
            return true;
          });
      var replies =
          IntStream.range(0, 6)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    begin.await();
                    return TestDelivery.get(link);
                  }))
              .toList();
      begin.countDown();
      assertThat(decided.get()).isTrue();
      var bodies = replies.stream().map(EditionsTest::got).filter(one -> one.length > 0).toList();
      assertThat(bodies).isNotEmpty();
      var after = TestEditions.receive(link).bytes();
      assertThat(bodies).allSatisfy(body -> assertThat(body).isEqualTo(after));
    }
    assertThat(shop.events(line).map(OrderEvent::kind).filter("DELIVERED"::equals)).hasSize(1);
  }

  /// Nothing if it was refused for the moment.
  private static byte[] got(Future<HttpResponse<byte[]>> reply) {
    try {
      var one = reply.get();
      assertThat(one.statusCode()).isIn(200, 503);
      return one.statusCode() == 200 ? one.body() : new byte[0];
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_download_page_tells_of_an_edition_that_is_offered_and_gives_it_besides() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    var link = shop.download(line);
    var old = TestEditions.receive(link);
    shop.publish(asset, 2, OFFERED);

    var page = TestEditions.below(link, "/editions");
    assertThat(text(page))
        .contains("There is a corrected edition", "Bar 12: F sharp", "Get edition 2", "<form");
    var second = TestEditions.below(link, "/editions/2");
    assertThat(TestDelivery.get(second).statusCode()).isEqualTo(404);
    var taken = TestEditions.post(second);
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(second.resolve(taken.headers().firstValue("Location").orElseThrow()))
        .isEqualTo(page);

    assertThat(text(page))
        .contains("Edition 1: download (PDF)", "Edition 2: download (PDF)")
        .doesNotContain("<form");
    assertThat(TestEditions.receive(second).pages()).isEqualTo(2);
    assertThat(TestEditions.receive(link).bytes()).isEqualTo(old.bytes());
    assertThat(TestEditions.receive(TestEditions.below(shop.download(line), "/editions/2")).bytes())
        .isEqualTo(TestEditions.receive(second).bytes());
    assertThat(shop.events(line).map(OrderEvent::kind))
        .containsExactly("REGISTERED", "COMPLETED", "DELIVERED", "EDITION_TAKEN");
  }

  @Test
  void to_look_at_what_is_offered_delivers_nothing_and_to_take_it_doesnt_either() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2, OFFERED);
    var link = shop.download(line);

    TestDelivery.get(TestEditions.below(link, "/editions"));
    TestEditions.post(TestEditions.below(link, "/editions/2"));
    assertThat(shop.line(line).deliveredAt()).isEmpty();
    assertThat(TestEditions.receive(TestEditions.below(link, "/editions/2")).pages()).isEqualTo(2);

    assertThat(shop.line(line).deliveredAt()).isPresent();
    assertThat(shop.cancel(line)).isEqualTo(400);
    assertThat(TestEditions.receive(link).pages()).isEqualTo(1);
  }

  @Test
  void a_taken_edition_stays_too_and_dies_with_the_sale() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2, OFFERED);
    var second = TestEditions.below(shop.download(line), "/editions/2");
    TestEditions.post(second);
    shop.decide(asset, 2, EditionPolicy.KEEP);
    shop.publish(asset, 3, REPLACING);

    assertThat(TestDelivery.head(second).statusCode()).isEqualTo(200);
    assertThat(shop.cancel(line)).isEqualTo(201);
    assertThat(TestDelivery.get(second).statusCode()).isEqualTo(410);
    assertThat(TestEditions.post(second).statusCode()).isEqualTo(410);
  }

  @Test
  void nobody_takes_what_isnt_offered() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2);
    shop.publish(asset, 3, OFFERED);
    var link = shop.download(line);

    for (var other : new String[] {"1", "2", "4", "0", "-1", "x", "99999999999"}) {
      assertThat(TestEditions.post(TestEditions.below(link, "/editions/" + other)).statusCode())
          .describedAs(other)
          .isEqualTo(404);
    }
    assertThat(TestEditions.post(TestEditions.below(link, "/editions/3")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void what_a_preview_asks_for_tells_of_no_edition() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2, OFFERED);

    var page =
        TestDelivery.get(
            TestEditions.below(shop.download(line), "/editions"), "User-Agent", "WhatsApp/2.23");

    assertThat(new String(page.body(), UTF_8)).doesNotContain("<form", "Bar 12");
  }

  @Test
  void another_rendering_stays_what_was_first_received_of_it() {
    var asset = shop.newAsset();
    shop.load(asset, "", shop.pdf(asset, 1), music(asset, "first"));
    var line = shop.sell(asset);
    var later = shop.sell(asset);
    var link = TestEditions.below(shop.download(line), "/musicxml");
    var begun = TestEditions.receive(link);

    shop.load(asset, OFFERED, shop.pdf(asset, 2), music(asset, "second"));

    var again = TestEditions.receive(link);
    assertThat(again.bytes()).isEqualTo(begun.bytes());
    assertThat(again.etag()).isEqualTo(begun.etag());
    // What goes with the pages that were bought, also where it is asked for afterwards.
    assertThat(new String(TestEditions.receive(musicOf(later)).bytes(), UTF_8)).contains("first");
    var second = TestEditions.below(shop.download(line), "/editions/2");
    TestEditions.post(second);
    assertThat(
            new String(
                TestEditions.receive(TestEditions.below(second, "/musicxml")).bytes(), UTF_8))
        .contains("second");
  }

  @Test
  void another_rendering_of_an_unopened_copy_is_that_of_the_edition_that_replaces() {
    var asset = shop.newAsset();
    shop.load(asset, "", shop.pdf(asset, 1), music(asset, "first"));
    var line = shop.sell(asset);
    shop.load(asset, REPLACING, shop.pdf(asset, 2), music(asset, "second"));

    assertThat(new String(TestEditions.receive(musicOf(line)).bytes(), UTF_8)).contains("second");

    assertThat(TestEditions.receive(shop.download(line)).pages()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFFER", "REPLACE"})
  void who_bought_with_a_name_keeps_that_copy_where_a_later_edition_cant_bear_one(
      EditionPolicy policy) {
    var asset = shop.newAsset();
    shop.load(asset, "", music(asset, "first"));
    var line = shop.sell(asset);
    var report =
        shop.loadSaying(
            asset,
            ",\"personalised\":false,\"edition\":{\"policy\":\"%s\"}".formatted(policy.word()),
            broken(asset));
    assertThat(report.problems()).isEmpty();
    assertThat(shop.editions(asset)).hasSize(2);

    var link = shop.download(line);
    assertThat(text(TestEditions.below(link, "/editions")))
        .contains("Edition 1")
        .doesNotContain("Edition 2", "<form");
    assertThat(TestEditions.post(TestEditions.below(link, "/editions/2")).statusCode())
        .isEqualTo(404);
    assertThat(new String(TestEditions.receive(link).bytes(), UTF_8)).contains("first");
    assertThat(TestDelivery.get(shop.download(shop.sell(asset))).statusCode()).isEqualTo(200);
  }

  /// Music that nobody's name can be put into.
  private static String broken(long asset) {
    return shop.file(asset, "musicxml", "none.musicxml", "<score-partwise/>".getBytes(UTF_8));
  }

  @Test
  void music_that_cant_bear_a_name_isnt_there_for_who_bought_with_one() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    var report =
        shop.loadSaying(asset, ",\"personalised\":false", shop.pdf(asset, 1), broken(asset));
    assertThat(report.problems()).isEmpty();

    assertThat(TestDelivery.get(musicOf(line)).statusCode()).isEqualTo(404);
    assertThat(TestDelivery.get(musicOf(shop.sell(asset))).statusCode()).isEqualTo(200);
    assertThat(TestEditions.receive(shop.download(line)).pages()).isEqualTo(1);
  }

  private static URI musicOf(OrderLine line) {
    return TestEditions.below(shop.download(line), "/musicxml");
  }

  private static String music(long asset, String name) {
    return shop.file(
        asset,
        "musicxml",
        name + ".musicxml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <score-partwise version="4.0"><work><work-title>%s</work-title></work>
        <part-list><score-part id="P1"><part-name>Flute</part-name></score-part></part-list>
        <part id="P1"><measure number="1"><note><rest/><duration>4</duration></note></measure></part>
        </score-partwise>
        """
            .formatted(name)
            .getBytes(UTF_8));
  }

  private static String text(URI page) {
    var reply = TestDelivery.get(page);
    assertThat(reply.statusCode()).isEqualTo(200);
    return new String(reply.body(), UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
