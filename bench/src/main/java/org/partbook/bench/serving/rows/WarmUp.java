package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.util.Map;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// Load before the first measurement, until the rate stands still: by how much it is below at first
/// depends on what the server's compilers were given to do before.
final class WarmUp {
  private static final int PIECES = 4;

  /// How often the usual time it may last.
  private static final int MOST = 4;

  /// What counts as no faster than before.
  private static final double STILL = 1.03;

  /// What is measured later, for as long as it is told.
  interface Loaded {
    Map<String, Double> during(double seconds) throws IOException, InterruptedException, NoResult;
  }

  private WarmUp() {}

  static void with(Sizes sizes, Loaded loaded) throws IOException, InterruptedException, NoResult {
    double piece = sizes.warm() / PIECES;
    double best = 0;
    int still = 0;
    for (int done = 0; done < PIECES * MOST && (done < PIECES || still < 2); done++) {
      double rate = loaded.during(piece).getOrDefault("rate", 0.0);
      still = rate <= best * STILL ? still + 1 : 0;
      best = Math.max(best, rate);
    }
  }
}
