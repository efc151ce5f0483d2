package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partbook.web.Html;

class SandboxPageTest {
  private static final String PAGE = Html.of(JteSandboxPageGenerated::render);

  @Test
  void code_in_our_texts_is_marked_and_the_rest_is_text() {
    assertThat(Html.of(JteProseGenerated::render, "`a<b` isn't <b>, & `c`"))
        .isEqualTo("<code>a&lt;b</code> isn&#39;t &lt;b&gt;, &amp; <code>c</code>");
  }

  @Test
  void every_asset_and_situation_has_an_anchor_and_no_backtick_is_left() {
    for (var misbehaviour : Misbehaviour.values()) {
      assertThat(PAGE)
          .contains(
              "<tr id=\""
                  + misbehaviour.asset()
                  + "\">\n  <th scope=\"row\">"
                  + misbehaviour.asset());
    }
    for (var situation : Situation.values()) {
      assertThat(PAGE)
          .contains("<dt id=\"" + situation.wire() + "\">" + situation.title() + " <code>");
    }
    assertThat(PAGE).startsWith("<!DOCTYPE html>").endsWith("</html>\n").doesNotContain("`", "{");
  }
}
