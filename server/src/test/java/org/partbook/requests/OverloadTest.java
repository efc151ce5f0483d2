package org.partbook.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.TestServer;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorDesk;
import org.partbook.ending.LastResort;
import org.partbook.http.Body;
import org.partbook.http.RawRequest;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.SentBody;

/// More requests than can be written down.
class OverloadTest {
  private static final int REQUESTS = 40_000;
  private static final int SIZE_OF_A_BODY = 4000;

  @Test
  void what_does_not_fit_into_the_queue_is_left_out_and_counted_and_nobody_waits() {
    try (var server = TestServer.start()) {
      var caller = caller(server);
      var log = RequestLog.start(server.db(), server.clock(), LastResort.ofProcess());
      long took;
      try (var _ = OpenTransaction.of(server.db(), "lock table request_count in exclusive mode")) {
        var begun = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
          log.answered(request(caller), new Refusal());
        }
        took = System.nanoTime() - begun;
      }
      // At its end the log has some seconds for what is left, which may be too few here.
      Api.await(() -> counted(server) == REQUESTS - log.dropped());
      log.close();

      assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(20));
      assertThat(log.dropped()).isBetween(1L, (long) REQUESTS - 16_000);
      assertThat(withBody(server)).isBetween(1L, 2100L);
    }
  }

  private static Caller caller(TestServer server) {
    var token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    return server
        .db()
        .ask(tx -> new VendorDesk().known(tx, token, Instant.now()))
        .orElseThrow()
        .caller();
  }

  private static long counted(TestServer server) {
    return new RequestHistory(server.db())
        .counts(server.shop().id(), Environment.LIVE, Instant.EPOCH).stream()
            .mapToLong(RequestCount::requests)
            .sum();
  }

  private static long withBody(TestServer server) {
    return server
        .db()
        .ask(tx ->
            tx.one(
                "select count(*) from request_log where body is not null", row -> row.getLong(1)))
        .orElseThrow();
  }

  private static Request request(Caller caller) {
    var request = new Request(new RawRequest("", List.of()));
    request.note(Caller.class, caller);
    request.note(SentBody.class, new SentBody(new byte[SIZE_OF_A_BODY]));
    return request;
  }

  private static final class Refusal implements Response {
    @Override
    public Response status(int status) {
      return this;
    }

    @Override
    public int status() {
      return 422;
    }

    @Override
    public Response header(String name, String value) {
      return this;
    }

    @Override
    public void removeHeader(String name) {}

    @Override
    public boolean isCommitted() {
      return true;
    }

    @Override
    public void send(byte[] bytes) {}

    @Override
    public void send(Body body) {}

    @Override
    public OutputStream outputStream() {
      return OutputStream.nullOutputStream();
    }
  }
}
