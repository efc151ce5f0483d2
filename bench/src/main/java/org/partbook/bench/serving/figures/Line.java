package org.partbook.bench.serving.figures;

import java.util.List;
import java.util.Optional;

/// A line of the table: a figure of ours, alone or beside a reference's.
///
/// @param id how results are kept
/// @param unit of both figures
/// @param theirs where the reference's figure stands; none if ours stands for itself
public record Line(
    String id,
    String title,
    String reference,
    String unit,
    Place ours,
    Optional<Place> theirs,
    Optional<Goal> goal) {

  public static Line alone(String id, String title, String unit, Place ours, Goal goal) {
    return new Line(id, title, "–", unit, ours, Optional.empty(), Optional.of(goal));
  }

  public Line withoutGoal() {
    return new Line(id, title, reference, unit, ours, theirs, Optional.empty());
  }

  /// What came of it, if any round has the figures.
  public Optional<Result> result(List<Round> rounds) {
    var whole =
        rounds.stream()
            .filter(round -> round.figure(ours).isPresent())
            .filter(round -> theirs.isEmpty() || round.figure(theirs.get()).isPresent())
            .toList();
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    var mine = Spread.of(figures(whole, ours));
    return Optional.of(
        theirs
            .map(place ->
                new Result(
                    mine, Optional.of(Spread.of(figures(whole, place))), ratio(whole, place)))
            .orElseGet(() -> new Result(mine, Optional.empty(), mine)));
  }

  /// Round by round: what disturbs both alike drops out.
  private Spread ratio(List<Round> rounds, Place reference) {
    return Spread.of(
        rounds.stream()
            .map(round -> round.figure(ours).orElseThrow() / round.figure(reference).orElseThrow())
            .toList());
  }

  private static List<Double> figures(List<Round> rounds, Place place) {
    return rounds.stream().map(round -> round.figure(place).orElseThrow()).toList();
  }

  /// What came of a line.
  ///
  /// @param judged what the goal is compared with: the ratio, or our figure where it stands alone
  public record Result(Spread ours, Optional<Spread> theirs, Spread judged) {}
}
