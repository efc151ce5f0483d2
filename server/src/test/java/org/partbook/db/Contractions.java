package org.partbook.db;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What of a migration takes away or tightens what a server of the release before uses. What the
/// migration has made itself nobody uses yet.
///
/// A statement whose meaning can't be seen in its words is let through: what is looked for is what
/// somebody would write without a thought.
final class Contractions {
  private static final String NAME = "(?<name>[\\w.]+)";

  private static final Pattern MADE =
      Pattern.compile(
          "create (?:or replace )?(?:temp |temporary |unlogged )?(?:table|view|materialized view|function|procedure|type|domain|sequence|(?:unique )?index(?: concurrently)?) (?:if not exists )?"
              + NAME
              + ".*");
  private static final Pattern UNIQUE_INDEX =
      Pattern.compile(
          "create unique index (?:concurrently )?(?:if not exists )?"
              + NAME
              + " on (?:only )?(?<table>[\\w.]+)(?<columns>.*)");
  private static final Pattern UNIQUE_CONSTRAINT =
      Pattern.compile("constraint " + NAME + " (?:unique|primary key)\\b");

  private static final Pattern DROP =
      Pattern.compile(
          "drop (?<kind>[a-z]+(?: view| table)?) (?:concurrently )?(?:if exists )?(?<names>.*)");
  private static final Pattern TRUNCATE =
      Pattern.compile("truncate (?:table )?(?:only )?(?<names>.*)");
  private static final Pattern DELETE =
      Pattern.compile("\\bdelete from (?:only )?" + NAME + "(?<rest>.*)");
  private static final Pattern ALTER_TABLE =
      Pattern.compile("alter table (?:if exists )?(?:only )?" + NAME + " (?<actions>.*)");
  private static final Pattern ALTER_OTHER =
      Pattern.compile(
          "alter [a-z]+(?: view)? (?:if exists )?" + NAME + "(?:\\(.*\\))? (?<actions>.*)");
  private static final Pattern ADD_COLUMN =
      Pattern.compile(
          "add (?!(?:constraint|check|unique|primary key|foreign key|exclude)\\b)(?:column )?(?:if not exists )?"
              + NAME
              + " (?<rest>.*)");
  private static final Pattern ADD_CONSTRAINT =
      Pattern.compile("add (?:constraint|check|unique|primary key|foreign key|exclude)\\b.*");
  private static final Pattern DROP_CONSTRAINT =
      Pattern.compile("drop constraint (?:if exists )?" + NAME + ".*");
  private static final Pattern DROP_COLUMN =
      Pattern.compile("drop (?:column )?(?:if exists )?" + NAME + ".*");
  private static final Pattern TIGHTENED =
      Pattern.compile(
          "rename\\b.*|set schema\\b.*|detach partition\\b.*|(?:enable|force) row level security"
              + "|alter (?:column )?[\\w.]+ (?:(?:set data )?type\\b.*|set not null|drop (?:default|identity|expression).*)"
              + "|(?:alter|drop) attribute\\b.*");
  private static final Pattern REQUIRED = Pattern.compile("(?<!is )not null|primary key");
  private static final Pattern FILLED = Pattern.compile("\\bdefault\\b|\\bgenerated\\b|serial\\b");

  /// Within a block that is run at once, also in what it puts together.
  private static final Pattern DONE =
      Pattern.compile(
          "\\b(?:drop|rename|truncate|revoke)\\b|\\bset not null\\b|\\badd constraint\\b"
              + "|\\balter column \\S+ (?:set data )?type\\b");

  private final List<String> statements;
  private final Set<String> unique;
  private final Set<String> made = new HashSet<>();
  private final Set<String> added = new HashSet<>();

