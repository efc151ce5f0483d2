package org.partbook.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The SQL of a migration, taken apart into its statements: in small letters, with single spaces,
/// without comments, with strings and the bodies of functions left out, as these do nothing yet.
/// What a `do` block does it does now, so its body stays.
final class MigrationText {
  private static final Pattern DOLLARS = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");
  private static final Pattern DO = Pattern.compile("(?s)\\s*do\\s.*");

  private final String sql;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private int at;

  private MigrationText(String sql) {
    this.sql = sql;
  }

  static List<String> statements(String sql) {
    var text = new MigrationText(sql);
    while (text.at < sql.length()) {
      text.next();
    }
    text.end();
    return text.statements;
  }

  private void next() {
    var dollars = DOLLARS.matcher(sql).region(at, sql.length());
    if (sql.startsWith("--", at)) {
      statement.append(' ');
      skipTo("\n");
    } else if (sql.startsWith("/*", at)) {
      statement.append(' ');
      skipTo("*/");
    } else if (sql.charAt(at) == '\'') {
      statement.append("''");
      at++;
      skipTo("'");
    } else if (dollars.lookingAt()) {
      body(dollars.group());
    } else if (sql.charAt(at) == ';') {
      at++;
      end();
    } else {
      statement.append(sql.charAt(at) == '"' ? "" : sql.substring(at, at + 1));
      at++;
    }
  }

  private void body(String dollars) {
    at += dollars.length();
    var begin = at;
    skipTo(dollars);
    var isDone = DO.matcher(statement.toString().toLowerCase(Locale.ROOT)).matches();
    statement.append(isDone ? sql.substring(begin, at) : "''");
  }

  /// Behind the next such text, or to the end.
  private void skipTo(String text) {
    var found = sql.indexOf(text, at);
    at = found < 0 ? sql.length() : found + text.length();
  }

  private void end() {
    var text = statement.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    if (!text.isEmpty()) {
      statements.add(text);
    }
    statement.setLength(0);
  }

  /// What stands between commas, but for those within brackets.
  static List<String> parts(String list) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < list.length(); i++) {
      switch (list.charAt(i)) {
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(list.substring(begin, i).strip());
            begin = i + 1;
          }
        }
        default -> {
          // Part of what stands there.
        }
      }
    }
    parts.add(list.substring(begin).strip());
    return parts;
  }
}
