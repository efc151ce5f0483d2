package org.partbook.examples.shop;

import org.partbook.examples.shop.Outcome.Delivered;
import org.partbook.examples.shop.Outcome.Kept;
import org.partbook.examples.shop.Outcome.Later;
import org.partbook.examples.shop.Outcome.NotForSale;
import org.partbook.examples.shop.Outcome.Refunded;

/// What the buyer is told.
final class Words {
  private Words() {}

  static String of(Outcome outcome) {
    if (outcome instanceof NotForSale refusal) {
      return "not for sale: " + refusal.why();
    }
    if (outcome instanceof Delivered delivered) {
      return "order " + delivered.sale().order() + ": delivered, " + delivered.file();
    }
    if (outcome instanceof Refunded refunded) {
      return "order " + refunded.sale().order() + ": refunded, " + refunded.why();
    }
    if (outcome instanceof Kept kept) {
      return "order " + kept.sale().order() + ": stays sold, it can't be taken back any more";
    }
    var later = (Later) outcome;
    return "order " + later.sale().order() + ": later, " + later.why();
  }
}
