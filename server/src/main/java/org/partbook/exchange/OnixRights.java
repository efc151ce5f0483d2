package org.partbook.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// Where a product may be sold, out of its sales rights.
final class OnixRights {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Set<String> allowed = new TreeSet<>();
  private final Set<String> forbidden = new TreeSet<>();

  /// Writes it into a line.
  ///
  /// @return why it can't be told
  static Optional<String> put(OnixNode publishing, ObjectNode line) {
    var rights = publishing.all("SalesRights");
    if (rights.isEmpty()) {
      return Optional.empty();
    }
    var all = new OnixRights();
    for (var one : rights) {
      var problem = all.add(one);
      if (problem.isPresent()) {
        return problem;
      }
    }
    publishing.value("ROWSalesRightsType").ifPresent(all::addRest);
    all.allowed.removeAll(all.forbidden);
    boolean world = all.allowed.containsAll(COUNTRIES);
    line.put("world", world);
    if (!world) {
      var countries = line.putArray("countries");
      all.allowed.forEach(countries::add);
    }
    return Optional.empty();
  }

  private void addRest(String type) {
    if (OnixCodes.FOR_SALE.contains(type)) {
      allowed.addAll(COUNTRIES);
    }
  }

  private Optional<String> add(OnixNode rights) {
    var type = rights.value("SalesRightsType").orElse("");
    boolean forSale = OnixCodes.FOR_SALE.contains(type);
    if (!forSale && !OnixCodes.NOT_FOR_SALE.contains(type)) {
      return Optional.empty();
    }
    for (var territory : rights.all("Territory")) {
      var countries = new TreeSet<>(words(territory, "CountriesIncluded"));
      for (var region : words(territory, "RegionsIncluded")) {
        if (!region.equals("WORLD") && !region.equals("ROW")) {
          return Optional.of(
              "its sales rights name the region '"
                  + region
                  + "', which isn't known here: name its countries");
        }
        countries.addAll(COUNTRIES);
      }
      var excluded = words(territory, "RegionsExcluded");
      if (!excluded.isEmpty()) {
        return Optional.of(
            "its sales rights leave out the region '"
                + excluded.getFirst()
                + "', which isn't known here: name its countries");
      }
      countries.removeAll(words(territory, "CountriesExcluded"));
      (forSale ? allowed : forbidden).addAll(countries);
    }
    return Optional.empty();
  }

  private static List<String> words(OnixNode territory, String name) {
    return territory.value(name).stream()
        .flatMap(text -> Arrays.stream(text.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
