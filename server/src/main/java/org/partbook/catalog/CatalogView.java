package org.partbook.catalog;

/// What a vendor sees at a point: the catalogue after so many changes, by its terms.
///
/// @param changes the number of the last change; after none of them there is nothing to be seen
/// @param terms the number of the vendor's terms, 0 for none
/// @param form how assets are shown by this program and its settings
record CatalogView(long changes, long terms, long form) {
  boolean isEmpty() {
    return changes == 0;
  }

  /// Whether what both show differs by changes of the catalogue alone.
  boolean hasRulesOf(CatalogView other) {
    return terms == other.terms && form == other.form;
  }

  CatalogView after(long changes) {
    return new CatalogView(changes, terms, form);
  }
}
