package org.partbook.verify;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.partbook.delivery.HtmlPage;

/// What the check page looks like.
final class CheckPage {
  private CheckPage() {}

  static HtmlPage of(String root, SoldCopy copy) {
    var facts = new StringBuilder("<dl>\n");
    fact(facts, CheckWords.TITLE, text(copy.title()));
    copy.composer().ifPresent(name -> fact(facts, CheckWords.COMPOSER, text(name)));
    fact(facts, CheckWords.COPIES, "<dd>" + copy.copies() + "</dd>");
    fact(facts, CheckWords.SOLD_ON, day(copy));
    fact(facts, CheckWords.SOLD_BY, text(copy.vendor()));
    facts.append("</dl>\n<p class=\"quiet\">").append(CheckWords.COMPARE).append("</p>");
    var standing = copy.standing();
    return page(
        root,
        standing.name().toLowerCase(Locale.ROOT),
        CheckWords.verdict(standing),
        CheckWords.meaning(standing),
        facts.toString());
  }

  static HtmlPage unknown(String root) {
    var link = "<p><a href=\"%sverify\">%s</a></p>".formatted(root, CheckWords.AGAIN);
    return page(root, "unknown", CheckWords.UNKNOWN, CheckWords.UNKNOWN_MEANS, link);
  }

  /// Where a code can be typed. To be sent with a policy that lets forms be sent.
  static HtmlPage form(String root) {
    var form =
        """
        <form action="%sverify" method="get">
        <label for="code">%s</label>
        <input id="code" name="code" required maxlength="40" autocomplete="off" \
        autocapitalize="characters" spellcheck="false" aria-describedby="help">
        <button>%s</button>
        </form>
        <p class="quiet" id="help">%s</p>\
        """
            .formatted(root, CheckWords.CODE, CheckWords.CHECK, CheckWords.CODE_MEANS);
    var main =
        "<main class=\"note check\">\n<h1>" + CheckWords.ASK + "</h1>\n" + form + "\n</main>";
    return new HtmlPage(root, CheckWords.ASK, main);
  }

  private static HtmlPage page(
      String root, String kind, String verdict, String meaning, String more) {
    var main =
        """
        <main class="note check">
        <h1 class="%s">%s</h1>
        <p>%s</p>
        %s
        </main>\
        """
            .formatted(kind, verdict, meaning, more);
    return new HtmlPage(root, verdict, main);
  }

  private static void fact(StringBuilder facts, String name, String value) {
    facts.append("<dt>").append(name).append("</dt>").append(value).append('\n');
  }

  private static String text(String value) {
    return "<dd dir=\"auto\">" + HtmlPage.escape(value) + "</dd>";
  }

  private static String day(SoldCopy copy) {
    var date = LocalDate.ofInstant(copy.soldAt(), ZoneOffset.UTC);
    return "<dd><time datetime=\"" + date + "\">" + CheckWords.day(copy.soldAt()) + "</time></dd>";
  }
}
