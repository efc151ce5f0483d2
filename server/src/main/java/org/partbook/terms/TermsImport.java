package org.partbook.terms;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partbook.access.Vendor;
import org.partbook.csv.Mistakes;

/// Sets the terms of vendors by a file: all of it, or nothing.
public final class TermsImport {
  private final Agreements agreements;
  private final ZoneId zone;

  /// An import.
  ///
  /// @param zone in which days begin
  public TermsImport(Agreements agreements, ZoneId zone) {
    this.agreements = agreements;
    this.zone = zone;
  }

  /// Reads a file, and sets what differs from what holds on its day anyway.
  ///
  /// @param onlyCheck whether to look for mistakes only
  public TermsReport importFile(Path path, List<Vendor> vendors, Instant now, boolean onlyCheck)
      throws IOException {
    var mistakes = new Mistakes();
    var rows = TermsFile.read(path, mistakes);
    var byName = vendors.stream().collect(Collectors.toMap(Vendor::name, Function.identity()));
    var wanted = new ArrayList<Agreements.Wanted>();
    var lines = new HashMap<String, Long>();
    for (var row : rows) {
      wanted(row, byName, now)
          .filter(one -> isFirst(row, one.begin(), lines))
          .ifPresent(wanted::add);
    }
    if (!mistakes.isEmpty()) {
      return new TermsReport(false, 0, 0, mistakes.kept(), mistakes.found());
    }
    var changes = changes(wanted);
    if (!onlyCheck) {
      agreements.setAll(changes);
    }
    return new TermsReport(
        !onlyCheck && !changes.isEmpty(),
        changes.size(),
        wanted.size() - changes.size(),
        List.of(),
        0);
  }

  /// What differs from what holds on its day, with all that the file sets before.
  private List<Agreements.Wanted> changes(List<Agreements.Wanted> wanted) {
    var changes = new ArrayList<Agreements.Wanted>();
    var inOrder = wanted.stream().sorted(Comparator.comparing(Agreements.Wanted::begin)).toList();
    for (var one : inOrder) {
      boolean isChanged = changes.stream().anyMatch(other -> other.vendor().equals(one.vendor()));
      if (isChanged || !agreements.holds(one)) {
        changes.add(one);
      }
    }
    return changes;
  }

  private static boolean isFirst(TermsFile.Row row, Instant begin, Map<String, Long> lines) {
    var earlier = lines.putIfAbsent(row.vendor() + " from " + begin, row.place().line());
    if (earlier != null) {
      row.place()
          .reject(
              TermsFile.VENDOR,
              "has terms from %s in line %d already"
                  .formatted(row.from().map(LocalDate::toString).orElse("now on"), earlier));
    }
    return earlier == null;
  }

  private Optional<Agreements.Wanted> wanted(
      TermsFile.Row row, Map<String, Vendor> byName, Instant now) {
    var vendor = Optional.ofNullable(byName.get(row.vendor()));
    if (vendor.isEmpty()) {
      row.place()
          .reject(TermsFile.VENDOR, "is no vendor; partbook vendor list shows those there are");
    }
    var begin = begin(row, now);
    return vendor.isEmpty() || begin.isEmpty()
        ? Optional.empty()
        : Optional.of(new Agreements.Wanted(vendor.get(), begin.get(), row.agreement()));
  }

  private Optional<Instant> begin(TermsFile.Row row, Instant now) {
    var begin = row.from().map(day -> begin(day, zone, now)).orElse(Optional.of(now));
    if (begin.isEmpty()) {
      row.place()
          .reject(
              TermsFile.FROM,
              "is over: terms begin today, on %s, or later".formatted(today(zone, now)));
    }
    return begin;
  }

  private static LocalDate today(ZoneId zone, Instant now) {
    return now.atZone(zone).toLocalDate();
  }

  /// When terms begin that begin on a day; nothing for one that is over. What was sold is never
  /// reckoned anew, so terms can't begin in the past.
  public static Optional<Instant> begin(LocalDate day, ZoneId zone, Instant now) {
    var today = today(zone, now);
    if (day.isBefore(today)) {
      return Optional.empty();
    }
    return Optional.of(day.equals(today) ? now : day.atStartOfDay(zone).toInstant());
  }
}
