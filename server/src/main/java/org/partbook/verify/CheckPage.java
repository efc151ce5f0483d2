package org.partbook.verify;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;

/// What the check page looks like.
final class CheckPage {
  private CheckPage() {}

  static HtmlPage of(String root, Language language, SoldCopy copy) {
    var words = new CheckWords(language);
    var facts = new StringBuilder("<dl>\n");
    fact(facts, words.html("check.title"), text(copy.title()));
    copy.composer().ifPresent(name -> fact(facts, words.html("check.composer"), text(name)));
    fact(facts, words.html("check.copies"), "<dd>" + copy.copies() + "</dd>");
    fact(facts, words.html("check.sold-on"), day(words, copy));
    fact(facts, words.html("check.sold-by"), text(copy.vendor()));
    facts.append("</dl>\n<p class=\"quiet\">").append(words.html("check.compare")).append("</p>");
    var standing = copy.standing();
    return page(
        root,
        language,
        standing.name().toLowerCase(Locale.ROOT),
        words.verdict(standing),
        words.meaning(standing),
        facts.toString());
  }

  static HtmlPage unknown(String root, Language language) {
    var words = new CheckWords(language);
    var link = "<p><a href=\"%sverify\">%s</a></p>".formatted(root, words.html("check.again"));
    return page(
        root,
        language,
        "unknown",
        words.text("check.unknown"),
        words.text("check.unknown.meaning"),
        link);
  }

  /// Where a code can be typed. To be sent with a policy that lets forms be sent.
  static HtmlPage form(String root, Language language) {
    var words = new CheckWords(language);
    var main =
        """
        <main class="note check">
        <h1>%s</h1>
        <form action="%sverify" method="get">
        <label for="code">%s</label>
        <input id="code" name="code" required maxlength="40" autocomplete="off" \
        autocapitalize="characters" spellcheck="false" aria-describedby="help">
        <button>%s</button>
        </form>
        <p class="quiet" id="help">%s</p>
        </main>\
        """
            .formatted(
                words.html("check.ask"),
                root,
                words.html("check.code"),
                words.html("check.check"),
                words.html("check.code.meaning"));
    return new HtmlPage(root, language, words.text("check.ask"), main);
  }

  private static HtmlPage page(
      String root, Language language, String kind, String verdict, String meaning, String more) {
    var main =
        """
        <main class="note check">
        <h1 class="%s">%s</h1>
        <p>%s</p>
        %s
        </main>\
        """
            .formatted(kind, HtmlPage.escape(verdict), HtmlPage.escape(meaning), more);
    return new HtmlPage(root, language, verdict, main);
  }

  private static void fact(StringBuilder facts, String name, String value) {
    facts.append("<dt>").append(name).append("</dt>").append(value).append('\n');
  }

  private static String text(String value) {
    return "<dd dir=\"auto\">" + HtmlPage.escape(value) + "</dd>";
  }

  private static String day(CheckWords words, SoldCopy copy) {
    var date = LocalDate.ofInstant(copy.soldAt(), ZoneOffset.UTC);
    return "<dd><time datetime=\"" + date + "\">" + words.day(copy.soldAt()) + "</time></dd>";
  }
}
