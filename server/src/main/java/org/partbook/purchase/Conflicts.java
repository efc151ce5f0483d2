package org.partbook.purchase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Caller;
import org.partbook.db.Database;
import org.partbook.purchase.PurchaseOperations.Existing;
import org.partbook.purchase.PurchaseOperations.LineExists;

/// Finds the lines that a request names and that exist already, and tells whether the request
/// repeats the one that made them.
final class Conflicts {
  private final Database db;
  private final PurchaseStore store;
  private final Validation validation;

  Conflicts(Database db, PurchaseStore store, Validation validation) {
    this.db = db;
    this.store = store;
    this.validation = validation;
  }

  Optional<LineExists> find(Caller caller, RegisterRequest request) {
    var existing = existing(request.keys(caller));
    if (existing.isEmpty()) {
      return Optional.empty();
    }
    var deals = Deal.of(request, Terms.once(caller, request, validation));
    return Optional.of(
        new LineExists(deals.filter(said -> repeats(said, existing)).isPresent(), List.of()));
  }

  /// Of a whole order, with each of its lines that exist.
  Optional<LineExists> find(Caller caller, CartRequest cart) {
    var existing = existing(cart.keys(caller));
    if (existing.isEmpty()) {
      return Optional.empty();
    }
    var deals = cart.deals(caller, validation);
    var lines =
        existing.stream()
            .map(line ->
                new Existing(
                    line.key().line(),
                    deals
                        .map(said -> said.get(line.key().line()))
                        .filter(said -> isOf(said, line))
                        .isPresent()))
            .toList();
    var same =
        deals.filter(said -> said.size() == lines.size()).isPresent()
            && lines.stream().allMatch(Existing::same);
    return Optional.of(new LineExists(same, lines));
  }

  private List<OrderLine> existing(List<LineKey> keys) {
    return keys.isEmpty() ? List.of() : db.ask(tx -> store.existing(tx, keys));
  }

  private boolean repeats(Map<OrderLineId, Deal> said, List<OrderLine> existing) {
    var lines =
        existing.stream().collect(Collectors.toMap(line -> line.key().line(), Function.identity()));
    return lines.keySet().containsAll(said.keySet())
        && said.entrySet().stream().allMatch(one -> isOf(one.getValue(), lines.get(one.getKey())));
  }

  private boolean isOf(Deal said, @Nullable OrderLine line) {
    return line != null
        && said.isOf(line, () -> db.ask(tx -> store.formerNames(tx, line.number())));
  }
}
