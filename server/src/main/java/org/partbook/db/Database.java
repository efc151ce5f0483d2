package org.partbook.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pool of connections, and the only way to a transaction.
///
/// Virtual threads queue for a connection, so the pool stays small: more connections than
/// PostgreSQL has cores and disks to serve only make each one slower.
public final class Database implements AutoCloseable {
  /// How many a server needs, and one that tells that it runs.
  public static final int CONNECTIONS = 16;

  private static final long MOST_WAIT_MILLIS = 10_000;

  /// A database that hangs must not hold our threads for ever.
  private static final String LONGEST_STATEMENT_SECONDS = "30";

  private final HikariDataSource pool;
  private @Nullable Presence presence;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /// Connects and brings the schema up to date.
  public static Database open(DatabaseUrl url) {
    return open(url, CONNECTIONS);
  }

  /// Connects with a pool of a given size and brings the schema up to date, unless a server of an
  /// earlier version runs.
  ///
  /// @throws SchemaException if one does, or if the schema is that of a newer program
  public static Database open(DatabaseUrl url, int connections) {
    return open(url, connections, () -> new Schema(url).bringUpToDateUnlessServed());
  }

  /// For a server: brings the schema up to date, and keeps commands of other versions from doing so
  /// while it runs.
  ///
  /// @throws SchemaException if the schema is that of a newer program
  public static Database openForServer(DatabaseUrl url) {
    Presence presence = Presence.begin(url);
    try {
      var database = open(url, CONNECTIONS, () -> new Schema(url).bringUpToDate());
      database.presence = presence;
      return database;
    } catch (RuntimeException e) {
      presence.close();
      throw e;
    }
  }

  private static Database open(DatabaseUrl url, int connections, Runnable schema) {
    var config = new HikariConfig();
    config.setPoolName("partbook");
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(MOST_WAIT_MILLIS);
    config.setAutoCommit(false);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", LONGEST_STATEMENT_SECONDS);
    config.addDataSourceProperty("ApplicationName", "partbook");
    var pool = connect(config);
    try {
      schema.run();
      return new Database(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource connect(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause ? new DatabaseException(cause) : e;
    }
  }

  /// Runs `work` in a transaction, which is committed when it returns and rolled back when it
  /// throws.
  public <T> T inTransaction(Function<Tx, T> work) {
    try (var connection = pool.getConnection()) {
      return committed(connection, work);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// As [#inTransaction], for work without a result.
  public void transact(Consumer<Tx> work) {
    inTransaction(tx -> {
      work.accept(tx);
      return true;
    });
  }

  /// Whether the database answers.
  ///
  /// @throws DatabaseException if it doesn't, saying why
  public boolean answers() {
    return inTransaction(tx -> tx.one("select true", row -> row.getBoolean(1)).orElse(false));
  }

  private static <T> T committed(Connection connection, Function<Tx, T> work) throws SQLException {
    try {
      var result = work.apply(new Tx(connection));
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    if (presence != null) {
      presence.close();
    }
    pool.close();
  }
}
