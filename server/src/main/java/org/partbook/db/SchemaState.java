package org.partbook.db;

/// How far the tables are, held against the migrations of this program.
public sealed interface SchemaState {
  /// Every migration has run, and no other.
  record UpToDate(String version) implements SchemaState {}

  /// Nobody has made any tables yet.
  record Empty() implements SchemaState {}

  /// Some migrations of this program haven't run.
  ///
  /// @param version up to which they have
  /// @param wanted the newest
  /// @param due how many haven't
  record Behind(String version, String wanted, int due) implements SchemaState {}

  /// A newer program has changed them.
  ///
  /// @param known the newest version that this program knows
  record Newer(String version, String known) implements SchemaState {}

  /// A migration was begun and has failed.
  record HalfRun(String version) implements SchemaState {}

  /// A migration has run that isn't as this program has it.
  record Altered(String version) implements SchemaState {}

  /// This program can't list its own migrations.
  record Untold() implements SchemaState {}
}
