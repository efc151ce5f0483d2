package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestEditions;
import org.partbook.purchase.OrderLine;

/// What a publisher types about editions.
class EditionCommandsTest {
  @TempDir static Path folder;
  private static TestEditions shop;
  private static Typed.Shell shell;

  @BeforeAll
  static void start() throws IOException {
    shop = new TestEditions();
    Files.createSymbolicLink(folder.resolve("blobs"), shop.server.config().blobs());
    shell = new Typed.Shell(folder, shop.server.settings());
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static Typed type(String... words) {
    return shell.type(words);
  }

  @Test
  void who_has_which_edition_is_one_command() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var opened = shop.sell(asset);
    TestDelivery.get(shop.download(opened));
    shop.sell(asset);
    var takes = shop.sell(asset);
    TestDelivery.get(shop.download(takes));
    shop.publish(asset, 2, "{\"note\":\"Bar 12\",\"weight\":\"corrected\",\"policy\":\"offer\"}");
    TestEditions.post(TestEditions.below(shop.download(takes), "/editions/2"));
    shop.publish(asset, 3);

    var table = type("catalog", "editions", "" + asset);
    assertThat(table.code()).isZero();
    var rows = table.out().lines().map(row -> row.strip().split(" {2,}")).toList();
    assertThat(rows.get(0))
        .containsExactly(
            "TYPE", "EDITION", "MADE", "WEIGHT", "DECISION", "OPENED", "UNOPENED", "TAKEN", "NOTE");
    assertThat(rows.get(1)).contains("pdf", "1", "minor", "keep").endsWith("2", "1", "0", "-");
    assertThat(rows.get(2)).contains("corrected", "offer").endsWith("0", "0", "1", "Bar 12");
    assertThat(rows.get(3)).endsWith("0", "0", "0", "-");

    var sales = type("catalog", "editions", "" + asset, "--orders", "--json").json();
    assertThat(sales.size()).isEqualTo(3);
    assertThat(sales.get(0).path("order_id").asLong()).isEqualTo(opened.key().order().value());
    assertThat(sales.get(0).path("vendor").asString()).isEqualTo("First Shop");
    assertThat(sales.get(0).path("edition").asInt()).isEqualTo(1);
    assertThat(sales.get(0).path("opened").asBoolean()).isTrue();
    assertThat(sales.get(1).path("opened").asBoolean()).isFalse();
    assertThat(sales.get(2).path("taken").toString()).isEqualTo("[2]");
    assertThat(type("catalog", "editions", "" + asset, "--orders").out())
        .contains("VENDOR", "First Shop", "yes");
  }

