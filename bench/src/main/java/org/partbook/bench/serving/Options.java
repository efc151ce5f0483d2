package org.partbook.bench.serving;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.partbook.bench.serving.rows.Row;
import org.partbook.bench.serving.shop.Stage.Sizes;

/// What whoever measures has asked for, by variables: `make bench ROWS=info,page ROUNDS=1
/// SCALE=0.1`.
///
/// @param scale of everything that can be smaller: times, lines, files. Below 1 nothing is written
///   to `docs`
/// @param more how many rounds of a row may be repeated
/// @param limit what share of the machine others may take in a round
/// @param before an older checkout, built, that is measured as well
record Options(
    Path home,
    List<Row> rows,
    double scale,
    int rounds,
    int more,
    double limit,
    Sizes sizes,
    Path work,
    Optional<Path> before) {

  /// Only the page is written, of what was measured before.
  private static final String NONE = "none";

  private static final double SECONDS = 4;
  private static final double WARM = 20;
  private static final double LINES = 20_000_000;
  private static final double LISTED = 100_000;
  private static final double PDFS = 500;
  private static final double MIXED_SECONDS = 120;
  private static final double SLOW_READERS = 1000;

  static Options read(Path home, List<Row> all, Map<String, String> variables) {
    double scale = number(variables, "SCALE", 1);
    int rounds = (int) number(variables, "ROUNDS", 5);
    return new Options(
        home,
        chosen(all, value(variables, "ROWS")),
        scale,
        rounds,
        (int) number(variables, "REPEATS", rounds),
        number(variables, "LIMIT", 0.05),
        new Sizes(
            number(variables, "SECONDS", Math.max(1, SECONDS * scale)),
            number(variables, "WARM", Math.max(1, WARM * scale)),
            (long) number(variables, "LINES", Math.max(1000, LINES * scale)),
            (int) number(variables, "ASSETS", Math.max(1000, LISTED * scale)),
            (int) number(variables, "PDFS", Math.max(4, PDFS * scale)),
            number(variables, "MEMORY_SECONDS", Math.max(10, MIXED_SECONDS * scale)),
            (int) number(variables, "READERS", Math.max(20, SLOW_READERS * scale))),
        // A folder of its own within the one that is named, since it is emptied.
        value(variables, "WORK")
            .map(work -> Path.of(work, "partbook-bench"))
            .orElse(home.resolve("bench/target/work")),
        value(variables, "BEFORE").map(Path::of));
  }

  /// In the order in which all are measured, whatever order was asked for: the last one leaves the
  /// main server with another database than it had.
  private static List<Row> chosen(List<Row> all, Optional<String> names) {
    if (names.isEmpty()) {
      return all;
    }
    if (names.get().equals(NONE)) {
      return List.of();
    }
    var wanted = Arrays.stream(names.get().split(",", -1)).map(String::strip).toList();
    var known = all.stream().map(Row::name).toList();
    if (!known.containsAll(wanted)) {
      throw new IllegalArgumentException(
          "ROWS is '%s'; there are %s".formatted(names.get(), String.join(", ", known)));
    }
    return all.stream().filter(row -> wanted.contains(row.name())).toList();
  }

  private static double number(Map<String, String> variables, String name, double usual) {
    return value(variables, name).map(positive(name)).orElse(usual);
  }

  private static Function<String, Double> positive(String name) {
    return text -> {
      try {
        double number = Double.parseDouble(text);
        if (number >= 0) {
          return number;
        }
      } catch (NumberFormatException _) {
        // It is told below.
      }
      throw new IllegalArgumentException("%s is '%s', which is no number".formatted(name, text));
    };
  }

  /// `make` hands on what nobody has set as an empty text.
  private static Optional<String> value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
  }
}
