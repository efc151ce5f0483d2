package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.UNKNOWN;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestServer;
import org.partbook.access.Environment;

/// The Java client follows the catalogue of the real server.
class ClientFollowsTest {
  @TempDir private Path files;
  private TestServer server;
  private PurchaseApi shop;

  @BeforeEach
  void start() {
    server = TestServer.start();
    shop = client();
  }

  private PurchaseApi client() {
    var token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    return PurchaseApi.builder(server.app().uri()).token(() -> token).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void load(String title, boolean withdrawn) {
    var waltz =
        """
        {"asset_id":7001,"title":"%s","format_short_name":"PDF","asset_type":"SINGLE",\
        "withdrawn":%s}\
        """
            .formatted(title, withdrawn);
    assertThat(server.load(files, waltz).bad()).isZero();
  }

  private static String end(ChangeFeed changes) {
    var pages = changes.stream().toList();
    return pages.get(pages.size() - 1).cursor();
  }

  @Test
  void changes_are_told_since_a_cursor() {
    var all = shop.changes().stream().flatMap(page -> page.changes().stream()).toList();
    assertThat(all.stream().flatMap(change -> change.asset().stream()).toList())
        .isEqualTo(shop.assets().stream().toList());
    var cursor = end(shop.changes());
    load("Small Waltz", false);
    assertThat(changes(cursor)).containsExactly("added 7001");
    var next = end(shop.changes(cursor));
    assertThat(shop.asset(7001).title()).isEqualTo("Small Waltz");
    load("Small Waltz", true);
    assertThat(changes(next)).containsExactly("withdrawn 7001");
    assertThat(changes(cursor)).isEmpty();
  }

  private List<String> changes(String cursor) {
    return shop.changes(cursor).stream()
        .flatMap(page -> page.changes().stream())
        .map(change -> change.type() + " " + change.assetId())
        .toList();
  }

  @Test
  void a_cursor_of_another_database_has_expired() {
    var cursor = end(shop.changes());
    try (var other = TestServer.start()) {
      var token = other.vendors().issue(other.shop(), Environment.LIVE).token();
      var elsewhere = PurchaseApi.builder(other.app().uri()).token(() -> token).build();
      assertThatThrownBy(() -> elsewhere.changes(cursor).stream().toList())
          .isInstanceOf(CursorExpiredException.class);
    }
    assertThatThrownBy(() -> shop.changes("no cursor").stream().toList())
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void a_page_is_sent_again_only_when_it_has_changed() {
    var page = shop.listAssets(1000, 0);
    assertThat(shop.listAssetsUnless(1000, 0, page.etag().orElseThrow())).isEmpty();
    load("Small Waltz", false);
    var now = shop.listAssetsUnless(1000, 0, page.etag().orElseThrow());
    assertThat(now.orElseThrow().assets()).hasSize(page.assets().size() + 1);
  }

  @Test
  void an_asset_is_there_or_not() {
    assertThat(shop.asset(PIANO).title()).isEqualTo("Träumerei");
    assertThatThrownBy(() -> shop.asset(UNKNOWN)).isInstanceOf(NotFoundException.class);
  }
}
