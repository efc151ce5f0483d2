package org.partbook.examples.shop;

/// Where the buyer pays. This shop pretends.
interface Payments {
  /// Takes the money. It may take the buyer a while.
  void take(Sale sale);

  /// Whether the money for this order was taken: what a shop asks that was killed while it was.
  boolean took(Sale sale);

  /// Gives it back, once however often it is asked: the order's number tells that it was done.
  void giveBack(Sale sale);

  /// Nobody pays anything.
  static Payments pretended() {
    return new Payments() {
      @Override
      public void take(Sale sale) {}

      @Override
      public boolean took(Sale sale) {
        return true;
      }

      @Override
      public void giveBack(Sale sale) {}
    };
  }
}
