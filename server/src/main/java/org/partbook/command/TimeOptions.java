package org.partbook.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which time is meant, in the publisher's time zone.
final class TimeOptions {
  @Option(names = "--day", paramLabel = "DATE", description = "One day, such as 2026-10-31.")
  Optional<String> day = Optional.empty();

  @Option(names = "--month", paramLabel = "MONTH", description = "One month, such as 2026-10.")
  Optional<String> month = Optional.empty();

  @Option(names = "--from", paramLabel = "DATE", description = "From the beginning of this day on.")
  Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "DATE", description = "To the end of this day.")
  Optional<String> until = Optional.empty();

  /// A stretch of time; open where nothing was said.
  ///
  /// @param until exclusive
  record Span(Optional<Instant> from, Optional<Instant> until) {
    Instant begin() {
      return from.orElse(Instant.EPOCH);
    }

    Instant end() {
      return until.orElse(Instant.parse("9999-01-01T00:00:00Z"));
    }
  }

  Span span(ZoneId zone) {
    long ways =
        day.stream().count()
            + month.stream().count()
            + (from.isPresent() || until.isPresent() ? 1 : 0);
    if (ways > 1) {
      throw CommandFailed.wrongUsage("say either --day, or --month, or --from and --until");
    }
    if (month.isPresent()) {
      var first = month("--month", month.get());
      return new Span(
          Optional.of(begin(first.atDay(1), zone)),
          Optional.of(begin(first.plusMonths(1).atDay(1), zone)));
    }
    var first = day.map(text -> date("--day", text)).or(() -> from.map(t -> date("--from", t)));
    var last = day.map(text -> date("--day", text)).or(() -> until.map(t -> date("--until", t)));
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw CommandFailed.wrongUsage(
          "--until is %s, before --from, which is %s".formatted(last.get(), first.get()));
    }
    return new Span(
        first.map(date -> begin(date, zone)), last.map(date -> begin(date.plusDays(1), zone)));
  }

  private static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw CommandFailed.wrongUsage(
          "%s is a day such as 2026-10-31, not '%s'".formatted(option, text));
    }
  }

  static YearMonth month(String option, String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw CommandFailed.wrongUsage(
          "%s is a month such as 2026-10, not '%s'".formatted(option, text));
    }
  }
}
