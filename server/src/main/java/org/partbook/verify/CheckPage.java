package org.partbook.verify;

import java.util.Locale;
import java.util.Optional;
import org.partbook.verify.SoldCopy.Standing;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.PageFrame;

/// What becomes of a check, as the page shows it.
///
/// @param kind of the verdict, which the stylesheet knows
/// @param meaning of the verdict, which is the page's title
/// @param copy that was found, if one was
record CheckPage(
    PageFrame frame, CheckWords words, String kind, String meaning, Optional<SoldCopy> copy) {
  static HtmlPage of(String root, Language language, SoldCopy copy) {
    var words = new CheckWords(language);
    var standing = copy.standing();
    return new CheckPage(
            new PageFrame(root, language, words.verdict(standing)),
            words,
            standing.name().toLowerCase(Locale.ROOT),
            words.meaning(standing),
            Optional.of(copy))
        .page();
  }

  static HtmlPage unknown(String root, Language language) {
    var words = new CheckWords(language);
    return new CheckPage(
            new PageFrame(root, language, words.text("check.unknown")),
            words,
            "unknown",
            words.text("check.unknown.meaning"),
            Optional.empty())
        .page();
  }

  private HtmlPage page() {
    return new HtmlPage(frame.language(), Html.of(JteCheckPageGenerated::render, this));
  }

  /// Where the proof is that the sale was logged; empty if there is none for this copy. Both of the
  /// page's addresses lead there.
  Optional<String> proof() {
    return copy.filter(sold -> sold.standing() == Standing.VALID)
        .map(sold -> frame.root() + "verify/" + sold.code().compact() + "/proof");
  }

  /// Where a code can be typed.
  String form() {
    return frame.root() + "verify";
  }
}
