package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestServer;

/// What `partbook catalog list --problems` says of scores that can be sold, but won't be stamped or
/// drawn well.
class ScoreFindingsTest {
  private static final long BLACK = 7001;
  private static final long UNSEEN = 7002;
  private static final long TINY = 7003;
  private static final long SCRIPTED = 7004;
  private static final long ENCRYPTED = 7005;
  private static final long TURNED = 7006;
  private static final long BLACK_AS_IT_IS = 7007;
  private static final long BLACK_WITHDRAWN = 7008;

  private static TestServer server;
  private static Typed.Shell shell;

  @BeforeAll
  static void imports(@TempDir Path folder) throws IOException {
    server = TestServer.start();
    shell = new Typed.Shell(server.data(), server.settings());
    var file =
        new OddScores(folder)
            .withPage(BLACK, PDRectangle.A4, 0, "0 0 595 842 re f")
            .withPage(UNSEEN, PDRectangle.A4, 0, "2000 2000 20 20 re f")
            .withPage(TINY, new PDRectangle(60, 80), 0, "20 40 5 5 re f")
            .withScript(SCRIPTED)
            .encrypted(ENCRYPTED)
            .withPage(TURNED, PDRectangle.A4, 90, "100 300 20 20 re f")
            .named(BLACK_AS_IT_IS, BLACK, "\"personalised\":false")
            .named(BLACK_WITHDRAWN, BLACK, "\"withdrawn\":true")
            .catalogue();
    var imported = shell.type("catalog", "import", file.toString());
    assertThat(imported.code()).as(imported.toString()).isEqualTo(Exit.DONE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void each_is_named_with_file_pages_problem_and_advice() {
    assertThat(found())
        .containsExactly(
            BLACK + " full pdf [2] has no free place for the stamp at its edges",
            UNSEEN + " full pdf [2] is empty in the reader, though it is in the copy for download",
            TINY
                + " full pdf [2] is so small that the stamp, and the buyer's name in it, can hardly"
                + " be read",
            SCRIPTED + " full pdf [] has JavaScript in it, which copies have as well",
            ENCRYPTED + " full pdf [] is encrypted, with permissions, and copies are not");

    var table = shell.type("catalog", "list", "--problems");
    assertThat(table.code()).isEqualTo(Exit.FAILED);
    assertThat(table.out().lines().findFirst().orElseThrow())
        .containsSubsequence("ASSET", "TITLE", "FILE", "PAGES", "PROBLEM", "WHAT TO DO");
    assertThat(table.out())
        .containsPattern(
            BLACK
                + " +Odd 7001 +full pdf +2 +has no free place for the stamp at its edges +leave a");
    assertThat(table.err()).isEmpty();
  }

  @Test
  void what_was_prepared_before_is_told_and_can_be_looked_at_again() {
    var prepared = preparedFiles();
    server.db().transact(tx -> tx.run("update prepared_score set findings = null"));

    assertThat(found()).isEmpty();
    assertThat(shell.type("catalog", "list", "--problems", "--json").err())
        .containsPattern("of \\d+ scores .* it isn't known .* catalog prepare --look-again");

    var prepare = shell.type("catalog", "prepare", "--look-again");
    assertThat(prepare.code()).isEqualTo(Exit.DONE);
    assertThat(prepare.out()).containsPattern("[1-9]\\d* looked at again");
    assertThat(found()).hasSize(5);
    assertThat(preparedFiles()).isEqualTo(prepared);
    assertThat(shell.type("catalog", "list", "--problems").err()).isEmpty();
    assertThat(shell.type("catalog", "prepare", "--look-again").out())
        .contains("\n0 looked at again");
  }

  /// Of the scores of this test.
  private static List<String> found() {
    return shell
        .type("catalog", "list", "--problems", "--json")
        .json()
        .valueStream()
        .filter(one -> one.path("asset_id").asLong() / 1000 == 7)
        .peek(one -> assertThat(one.path("advice").asString()).isNotBlank())
        .map(one ->
            "%s %s %s %s"
                .formatted(
                    one.path("asset_id").asLong(),
                    one.path("file").asString(),
                    one.path("pages"),
                    one.path("problem").asString()))
        .toList();
  }

  private static List<String> preparedFiles() {
    return server
        .db()
        .inTransaction(tx ->
            tx.list(
                "select score, product, form, blob from prepared_score order by 1, 2, 3",
                row -> row.getString(1) + row.getString(2) + row.getInt(3) + row.getString(4)));
  }
}
