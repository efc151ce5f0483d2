package org.partbook.examples.shop;

/// Where the buyer pays. This shop pretends.
interface Payments {
  /// Takes the money. It may take the buyer a while.
  void take(Sale sale);

  /// Gives it back, once however often it is asked: the order's number tells that it was done.
  void giveBack(Sale sale);

  /// Nobody pays anything.
  static Payments pretended() {
    return new Payments() {
      @Override
      public void take(Sale sale) {}

      @Override
      public void giveBack(Sale sale) {}
    };
  }
}
