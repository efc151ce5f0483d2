package org.partbook;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.postgres.EmbeddedPostgres;
import org.partbook.postgres.PostgresOptions;

/// A database of a test's own, in a PostgreSQL that tests share.
public final class TestDatabase implements AutoCloseable {
  /// Those of the embedded database in every Partbook.
  public static final PostgresOptions OPTIONS = Installation.POSTGRES;

  private static volatile boolean used;

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /// With Partbook's tables and nothing in them. Made once by each JVM, as a copy of it comes much
  /// sooner than tables do by their migrations.
  private static final class Template {
    static final TestDatabase SHARED = create();

    static {
      SHARED.open().close();
    }
  }

  /// One for two of the JVMs that run tests, each of which may have several servers with all of
  /// their connections. It stops when the last JVM that uses it ends.
  private static final class Server {
    static final EmbeddedPostgres SHARED =
        EmbeddedPostgres.join(
            Path.of("target/test-postgres-" + (Integer.getInteger("partbook.fork", 1) + 1) / 2),
            OPTIONS);
  }

  /// An empty one, without tables.
  public static TestDatabase create() {
    return create("");
  }

  /// One that is as new as an empty one that was opened.
  public static TestDatabase withTables() {
    return copyOf(Template.SHARED);
  }

  /// With all that is in another, which nobody has open.
  static TestDatabase copyOf(TestDatabase other) {
    return create(" template " + other.name);
  }

  private static TestDatabase create(String how) {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    used = true;
    run("create database " + name + how);
    return new TestDatabase(name);
  }

  public DatabaseUrl url() {
    return url(name);
  }

  /// Leaves the PostgreSQL, if it was used, in a JVM that ends without doing anything else.
  public static void leave() {
    if (used) {
      Server.SHARED.close();
    }
  }

  /// Gives it the tables of an earlier version, as its migrations have left them.
  ///
  /// @param version of the last migration
  public void migrateTo(String version) {
    migrate(url(), version);
  }

  /// Gives another one tables of an earlier version.
  public static void migrate(DatabaseUrl url, String version) {
    Flyway.configure()
        .dataSource(url.jdbcUrl(), url.user(), url.password())
        .locations("classpath:org/partbook/db/migration")
        .target(version)
        .load()
        .migrate();
  }

  /// Opens it, with Partbook's tables in it.
  public Database open() {
    return Database.open(url());
  }

  @Override
  public void close() {
    run("drop database " + name + " with (force)");
  }

  /// Where an embedded PostgreSQL is.
  public static DatabaseUrl url(EmbeddedPostgres server) {
    return new DatabaseUrl(server.jdbcUrl(), server.user(), server.password());
  }

  private static DatabaseUrl url(String database) {
    var server = Server.SHARED;
    var jdbcUrl = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + database;
    return new DatabaseUrl(jdbcUrl, server.user(), server.password());
  }

  private static void run(String sql) {
    var url = url(Server.SHARED.database());
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
