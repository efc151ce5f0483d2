package org.partbook.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// A transaction that is under way, or a single question without one ([Database#ask]). Whoever
/// opened it with [Database] hands it to the stores; it ends with the call that opened it.
///
/// Parameters are bound by their type: `Instant` as timestamptz, `List` and arrays as an SQL array
/// of their elements' type, null as null.
public final class Tx {
  private static final int COPIED_AT_ONCE = 64 * 1024;

  private final Connection connection;

  Tx(Connection connection) {
    this.connection = connection;
  }

  /// Makes an object of one row.
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
    try (var statement = prepare(sql, parameters);
        var rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(mapper.map(rows));
      }
      return list;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// The first row, if there is one.
  public <T> Optional<T> one(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
    return list(sql, mapper, parameters).stream().findFirst();
  }

  /// How many rows were changed.
  public int update(String sql, @Nullable Object... parameters) {
    try (var statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Runs several statements that need no parameters.
  public void run(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Writes many rows, which costs the database a fraction of what inserting them does.
  ///
  /// @param sql `copy … from stdin (format binary)`
  /// @param fields how many a row has
  /// @param mapper writes as many of each thing
  public <T> void copy(String sql, int fields, List<T> things, CopyRow.Mapper<T> mapper) {
    try {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
      try {
        send(copy, fields, things, mapper);
      } catch (SQLException | RuntimeException | Error e) {
        cancel(copy, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static <T> void send(CopyIn copy, int fields, List<T> things, CopyRow.Mapper<T> mapper)
      throws SQLException {
    var row = new CopyRow();
    for (var thing : things) {
      row.begin(fields);
      mapper.map(thing, row);
      if (row.size() >= COPIED_AT_ONCE) {
        copy.writeToCopy(row.array(), 0, row.size());
        row.clear();
      }
    }
    row.end();
    copy.writeToCopy(row.array(), 0, row.size());
    copy.endCopy();
  }

  private static void cancel(CopyIn copy, Throwable reason) {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object[] parameters) throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Instant instant -> statement.setObject(index, timestamp(instant));
      case List<?> elements -> statement.setArray(index, array(elements));
      case null, default -> statement.setObject(index, value);
    }
  }

  /// Of these types the driver sends arrays as they are in memory; of others it makes texts, which
  /// the database has to take apart.
  private java.sql.Array array(List<?> elements) throws SQLException {
    return switch (elements.stream().filter(Objects::nonNull).findFirst().orElse(null)) {
      // Where there is nothing but nulls, it is the same.
      case null -> connection.createArrayOf("text", elements.toArray(String[]::new));
      case String _ -> connection.createArrayOf("text", elements.toArray(String[]::new));
      case Long _ -> connection.createArrayOf("bigint", elements.toArray(Long[]::new));
      case Integer _ -> connection.createArrayOf("integer", elements.toArray(Integer[]::new));
      case Boolean _ -> connection.createArrayOf("boolean", elements.toArray(Boolean[]::new));
      case BigDecimal _ -> connection.createArrayOf("numeric", elements.toArray());
      case Instant _ -> connection.createArrayOf("timestamptz", timestamps(elements));
      case Object other ->
          throw new IllegalArgumentException("no array can have a " + other.getClass());
    };
  }

  private static @Nullable Object[] timestamps(List<?> instants) {
    var timestamps = new @Nullable Object[instants.size()];
    for (int i = 0; i < timestamps.length; i++) {
      timestamps[i] = instants.get(i) instanceof Instant instant ? timestamp(instant) : null;
    }
    return timestamps;
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// A column of timestamptz.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// A column of timestamptz that may be null.
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
