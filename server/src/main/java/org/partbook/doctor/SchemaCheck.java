package org.partbook.doctor;

import org.partbook.db.Database;
import org.partbook.db.SchemaState;
import org.partbook.db.SchemaState.Altered;
import org.partbook.db.SchemaState.Behind;
import org.partbook.db.SchemaState.Empty;
import org.partbook.db.SchemaState.HalfRun;
import org.partbook.db.SchemaState.Newer;
import org.partbook.db.SchemaState.Untold;
import org.partbook.db.SchemaState.UpToDate;

/// Whether the tables are this program's.
final class SchemaCheck implements Check {
  private final Database db;
  private boolean isUsable;

  SchemaCheck(Database db) {
    this.db = db;
  }

  @Override
  public String name() {
    return "schema";
  }

  /// Whether what is in the tables can be looked at; asked afterwards.
  boolean isUsable() {
    return isUsable;
  }

  @Override
  public Outcome examine() {
    var state = db.facts().schema();
    isUsable = state instanceof UpToDate || state instanceof Altered || state instanceof Untold;
    return judge(state);
  }

  private static Outcome judge(SchemaState state) {
    return switch (state) {
      case UpToDate(var version) -> Outcome.ok("every migration has run, up to version " + version);
      case Empty() -> Outcome.fault("there are no tables", "Start a server, which makes them");
      case Behind(var version, var wanted, var due) ->
          Outcome.fault(
              "the tables are of version %s, and this program needs %s: %s missing"
                  .formatted(version, wanted, due == 1 ? "1 is" : due + " are"),
              "Take a backup and start the server of this version, which brings them up to date");
      case Newer(var version, var known) ->
          Outcome.fault(
              "the tables are of version %s, and this program knows them up to %s"
                  .formatted(version, known),
              "Use the newer program, or the backup from before the upgrade");
      case HalfRun(var version) ->
          Outcome.fault(
              "the migration to version " + version + " was begun and has failed",
              "Restore the backup from before the upgrade");
      case Altered(var version) ->
          Outcome.fault(
              "the migration to version " + version + " isn't the one that this program has",
              "Use the program that has made the tables");
      case Untold() ->
          Outcome.warning(
              "this program can't list its migrations", "Build it again; a start looks itself");
    };
  }
}
