package org.partbook.bench.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partbook.bench.serving.figures.Measurement;
import org.partbook.bench.serving.figures.Round;
import org.partbook.bench.serving.figures.Rounds;
import org.partbook.bench.serving.machine.Disturbance;
import org.partbook.bench.serving.machine.ProcessTable;
import org.partbook.bench.serving.report.Results;
import org.partbook.bench.serving.rows.Contest;
import org.partbook.bench.serving.rows.Contest.Contender;
import org.partbook.bench.serving.rows.Row;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.tools.Load;
import org.partbook.bench.serving.tools.NoResult;

/// Measures rows one after the other, each in rounds. In every second round the contenders come in
/// the other order, and so do the checkouts: who comes first may find the machine in another state.
final class Harness implements AutoCloseable {
  /// After so many failures a row is given up.
  private static final int MOST_FAILURES = 2;

  /// After that nothing is repeated any more, so that all rows are done within an hour.
  private static final Duration REPEATING = Duration.ofMinutes(35);

  private final long begun = System.nanoTime();
  private final Options options;
  private final Results results;
  private final List<Stage> stages = new ArrayList<>();
  private boolean failed;

  Harness(Options options, Results results, Load.Generator generator) throws IOException {
    this.options = options;
    this.results = results;
    stages.add(new Stage(Results.OURS, options.home(), options.work(), options.sizes(), generator));
    if (options.before().isPresent()) {
      var before = options.before().get();
      stages.add(new Stage(Results.BEFORE, before, options.work(), options.sizes(), generator));
    }
  }

  void measure() throws IOException, InterruptedException {
    for (var row : options.rows()) {
      long begun = System.nanoTime();
      measure(row);
      results.save();
      long seconds = Math.round((System.nanoTime() - begun) / 1e9);
      say("%s took %d s".formatted(row.name(), seconds));
    }
  }

  /// What is measured of one checkout.
  private record Course(Stage stage, Contest contest, Rounds rounds) {}

  private void measure(Row row) throws IOException, InterruptedException {
    var courses = new ArrayList<Course>();
    for (var stage : stages) {
      try {
        say("%s: preparing %s".formatted(row.name(), stage.name()));
        var rounds = new Rounds(row.rounds(options.rounds()), more(row), options.limit());
        courses.add(new Course(stage, attempted(() -> row.open(stage)), rounds));
      } catch (NoResult e) {
        fail(row, stage, e);
      }
    }
    for (int number = 0; !courses.isEmpty(); number++) {
      if (courses.stream().allMatch(this::isDone)) {
        break;
      }
      var ordered = number % 2 == 0 ? courses : courses.reversed();
      for (var course : List.copyOf(ordered)) {
        if (!isDone(course) && !round(row, course, number % 2 == 1)) {
          courses.remove(course);
          close(row, course);
        }
      }
    }
    for (var course : courses) {
      results.add(row, row.lines(options.sizes()), course.stage.name(), course.rounds);
      close(row, course);
    }
  }

  private boolean isDone(Course course) {
    boolean thereIsTime = Duration.ofNanos(System.nanoTime() - begun).compareTo(REPEATING) < 0;
    return course.rounds.areEnough(thereIsTime);
  }

  private int more(Row row) {
    return row.rounds(options.rounds()) == options.rounds() ? options.more() : 1;
  }

  /// Whether there was a result, at the second attempt at the latest.
  private boolean round(Row row, Course course, boolean reversed)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        var round = attempted(() -> round(course, reversed));
        course.rounds.add(round);
        tell(row, course, round);
        return true;
      } catch (NoResult e) {
        say("%s, %s: %s".formatted(row.name(), course.stage.name(), e.reason()));
        if (attempt == MOST_FAILURES) {
          fail(row, course.stage, e);
          return false;
        }
      }
    }
  }

  private Round round(Course course, boolean reversed)
      throws IOException, InterruptedException, NoResult {
    var contenders = new ArrayList<>(course.contest.contenders().entrySet());
    var measurements = new LinkedHashMap<String, Measurement>();
    for (var contender : reversed ? contenders.reversed() : contenders) {
      measurements.put(contender.getKey(), measured(contender.getValue()));
    }
    return new Round(measurements);
  }

  /// A step of a measurement.
  private interface Step<T> {
    T taken() throws IOException, InterruptedException, NoResult;
  }

  /// Whatever goes wrong with a row, the others are measured.
  private static <T> T attempted(Step<T> step) throws InterruptedException, NoResult {
    try {
      return step.taken();
    } catch (IOException | RuntimeException e) {
      throw new NoResult(e.toString());
    }
  }

  private Measurement measured(Contender contender)
      throws IOException, InterruptedException, NoResult {
    var since = Disturbance.since(ownProcesses());
    Map<String, Double> figures = contender.measure();
    return new Measurement(figures, since.until(ownProcesses()));
  }

  /// This one, from which nearly everything descends, and the databases, which don't.
  private List<Long> ownProcesses() {
    var all = new ArrayList<>(List.of(ProcessHandle.current().pid()));
    // The kernel's threads write for all; nobody else's work is in them but by chance.
    ProcessTable.kernel().ifPresent(all::add);
    for (var stage : stages) {
      all.addAll(stage.processes());
    }
    return all;
  }

  private void fail(Row row, Stage stage, NoResult e) {
    say("%s, %s: no result: %s".formatted(row.name(), stage.name(), e.reason()));
    results.addFailure(row, stage.name(), e);
    failed = true;
  }

  private static void close(Row row, Course course) throws InterruptedException {
    try {
      attempted(() -> {
        course.contest.close();
        return true;
      });
    } catch (NoResult e) {
      say("%s: %s".formatted(row.name(), e.reason()));
    }
  }

  private void tell(Row row, Course course, Round round) {
    var words = new StringBuilder();
    for (var line : row.lines(options.sizes())) {
      line.result(List.of(round))
          .ifPresent(result ->
              words.append(
                  String.format(
                      Locale.ROOT,
                      "  %s %.4g%s",
                      line.id(),
                      result.ours().median(),
                      line.theirs().isPresent()
                          ? String.format(Locale.ROOT, " (×%.3f)", result.judged().median())
                          : "")));
    }
    say(
        "%s, %s:%s; others %d %%"
            .formatted(
                row.name(), course.stage.name(), words, Math.round(round.others().share() * 100)));
  }

  static void say(String text) {
    System.err.println("bench: " + text);
  }

  /// Whether something that was to be measured has no figure.
  boolean hasFailed() {
    return failed;
  }

  @Override
  public void close() {
    stages.reversed().forEach(Stage::close);
    try {
      delete(options.work());
    } catch (IOException | UncheckedIOException e) {
      say("left behind: " + e.getMessage());
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
