package org.partbook.doctor;

import org.partbook.db.Database;

/// Who owns the tables, and whether what keeps the past as it is can be got round.
final class RolesCheck implements Check {
  private static final String TWO_ROLES =
      "Make two roles of one: docs/operations.md, Which database";

  private final Database db;

  RolesCheck(Database db) {
    this.db = db;
  }

  @Override
  public String name() {
    return "roles";
  }

  @Override
  public Outcome examine() {
    var off = db.facts().guardsOff();
    if (!off.isEmpty()) {
      return Outcome.fault(
              "what keeps the past as it is has been switched off or is gone",
              "As the tables' owner: alter table … enable always trigger …; then see what the log says")
          .with(off);
    }
    var rights = db.facts().rights();
    if (!rights.closed().isEmpty()) {
      return Outcome.fault(
              rights.role() + " can't use all tables",
              "Start a server or any other command, which gives it what it needs")
          .with(rights.closed());
    }
    if (rights.superuser()) {
      return Outcome.warning(
          rights.role() + " is a superuser, whom no trigger keeps from changing the past",
          TWO_ROLES);
    }
    if (rights.mayBeOwner()) {
      return Outcome.warning(
          rights.role() + " owns the tables, and could switch off what keeps the past as it is",
          TWO_ROLES);
    }
    if (!rights.mayChange().isEmpty()) {
      return Outcome.warning(
              rights.role() + " may change tables in which nothing is changed; triggers refuse it",
              "As the tables' owner: revoke update, delete, truncate on … from " + rights.role())
          .with(rights.mayChange());
    }
    return Outcome.ok(
        "%s works with the tables, and %s owns them"
            .formatted(rights.role(), String.join(", ", rights.owners())));
  }
}
