package org.partbook.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;

/// Counts the files that assets are sold with, as an import writes them.
///
/// It looks after the assets are written, whose rows are locked from then on: so no other import
/// puts a file in between, and what has been an edition before can't come back unnoticed. Where it
/// does, and nobody has said that it may, the transaction is undone.
///
/// What undoes an import takes editions back: what was decided for these is decided for the one
/// that comes back, or an unopened copy would still get the file that was taken back.
final class NewEditions {
  /// So that with the longest notes an entry stays short.
  private static final int EDITIONS_AN_ENTRY = 20;

  private final EditionStore store = new EditionStore();
  private final JournalStore journal = new JournalStore();
  private final Actor actor;
  private final EditionRules rules;

  NewEditions(Actor actor, EditionRules rules) {
    this.actor = actor;
    this.rules = rules;
  }

  /// Tells which lines go back to an earlier edition. What was written has to be undone.
  static final class WentBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// By the asset's id.
    final transient Map<Long, List<FieldError>> errors;

    WentBack(Map<Long, List<FieldError>> errors) {
      super("earlier editions came back: " + errors.keySet(), null, false, false);
      this.errors = errors;
    }
  }

  /// Notes the files of assets that were just written.
  ///
  /// @throws WentBack if some of them were editions before, and may not be again
  void note(Tx tx, List<AssetRow> rows, long importId, Instant now) {
    var delivered = rows.stream().filter(row -> full(row).findAny().isPresent()).toList();
    var errors = goingBack(tx, delivered);
    if (!errors.isEmpty()) {
      throw new WentBack(errors);
    }
    var known = latest(tx, delivered);
    var added = new ArrayList<Edition>();
    var takenBack = new ArrayList<Edition>();
    for (var row : delivered) {
      full(row)
          .forEach(file -> {
            var before = known.getOrDefault(new Kind(row.id(), file.type()), List.of());
            if (before.isEmpty() || !before.getLast().blob().equals(file.blob())) {
              var back = takenBack(before, file.blob());
              added.add(next(row, file, before, policyOf(back), importId, now));
              takenBack.addAll(back);
            }
          });
    }
    added.sort(
        Comparator.comparingLong((Edition one) -> one.asset().value())
            .thenComparing(Edition::type));
    store.add(tx, added);
    tell(tx, EntryKind.EDITION_MADE, added.stream().filter(one -> one.number() > 1).toList(), now);
    takeBack(tx, takenBack, now);
  }

  /// The editions since a file was the newest one, if they are taken back with it.
  private List<Edition> takenBack(List<Edition> before, BlobKey blob) {
    var earlier = earlier(before, blob);
    return rules.takesBack() && earlier.isPresent()
        ? before.stream().filter(one -> one.number() > earlier.getAsLong()).toList()
        : List.of();
  }

  /// The furthest that any of them reaches.
  private static EditionPolicy policyOf(List<Edition> editions) {
    return editions.stream()
        .map(Edition::policy)
        .max(Comparator.naturalOrder())
        .orElse(EditionPolicy.KEEP);
  }

  private void takeBack(Tx tx, List<Edition> editions, Instant now) {
    var reaching = editions.stream().filter(one -> one.policy() != EditionPolicy.KEEP).toList();
    reaching.forEach(one -> store.takeBack(tx, one));
    var keep =
        new EditionWords(Optional.empty(), Optional.empty(), Optional.of(EditionPolicy.KEEP));
    tell(tx, EntryKind.EDITION_CHANGED, reaching.stream().map(one -> one.with(keep)).toList(), now);
  }

  /// Which of these assets, whose files nobody has written yet, would go back to an earlier
  /// edition; none where that is allowed.
  Map<Long, List<FieldError>> goingBack(Tx tx, List<AssetRow> rows) {
    var errors = new TreeMap<Long, List<FieldError>>();
    if (rules.allowEarlier()) {
      return errors;
    }
    var known = latest(tx, rows);
    for (var row : rows) {
      full(row)
          .forEach(file -> {
            var before = known.getOrDefault(new Kind(row.id(), file.type()), List.of());
            if (!before.isEmpty() && !before.getLast().blob().equals(file.blob())) {
              earlier(before, file.blob())
                  .ifPresent(number ->
                      errors
                          .computeIfAbsent(row.id(), _ -> new ArrayList<>())
                          .add(refusal(file.type(), number, before.getLast())));
            }
          });
    }
    return errors;
  }

  private record Kind(long asset, String type) {}

  private Map<Kind, List<Edition>> latest(Tx tx, List<AssetRow> rows) {
    var found = new HashMap<Kind, List<Edition>>();
    for (var edition : store.ofAssets(tx, rows.stream().map(AssetRow::id).toList())) {
      found
          .computeIfAbsent(
              new Kind(edition.asset().value(), edition.type()), _ -> new ArrayList<>())
          .add(edition);
    }
    return found;
  }

  private static Stream<Rendering> full(AssetRow row) {
    return row.renderings().stream().filter(one -> one.usage().equals("full"));
  }

  /// Nothing is said of a first one: it takes nobody's place.
  ///
  /// @param policy where nobody says another one
  private Edition next(
      AssetRow row,
      Rendering file,
      List<Edition> before,
      EditionPolicy policy,
      long importId,
      Instant now) {
    var plain =
        new Edition(
            row.asset().id(),
            file.type(),
            before.isEmpty() ? 1 : before.getLast().number() + 1,
            file.blob(),
            Optional.of(now),
            OptionalLong.of(importId),
            "",
            EditionWeight.MINOR,
            policy);
    return before.isEmpty() ? plain : plain.with(row.edition().or(rules.words()));
  }

  private static OptionalLong earlier(List<Edition> before, BlobKey blob) {
    return before.stream().filter(one -> one.blob().equals(blob)).mapToLong(Edition::number).max();
  }

  private static FieldError refusal(String type, long number, Edition latest) {
    return new FieldError(
        "renderings",
        "renderings: the file of the full %s is edition %d again, whose place edition %d has taken:"
                .formatted(type, number, latest.number())
            + " nothing is changed; import it with --allow-earlier to go back to it");
  }

  private void tell(Tx tx, EntryKind kind, List<Edition> editions, Instant now) {
    for (int from = 0; from < editions.size(); from += EDITIONS_AN_ENTRY) {
      var some = editions.subList(from, Math.min(editions.size(), from + EDITIONS_AN_ENTRY));
      journal.append(tx, kind, actor, now, OptionalLong.empty(), facts(some));
    }
  }

  static Facts facts(List<Edition> editions) {
    return Facts.of()
        .addJson("editions", Json.write(editions.stream().map(NewEditions::facts).toList()));
  }

  private static List<Object> facts(Edition one) {
    return List.of(
        one.asset().value(),
        one.type(),
        one.number(),
        one.blob().sha256(),
        one.weight().word(),
        one.policy().word(),
        one.note());
  }
}
