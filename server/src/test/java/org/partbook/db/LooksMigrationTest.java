package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

/// What an earlier version has imported can be shown without importing it again.
class LooksMigrationTest {
  private static final String PDF = "{\"type\":\"pdf\",\"usage\":\"full\"}";
  private static final String EXCERPT = "{\"type\":\"pdf\",\"usage\":\"preview\"}";
  private static final String SOUND = "{\"type\":\"audio\",\"usage\":\"preview\"}";

  private static String asset(int id, String renderings) {
    return """
    insert into asset (asset_id, document, fingerprint, title, asset_type, min_qty, world,
      countries, partable, parts, withdrawn, updated_at)
    values (%d, '{"asset_id":%d,"renderings":[%s]}', '', '', '', 1, true, '{}', false, '{}',
      false, now());
    """
        .formatted(id, id, renderings);
  }

  private static String file(int asset, String type, String usage, String blob) {
    return "insert into rendering (asset_id, type, usage, blob, bytes) values (%d, '%s', '%s', '%s', 1);"
        .formatted(asset, type, usage, blob);
  }

  @Test
  void previews_have_their_blobs_and_other_pdfs_can_be_looked_into() throws SQLException {
    try (var database = TestDatabase.create()) {
      var url = database.url();
      database.migrateTo("20");
      try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
          var statement = connection.createStatement()) {
        statement.execute(asset(1, PDF) + file(1, "pdf", "full", "a"));
        statement.execute(asset(2, String.join(",", PDF, EXCERPT, SOUND)));
        statement.execute(file(2, "pdf", "full", "b") + file(2, "pdf", "preview", "c"));
        statement.execute(file(2, "audio", "preview", "d"));
        statement.execute(asset(3, PDF));
      }

      try (var db = database.open()) {
        List<String> documents =
            db.ask(tx ->
                tx.list(
                    "select document from asset where asset_id < 10 order by asset_id",
                    row -> row.getString("document")));
        assertThat(documents)
            .containsExactly(
                "{\"asset_id\":1,\"renderings\":[" + PDF + "],\"look_inside\":\"a\"}",
                "{\"asset_id\":2,\"renderings\":["
                    + String.join(",", PDF, with(EXCERPT, "c"), with(SOUND, "d"))
                    + "]}",
                "{\"asset_id\":3,\"renderings\":[" + PDF + "]}");
      }
    }
  }

  private static String with(String rendering, String blob) {
    return rendering.replace("}", ",\"blob\":\"" + blob + "\"}");
  }
}
