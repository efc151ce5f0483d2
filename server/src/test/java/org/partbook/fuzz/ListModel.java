package org.partbook.fuzz;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.fuzz.Line.Deal;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Till;

/// What the contract says of a vendor's list of its own lines, and of what they come to.
final class ListModel {
  private final Lines lines;
  private final Model model;

  ListModel(Lines lines, Model model) {
    this.lines = lines;
    this.model = model;
  }

  /// A line as the list should tell it.
  ///
  /// @param flagged whether its prices don't multiply out
  record Listed(
      long order,
      long line,
      Deal deal,
      String status,
      boolean delivered,
      boolean cancelled,
      boolean cancellable,
      boolean flagged) {}

  /// Copies that were sold in a stretch of time, and those that were taken back in it.
  record Sums(long sold, long cancelled) {}

  Answer answer(Step.ListOrders step) {
    var from = from(step);
    var to = to(step);
    return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())
        ? Model.INVALID
        : Model.GOOD;
  }

  Optional<Instant> from(Step.ListOrders step) {
    return begun(step.till(), step.from());
  }

  Optional<Instant> to(Step.ListOrders step) {
    return begun(step.till(), step.to());
  }

  private Optional<Instant> begun(Till till, int ago) {
    return ago < 0 ? Optional.empty() : Optional.of(lines.begun(till.owner(), ago));
  }

  /// In the order of their registration.
  List<Line> lines(Step.ListOrders step) {
    return lines.of(step.till().owner()).stream()
        .filter(line -> step.status().isEmpty() || line.state().name().equals(step.status()))
        .filter(line -> isIn(line.at(), from(step), to(step)))
        .toList();
  }

  private static boolean isIn(Instant at, Optional<Instant> from, Optional<Instant> to) {
    return from.filter(at::isBefore).isEmpty() && to.filter(end -> !at.isBefore(end)).isEmpty();
  }

  Listed listed(Line line, Instant now) {
    return new Listed(
        line.key().order(),
        line.key().line(),
        line.deal(),
        line.state().name(),
        line.isDelivered(),
        line.is(Line.State.CANCELLED),
        model.isCancellable(line, now),
        line.isSingle() && line.deal().quantity() != 1);
  }

  /// With both ends.
  boolean hasSums(Step.ListOrders step) {
    return step.from() >= 0 && step.to() >= 0;
  }

  /// What happened in the stretch, whenever the line was registered. The sandbox comes to nothing.
  Sums sums(Step.ListOrders step) {
    long sold = 0;
    long cancelled = 0;
    for (var line : lines.of(step.till().owner())) {
      if (line.wasCompleted() && line.key().owner() != Till.FIRST_IN_SANDBOX) {
        for (var change : line.changes()) {
          if (isIn(change.at(), from(step), to(step))) {
            sold += change.type().equals("line.completed") ? line.deal().quantity() : 0;
            cancelled += change.type().equals("line.cancelled") ? line.deal().quantity() : 0;
          }
        }
      }
    }
    return new Sums(sold, cancelled);
  }
}
