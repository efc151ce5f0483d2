package org.partbook.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.purchase.CopyEdition;
import org.partbook.purchase.LineEditions;
import org.partbook.web.EditionTexts;
import org.partbook.web.Language;

/// What the reader says of other editions: that there is a later one, with the button that takes
/// it, and where those are that the buyer has besides this one.
///
/// @param headline in the bar
/// @param open whether the rest is shown at once
/// @param offer what the buyer may take
/// @param others that they have
record EditionNotice(String headline, boolean open, Optional<Offer> offer, List<Other> others) {
  /// An edition that may be taken.
  ///
  /// @param action where the form leads, seen from the page
  record Offer(String action, String note, String beside, String button) {}

  /// A copy that the buyer has.
  ///
  /// @param address seen from the page
  record Other(String address, String text) {}

  /// Nothing if there is nothing to say.
  ///
  /// @param root the way from the page's URL up to that of all editions, such as `../`
  /// @param token of the link
  /// @param shown the edition that is read; 0 for what was sold
  static Optional<EditionNotice> of(
      String root, String token, Language language, LineEditions editions, int shown) {
    var words = new EditionTexts(language);
    var offered = editions.offeredAbove(shown).filter(_ -> editions.offered().isPresent());
    var others = others(root + token, words, editions, shown);
    if (offered.isEmpty() && others.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EditionNotice(
            offered.map(one -> words.headline(one.weight())).orElseGet(() -> words.text("others")),
            offered.filter(one -> !one.weight().equals("minor")).isPresent(),
            offered.map(one -> offer(root + token, words, one)),
            others));
  }

  private static Offer offer(String base, EditionTexts words, CopyEdition one) {
    return new Offer(
        base + "/editions/" + one.number(),
        one.note(),
        words.text("beside"),
        words.take(one.number()));
  }

  private static List<Other> others(
      String base, EditionTexts words, LineEditions editions, int shown) {
    var others = new ArrayList<Other>();
    if (shown > 0) {
      int own = editions.ownNumber();
      others.add(new Other(base, words.copy(own > 0 ? OptionalInt.of(own) : OptionalInt.empty())));
    }
    for (var number : editions.taken()) {
      if (number != shown) {
        others.add(new Other(base + "/editions/" + number, words.copy(OptionalInt.of(number))));
      }
    }
    return others;
  }
}