  @Test
  void it_is_decided_anew_with_one_command() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2);

    var said =
        type(
            "catalog",
            "edition",
            "" + asset,
            "2",
            "--policy",
            "replace",
            "--weight",
            "critical",
            "--note",
            "Bar 12");

    assertThat(said.out())
        .isEqualTo(
            "asset %d: edition 2 of its pdf is critical, decision: replace, note: Bar 12%n"
                .formatted(asset));
    var sale = type("catalog", "editions", "" + asset, "--orders", "--json").json().get(0);
    assertThat(sale.path("edition").asInt()).isEqualTo(1);
    assertThat(sale.path("gets").asInt()).isEqualTo(2);
    assertThat(type("catalog", "editions", "" + asset, "--orders").out()).contains("1, gets 2");
    TestDelivery.get(shop.download(line));
    assertThat(
            type("catalog", "editions", "" + asset, "--json").json().get(1).path("opened").asInt())
        .isEqualTo(1);
    var kept = type("catalog", "edition", "" + asset, "2", "--policy", "keep", "--json").json();
    assertThat(kept.path("policy").asString()).isEqualTo("keep");
    assertThat(kept.path("note").asString()).isEqualTo("Bar 12");
  }

  private static void undoLast() {
    var id = type("catalog", "history", "--json").json().get(0).path("import").asString();
    var undone = type("catalog", "undo", id);
    assertThat(undone.code()).as(undone.err()).isZero();
  }

  private static int pages(OrderLine line) {
    return TestEditions.receive(shop.download(line)).pages();
  }

  @Test
  void who_has_opened_nothing_gets_what_an_undone_replacement_leaves_for_sale() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var before = shop.sell(asset);
    var opened = shop.sell(asset);
    shop.publish(asset, 2);
    shop.publish(asset, 3, "{\"policy\":\"replace\"}");
    var between = shop.sell(asset);
    assertThat(pages(opened)).isEqualTo(3);

    undoLast();

    assertThat(pages(shop.sell(asset))).isEqualTo(2);
    assertThat(pages(before)).isEqualTo(2);
    assertThat(pages(between)).isEqualTo(2);
    assertThat(pages(opened)).isEqualTo(3);
    assertThat(
            type("catalog", "editions", "" + asset, "--json")
                .json()
                .valueStream()
                .map(one -> one.path("policy").asString()))
        .containsExactly("keep", "keep", "keep", "replace");
  }

  @Test
  void an_undo_that_is_undone_gives_the_replacement_again() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    shop.publish(asset, 2, "{\"policy\":\"replace\"}");

    undoLast();
    undoLast();

    assertThat(pages(line)).isEqualTo(2);
  }

  @Test
  void an_edition_that_was_taken_back_is_offered_to_nobody() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);
    var line = shop.sell(asset);
    var takes = shop.sell(asset);
    shop.publish(asset, 2, "{\"policy\":\"offer\"}");
    TestEditions.post(TestEditions.below(shop.download(takes), "/editions/2"));

    undoLast();

    assertThat(page(line)).contains("Edition 3").doesNotContain("<form");
    assertThat(page(takes)).contains("Edition 2", "Edition 3").doesNotContain("<form");
    assertThat(
            TestEditions.post(TestEditions.below(shop.download(line), "/editions/2")).statusCode())
        .isEqualTo(404);
  }

  private static String page(OrderLine line) {
    var page = TestDelivery.get(TestEditions.below(shop.download(line), "/editions"));
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  @Test
  void what_isnt_there_or_cant_be_said_is_told() {
    var asset = shop.newAsset();
    shop.publish(asset, 1);

    assertThat(type("catalog", "edition", "" + asset, "2", "--policy", "keep").err())
        .contains("asset " + asset + " has no edition 2 of its pdf");
    assertThat(type("catalog", "edition", "" + asset, "1").err())
        .contains("give --note, --weight or --policy");
    assertThat(type("catalog", "edition", "" + asset, "1", "--policy", "burn").err())
        .contains("--policy is one of keep, offer, replace, not 'burn'");
    assertThat(type("catalog", "edition", "" + asset, "1", "--note", "x".repeat(501)).err())
        .contains("--note has at most 500 characters, not 501");
    assertThat(type("catalog", "editions", "0").err()).contains("an asset id is 1 or more, not 0");
    var unknown = type("catalog", "editions", "123456789");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("asset 123456789 isn't in the catalogue");
  }

  @Test
  void an_import_says_what_is_new_and_goes_back_only_if_it_is_told_to() throws IOException {
    var asset = shop.newAsset();
    var music = Files.createDirectories(folder.resolve("music"));
    Files.writeString(music.resolve("a.mp3"), "a");
    Files.writeString(music.resolve("b.mp3"), "b");
    load(asset, "a");

    var said =
        load(
            asset,
            "b",
            "--edition-note",
            "Louder",
            "--edition-weight",
            "corrected",
            "--edition-policy",
            "offer");
    var back = load(asset, "a");
    var allowed = load(asset, "a", "--allow-earlier");

    assertThat(said.out()).contains("0 added, 1 updated");
    assertThat(back.code()).isEqualTo(1);
    assertThat(back.err())
        .contains("edition 1 again, whose place edition 2 has taken", "--allow-earlier");
    assertThat(allowed.out()).contains("1 updated");
    var editions = type("catalog", "editions", "" + asset, "--json").json();
    assertThat(editions.size()).isEqualTo(3);
    assertThat(editions.get(1).path("note").asString()).isEqualTo("Louder");
    assertThat(editions.get(1).path("policy").asString()).isEqualTo("offer");
    assertThat(editions.get(2).path("sha256")).isEqualTo(editions.get(0).path("sha256"));
    assertThat(load(asset, "a", "--edition-policy", "burn").err())
        .contains("--edition-policy is one of keep, offer, replace, not 'burn'");
  }

  private static Typed load(long asset, String name, String... options) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("catalog.jsonl"),
            """
            {"asset_id":%d,"title":"Song","format_short_name":"MP3","asset_type":"SINGLE",\
            "renderings":[{"type":"audio","usage":"full","file":"%s.mp3"}]}
            """
                .formatted(asset, name));
    var words = new ArrayList<String>();
    words.addAll(
        List.of(
            "catalog", "import", file.toString(), "--files", folder.resolve("music").toString()));
    words.addAll(List.of(options));
    return type(words.toArray(String[]::new));
  }
}
