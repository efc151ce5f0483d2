package org.partbook.delivery;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.purchase.CopyEdition;
import org.partbook.purchase.LineEditions;
import org.partbook.web.EditionTexts;
import org.partbook.web.Html;
import org.partbook.web.HtmlPage;
import org.partbook.web.Language;
import org.partbook.web.PageFrame;
import org.partbook.web.ShopLink;

/// The download page, as its template shows it.
///
/// @param had what the buyer has: what was sold first, then what was taken besides
/// @param offer what they may take
record EditionsPage(
    PageFrame frame,
    EditionTexts words,
    List<Had> had,
    Optional<Offer> offer,
    Optional<ShopLink> shop) {
  /// A copy that is to be had.
  ///
  /// @param address seen from the page
  record Had(String address, String text, String note) {}

  /// An edition that may be taken.
  ///
  /// @param action where the form leads, seen from the page
  record Offer(String action, String headline, String note, String button) {}

  static HtmlPage of(
      String root, String token, Language language, Deliverable found, LineEditions editions) {
    var words = new EditionTexts(language);
    var page =
        new EditionsPage(
            new PageFrame(root, language, found.title()),
            words,
            had(token, words, found, editions),
            editions.offered().map(one -> offer(words, one)),
            ShopLink.to(found.sale().vendor(), language));
    return new HtmlPage(language, Html.of(JteEditionsPageGenerated::render, page));
  }

  private static List<Had> had(
      String token, EditionTexts words, Deliverable found, LineEditions editions) {
    var replacing = found.given().replacing();
    var rendering = found.file().rendering();
    var first = editions.edition(replacing > 0 ? replacing : editions.ownNumber());
    return Stream.concat(
            Stream.of(
                new Had(
                    root(token),
                    words.download(words.copy(number(first)), rendering),
                    first.map(CopyEdition::note).orElse(""))),
            editions.taken().stream()
                .map(number ->
                    new Had(
                        "editions/" + number,
                        words.download(words.copy(OptionalInt.of(number)), rendering),
                        editions.edition(number).map(CopyEdition::note).orElse(""))))
        .toList();
  }

  private static String root(String token) {
    return "../" + token;
  }

  private static OptionalInt number(Optional<CopyEdition> edition) {
    return edition.map(one -> OptionalInt.of(one.number())).orElseGet(OptionalInt::empty);
  }

  private static Offer offer(EditionTexts words, CopyEdition one) {
    return new Offer(
        "editions/" + one.number(),
        words.headline(one.weight()),
        one.note(),
        words.take(one.number()));
  }
}
