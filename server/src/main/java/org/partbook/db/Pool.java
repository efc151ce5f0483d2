package org.partbook.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/// Some connections, for as long as the database answers. When it doesn't, the pool is broken off
/// and another takes its place once the database is back: one that has seen its connections fail
/// makes pauses of seconds before it tries again.
final class Pool implements AutoCloseable {
  /// A database that hangs must not hold our threads for ever.
  private static final String LONGEST_STATEMENT_SECONDS = "30";

  /// A pool without a connection is allowed; otherwise the first one is made at once.
  private static final long CONNECT_LATER = -1;

  private final Connections connections;
  private final HikariDataSource source;

  /// How large it is.
  ///
  /// @param patience how long to wait for a connection
  /// @param atConnecting SQL, or nothing
  record Size(int connections, Duration patience, String atConnecting) {}

  private Pool(Connections connections, HikariDataSource source) {
    this.connections = connections;
    this.source = source;
  }

  /// Connects.
  ///
  /// @throws DatabaseException if the database can't be reached
  static Pool open(DatabaseUrl url, Size size) {
    var connections = connections(url);
    try {
      return new Pool(connections, new HikariDataSource(config(connections, size)));
    } catch (PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause ? DatabaseException.notBegun(cause) : e;
    }
  }

  /// As [#open], but returns at once and connects meanwhile.
  static Pool opening(DatabaseUrl url, Size size) {
    var connections = connections(url);
    var config = config(connections, size);
    config.setInitializationFailTimeout(CONNECT_LATER);
    return new Pool(connections, new HikariDataSource(config));
  }

  private static Connections connections(DatabaseUrl url) {
    return new Connections(url, Map.of("socketTimeout", LONGEST_STATEMENT_SECONDS));
  }

  private static HikariConfig config(Connections connections, Size size) {
    var config = new HikariConfig();
    config.setPoolName("partbook");
    config.setDataSource(connections);
    config.setMaximumPoolSize(size.connections());
    config.setConnectionTimeout(size.patience().toMillis());
    config.setValidationTimeout(Math.min(size.patience().toMillis(), 5_000));
    config.setConnectionInitSql(size.atConnecting());
    return config;
  }

  PoolUse use() {
    var pool = source.getHikariPoolMXBean();
    return pool == null
        ? PoolUse.AWAY
        : new PoolUse(
            pool.getActiveConnections(),
            source.getMaximumPoolSize(),
            pool.getThreadsAwaitingConnection(),
            false);
  }

  Connection take() throws SQLException {
    return source.getConnection();
  }

  /// Breaks all connections, whoever uses them, and returns at once.
  void breakOff() {
    connections.breakForGood();
    Thread.ofVirtual().name("database-pool-close").start(source::close);
  }

  @Override
  public void close() {
    source.close();
    connections.breakForGood();
  }
}
