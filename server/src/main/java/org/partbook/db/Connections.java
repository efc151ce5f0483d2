package org.partbook.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// Opens connections and knows those that are open, whoever has them: so all can be broken when the
/// database doesn't answer. A pool knows only how to wait for them.
final class Connections implements DataSource {
  private final DatabaseUrl url;
  private final Properties properties = new Properties();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean broken;

  /// @param options of the driver; those in the URL win
  Connections(DatabaseUrl url, Map<String, String> options) {
    this.url = url;
    if (!url.user().isEmpty()) {
      properties.put("user", url.user());
      properties.put("password", url.password());
    }
    properties.put("tcpKeepAlive", "true");
    properties.put("ApplicationName", "partbook");
    properties.putAll(options);
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = DriverManager.getConnection(url.jdbcUrl(), properties);
    open.removeIf(Connections::isClosed);
    open.add(connection);
    if (broken) {
      // It was being opened while the others were broken.
      abort(connection);
      throw new SQLNonTransientConnectionException("the database was away", "08006");
    }
    return connection;
  }

  /// Breaks those that are open. Whoever waits for an answer on one of them gets an exception at
  /// once.
  void abortOpen() {
    open.forEach(Connections::abort);
  }

  /// Breaks all, those too that are just being opened.
  void breakForGood() {
    broken = true;
    abortOpen();
  }

  /// By closing the socket: saying goodbye would mean to wait.
  private static void abort(Connection connection) {
    try {
      connection.abort(Thread::startVirtualThread);
    } catch (SQLException e) {
      // It is closed already.
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the login is that of the URL");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  /// The timeouts are among the driver's options.
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    // So long a pool that is closed waits for a connection which is just being made.
    return 1;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("this is no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
