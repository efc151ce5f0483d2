package org.partbook.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Line;
import org.partbook.fault.site.FilesAt;

/// What a trial has shown, in Markdown.
///
/// @param leftOut kinds that couldn't be tried, and why
/// @param lines all that were sold
/// @param compared how many of the database's lines were compared with these
/// @param doctor what `partbook doctor` said at the end
record Report(
    Options options,
    Instant begun,
    Instant ended,
    List<Row> rows,
    Map<String, String> leftOut,
    List<Line> lines,
    int compared,
    Findings findings,
    List<String> doctor) {

  /// A refusal should come sooner.
  private static final Duration NOTABLE = Duration.ofSeconds(1);

  boolean isGood() {
    return findings.areNone() && compared > 0;
  }

  String text() {
    return String.join("\n\n", heading(), verdict(), kinds(), examined(), all()) + "\n";
  }

  private String heading() {
    var load = lines.size() * 1e3 / Duration.between(begun, ended).toMillis();
    return """
    # A trial of faults

    `make faults%s SERVERS=%d SEED=%d%s%s%s`, %s to %s UTC. %d servers and %s on %d \
    processors; %d vendors, %,d lines, %.0f a second on average; %d faults.\
    """
        .formatted(
            options.minutes().map(minutes -> " MINUTES=" + minutes).orElse(""),
            options.servers(),
            options.seed(),
            bucket(),
            options.standby() ? " STANDBY=yes" : options.embedded() ? " EMBEDDED=yes" : "",
            options.bounds().settings(),
            begun.truncatedTo(ChronoUnit.SECONDS),
            ended.truncatedTo(ChronoUnit.SECONDS),
            options.servers(),
            surroundings(),
            Runtime.getRuntime().availableProcessors(),
            options.vendors(),
            lines.size(),
            load,
            rows.size());
  }

  private String surroundings() {
    return (options.standby()
            ? "a PostgreSQL with a standby (recovery is counted from when a primary takes writes)"
            : options.embedded() ? "the PostgreSQL that it brings along" : "one PostgreSQL")
        + (options.files() instanceof FilesAt.Folder ? "" : ", files in a bucket,");
  }

  private String bucket() {
    return switch (options.files()) {
      case FilesAt.Folder() -> "";
      case FilesAt.OwnStore() -> " BUCKET=yes";
      case FilesAt.Store store -> " BUCKET=" + store.bucket();
    };
  }

  private String verdict() {
    var text = new StringBuilder(isGood() ? "**Good.**" : "**Not good.**");
    text.append(
        " %,d lines of the database were compared with what was acknowledged, %,d of them cancelled, %,d received.\n\n"
            .formatted(
                compared,
                lines.stream().filter(Line::isCancelled).count(),
                lines.stream().filter(Line::isReceived).count()));
    text.append("| | |\n|---|---|\n");
    findings.counts().forEach((kind, count) -> text.append(row(words(kind), count)));
    text.append(row("worst recovery, some server", worst(row -> row.recovery().some())));
    text.append(
        row(
            "worst recovery, each server",
            worst(row -> row.recovery().all().orElse(Duration.ofDays(1)))));
    text.append(
        row("slowest refusal (503 or 429)", worst(row -> row.during().slowestRefusal().took())));
    for (var finding : findings.shown()) {
      text.append("\n- %s: %s".formatted(words(finding.kind()), finding.text()));
    }
    return text.toString();
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case LOST -> "acknowledged sales lost or changed";
      case TWICE -> "sold twice, or by nobody";
      case DELIVERED_AFTER_CANCELLATION -> "delivered after an acknowledged cancellation";
      case JOURNAL -> "lines that the journal tells otherwise";
      case ANSWER -> "answers that nobody should have to bear";
      case UNFELT -> "faults that nobody felt";
      case RECOVERY -> "not recovered";
      case LATE_RECOVERY -> "recoveries that took too long";
      case LATE_REFUSAL -> "refusals that came too late, or not at all";
      case DOCTOR -> "faults that `partbook doctor` found";
      case END -> "processes that didn't end in order";
      case TRIAL -> "faults of the trial itself, which ended it early";
    };
  }

  private interface Figure {
    Duration of(Row row);
  }

  private String worst(Figure figure) {
    return rows.stream()
        .map(figure::of)
        .max(Comparator.naturalOrder())
        .map(Report::seconds)
        .orElse("–");
  }

  private static String row(Object... cells) {
    return "|"
        + List.of(cells).stream().map(cell -> " " + cell + " |").collect(Collectors.joining())
        + "\n";
  }

  /// Of each kind the worst.
  private String kinds() {
    var ofKind =
        new TreeMap<String, List<Row>>(rows.stream().collect(Collectors.groupingBy(Row::kind)));
    var text = new StringBuilder("## What was tried\n\n");
    text.append(
        row(
            "fault",
            "times",
            "longest",
            "sold meanwhile",
            "503, 429",
            "slowest of these",
            "no answer",
            "worst recovery: some server",
            "each server"));
    text.append("|---|---|---|---|---|---|---|---|---|\n");
    ofKind.forEach((kind, some) -> text.append(kind(kind, some)));
    leftOut.forEach(
        (kind, why) -> text.append(row(kind, "left out: " + why, "", "", "", "", "", "", "")));
    return text.toString().strip();
  }

  private String kind(String name, List<Row> some) {
    var part = new Report(options, begun, ended, some, leftOut, lines, compared, findings, doctor);
    return row(
        name,
        some.size(),
        part.worst(Row::lasted),
        some.stream().mapToInt(row -> row.during().sales()).sum(),
        some.stream().mapToInt(row -> row.during().refusals()).sum(),
        part.worst(row -> row.during().slowestRefusal().took()),
        some.stream().mapToInt(row -> row.during().silences()).sum(),
        part.worst(row -> row.recovery().some()),
        part.worst(row -> row.recovery().all().orElse(Duration.ofDays(1))));
  }

  private String examined() {
    return "## What `partbook doctor` says at the end\n\n- " + String.join("\n- ", doctor);
  }

  private String all() {
    return "## Each in its turn\n\n"
        + rows.stream()
            .map(row -> "- " + row.at().truncatedTo(ChronoUnit.SECONDS) + " " + words(row))
            .collect(Collectors.joining("\n"));
  }

  static String words(Row row) {
    return "%s, for %s: %d sold, %d refused in %s at most%s, %d without an answer; sold again after %s, everywhere after %s"
        .formatted(
            row.kind(),
            seconds(row.lasted()),
            row.during().sales(),
            row.during().refusals(),
            seconds(row.during().slowestRefusal().took()),
            row.during().slowestRefusal().took().compareTo(NOTABLE) > 0
                ? " (" + row.during().slowestRefusal().answer() + ")"
                : "",
            row.during().silences(),
            seconds(row.recovery().some()),
            row.recovery().all().map(Report::seconds).orElse("never"));
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
  }
}
