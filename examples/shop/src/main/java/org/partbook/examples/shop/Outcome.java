package org.partbook.examples.shop;

import java.nio.file.Path;

/// How far a sale got.
sealed interface Outcome {
  /// It was never sold: the buyer was told before paying.
  record NotForSale(String why) implements Outcome {}

  /// The buyer has a copy.
  record Delivered(Sale sale, Path file) implements Outcome {}

  /// It came to nothing, and the money went back.
  record Refunded(Sale sale, String why) implements Outcome {}

  /// The buyer has received it, or bought it long ago: it can't be taken back any more.
  record Kept(Sale sale) implements Outcome {}

  /// It isn't at its end: [Till#goOn] takes it up again.
  record Later(Sale sale, String why) implements Outcome {}
}
