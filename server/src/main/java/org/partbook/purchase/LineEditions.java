package org.partbook.purchase;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The editions of what a line was sold with: those that there are, and those that the buyer has.
///
/// @param all from the oldest to the newest
/// @param taken the numbers of those that the buyer has taken besides, in their order
public record LineEditions(OrderLine line, List<CopyEdition> all, List<Integer> taken) {
  public LineEditions {
    all = List.copyOf(all);
    taken = List.copyOf(taken);
  }

  /// The same without those later ones that would reach the buyer and can't be given to them.
  ///
  /// @param cannotBeGiven asked only of those that would
  public LineEditions without(Predicate<CopyEdition> cannotBeGiven) {
    int own = ownNumber();
    return new LineEditions(
        line,
        all.stream()
            .filter(one ->
                one.number() <= own
                    || taken.contains(one.number())
                    || !(one.isOffered() || one.replaces())
                    || !cannotBeGiven.test(one))
            .toList(),
        taken);
  }

  /// That of the file that was sold. The last one, if the same file was an edition twice; none if
  /// the file is older than the counting, or another server's.
  public Optional<CopyEdition> own() {
    return line.sold().flatMap(sold -> last(one -> one.blob().equals(sold.blob())));
  }

  /// The number of the line's own; 0 if it has none.
  public int ownNumber() {
    return own().map(CopyEdition::number).orElse(0);
  }

  public Optional<CopyEdition> edition(int number) {
    return last(one -> one.number() == number);
  }

  /// What takes the place of the line's own when it is first opened.
  public Optional<CopyEdition> replacing() {
    return line.deliveredAt().isPresent()
        ? Optional.empty()
        : last(one -> one.replaces() && one.number() > ownNumber());
  }

  /// What the buyer would have if the copy was opened now.
  private int firstNumber() {
    return replacing().map(CopyEdition::number).orElse(ownNumber());
  }

  /// What a buyer is offered who has nothing later than this.
  public Optional<CopyEdition> offeredAbove(int number) {
    int least = Math.max(number, firstNumber());
    return last(one -> one.isOffered() && one.number() > least && !taken.contains(one.number()));
  }

  /// What the buyer is offered.
  public Optional<CopyEdition> offered() {
    return offeredAbove(taken.stream().max(Comparator.naturalOrder()).orElse(0));
  }

  /// The newest, if it is later than all that the buyer has.
  public Optional<CopyEdition> newer() {
    int latest = Math.max(firstNumber(), taken.stream().max(Comparator.naturalOrder()).orElse(0));
    return last(one -> one.number() > latest);
  }

  private Optional<CopyEdition> last(Predicate<CopyEdition> wanted) {
    return all.reversed().stream().filter(wanted).findFirst();
  }
}
