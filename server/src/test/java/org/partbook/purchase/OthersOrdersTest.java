package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// Neither another vendor nor the same one's sandbox can tell an order that exists from one that
/// doesn't, whatever they ask.
class OthersOrdersTest {
  private static final long SOLD = 8001;
  private static final long NONE = 8002;
  private static final int TIMES = 101;
  private static final int TRIES = 5;

  private static TestServer server;
  private static List<Api> others;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    server.live().register(Purchase.of(PIANO, SOLD, 1));
    assertThat(server.live().settled(SOLD).status()).isEqualTo(200);
    others = List.of(server.other(), server.sandbox());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void all_that_can_be_asked_of_an_order_is_answered_as_if_there_were_none() {
    assertSame(404, (api, order) -> api.info(order));
    assertSame(404, (api, order) -> api.downloadUrl(order, 1));
    assertSame(404, (api, order) -> api.viewUrl(order, 1));
    assertSame(404, (api, order) -> api.cancel(order, 1));
    assertThat(server.live().info(SOLD).json().get(0).path("status").asString())
        .isEqualTo("COMPLETED");
  }

  @Test
  void a_registration_that_is_refused_is_refused_alike_where_others_have_such_a_line() {
    assertSame(404, (api, order) -> api.register(Purchase.of(UNKNOWN, order, 1)));
    assertSame(422, (api, order) -> api.register(Purchase.of(WITHDRAWN, order, 1)));
    assertSame(
        422, (api, order) -> api.register(Purchase.of(PIANO, order, 1).with("customer", "")));
  }

  /// In one of several tries, for a machine that is busy may meet more of one kind than of the
  /// other.
  @Test
  void the_time_that_an_answer_takes_is_the_same_for_an_order_of_others_and_for_none() {
    List<Question> questions =
        List.of(
            (api, order) -> api.info(order),
            (api, order) -> api.downloadUrl(order, 1),
            (api, order) -> api.cancel(order, 1));
    for (var question : questions) {
      var ratios = new ArrayList<Double>();
      while (ratios.size() < TRIES && ratios.stream().noneMatch(OthersOrdersTest::isAlike)) {
        ratios.add(ratio(question, others.getFirst()));
      }
      assertThat(ratios).anyMatch(OthersOrdersTest::isAlike);
    }
  }

  private static boolean isAlike(double ratio) {
    return ratio > 0.5 && ratio < 2;
  }

  /// Of those of others and of nobody in turn, so that whatever else the machine does meets both.
  private static double ratio(Question question, Api other) {
    var ofOthers = new long[TIMES];
    var ofNobody = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      ofOthers[i] = nanos(question, other, SOLD);
      ofNobody[i] = nanos(question, other, NONE);
    }
    return median(ofOthers) / median(ofNobody);
  }

  private static long nanos(Question question, Api api, long order) {
    long begun = System.nanoTime();
    assertThat(question.ask(api, order).status()).isEqualTo(404);
    return System.nanoTime() - begun;
  }

  private static double median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private interface Question {
    Reply ask(Api api, long order);
  }

  private static void assertSame(int status, Question question) {
    Function<Reply, String> told =
        reply ->
            reply
                .text()
                .replaceAll("\"request_id\":\"[0-9a-f]+\"", "")
                .replaceAll(SOLD + "|" + NONE, "ORDER");
    for (var api : others) {
      var ofOthers = question.ask(api, SOLD);
      var ofNobody = question.ask(api, NONE);

      assertThat(ofOthers.status()).isEqualTo(status);
      assertThat(told.apply(ofOthers)).isEqualTo(told.apply(ofNobody));
      assertThat(ofOthers.response().headers().map().keySet())
          .isEqualTo(ofNobody.response().headers().map().keySet());
    }
  }
}
