package org.partbook.fuzz;

import org.junit.jupiter.api.Test;
import org.partbook.TestServer;

/// Sequences of what vendors, buyers and the publisher may do, drawn by chance, each answer held
/// against a model of the contract: the same ones each time. A long run, by seeds that nobody has
/// tried: `make fuzz TARGET=sequences`.
class SequenceTest {
  private static final int SEQUENCES = 150;

  @Test
  void whatever_happens_in_whichever_order_is_answered_as_the_contract_says() {
    try (var server = TestServer.start()) {
      var sequences = new Sequences(server);
      for (long seed = 0; seed < SEQUENCES; seed++) {
        sequences.tried(seed);
      }
    }
  }
}
