package org.partbook.doctor;

import org.partbook.Installation;
import org.partbook.ledger.log.LogCheck;

/// The journal against its log, as `ledger verify` does it.
final class JournalCheck implements Check {
  private final Installation installation;

  JournalCheck(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public Outcome examine() {
    var found = installation.log().check();
    if (found.problems().isEmpty()) {
      return Outcome.ok(
          "all %d entries are as they were logged; %d aren't in the log yet"
              .formatted(found.size(), found.unlogged()));
    }
    var said = new Particulars();
    found.problems().forEach(one -> said.add(one.kind() + ": " + one.message()));
    boolean onlyFiles =
        found.problems().stream().allMatch(one -> one.kind() == LogCheck.Kind.FILES);
    return Outcome.fault(
            onlyFiles
                ? "files of the log aren't what was signed"
                : "the journal isn't what was logged",
            onlyFiles
                ? "Bring them back from a backup, or move them away: a server makes them anew"
                : "See docs/ledger.md, and hold the database against a backup")
        .with(said.list());
  }
}
