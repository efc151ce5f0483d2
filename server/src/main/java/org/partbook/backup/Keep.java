package org.partbook.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which backups stay: of each of the last days, weeks, months and years that have any, the latest.
/// The latest of all always stays.
public record Keep(int days, int weeks, int months, int years) {
  private static final Pattern RULE =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,4})w)?(?:(\\d{1,4})m)?(?:(\\d{1,4})y)?");

  /// Reads what people write, as in `7d4w12m`.
  ///
  /// @throws IllegalArgumentException if it is no rule
  public static Keep parse(String text) {
    var rule = RULE.matcher(text);
    if (text.isEmpty() || !rule.matches()) {
      throw new IllegalArgumentException(
          "it says how many days, weeks, months and years have a backup that stays, in this order, as in 7d4w12m");
    }
    return new Keep(
        number(rule.group(1)), number(rule.group(2)), number(rule.group(3)), number(rule.group(4)));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /// Those that go.
  ///
  /// @param ids in their order
  Set<String> superfluous(List<String> ids, ZoneId zone) {
    var kept = new HashSet<String>();
    if (!ids.isEmpty()) {
      kept.add(ids.getLast());
    }
    keep(kept, ids, days, day(zone));
    keep(kept, ids, weeks, week(zone));
    keep(kept, ids, months, day(zone).andThen(day -> day.withDayOfMonth(1)));
    keep(kept, ids, years, day(zone).andThen(LocalDate::getYear));
    var gone = new TreeSet<>(ids);
    gone.removeAll(kept);
    return gone;
  }

  private static Function<Instant, LocalDate> day(ZoneId zone) {
    return at -> LocalDate.ofInstant(at, zone);
  }

  private static Function<Instant, String> week(ZoneId zone) {
    return day(zone)
        .andThen(day ->
            day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static void keep(
      Set<String> kept, List<String> ids, int most, Function<Instant, ?> period) {
    var periods = new HashSet<Object>();
    for (var id : ids.reversed()) {
      if (periods.size() == most) {
        return;
      }
      if (periods.add(period.apply(BackupIds.time(id)))) {
        kept.add(id);
      }
    }
  }
}
