package org.partbook.terms;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
    for (var row : rows) {
      wanted(row, byName, now).ifPresent(wanted::add);
    }
    if (!mistakes.isEmpty()) {
      return new TermsReport(false, 0, 0, mistakes.kept(), mistakes.found());
    }
    var changes = wanted.stream().filter(one -> !agreements.holds(one)).toList();
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
