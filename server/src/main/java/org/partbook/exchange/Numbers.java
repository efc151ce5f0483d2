package org.partbook.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.WholeCatalog;
import tools.jackson.databind.node.ObjectNode;

/// Finds the ids of assets by the publisher's own numbers, and gives new ones to what is new if it
/// is asked to. An own number is what a new id is remembered by: the next file finds it again.
final class Numbers {
  /// In the order in which they are asked.
  static final List<String> NAMES = List.of("record_reference", "sku", "ismn");

  private final WholeCatalog catalog;
  private final OptionalLong assignFrom;
  private final Set<Long> given = new HashSet<>();
  private Optional<Map<String, Map<String, Optional<Long>>>> known = Optional.empty();
  private long next;

  Numbers(WholeCatalog catalog, OptionalLong assignFrom) {
    this.catalog = catalog;
    this.assignFrom = assignFrom;
    this.next = assignFrom.orElse(0);
  }

  /// Gives a line the id of its asset.
  ///
  /// @param partial whether it has to be there already
  /// @return why it can't have one
  Optional<String> complete(ObjectNode line, boolean partial) {
    if (line.hasNonNull("asset_id")) {
      return Optional.empty();
    }
    return find(line)
        .map(found -> accept(line, found))
        .orElseGet(() -> partial ? Optional.of(unknown(line)) : assign(line));
  }

  private static Optional<String> accept(ObjectNode line, Optional<Long> found) {
    found.ifPresent(id -> line.put("asset_id", (long) id));
    return found.isPresent()
        ? Optional.empty()
        : Optional.of("several assets have its own number: give its asset_id");
  }

  /// Nothing if no asset has any of its numbers; an asset, or nothing within where there are
  /// several.
  private Optional<Optional<Long>> find(ObjectNode line) {
    for (var name : NAMES) {
      var value = number(line, name);
      var found =
          value.flatMap(one -> Optional.ofNullable(known().getOrDefault(name, Map.of()).get(one)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> number(ObjectNode line, String name) {
    var value = line.path("own").path(name);
    if (!value.isString() || value.stringValue().isBlank()) {
      return Optional.empty();
    }
    var text = value.stringValue().strip();
    return Optional.of(name.equals("ismn") ? plain(text) : text);
  }

  private static String plain(String ismn) {
    var digits = ismn.replaceAll("[^0-9Mm]", "");
    return digits.startsWith("M") || digits.startsWith("m") ? "9790" + digits.substring(1) : digits;
  }

  private Map<String, Map<String, Optional<Long>>> known() {
    if (known.isEmpty()) {
      var all = new HashMap<String, Map<String, Optional<Long>>>();
      catalog.ownNumbers(NAMES).forEach((name, ids) -> all.put(name, new HashMap<>(ids)));
      known = Optional.of(all);
    }
    return known.get();
  }

  private static String unknown(ObjectNode line) {
    return hasNumber(line)
        ? "no asset in the catalogue has its " + numbers(line)
        : "it names no asset: neither an asset_id nor a number of your own";
  }

  private static boolean hasNumber(ObjectNode line) {
    return NAMES.stream().anyMatch(name -> number(line, name).isPresent());
  }

  private static String numbers(ObjectNode line) {
    return NAMES.stream()
        .filter(name -> number(line, name).isPresent())
        .map(name -> name + " " + number(line, name).orElse(""))
        .reduce((one, other) -> one + " or " + other)
        .orElse("");
  }

  private Optional<String> assign(ObjectNode line) {
    if (assignFrom.isEmpty()) {
      return Optional.of(
          "it has no asset_id, and "
              + (hasNumber(line)
                  ? "no asset in the catalogue has its " + numbers(line)
                  : "no number of your own")
              + "; give it one, or have new ones given with --assign-ids FROM");
    }
    if (!hasNumber(line)) {
      return Optional.of(
          "it can't be given an asset_id, because it has no number of your own (SKU or ISMN) to be"
              + " known by the next time");
    }
    while (given.contains(next) || new AssetId(next).isOfSandbox() || catalog.has(next)) {
      next++;
    }
    long id = next++;
    given.add(id);
    line.put("asset_id", id);
    for (var name : NAMES) {
      number(line, name)
          .ifPresent(value ->
              known().computeIfAbsent(name, _ -> new HashMap<>()).put(value, Optional.of(id)));
    }
    return Optional.empty();
  }
}
