package org.partbook.vendorpage;

import org.partbook.catalog.Assortment;

/// What the vendor may sell.
///
/// @param words that were searched for
/// @param mayLook whether it may see anything
record AssortmentPage(Desk desk, String words, boolean mayLook, Assortment.Page page) {
  String next() {
    return desk.at(Section.ASSORTMENT)
        + Params.query("q", words, "after", Long.toString(page.next().orElseThrow()));
  }

  static String where(Assortment.Item item) {
    var countries = item.countries();
    if (countries.isEmpty()) {
      return "everywhere";
    }
    var few = String.join(", ", countries.subList(0, Math.min(8, countries.size())));
    return countries.size() > 8 ? few + " and " + (countries.size() - 8) + " more" : few;
  }
}
