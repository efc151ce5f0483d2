package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.vendorpage.Visitor;

/// `partbook vendor page`, and what only commands bring onto the page: statements.
class VendorPageCommandTest {
  private static final String SHOP = "Corner Music Shop";

  @TempDir Path folder;
  private Books books;
  private Vendor shop;

  @BeforeEach
  void start() throws IOException {
    books = Books.in(folder.resolve("books"));
    shop = books.shop(SHOP);
  }

  @AfterEach
  void stop() {
    books.close();
  }

  private Typed done(String... words) {
    var typed = books.type(words);
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.DONE);
    return typed;
  }

  private Visitor opened(String link) {
    var visitor = new Visitor(books.server().app().uri());
    assertThat(visitor.post(URI.create(link.strip()).getPath()).status()).isEqualTo(303);
    return visitor;
  }

  private Visitor signedIn(Vendor vendor) {
    var visitor = new Visitor(books.server().app().uri());
    visitor.signIn(books.server().vendors().issue(vendor, Environment.LIVE).token());
    return visitor;
  }

  @Test
  void a_link_is_printed_alone_on_standard_output_and_opens_the_vendors_page() {
    var typed = done("vendor", "page", SHOP);

    assertThat(typed.out().lines()).hasSize(1);
    assertThat(typed.err()).contains("opens the page of " + SHOP + " once, until 20");
    assertThat(opened(typed.out()).get("/vendor").text()).contains(SHOP);

    var json = done("vendor", "page", SHOP, "--json").json();
    assertThat(json.path("expires_at").asString()).startsWith("20");
    var visitor = opened(json.path("url").asString());
    assertThat(done("vendor", "page", SHOP, "--end").err()).contains("2 signed out of the page");
    assertThat(visitor.get("/vendor/tokens").status()).isEqualTo(303);
    assertThat(books.type("vendor", "page", "Nobody").code()).isEqualTo(Exit.FAILED);
  }

  @Test
  void a_vendor_downloads_its_own_closed_statements_and_no_others() throws IOException {
    books.share("party,name,currency\nanna,Anna Example,EUR\n", SHARES);
    books.sell(shop, books.month(), 2);
    var other = books.shop("Second Corner");
    books.sell(other, books.month(), 3);
    var own = closed("--vendor", SHOP);
    var foreign = closed("--vendor", "Second Corner");
    var holders = closed("--party", "anna");
    bringDocumentsToTheServer();
    var visitor = signedIn(shop);

    var list = visitor.get("/vendor/statements").text();

    assertThat(list).contains(own, "5.64 EUR").doesNotContain(foreign, holders, "accounting");
    var pdf = visitor.get("/vendor/statements/" + own + "/pdf");
    assertThat(pdf.text()).startsWith("%PDF-");
    assertThat(pdf.header("Content-Disposition")).contains(own + ".pdf");
    assertThat(visitor.get("/vendor/statements/" + own + "/csv").text()).startsWith("statement,");
    assertThat(visitor.get("/vendor/statements/" + own + "/editx").text()).contains("SalesReport");
    assertThat(visitor.get("/vendor/statements/" + own + "/document").text())
        .startsWith("{\"statement\":\"" + own);
    assertThat(visitor.head("/vendor/statements/" + own + "/pdf").status()).isEqualTo(200);
    for (var path :
        new String[] {
          foreign + "/pdf", holders + "/pdf", own + "/hledger", own + "/accounting", own + "/x"
        }) {
      assertThat(visitor.get("/vendor/statements/" + path).status()).as(path).isEqualTo(404);
    }
    assertThat(signedIn(other).get("/vendor/statements/" + own + "/pdf").status()).isEqualTo(404);
  }

  private static final String SHARES =
      """
      asset_id,party,role,basis,value,currency,valid_from,valid_until,territories
      1001,anna,composer,net,10,,,,
      """;

  private String closed(String option, String whose) {
    var month = books.month().toString();
    var draft = done("statement", "draft", option, whose, "--month", month, "--json").json().get(0);
    books.awaitLog();
    return done("statement", "close", draft.path("id").asString(), "--json")
        .json()
        .get(0)
        .path("number")
        .asString();
  }

  /// Commands are typed in a folder of their own here, and so keep documents elsewhere.
  private void bringDocumentsToTheServer() throws IOException {
    var from = books.file("blobs");
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var to = books.server().config().blobs().resolve(from.relativize(file));
        Files.createDirectories(to.getParent());
        if (!Files.exists(to)) {
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void the_list_of_tokens_tells_when_each_was_last_used() {
    var api = books.server().api(shop, Environment.LIVE);
    assertThat(done("token", "list", SHOP).out()).contains("LAST USED");
    api.info(1);

    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (done("token", "list", SHOP, "--json").json().get(0).path("last_used_at").isNull()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Api.pause(Duration.ofMillis(50));
    }
  }
}
