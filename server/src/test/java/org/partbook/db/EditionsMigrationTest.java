package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

/// A catalogue of the time before editions were counted.
class EditionsMigrationTest {
  @Test
  void full_files_that_were_there_before_are_edition_1_without_a_day() throws SQLException {
    try (var database = TestDatabase.create()) {
      database.migrateTo("21");
      var url = database.url();
      try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
          var insert = connection.createStatement()) {
        insert.execute(
            """
            insert into asset (asset_id, document, fingerprint, title, asset_type, min_qty, world,
              countries, partable, parts, withdrawn, updated_at, change_no)
            values (7, '{}', 'f', 'T', 'SINGLE', 1, true, '{}', false, '{}', false, now(), 1);
            insert into rendering (asset_id, type, usage, blob, bytes)
            values (7, 'pdf', 'full', 'a', 1), (7, 'musicxml', 'full', 'b', 1),
              (7, 'pdf', 'preview', 'c', 1)
            """);
      }

      try (var db = database.open()) {
        var editions =
            db.ask(tx ->
                tx.list(
                    """
                    select type || number || blob || weight || policy
                      || coalesce(made_at::text, '-') as edition
                    from edition order by type
                    """,
                    row -> row.getString("edition")));
        assertThat(editions).containsExactly("musicxml1bminorkeep-", "pdf1aminorkeep-");
      }
    }
  }
}
