package org.partbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.db.EmbeddedPostgres;

/// Real PostgreSQL for tests: one server for the JVM, a fresh and migrated database for whoever
/// asks.
public final class TestDatabase {
  private static final String TEMPLATE = "template_partbook";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final EmbeddedPostgres POSTGRES = start();

  private TestDatabase() {}

  /// A database of its own, with the schema and nothing in it.
  public static DatabaseUrl create() {
    var name = "test_" + COUNT.incrementAndGet();
    createDatabase(name, TEMPLATE);
    return url(name);
  }

  private static EmbeddedPostgres start() {
    try {
      var folder = Files.createTempDirectory("partbook-test-postgres");
      var postgres = EmbeddedPostgres.serve(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static {
    createDatabase(TEMPLATE, "template1");
    Database.open(url(TEMPLATE)).close();
  }

  private static void stop(EmbeddedPostgres postgres, Path folder) {
    postgres.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createDatabase(String name, String template) {
    var admin = url(POSTGRES.database());
    try (var connection =
            DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatabaseUrl url(String database) {
    return new DatabaseUrl(
        "jdbc:postgresql://%s:%d/%s".formatted(POSTGRES.host(), POSTGRES.port(), database),
        POSTGRES.user(),
        POSTGRES.password());
  }
}
