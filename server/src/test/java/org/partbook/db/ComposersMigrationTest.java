package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

/// A catalogue that an earlier version has imported.
class ComposersMigrationTest {
  /// As the versions before the column have it.
  private static final String INSERT =
      """
      insert into asset (asset_id, document, fingerprint, title, asset_type, min_qty, world,
        countries, partable, parts, withdrawn, updated_at)
      values (?, ?, 'f', 'T', 'SINGLE', 1, true, '{}', false, '{}', false, now())
      """;

  private static final Map<Long, String> DOCUMENTS =
      Map.of(
          1L, "{}",
          2L, contributors(contributor("Clara Wieck", "Composer")),
          3L,
              contributors(
                  contributor("Fanny Hensel", "composer"),
                  contributor("Somebody", "Lyricist"),
                  contributor("Clara Wieck", "COMPOSER")),
          4L, contributors("{\"role\":\"Composer\"}"));

  private static String contributors(String... contributors) {
    return "{\"contributors\":[" + String.join(",", contributors) + "]}";
  }

  private static String contributor(String name, String role) {
    return "{\"is_primary\":true,\"name\":\"" + name + "\",\"role\":\"" + role + "\"}";
  }

  @Test
  void assets_that_were_there_before_and_those_of_an_older_server_beside_get_their_composers()
      throws SQLException {
    try (var database = TestDatabase.create()) {
      var url = database.url();
      database.migrateTo("4");
      insertAll(url, 0);

      try (var db = database.open()) {
        insertAll(url, 100);

        assertThat(composers(db))
            .isEqualTo(
                new TreeMap<>(
                    Map.of(
                        1L, "-",
                        2L, "Clara Wieck",
                        3L, "Fanny Hensel, Clara Wieck",
                        4L, "-",
                        101L, "-",
                        102L, "Clara Wieck",
                        103L, "Fanny Hensel, Clara Wieck",
                        104L, "-")));
      }
    }
  }

  private static void insertAll(DatabaseUrl url, long more) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var insert = connection.prepareStatement(INSERT)) {
      for (var one : DOCUMENTS.entrySet()) {
        insert.setLong(1, more + one.getKey());
        insert.setString(2, one.getValue());
        insert.executeUpdate();
      }
    }
  }

  private static Map<Long, String> composers(Database db) {
    var composers = new TreeMap<Long, String>();
    db.inTransaction(tx ->
            tx.list(
                "select asset_id, coalesce(composer, '-') as composer from asset",
                row -> Map.entry(row.getLong(1), row.getString(2))))
        .forEach(one -> composers.put(one.getKey(), one.getValue()));
    return composers;
  }
}
