package org.partbook.bench.serving.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rounds of a row. One in which others took more than `limit` of the machine is repeated, but
/// not for ever: after `more` repetitions the least disturbed ones count, and the table says what
/// disturbed them.
public final class Rounds {
  private final int wanted;
  private final int most;
  private final double limit;
  private final List<Round> all = new ArrayList<>();

  public Rounds(int wanted, int more, double limit) {
    this.wanted = wanted;
    this.most = wanted + more;
    this.limit = limit;
  }

  public void add(Round round) {
    all.add(round);
  }

  /// Whether no further round is needed, or none is allowed.
  ///
  /// @param thereIsTime whether anything may be repeated at all
  public boolean areEnough(boolean thereIsTime) {
    return undisturbed() >= wanted || all.size() >= (thereIsTime ? most : wanted);
  }

  private long undisturbed() {
    return all.stream().filter(round -> round.others().share() <= limit).count();
  }

  /// Those that count, the least disturbed.
  public List<Round> counted() {
    return all.stream()
        .sorted(Comparator.comparingDouble(round -> round.others().share()))
        .limit(wanted)
        .toList();
  }

  /// How many were made beyond those that count.
  public int repeated() {
    return Math.max(0, all.size() - wanted);
  }

  /// The worst that others did in those that count.
  public Others others() {
    return counted().stream().map(Round::others).reduce(Others.NONE, Others::orMore);
  }
}
