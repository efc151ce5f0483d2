package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

/// What an earlier version remembers of the sandbox.
class SandboxMemoryMigrationTest {
  private static final String BEFORE =
      """
      insert into vendor (name, catalog_access, created_at) values ('Old Shop', true, now());
      insert into sandbox_memory (vendor_id, kind, subject, part, at, detail)
      values
        (1, 'lost answer', 1, 1, now(), 'hash of a name'),
        (1, 'processing', 2, 0, now(), '2'),
        (1, 'sold twice', 3, 1, now(), 'hash of a name');
      """;

  @Test
  void hashes_of_names_are_forgotten_and_nothing_else() throws SQLException {
    try (var database = TestDatabase.create()) {
      var url = database.url();
      database.migrateTo("17");
      try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
          var statement = connection.createStatement()) {
        statement.execute(BEFORE);
      }

      try (var db = database.open()) {
        List<String> details =
            db.ask(tx ->
                tx.list(
                    "select detail from sandbox_memory order by subject",
                    row -> row.getString("detail")));
        assertThat(details).containsExactly("", "2", "");
      }
    }
  }
}
