package org.partbook.bench.serving.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Rounds;
import org.partbook.bench.serving.figures.Spread;
import org.partbook.bench.serving.machine.Machine;
import org.partbook.bench.serving.rows.Row;
import org.partbook.bench.serving.tools.Command;
import org.partbook.bench.serving.tools.NoResult;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was measured, in a file: for each checkout and row the raw figures of all rounds, and for
/// each line what came of them. A row that is measured again takes the place of what was there.
/// What another commit did, or with other sizes, doesn't stand beside what is measured now.
public final class Results {
  public static final String OURS = "now";
  public static final String BEFORE = "before";

  private final Path file;
  private final Origin origin;
  private final ObjectNode all;

  /// What figures are figures of.
  ///
  /// @param commit the one that is measured
  /// @param sizes how much there was of everything, in words
  public record Origin(String commit, double scale, String sizes) {}

  private Results(Path file, Origin origin, ObjectNode all) {
    this.file = file;
    this.origin = origin;
    this.all = all;
  }

  /// Those of a file, or none.
  public static Results in(Path file, Origin origin) throws IOException {
    if (Files.exists(file)) {
      try {
        if (Json.read(Files.readAllBytes(file)) instanceof ObjectNode all) {
          return new Results(file, origin, all);
        }
      } catch (MalformedJson e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    return new Results(file, origin, Json.mapperInstance().createObjectNode());
  }

  /// Forgets what comes from elsewhere.
  public Results ofTheirOrigin() {
    for (var checkout : List.of(OURS, BEFORE)) {
      if (all.path(checkout) instanceof ObjectNode rows) {
        rows.properties().stream()
            .filter(row -> !isOfTheOrigin(row.getValue()))
            .map(Map.Entry::getKey)
            .toList()
            .forEach(rows::remove);
      }
    }
    return this;
  }

  private boolean isOfTheOrigin(JsonNode row) {
    return row.path("commit").asString("").equals(origin.commit)
        && row.path("sizes").asString("").equals(origin.sizes);
  }

  /// Whether each of these rows was measured, at whatever time.
  public boolean have(List<Row> rows) {
    return rows.stream().allMatch(row -> note(OURS, row, "measured").isPresent());
  }

  /// What came of a line.
  ///
  /// @param judged what the goal is compared with
  public record Figure(Spread ours, Optional<Spread> theirs, Spread judged) {}

  public void add(Row row, List<Line> lines, String checkout, Rounds rounds) throws IOException {
    var node = begin(row, checkout);
    node.put("rounds", rounds.counted().size());
    node.put("repeated", rounds.repeated());
    node.put("others", rounded(rounds.others().share()));
    var results = node.putObject("lines");
    for (var line : lines) {
      line.result(rounds.counted()).ifPresent(result -> put(results.putObject(line.id()), result));
    }
    var raw = node.putArray("raw");
    for (var round : rounds.counted()) {
      var measurements = raw.addObject();
      round
          .measurements()
          .forEach((name, measurement) -> {
            var figures = measurements.putObject(name);
            figures.put("others", rounded(measurement.others().programs()));
            figures.put("stolen", rounded(measurement.others().stolen()));
            measurement.figures().forEach((figure, value) -> figures.put(figure, rounded(value)));
          });
    }
  }

  public void addFailure(Row row, String checkout, NoResult e) {
    try {
      begin(row, checkout).put("failure", e.reason());
    } catch (IOException io) {
      throw new IllegalStateException(io);
    }
  }

  private ObjectNode begin(Row row, String checkout) throws IOException {
    var rows = all.withObject("/" + checkout);
    rows.remove(row.name());
    var node = rows.putObject(row.name());
    node.put("measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    node.put("commit", origin.commit);
    node.put("scale", origin.scale);
    node.put("sizes", origin.sizes);
    node.put("machine", Machine.description());
    return node;
  }

  private static void put(ObjectNode node, Line.Result result) {
    put(node.putObject("ours"), result.ours());
    result.theirs().ifPresent(theirs -> put(node.putObject("theirs"), theirs));
    put(node.putObject("judged"), result.judged());
  }

  private static void put(ObjectNode node, Spread spread) {
    node.put("least", rounded(spread.least()));
    node.put("median", rounded(spread.median()));
    node.put("most", rounded(spread.most()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  public void save() throws IOException {
    var written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, pretty(all));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Keeps what others have of the older checkout, without the raw figures, for those who don't
  /// have that.
  public void takeBefore(Results others, Path checkout) throws IOException, InterruptedException {
    var commit = commitOf(checkout);
    if (!all.path("commit").asString("").equals(commit)) {
      all.removeAll();
    }
    all.put("commit", commit);
    var rows = all.withObject("/" + BEFORE);
    for (var row : others.all.path(BEFORE).properties()) {
      if (row.getValue().has("lines") && row.getValue().deepCopy() instanceof ObjectNode copy) {
        copy.remove(List.of("raw", "commit"));
        rows.set(row.getKey(), copy);
      }
    }
    save();
  }

  /// Which commit a checkout is.
  public static String commitOf(Path checkout) throws InterruptedException {
    try {
      var commit = git(checkout, "rev-parse", "--short=12", "HEAD");
      var changed = git(checkout, "status", "--porcelain", "--", ".", ":!docs", ":!bench/*.*");
      return changed.isEmpty() ? commit : commit + " with changes";
    } catch (IOException | NoResult _) {
      return "unknown";
    }
  }

  private static String git(Path checkout, String... words)
      throws IOException, InterruptedException, NoResult {
    return Command.of("git", "-C", checkout.toString()).and(words).run().strip();
  }

  private static String pretty(JsonNode node) {
    return node.toPrettyString() + "\n";
  }

  public Optional<Figure> figure(String checkout, Row row, Line line) {
    var node = row(checkout, row).path("lines").path(line.id());
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    var theirs = node.path("theirs");
    return Optional.of(
        new Figure(
            spread(node.path("ours")),
            theirs.isMissingNode() ? Optional.empty() : Optional.of(spread(theirs)),
            spread(node.path("judged"))));
  }

  /// Something else that a row says, as text: `failure`, `measured`, `machine`, `rounds` …
  public Optional<String> note(String checkout, Row row, String name) {
    var node = row(checkout, row).path(name);
    return node.isMissingNode() ? Optional.empty() : Optional.of(node.asString());
  }

  /// Whose figures these are, if they are all those of one commit.
  public Optional<String> commit() {
    return Optional.of(all.path("commit"))
        .filter(node -> !node.isMissingNode())
        .map(JsonNode::asString);
  }

  /// The middle of a raw figure of our contenders, by contender.
  public Map<String, Double> raw(String checkout, Row row, String figure) {
    var values = new TreeMap<String, List<Double>>();
    for (var round : row(checkout, row).path("raw")) {
      for (var contender : round.properties()) {
        var value = contender.getValue().path(figure);
        if (!value.isMissingNode()) {
          values.computeIfAbsent(contender.getKey(), _ -> new ArrayList<>()).add(value.asDouble());
        }
      }
    }
    var medians = new TreeMap<String, Double>();
    values.forEach((name, list) -> medians.put(name, Spread.of(list).median()));
    return medians;
  }

  private JsonNode row(String checkout, Row row) {
    return all.path(checkout).path(row.name());
  }

  private static Spread spread(JsonNode node) {
    return new Spread(
        node.path("least").asDouble(),
        node.path("median").asDouble(),
        node.path("most").asDouble());
  }
}
