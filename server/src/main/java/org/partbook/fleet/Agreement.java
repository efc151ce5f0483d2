package org.partbook.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.fleet.Setting.Rule;

/// Whether a server can run beside others: what is in the way, and what is only to be said.
///
/// @param refusals why it can't, a sentence each
/// @param warnings what to look at, a sentence each
record Agreement(List<String> refusals, List<String> warnings) {
  /// In milliseconds: what is said of clocks, and what keeps a server from starting.
  private static final long NOTICED = 2_000;

  private static final long TOO_FAR = 30_000;

  /// Holds a server against those that are there.
  ///
  /// @param clockAhead of the database's clock, in milliseconds
  static Agreement of(Member me, long clockAhead, List<Neighbour> others) {
    var settings = ofSettings(me, others);
    var refusals = new ArrayList<>(settings.refusals);
    var warnings = new ArrayList<>(settings.warnings);
    var refused = ofClocks(clockAhead, others);
    refused.ifPresent(refusals::add);
    if (refused.isEmpty() && Math.abs(clockAhead) >= NOTICED) {
      warnings.add(
          "the clock of this machine is %s the database's: let both be set by NTP, for what expires goes by them"
              .formatted(offset(clockAhead)));
    }
    return new Agreement(refusals, warnings);
  }

  /// As [#of], whatever time it is.
  static Agreement ofSettings(Member me, List<Neighbour> others) {
    var refusals = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    for (var setting : me.settings()) {
      others.stream()
          .map(other -> difference(setting, other))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(said -> (setting.onDifference() == Rule.WARN ? warnings : refusals).add(said));
    }
    return new Agreement(refusals, warnings);
  }

  private static Optional<String> difference(Setting mine, Neighbour other) {
    if (mine.onDifference() == Rule.REFUSE_UNSAID && mine.value().isEmpty()) {
      return Optional.of(
          "%s isn't set here, and %s uses the same database%s. %s: set the same on all servers"
              .formatted(
                  mine.name(),
                  other.name(),
                  Optional.ofNullable(other.settings().get(mine.name()))
                      .map(" with '%s'"::formatted)
                      .orElse(""),
                  mine.why()));
    }
    var theirs = other.settings().get(mine.name());
    if (theirs == null && mine.onDifference() == Rule.REFUSE_UNSAID) {
      return Optional.of(
          "%s isn't set at %s, which uses the same database. %s: set the same on all servers"
              .formatted(mine.name(), other.name(), mine.why()));
    }
    if (theirs == null || !mine.differsFrom(theirs)) {
      return Optional.empty();
    }
    var values =
        mine.isShown()
            ? "is %s here, and %s at %s"
                .formatted(quoted(mine.value().orElseThrow()), quoted(theirs), other.name())
            : "is another one here than at " + other.name();
    return Optional.of(
        "%s %s, which uses the same database. %s: set the same on all servers%s"
            .formatted(
                mine.name(),
                values,
                mine.why(),
                mine.onDifference() == Rule.WARN
                    ? ""
                    : ", or stop the others before you start this one"));
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "not set" : "'" + value + "'";
  }

  /// By the database's clock they are compared, which all can see.
  ///
  /// @return what is wrong, if one is too far from another
  static Optional<String> ofClocks(long clockAhead, List<Neighbour> others) {
    return others.stream()
        .filter(other -> Math.abs(clockAhead - other.clockAhead()) >= TOO_FAR)
        .findFirst()
        .map(other ->
            "the clock of this machine is %s the database's, and that of %s, which uses the same database, is %s it. Links, deadlines and the ledger would go by two times: set the clock, by NTP for instance"
                .formatted(offset(clockAhead), other.name(), offset(other.clockAhead())));
  }

  private static String offset(long millis) {
    return "%.1f s %s".formatted(Math.abs(millis) / 1000.0, millis < 0 ? "behind" : "ahead of");
  }
}
