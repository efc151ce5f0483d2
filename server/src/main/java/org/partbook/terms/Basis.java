package org.partbook.terms;

/// By which price a vendor's discount goes.
public enum Basis {
  /// The list price of the catalogue.
  LIST,
  /// The price that the vendor reports.
  REPORTED
}
