package org.partbook.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.TestServer;

/// The first page, and where it leads.
class HomeTest {
  private static final Pattern LINK = Pattern.compile("<(?:a|link)\\b[^>]* href=\"([^\"]*)\"");
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder browser(URI address) {
    return HttpRequest.newBuilder(address).header("Accept", "text/html,*/*;q=0.8");
  }

  private static HttpResponse<byte[]> open(URI address) {
    return Api.sendUnchecked(browser(address));
  }

  private static String text(HttpResponse<byte[]> page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  @Test
  void a_browser_is_welcomed_and_a_program_told_that_there_is_nothing() {
    var page = open(server.app().uri().resolve("/"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(text(page))
        .contains("vendors-guide", "sandbox", "verify", "vendor", "docs/client", "docs/events");
    assertThat(page.headers().firstValue("Vary").orElse("")).contains("Accept");

    for (var accept : new String[] {"application/json", "*/*"}) {
      var program =
          HttpRequest.newBuilder(server.app().uri().resolve("/")).header("Accept", accept);
      var answer = Api.sendUnchecked(program);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(text(answer)).contains("NO_SUCH_PATH");
    }
  }

  @Test
  void a_browser_is_told_in_words_that_there_is_nothing_and_a_program_in_json() {
    for (var path : new String[] {"/nothing", "/a/b/c", "/docs/nothing", "/log/nothing"}) {
      var page = open(server.app().uri().resolve(path));
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(text(page)).as(path).contains("There is nothing here").doesNotContain("NO_SUCH");
      var stylesheets = LINK.matcher(text(page)).results().map(link -> link.group(1));
      assertThat(stylesheets)
          .as(path)
          .isNotEmpty()
          .allMatch(link -> open(page.uri().resolve(link)).statusCode() == 200);

      var program = HttpRequest.newBuilder(page.uri()).header("Accept", "application/json, */*");
      assertThat(text(Api.sendUnchecked(program))).as(path).contains("NO_SUCH_PATH");
    }
    var refused = open(server.app().uri().resolve("/purchase/info"));
    assertThat(text(refused)).contains("UNAUTHORIZED");
  }

  @Test
  void a_browser_can_ask_for_the_head_only() {
    for (var path : new String[] {"/", "/docs/vendors-guide", "/vendor"}) {
      var head = browser(server.app().uri().resolve(path)).method("HEAD", BodyPublishers.noBody());
      var answer = Api.sendUnchecked(head);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void every_link_from_the_first_page_on_leads_somewhere_on_this_server() {
    var texts = new HashMap<URI, String>();
    var todo = new ArrayDeque<URI>();
    var seen = new HashSet<URI>();
    var broken = new ArrayList<String>();
    todo.add(server.app().uri().resolve("/"));
    while (!todo.isEmpty()) {
      var page = todo.remove();
      if (!seen.add(page)) {
        continue;
      }
      var answer = open(page);
      if (answer.statusCode() != 200) {
        broken.add(page + " is " + answer.statusCode());
        continue;
      }
      if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        texts.put(page, text(answer));
        LINK.matcher(text(answer))
            .results()
            .map(link -> page.resolve(link.group(1)))
            .filter(link -> page.getAuthority().equals(link.getAuthority()))
            .map(HomeTest::withoutFragment)
            .forEach(todo::add);
      }
    }

    assertThat(broken).isEmpty();
    assertThat(texts.keySet())
        .extracting(URI::getPath)
        .contains(
            "/docs/vendors-guide",
            "/docs/errors",
            "/docs/glossary",
            "/docs/ledger",
            "/docs/events",
            "/docs/versions",
            "/docs/client-testing")
        .contains("/docs/client", "/docs/statement-forms", "/sandbox", "/verify", "/vendor");
    assertThat(deadAnchors(texts)).isEmpty();
  }

  private static List<String> deadAnchors(Map<URI, String> texts) {
    var dead = new ArrayList<String>();
    texts.forEach((page, text) ->
        LINK.matcher(text)
            .results()
            .map(link -> page.resolve(link.group(1)))
            .filter(link -> link.getFragment() != null)
            .filter(link ->
                !texts
                    .getOrDefault(withoutFragment(link), "id=\"" + link.getFragment() + "\"")
                    .contains("id=\"" + link.getFragment() + "\""))
            .forEach(link -> dead.add(page + ": " + link)));
    return dead;
  }

  private static URI withoutFragment(URI link) {
    return URI.create(link.toString().replaceFirst("#.*", ""));
  }

  @Test
  void documents_for_the_publisher_are_not_served() {
    for (var page : new String[] {"operations", "publishers-guide", "architecture", "..%2fdocs"}) {
      assertThat(open(server.app().uri().resolve("/docs/" + page)).statusCode())
          .as(page)
          .isEqualTo(404);
    }
  }

  @Test
  void a_guide_has_its_tables_and_its_code_and_no_html_of_its_own() {
    var guide = text(open(server.app().uri().resolve("/docs/vendors-guide")));

    assertThat(guide).contains("<table", "<pre", "id=\"registering-the-sale\"");
    assertThat(guide).doesNotContain("<script", "../server/src", "operations.md");
    var page = Markdown.page(Guide.ERRORS, "# A `title`\n\n<b>x</b> [a](javascript:alert(1))");
    assertThat(page.title()).isEqualTo("A title");
    assertThat(page.html()).contains("&lt;b&gt;").doesNotContain("javascript");
  }
}
