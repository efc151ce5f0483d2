package org.partbook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.http.ErrorCode;

class HtmlTest {
  private static final Path TEMPLATES =
      Path.of(System.getProperty("partbook.root", ".."), "server", "src", "main", "jte");

  @Test
  void what_is_put_into_an_element_is_text_whatever_it_looks_like() {
    assertThat(in("p", null, "<script>alert('1')</script> & \"more\"\u0000\n"))
        .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;  ");
  }

  @Test
  void what_is_put_into_an_attribute_does_not_get_out_of_it() {
    assertThat(in("meta", "content", "\" onclick='x' <>&"))
        .isEqualTo("&quot; onclick=&#39;x&#39; &lt;&gt;&amp;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " \t\njava\nscript:alert(1)",
        "\u0001javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x"
      })
  void an_address_that_is_a_program_is_left_out(String address) {
    assertThat(in("a", "href", address)).isEmpty();
    assertThat(in("img", "src", address)).isEmpty();
    assertThat(in("form", "action", address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../verify", "https://shop.example/a?b=c:d", "HTTP://x", "", "?a=b:c"})
  void other_addresses_stand_as_they_are(String address) {
    assertThat(in("a", "href", address)).isEqualTo(address);
  }

  @Test
  void data_for_scripts_does_not_end_its_element() {
    assertThat(in("script", null, "{\"title\":\"</script><!--\"}"))
        .isEqualTo("{\"title\":\"\\u003c/script>\\u003c!--\"}");
  }

  @ParameterizedTest
  @CsvSource({"a,onclick", "p,style", "iframe,srcdoc", "style,"})
  void nothing_is_put_where_it_would_be_run(String tag, @Nullable String attribute) {
    assertThatThrownBy(() -> in(tag, attribute, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_piece_of_html_stands_in_no_attribute() {
    Content piece =
        new HtmlContent() {
          @Override
          public void writeTo(HtmlTemplateOutput output) {
            output.writeContent("<b>");
          }
        };
    var output = new EscapingOutput();
    output.setContext("p", "title");

    assertThatThrownBy(() -> output.writeUserContent(piece))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_note_shows_its_title_as_text_in_all_three_places() {
    var page = HtmlPage.readerPreview("../", Language.EN, "\"><script>x</script>");

    assertThat(page.html())
        .contains(
            "<meta property=\"og:title\" content=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">")
        .contains("<title>&quot;&gt;&lt;script&gt;x&lt;/script&gt;</title>")
        .contains("<h1 dir=\"auto\">&quot;&gt;&lt;script&gt;x&lt;/script&gt;</h1>")
        .doesNotContain("<script");
  }

  @Test
  void a_note_has_a_link_where_there_is_something_to_do() {
    var words = Language.DE.words();

    assertThat(HtmlPage.downloadPreview("../", Language.DE, "Elise").html())
        .contains("<p><a href=\"\">" + words.text("preview.download.action") + "</a></p>");
    assertThat(HtmlPage.error("../", Language.DE, ErrorCode.LINK_EXPIRED, Optional.empty()).html())
        .contains("<html lang=\"de\">")
        .contains("<p>" + words.text("error.expired.advice") + "</p>\n</main>")
        .doesNotContain("<a ");
  }

  @Test
  void the_way_back_is_text_and_an_address_and_nothing_else() {
    var shop = new ShopLink("https://shop.example/?a=1&b=\"'", "Back to <i>Noten</i>");

    assertThat(HtmlPage.error("../", Language.EN, ErrorCode.LINK_EXPIRED, Optional.of(shop)).html())
        .contains(
            "<p><a href=\"https://shop.example/?a=1&amp;b=&quot;&#39;\" target=\"_top\""
                + " rel=\"noopener\" dir=\"auto\">Back to &lt;i&gt;Noten&lt;/i&gt;</a></p>\n</main>");
  }

  @Test
  void a_page_is_to_the_byte_what_it_says_here() {
    var frame = new PageFrame("../", Language.FR, "Été");

    assertThat(
            new Note(frame, "Lisez l’<avis>.", Optional.of("Lire"), Optional.empty()).page().html())
        .isEqualTo(
            """
            <!doctype html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <meta property="og:title" content="Été">
            <title>Été</title>
            <link rel="icon" href="../%s" type="image/svg+xml">
            <link rel="stylesheet" href="../%s">
            </head>
            <body>
            <main class="note">
            <h1 dir="auto">Été</h1>
            <p>Lisez l’&lt;avis&gt;.</p>
            <p><a href="">Lire</a></p>
            </main>
            </body>
            </html>

            """
                .formatted(StaticFiles.path("icon.svg"), StaticFiles.path("page.css")));
  }

  /// What the engine calls unsafe goes past all of the above.
  @Test
  void no_template_puts_anything_in_unescaped() throws IOException {
    try (var files = Files.walk(TEMPLATES)) {
      var templates = files.filter(Files::isRegularFile).toList();
      assertThat(templates).hasSizeGreaterThan(5);
      for (var template : templates) {
        assertThat(Files.readString(template)).as("%s", template).doesNotContain("$unsafe", "@raw");
      }
    }
  }

  private static String in(String tag, @Nullable String attribute, String value) {
    var output = new EscapingOutput();
    output.setContext(tag, attribute);
    output.writeUserContent(value);
    return output.toString();
  }
}
