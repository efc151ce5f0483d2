package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

/// Ensembles that an earlier version has imported.
class PartNamesMigrationTest {
  private static final String INSERT =
      """
      insert into asset (asset_id, document, fingerprint, title, asset_type, min_qty, world,
        countries, partable, parts, withdrawn, updated_at)
      values (?, ?, 'f', 'T', 'SINGLE', 1, true, '{}', false, '{}', false, now())
      """;

  private static final List<String> DOCUMENTS =
      List.of(
          "{}",
          """
          {"packages":[{"asset_id":7,"instrumentation_part_code":"VLA"}]}\
          """,
          """
          {"packages":[{"asset_id":7,"instrumentation_part_name":"Violin"},\
          {"asset_id":8,"instrumentation_part_name":"Violin"}]}\
          """,
          """
          {"\\u0070ackages":[{"asset_id":7,"instrumentation_part_code":"VLA"}]}\
          """);

  @Test
  void those_that_were_there_before_get_the_names_of_all_their_parts() throws SQLException {
    try (var database = TestDatabase.create()) {
      var url = database.url();
      database.migrateTo("17");
      insertAll(url);

      try (var db = database.open()) {
        List<String> names =
            db.ask(tx ->
                tx.list(
                    "select part_names::text as names from asset order by asset_id",
                    row -> row.getString("names")));
        assertThat(names)
            .containsExactly(
                "{}",
                "{\"7\": \"VLA\"}",
                "{\"7\": \"Violin 1\", \"8\": \"Violin 2\"}",
                "{\"7\": \"VLA\"}");
      }
    }
  }

  private static void insertAll(DatabaseUrl url) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < DOCUMENTS.size(); i++) {
        insert.setLong(1, i + 1);
        insert.setString(2, DOCUMENTS.get(i));
        insert.executeUpdate();
      }
    }
  }
}
