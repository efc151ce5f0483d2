package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.bench.serving.figures.Goal;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Place;
import org.partbook.bench.serving.machine.ProcessTable;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.Command;
import org.partbook.bench.serving.tools.NoResult;

/// How long a start takes, beside Java's own.
public final class StartRow implements Row {
  private static final String PROGRAM =
      """
      class Hello {
        public static void main(String[] arguments) {
          System.out.println("Hello");
        }
      }
      """;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String how() {
    return """
    `./partbook serve` on a database that is up to date, in another PostgreSQL than its own, from \
    the launcher's first moment to the first 200 of `/health`, which is asked for each millisecond. \
    Processor time is that of launcher and server until then. The reference is a compiled Java \
    program that prints a line.\
    """;
  }

  @Override
  public List<Line> lines(Sizes sizes) {
    return List.of(
        Line.alone(
            "start",
            "`serve` on an external database to the first 200",
            "s",
            new Place("ours", "seconds"),
            Goal.atMost(0.6)),
        Line.alone(
            "start-processor",
            "the same, processor time",
            "s",
            new Place("ours", "processor"),
            Goal.atMost(1.2)),
        new Line(
            "start-hello",
            "the same, time",
            "a Java program that prints a line",
            "s",
            new Place("ours", "seconds"),
            Optional.of(new Place("hello", "seconds")),
            Optional.empty()));
  }

  @Override
  public Contest open(Stage stage) throws IOException, InterruptedException, NoResult {
    var database = stage.newDatabase("start");
    var server = stage.server("start", database);
    var folder = Files.createDirectories(stage.scratch().resolve("hello"));
    var source = Files.writeString(folder.resolve("Hello.java"), PROGRAM);
    Command.of(java("javac"), "-d", folder.toString(), source.toString()).run();
    Contest.Contender ours =
        () -> {
          try {
            var start = server.start();
            return Map.of("seconds", start.seconds(), "processor", start.processor());
          } finally {
            server.stop();
          }
        };
    return new Contest()
        .with("ours", ours)
        .with("hello", () -> hello(folder))
        .endingWith(() -> database.dropped(database.name()))
        .warmedUp();
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private static Map<String, Double> hello(Path folder)
      throws IOException, InterruptedException, NoResult {
    var self = List.of(ProcessHandle.current().pid());
    double before = ProcessTable.now().seconds(self);
    long begun = System.nanoTime();
    Command.of(java("java"), "-cp", folder.toString(), "Hello").run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return Map.of("seconds", seconds, "processor", ProcessTable.now().seconds(self) - before);
  }
}
