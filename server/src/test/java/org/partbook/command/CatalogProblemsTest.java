package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.TestServer;

/// What `partbook catalog list --problems` names.
class CatalogProblemsTest {
  private final TestServer server = TestServer.start();
  private final Typed.Shell shell = new Typed.Shell(server.data(), server.settings());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_cannot_be_delivered_is_named_with_the_reason() throws IOException {
    var problems = shell.type("catalog", "list", "--problems");
    assertThat(problems.code()).isEqualTo(Exit.FAILED);
    assertThat(problems.out())
        .contains("Lost", "has no full file: whoever buys it gets nothing")
        .containsPattern(
            "Ensemble +- +- +names asset \\d+ as a part, which is not in the catalogue")
        .doesNotContain("missing from the store");

    var blob =
        server
            .db()
            .inTransaction(tx ->
                tx.one(
                    "select blob from rendering where asset_id = 1001 and usage = 'full'",
                    row -> row.getString("blob")))
            .orElseThrow();
    Files.delete(server.data().resolve("blobs").resolve(blob.substring(0, 2)).resolve(blob));
    var records = shell.type("catalog", "list", "--problems", "--json").json();
    assertThat(
            records
                .valueStream()
                .map(one ->
                    "%d %s %s: %s"
                        .formatted(
                            one.path("asset_id").asLong(),
                            one.path("file").asString(),
                            one.path("problem").asString(),
                            one.path("advice").asString())))
        .contains("1001 full pdf is missing from the store: import or restore it");
  }
}