  private Contractions(List<String> statements, Set<String> unique) {
    this.statements = statements;
    this.unique = unique;
    for (var statement : statements) {
      var making = MADE.matcher(statement);
      if (making.matches()) {
        made.add(making.group("name"));
      }
      var table = ALTER_TABLE.matcher(statement);
      if (table.matches()) {
        for (var action : MigrationText.parts(table.group("actions"))) {
          var column = ADD_COLUMN.matcher(action);
          if (column.matches()) {
            added.add(column.group("name"));
          }
        }
      }
    }
  }

  /// The statements that do so.
  ///
  /// @param unique the names of indexes and constraints that hold something to be there once
  static List<String> in(String sql, Set<String> unique) {
    var contractions = new Contractions(MigrationText.statements(sql), unique);
    return contractions.statements.stream().filter(contractions::contracts).toList();
  }

  /// The names of what a migration has to be there once.
  static Set<String> unique(String sql) {
    var names = new HashSet<String>();
    for (var statement : MigrationText.statements(sql)) {
      var index = UNIQUE_INDEX.matcher(statement);
      if (index.matches()) {
        names.add(index.group("name"));
      }
      UNIQUE_CONSTRAINT.matcher(statement).results().forEach(one -> names.add(one.group("name")));
    }
    return names;
  }

  private boolean contracts(String statement) {
    return statement.startsWith("revoke ")
        || drops(statement)
        || empties(statement)
        || alters(statement)
        || makesUnique(statement)
        || (statement.startsWith("do ") && DONE.matcher(statement).find());
  }

  private boolean drops(String statement) {
    var drop = DROP.matcher(statement);
    if (!drop.matches()) {
      return false;
    }
    var names = names(drop.group("names"));
    return switch (drop.group("kind")) {
      case "trigger" -> false;
      case "index" -> names.stream().anyMatch(this::holdsOnce);
      default -> !made.containsAll(names);
    };
  }

  private static List<String> names(String list) {
    return MigrationText.parts(list).stream().map(one -> one.replaceFirst("[ (*].*", "")).toList();
  }

  private boolean holdsOnce(String name) {
    return !made.contains(name)
        && (unique.contains(name) || name.endsWith("_key") || name.endsWith("_pkey"));
  }

  private boolean empties(String statement) {
    var truncate = TRUNCATE.matcher(statement);
    if (truncate.matches()) {
      return !made.containsAll(names(truncate.group("names")));
    }
    return DELETE
        .matcher(statement)
        .results()
        .anyMatch(one ->
            !made.contains(one.group("name")) && !one.group("rest").matches(".*\\bwhere\\b.*"));
  }

  private boolean alters(String statement) {
    var table = ALTER_TABLE.matcher(statement);
    if (table.matches()) {
      return !made.contains(table.group("name"))
          && MigrationText.parts(table.group("actions")).stream().anyMatch(this::tightens);
    }
    var other = ALTER_OTHER.matcher(statement);
    return other.matches()
        && !made.contains(other.group("name"))
        && MigrationText.parts(other.group("actions")).stream().anyMatch(this::tightens);
  }

  private boolean tightens(String action) {
    if (ADD_CONSTRAINT.matcher(action).matches()) {
      return !action.endsWith(" not valid");
    }
    var column = ADD_COLUMN.matcher(action);
    if (column.matches()) {
      var rest = column.group("rest");
      return REQUIRED.matcher(rest).find() && !FILLED.matcher(rest).find();
    }
    var constraint = DROP_CONSTRAINT.matcher(action);
    if (constraint.matches()) {
      return holdsOnce(constraint.group("name"));
    }
    var dropped = DROP_COLUMN.matcher(action);
    return (dropped.matches() && !added.contains(dropped.group("name")))
        || TIGHTENED.matcher(action).matches();
  }

  /// Two of what the older server writes could be the same, unless it doesn't write that at all.
  private boolean makesUnique(String statement) {
    var index = UNIQUE_INDEX.matcher(statement);
    return index.matches()
        && !made.contains(index.group("table"))
        && added.stream().noneMatch(one -> index.group("columns").matches(".*\\b" + one + "\\b.*"));
  }
}
