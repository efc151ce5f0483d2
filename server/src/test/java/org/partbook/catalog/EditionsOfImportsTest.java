package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;

/// The editions that imports make.
class EditionsOfImportsTest {
  private static TestCatalog catalog;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    catalog = new TestCatalog(folder);
  }

  @AfterAll
  static void stop() {
    catalog.close();
  }

  @BeforeEach
  void begin() throws IOException {
    catalog.empty();
    for (var name : new String[] {"a", "b", "c"}) {
      Files.writeString(catalog.files.resolve(name + ".mp3"), "recording " + name);
    }
  }

  private static String line(long id, String file, String... more) {
    var fields = new String[more.length + 1];
    fields[0] = TestCatalog.renderings(TestCatalog.rendering("audio", "full", file + ".mp3"));
    System.arraycopy(more, 0, fields, 1, more.length);
    return TestCatalog.line(id, fields);
  }

  private static List<Edition> editions(long id) {
    return new Editions(catalog.db, Clock.systemUTC(), Actor.SYSTEM).of(new AssetId(id));
  }

  private static Rendering current(long id) {
    return catalog
        .db
        .ask(tx -> catalog.catalog.entries(tx, id - 1, 1))
        .getFirst()
        .renderings()
        .getFirst();
  }

  @Test
  void the_first_file_is_edition_1_and_each_other_one_the_next() {
    catalog.load(line(1, "a"));
    catalog.load(line(1, "a", "\"description\":\"the same file\""));
    catalog.load(line(1, "b", "\"edition\":{\"note\":\"Bar 12\",\"weight\":\"critical\"}"));

    assertThat(editions(1)).extracting(Edition::number).containsExactly(1, 2);
    assertThat(editions(1).getFirst().madeAt()).isPresent();
    assertThat(editions(1).getLast().note()).isEqualTo("Bar 12");
    assertThat(editions(1).getLast().weight()).isEqualTo(EditionWeight.CRITICAL);
    assertThat(editions(1).getLast().policy()).isEqualTo(EditionPolicy.KEEP);
  }

  @Test
  void what_the_line_says_goes_before_what_is_said_of_all() throws Exception {
    catalog.load(line(1, "a"), line(2, "a"));
    var file =
        Files.writeString(
            catalog.folder.resolve("new.jsonl"),
            line(1, "b", "\"edition\":{\"policy\":\"replace\"}") + "\n" + line(2, "b"));

    catalog
        .importing()
        .withEditions(
            new EditionWords(
                Optional.of("All new"),
                Optional.of(EditionWeight.CORRECTED),
                Optional.of(EditionPolicy.OFFER)),
            false)
        .importFile(file, catalog.files, Progress.none());

    assertThat(editions(1).getLast().policy()).isEqualTo(EditionPolicy.REPLACE);
    assertThat(editions(1).getLast().note()).isEqualTo("All new");
    assertThat(editions(2).getLast().policy()).isEqualTo(EditionPolicy.OFFER);
    assertThat(editions(2).getLast().weight()).isEqualTo(EditionWeight.CORRECTED);
  }

  @Test
  void an_earlier_edition_doesnt_come_back_unnoticed() {
    catalog.load(line(1, "a"), line(2, "a"));
    catalog.load(line(1, "b"));
    var before = current(1);

    var report = catalog.load(line(1, "a", "\"description\":\"old\""), line(2, "b"), line(3, "c"));

    assertThat(report.bad()).isEqualTo(1);
    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.problems().getFirst().line()).isEqualTo(1);
    assertThat(report.problems().getFirst().message())
        .isEqualTo(
            "renderings: the file of the full audio is edition 1 again, whose place edition 2 has"
                + " taken: nothing is changed; import it with --allow-earlier to go back to it");
    assertThat(current(1)).isEqualTo(before);
    assertThat(editions(1)).hasSize(2);
  }

  @Test
  void it_comes_back_as_the_next_edition_if_that_is_wanted() throws Exception {
    catalog.load(line(1, "a"));
    var first = current(1);
    catalog.load(line(1, "b"));
    var file = Files.writeString(catalog.folder.resolve("back.jsonl"), line(1, "a"));

    var report =
        catalog
            .importing()
            .withEditions(EditionWords.NONE, true)
            .importFile(file, catalog.files, Progress.none());

    assertThat(report.bad()).isZero();
    assertThat(current(1)).isEqualTo(first);
    assertThat(editions(1)).extracting(Edition::number).containsExactly(1, 2, 3);
    assertThat(editions(1).getLast().blob()).isEqualTo(first.blob());
  }

  @Test
  void a_file_that_was_gone_for_a_while_is_the_same_edition() {
    catalog.load(line(1, "a"));
    catalog.load(TestCatalog.line(1));
    catalog.load(line(1, "a"));

    assertThat(editions(1)).hasSize(1);
  }

  @Test
  void what_is_said_of_an_edition_isnt_shown_to_vendors_and_is_read_strictly() {
    catalog.load(line(1, "a", "\"edition\":{\"note\":\"secret so far\"}"));

    var documents =
        catalog.db.ask(tx -> tx.list("select document from asset", row -> row.getString(1)));
    assertThat(documents.toString()).doesNotContain("secret", "edition");
    assertThat(
            catalog
                .load(line(2, "a", "\"edition\":{\"weight\":\"heavy\",\"policy\":1,\"x\":2}"))
                .problems())
        .extracting(ImportReport.Problem::message)
        .containsExactlyInAnyOrder(
            "edition.weight must be one of minor, corrected, critical, not 'heavy'",
            "edition.policy must be a string, not 1",
            "edition.x is not a field of the catalogue format");
  }

  @Test
  void the_journal_tells_of_editions_and_of_what_is_said_of_them_later() {
    catalog.load(line(7, "a"));
    catalog.load(line(7, "b"));
    var words =
        new EditionWords(Optional.empty(), Optional.empty(), Optional.of(EditionPolicy.OFFER));
    new Editions(catalog.db, Clock.systemUTC(), Actor.operator("anna"))
        .say(new AssetId(7), "audio", 2, words);

    assertThat(bodies(EntryKind.EDITION_MADE))
        .contains("[7,\"audio\",2,\"" + current(7).blob().sha256() + "\",\"minor\",\"keep\",\"\"]");
    assertThat(bodies(EntryKind.EDITION_CHANGED)).contains("\"minor\",\"offer\"");
  }

  private static String bodies(EntryKind kind) {
    return catalog
        .db
        .ask(tx ->
            tx.list(
                "select body from journal where kind = ?", row -> row.getString(1), kind.name()))
        .toString();
  }
}
