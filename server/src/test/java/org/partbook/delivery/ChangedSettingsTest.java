package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// What the publisher's settings change, they change for everybody (decision 0015): who has half of
/// a copy must not get the other half of another one.
class ChangedSettingsTest {
  private static final String FAR_AHEAD = "Fri, 31 Dec 2100 23:59:59 GMT";

  @Test
  void a_copy_that_has_become_another_has_another_etag_and_is_sent_from_its_beginning() {
    // Without a public address of its own a server has that of its port, another one each time.
    try (var server = TestServer.start()) {
      server.live().register(Purchase.of(PIANO, 1, 1));
      assertThat(server.live().settled(1).status()).isEqualTo(200);
      var copy = TestDelivery.get(link(server));
      var page = TestDelivery.get(page(server));

      server.restart();

      var changed = TestDelivery.get(link(server));
      assertThat(changed.body()).isNotEqualTo(copy.body());
      assertThat(etag(changed)).isNotEqualTo(etag(copy));
      var rest = TestDelivery.get(link(server), "Range", "bytes=100-", "If-Range", etag(copy));
      assertThat(rest.statusCode()).isEqualTo(200);
      assertThat(rest.body()).isEqualTo(changed.body());
      // Nor does a date tell anything: the copy has become another without any time passing.
      assertThat(copy.headers().firstValue("Last-Modified")).isEmpty();
      var since = TestDelivery.get(link(server), "If-Modified-Since", FAR_AHEAD);
      assertThat(since.statusCode()).isEqualTo(200);
      var changedPage = TestDelivery.get(page(server), "If-None-Match", etag(page));
      assertThat(changedPage.statusCode()).isEqualTo(200);
      assertThat(changedPage.body()).isNotEqualTo(page.body());
    }
  }

  private static URI link(TestServer server) {
    return URI.create(server.live().downloadUrl(1, 1).json().path("url").asString());
  }

  private static URI page(TestServer server) {
    return URI.create(server.live().viewUrl(1, 1).json().path("url").asString() + "/pages/1");
  }

  private static String etag(HttpResponse<?> reply) {
    return reply.headers().firstValue("ETag").orElseThrow();
  }
}
