package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partbook.bench.serving.tools.NoResult;

/// A row that is ready to be measured: who takes part.
public final class Contest {
  /// One that is measured.
  public interface Contender {
    /// Once, for some seconds.
    Map<String, Double> measure() throws IOException, InterruptedException, NoResult;
  }

  /// What is left to do when everything is measured.
  interface End {
    void run() throws IOException, InterruptedException, NoResult;
  }

  private final Map<String, Contender> contenders = new LinkedHashMap<>();
  private End end = () -> {};

  Contest with(String name, Contender contender) {
    contenders.put(name, contender);
    return this;
  }

  Contest endingWith(End last) {
    end = last;
    return this;
  }

  /// Each contender once, unrecorded, so that its compilers and caches are warm.
  Contest warmedUp() throws IOException, InterruptedException {
    for (var contender : contenders.values()) {
      try {
        contender.measure();
      } catch (NoResult _) {
        // If it isn't by chance, it shows in the first round.
      }
    }
    return this;
  }

  public Map<String, Contender> contenders() {
    return contenders;
  }

  /// Ends what it has started.
  public void close() throws IOException, InterruptedException, NoResult {
    end.run();
  }
}
