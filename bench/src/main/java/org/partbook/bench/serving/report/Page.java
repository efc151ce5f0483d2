package org.partbook.bench.serving.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.figures.Spread;
import org.partbook.bench.serving.report.Results.Figure;
import org.partbook.bench.serving.rows.Row;
import org.partbook.bench.serving.shop.Stage.Sizes;

/// `docs/performance.md` and its picture.
///
/// What explains the figures is written by hand, in `bench/explained.md`, and taken in whole.
public final class Page {
  public static final String NAME = "performance.md";
  private static final String PICTURE = "performance-ratios.svg";

  private final List<Row> rows;
  private final Sizes sizes;
  private final Results results;
  private final Results before;
  private final Path home;

  public Page(List<Row> rows, Sizes sizes, Results results, Results before, Path home) {
    this.rows = rows;
    this.sizes = sizes;
    this.results = results;
    this.before = before;
    this.home = home;
  }

  public void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(PICTURE), new Plot(entries()).svg());
    Files.writeString(folder.resolve(NAME), text());
  }

  private List<Plot.Entry> entries() {
    var entries = new ArrayList<Plot.Entry>();
    for (var row : rows) {
      for (var line : row.lines(sizes)) {
        if (line.theirs().isPresent()) {
          entries.add(
              new Plot.Entry(
                  line.title(),
                  before(row, line).map(Figure::judged),
                  now(row, line).map(Figure::judged),
                  line.goal()));
        }
      }
    }
    return entries;
  }

  private String text() throws IOException {
    return """
    # How fast it is

    Written by `make bench`, except for [what explains the figures](#what-explains-the-figures). Every \
    figure of ours stands beside that of a program that does the same work with less: both were \
    measured in turn, in one run, on one machine. Ratios are those of each round; a ratio above 1 \
    means that ours has the larger figure.

    ## The table

    Median (least to most) of the rounds. %s%s

    | what | ours | the reference | ratio | goal | met | before |
    |---|--:|--:|--:|--:|:-:|--:|
    %s

    ![The ratios of the table as bars, with their goals](%s)

    %s## What explains the figures

    %s
    ## The machine

    %s

    ## Again

    ```sh
    make bench
    ```

    builds the program and the load generator, installs what is missing on a Debian where it runs as \
    root (`postgresql-client`, `postgresql-contrib`, `nginx-light`, `poppler-utils`, `gcc`), \
    measures all rows and writes this page, in less than an hour on two processors. All that it \
    starts listens on 127.0.0.1 only and has ended when it ends. The raw figures of all rounds are in \
    `bench/target/results.json`. For less:

    ```sh
    make bench ROWS=info,page ROUNDS=1 SCALE=0.1
    ```

    | variable | what it is | default |
    |---|---|---|
    | `ROWS` | which rows: %s; or `none`, to write the page again | all |
    | `ROUNDS` | rounds of each row; what takes minutes has fewer | 5 |
    | `SCALE` | of times, lines, files. Below 1, the page goes to `bench/target/try` | 1 |
    | `SECONDS`, `WARM` | of one measurement, and, at least, of load before the first one | 4, 20 |
    | `REPEATS` | how many rounds of a row may be repeated because others disturbed them | as `ROUNDS` |
    | `LIMIT` | what share of the processors others may take in a round | 0.05 |
    | `LINES`, `ASSETS`, `PDFS` | lines in the large table, assets in the list, PDFs | 20000000, 100000, 500 |
    | `MEMORY_SECONDS`, `READERS` | how long the mixed load lasts, and its slow readers | 120, 1000 |
    | `BEFORE` | an older checkout, built, that is measured beside this one; its figures are kept in `bench/before.json` | none |
    | `WORK` | where databases and files lie meanwhile, some 12 GB | `bench/target/work` |

    ## How it is measured

    - **In turn.** Each round has all contenders of a row one after the other, in every second round \
    in the other order. Before the first one there is load until the rate stands still.
    - **Beside others.** What other programs took of the processors meanwhile is all that \
    `/proc/stat` counts less what our own processes used; what the host took is added. A round with \
    more than `LIMIT` is repeated, up to `REPEATS` times; then the least disturbed ones count, and \
    the table of rounds says what disturbed them.
    - **The generator** is a program in C with one thread (`bench/load/load.c`). It checks status and \
    length of every answer, and a row with a wrong one has no figure. It shares the two processors \
    with the server, as pgbench does with PostgreSQL.
    - **The same database.** pgbench talks to the very PostgreSQL that the server uses, so with the \
    same settings, tables and disk, `fsync` on.

    %s

    ## The rounds

    Processor time each: that of the server and its database, by one request. The generator: the \
    share of one processor that it took.

    | row | rounds | repeated | others at most | processor time each | the generator |
    |---|--:|--:|--:|--:|--:|
    %s
    """
            .formatted(
                ofOurs(),
                ofBefore(),
                table(this::line),
                PICTURE,
                failures(),
                explained(),
                machine(),
                rows.stream().map(row -> "`" + row.name() + "`").collect(Collectors.joining(", ")),
                rows.stream().map(Page::how).collect(Collectors.joining("\n\n")),
                rows.stream()
                    .filter(row -> results.note(Results.OURS, row, "rounds").isPresent())
                    .map(this::rounds)
                    .collect(Collectors.joining("\n")))
            .strip()
        + "\n";
  }

  private String ofOurs() {
    return rows.stream()
        .flatMap(row -> results.note(Results.OURS, row, "commit").stream())
        .distinct()
        .map("*Ours* is commit `%s`. "::formatted)
        .collect(Collectors.joining());
  }

  /// Of which commit the older figures are, and of what, if not of the same.
  private String ofBefore() {
    var theirs =
        rows.stream()
            .flatMap(row -> before.note(Results.BEFORE, row, "sizes").stream())
            .distinct()
            .filter(words -> !words.equals(sizes.described()))
            .map(" Of some rows it was measured with %s."::formatted)
            .collect(Collectors.joining());
    return before.commit().map("*Before* is commit `%s`."::formatted).orElse("") + theirs;
  }

  private String table(Function<Entry, String> cell) {
    return rows.stream()
        .flatMap(row -> row.lines(sizes).stream().map(line -> new Entry(row, line)))
        .map(cell)
        .collect(Collectors.joining("\n"));
  }

  private record Entry(Row row, Line line) {}

  private String line(Entry entry) {
    var line = entry.line;
    var now = now(entry.row, line);
    return "| %s%s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            line.title(),
            line.theirs().isPresent() ? "; beside " + line.reference() : "",
            now.map(figure -> spread(figure.ours(), line.unit())).orElse("–"),
            now.flatMap(Figure::theirs).map(theirs -> spread(theirs, line.unit())).orElse("–"),
            now.filter(_ -> line.theirs().isPresent())
                .map(figure -> "**" + spread(figure.judged(), "×").replace(" ×", "** ×"))
                .orElse("–"),
            line.goal()
                .map(goal -> goal.sign() + " " + Numbers.shortly(goal.limit()) + unit(line))
                .orElse("–"),
            line.goal()
                .flatMap(goal ->
                    now.map(figure -> goal.isMetBy(figure.judged().median()) ? "yes" : "no"))
                .orElse("–"),
            before(entry.row, line)
                .map(figure ->
                    spread(figure.judged(), line.theirs().isPresent() ? "×" : line.unit()))
                .orElse("–"));
  }

  private static String unit(Line line) {
    return line.theirs().isPresent() ? " ×" : " " + line.unit();
  }

  private static String spread(Spread spread, String unit) {
    var median = Numbers.shortly(spread.median()) + " " + unit;
    return spread.least() == spread.most()
        ? median.strip()
        : "%s (%s to %s)"
            .formatted(
                median.strip(), Numbers.shortly(spread.least()), Numbers.shortly(spread.most()));
  }

  private Optional<Figure> now(Row row, Line line) {
    return results.figure(Results.OURS, row, line);
  }

  private Optional<Figure> before(Row row, Line line) {
    return results
        .figure(Results.BEFORE, row, line)
        .or(() -> before.figure(Results.BEFORE, row, line));
  }

  private String failures() {
    var failures =
        rows.stream()
            .flatMap(row ->
                results.note(Results.OURS, row, "failure").stream()
                    .map(why -> "- `%s`: %s".formatted(row.name(), why.replaceAll("\\s+", " "))))
            .collect(Collectors.joining("\n"));
    return failures.isEmpty() ? "" : "## Without a result\n\n" + failures + "\n\n";
  }

  private String explained() throws IOException {
    var file = home.resolve("bench/explained.md");
    return Files.exists(file) ? Files.readString(file) : "Nothing yet.\n";
  }

  private String machine() {
    return rows.stream()
        .flatMap(row ->
            results.note(Results.OURS, row, "machine").stream()
                .map(machine ->
                    machine
                        + ", "
                        + results.note(Results.OURS, row, "measured").orElse("").substring(0, 10)))
        .distinct()
        .map(machine -> "- " + machine)
        .collect(Collectors.joining("\n"));
  }

  private static String how(Row row) {
    return "**`%s`.** %s".formatted(row.name(), row.how());
  }

  private String rounds(Row row) {
    return "| `%s` | %s | %s | %s %% | %s | %s |"
        .formatted(
            row.name(),
            results.note(Results.OURS, row, "rounds").orElse(""),
            results.note(Results.OURS, row, "repeated").orElse(""),
            results
                .note(Results.OURS, row, "others")
                .map(share -> Numbers.shortly(Double.parseDouble(share) * 100))
                .orElse(""),
            raw(row, "processor_each", " ms"),
            raw(row, "generator", ""));
  }

  private String raw(Row row, String figure, String unit) {
    return results.raw(Results.OURS, row, figure).entrySet().stream()
        .map(entry ->
            String.format(
                Locale.ROOT, "%s: %s%s", entry.getKey(), Numbers.shortly(entry.getValue()), unit))
        .collect(Collectors.joining(", "));
  }
}
