package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// Prepared files can be made again of the scores that they were made of. So one that is lost, or
/// has rotten, costs a buyer nothing.
class LostFilesTest {
  private static final String NO_FILE_S_KEY = "0".repeat(64);

  private final TestServer server =
      TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", "https://scores.example.org"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_prepared_file_that_was_lost_is_made_anew_and_gives_the_same_copy() throws IOException {
    var link = sell(1);
    var copy = Api.open(here(link)).body();
    var prepared = prepared("copy");

    Files.delete(file(prepared));

    assertThat(Api.open(here(link)).body()).isEqualTo(copy);
    assertThat(file(prepared)).exists();
  }

  @Test
  void what_was_made_anew_takes_the_place_of_what_was_lost() {
    var link = sell(1);
    var copy = Api.open(here(link)).body();
    forget("copy");

    var again = Api.open(here(link));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(copy);
    assertThat(file(prepared("copy"))).exists();
    var next = server.live();
    assertThat(next.register(Purchase.of(PIANO, 2, 1)).status()).isEqualTo(201);
    assertThat(next.settled(2).status()).isEqualTo(200);
  }

  @Test
  void a_score_whose_prepared_file_was_lost_is_prepared_again_when_it_is_sold() {
    forget("copy");

    assertThat(Api.open(here(sell(1))).statusCode()).isEqualTo(200);
    assertThat(file(prepared("copy"))).exists();
  }

  @Test
  void pages_whose_drawings_were_lost_are_drawn_anew() throws IOException {
    sell(1);
    var page = page();
    var drawn = prepared("pages");

    Files.delete(file(drawn));
    assertThat(page()).isEqualTo(page);
    assertThat(file(drawn)).exists();
    forget("pages");

    assertThat(page()).isEqualTo(page);
    assertThat(file(prepared("pages"))).exists();
  }

  @Test
  void a_prepared_file_that_has_rotten_is_made_anew_and_gives_the_same_copy() throws IOException {
    var link = sell(1);
    var copy = Api.open(here(link)).body();
    var prepared = file(prepared("copy"));
    var sound = Files.readAllBytes(prepared);
    rot(prepared);
    server.restart();

    assertThat(Api.open(here(link)).body()).isEqualTo(copy);

    assertThat(prepared).hasBinaryContent(sound);
  }

  @Test
  void pages_whose_drawings_have_rotten_are_drawn_anew() throws IOException {
    sell(1);
    var page = page();
    var drawn = file(prepared("pages"));
    var sound = Files.readAllBytes(drawn);
    rot(drawn);
    server.restart();

    assertThat(page()).isEqualTo(page);

    assertThat(drawn).hasBinaryContent(sound);
  }

  /// One bit, and the file says nothing of it.
  private static void rot(Path file) throws IOException {
    var time = Files.getLastModifiedTime(file);
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
  }

  /// As if another file had been made, and that were lost.
  private void forget(String product) {
    server
        .db()
        .transact(tx ->
            tx.update(
                "update prepared_score set blob = ? where product = ?", NO_FILE_S_KEY, product));
    server.restart();
  }

  private String sell(long order) {
    var shop = server.live();
    assertThat(shop.register(Purchase.of(PIANO, order, 1)).status()).isEqualTo(201);
    return shop.settled(order).json().get(0).path("download_url").asString();
  }

  private byte[] page() {
    var page =
        Api.open(here(server.live().viewUrl(1, 1).json().path("url").asString()) + "/pages/1");
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  /// A link as this machine reaches it: the public address is somebody else's, and stays.
  private String here(String link) {
    return server.app().uri().resolve(URI.create(link).getRawPath()).toString();
  }

  private String prepared(String product) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                """
                select prepared_score.blob from prepared_score join rendering
                  on score = rendering.blob
                where asset_id = ? and product = ?
                """,
                row -> row.getString("blob"),
                PIANO,
                product))
        .orElseThrow();
  }

  private Path file(String blob) {
    return server.data().resolve("blobs").resolve(blob.substring(0, 2)).resolve(blob);
  }
}
