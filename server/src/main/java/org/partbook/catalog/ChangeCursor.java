package org.partbook.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// How far a vendor has followed the catalogue. It says all that is needed to go on, so nothing is
/// kept of it here.
///
/// @param origin of which catalogue
/// @param seen what the vendor has
/// @param walk where the vendor is on its way to what can't be told by single changes
record ChangeCursor(String origin, CatalogView seen, Optional<Walk> walk) {
  private static final int NUMBERS_OF_A_VIEW = 3;
  private static final Pattern TEXT =
      Pattern.compile("([0-9a-f]{16})((?:\\.[0-9]{1,18}){3}(?:(?:\\.[0-9]{1,18}){4})?)");

  /// Through all assets, in the order of their ids.
  ///
  /// @param target what the vendor has at the end
  /// @param after the last asset that it knows of
  record Walk(CatalogView target, long after) {}

  /// Before the first asset.
  static ChangeCursor beginning(String origin) {
    return new ChangeCursor(origin, new CatalogView(0, 0, 0), Optional.empty());
  }

  /// At rest, with everything that this view shows.
  ChangeCursor at(CatalogView view) {
    return new ChangeCursor(origin, view, Optional.empty());
  }

  ChangeCursor walking(CatalogView target, long after) {
    return new ChangeCursor(origin, seen, Optional.of(new Walk(target, after)));
  }

  /// The highest number that it knows of.
  long latest() {
    return walk.map(walk -> Math.max(walk.target.changes(), seen.changes())).orElse(seen.changes());
  }

  /// The lowest number of which it has to be known what the catalogue was.
  long earliest() {
    return seen.isEmpty()
        ? walk.map(walk -> walk.target.changes()).orElse(latest())
        : seen.changes();
  }

  /// Reads what [#toString] wrote; nothing if it can't be one.
  static Optional<ChangeCursor> parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var numbers =
        Arrays.stream(match.group(2).substring(1).split("\\.", -1))
            .mapToLong(Long::parseLong)
            .toArray();
    var walk =
        numbers.length > NUMBERS_OF_A_VIEW
            ? Optional.of(new Walk(view(numbers, NUMBERS_OF_A_VIEW), numbers[numbers.length - 1]))
            : Optional.<Walk>empty();
    return Optional.of(new ChangeCursor(match.group(1), view(numbers, 0), walk));
  }

  private static CatalogView view(long[] numbers, int from) {
    return new CatalogView(numbers[from], numbers[from + 1], numbers[from + 2]);
  }

  @Override
  public String toString() {
    return origin
        + numbers(seen)
        + walk.map(walk -> numbers(walk.target) + "." + walk.after).orElse("");
  }

  private static String numbers(CatalogView view) {
    return LongStream.of(view.changes(), view.terms(), view.form())
        .mapToObj(number -> "." + number)
        .collect(Collectors.joining());
  }
}
