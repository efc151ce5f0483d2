package org.partbook.db;

import java.sql.Connection;
import java.sql.SQLException;

/// The role that servers and commands work as, where that isn't the owner of the tables: it reads
/// and writes, but it can't change a table, nor a row of those tables in which nothing is changed.
/// The triggers that refuse it there can't be switched off by it.
final class ServerRole {
  private static final String NO_SUCH_LOGIN = "28P01";
  private static final int KNOWS_MAINTAIN = 17;

  /// Any number that no other lock has.
  private static final long GRANTING = 0x5061_7274_526FL;

  private static final String MAY_READ =
      """
      select not exists (
        select from pg_class
        where relnamespace = current_schema()::regnamespace
          and case relkind
            when 'r' then not has_table_privilege(oid, 'select')
            when 'S' then not has_sequence_privilege(oid, 'usage')
            else false
          end)
      """;

  private final DatabaseUrl owner;
  private final DatabaseUrl role;

  /// @param owner of the tables
  /// @param role who works with them
  ServerRole(DatabaseUrl owner, DatabaseUrl role) {
    this.owner = owner;
    this.role = role;
  }

  /// Sees to it that the role may read the tables, if there are any.
  ///
  /// @param ours whether it is made where it isn't there
  void ensure(boolean ours) {
    try (var connection = Schema.connect(role);
        var statement = connection.createStatement();
        var row = statement.executeQuery(MAY_READ)) {
      if (row.next() && !row.getBoolean(1)) {
        grant();
      }
    } catch (SQLException e) {
      if (!ours || !NO_SUCH_LOGIN.equals(e.getSQLState())) {
        throw DatabaseException.notBegun(e);
      }
      asOwner(this::create);
    }
  }

  private void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (yes(connection, "select exists (select from pg_roles where rolname = ?)", role.user())) {
        // Somebody else has been faster.
        return;
      }
      var password = statement.enquoteLiteral(role.password());
      statement.execute(
          "create role %s login password %s"
              .formatted(statement.enquoteIdentifier(role.user(), true), password));
    }
    grant(connection);
  }

  /// Lets the role work with all tables that there are now.
  void grant() {
    asOwner(this::grant);
  }

  private void grant(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var name = statement.enquoteIdentifier(role.user(), true);
      var schema = statement.enquoteIdentifier(connection.getSchema(), true);
      statement.execute("grant usage on schema %s to %s".formatted(schema, name));
      statement.execute(
          "grant select, insert, update, delete on all tables in schema %s to %s"
              .formatted(schema, name));
      statement.execute(
          "grant usage, select on all sequences in schema %s to %s".formatted(schema, name));
      // For the counting at the end of an import. Before, the database does that by itself, later.
      if (connection.getMetaData().getDatabaseMajorVersion() >= KNOWS_MAINTAIN) {
        statement.execute(
            "grant maintain on all tables in schema %s to %s".formatted(schema, name));
      }
      if (isThere(connection, "journal")) {
        // The numbers of entries are the database's.
        statement.execute("revoke insert on journal from " + name);
        statement.execute(
            "grant insert (at, kind, actor, line_id, vendor_id, currency, quantity, net, body, salt)"
                + " on journal to "
                + name);
      }
      if (isThere(connection, "flyway_schema_history")) {
        statement.execute(
            "revoke insert, update, delete, truncate on flyway_schema_history from " + name);
      }
      revokeChanges(connection, name);
      if (keepsKeysSealed(connection)) {
        // How the log's key is kept, not which it is.
        statement.execute("grant update (secret, sealed) on log_key to " + name);
      }
    }
  }

  /// Whether the schema is as new.
  private static boolean keepsKeysSealed(Connection connection) throws SQLException {
    return yes(
        connection,
        """
        select exists (
          select from pg_attribute
          where attrelid = to_regclass(?) and attname = 'sealed' and not attisdropped)
        """,
        "log_key");
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    return yes(connection, "select to_regclass(?) is not null", table);
  }

  private static boolean yes(Connection connection, String sql, String value) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void revokeChanges(Connection connection, String role) throws SQLException {
    var tables =
        """
        select tgrelid::regclass::text from pg_trigger where tgname = 'never_changed'
        """;
    try (var asked = connection.createStatement();
        var statement = connection.createStatement();
        var rows = asked.executeQuery(tables)) {
      while (rows.next()) {
        statement.execute(
            "revoke update, delete, truncate on %s from %s".formatted(rows.getString(1), role));
      }
    }
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }

  private void asOwner(Work work) {
    try (var connection = Schema.connect(owner);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Two who grant the same at once would fail.
      statement.execute("select pg_advisory_xact_lock(" + GRANTING + ")");
      work.with(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
