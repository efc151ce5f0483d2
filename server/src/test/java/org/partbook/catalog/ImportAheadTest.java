package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.partbook.catalog.TestCatalog.line;
import static org.partbook.catalog.TestCatalog.rendering;
import static org.partbook.catalog.TestCatalog.renderings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.scores.Preparation;

/// Files of several lines are read at a time, and nobody can tell from what came of it.
class ImportAheadTest {
  @TempDir private static Path temp;
  private static TestCatalog catalog;

  private BusyReader reader = new BusyReader(2);
  private CompletableFuture<ImportReport> importing =
      CompletableFuture.failedFuture(new IllegalStateException("none"));

  @BeforeAll
  static void create() throws Exception {
    catalog = new TestCatalog(temp);
  }

  @BeforeEach
  void empty() throws Exception {
    catalog.empty();
  }

  @AfterEach
  void nobodyReadsAnyMore() throws Exception {
    reader.letGo();
    await(() -> importing.isDone());
    assertThat(reader.underWay()).isEmpty();
    try (var left = Files.list(temp.resolve("scratch"))) {
      assertThat(left.toList()).isEmpty();
    }
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @Test
  void lines_behind_one_that_takes_long_are_in_before_it() throws Exception {
    files("slow", "a", "b", "c");
    var progress = new ConcurrentLinkedQueue<Long>();
    begin(
        lines -> progress.add(lines),
        score(1, "slow"),
        score(2, "a"),
        score(3, "b"),
        score(4, "c"));

    await(() -> catalog.ids().equals(List.of(2L, 3L, 4L)));

    assertThat(importing).isNotDone();
    await(() -> progress.contains(3L));
    assertThat(progress).doesNotContain(4L);
    reader.letGo();
    assertThat(importing.join().complete()).isEqualTo(4);
    assertThat(catalog.ids()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(reader.most()).isEqualTo(2);
  }

  @Test
  void lines_without_files_wait_for_nobody() throws Exception {
    reader = new BusyReader(1);
    files("slow");
    begin(_ -> {}, score(1, "slow"), line(2), line(3));

    await(() -> catalog.ids().equals(List.of(2L, 3L)));

    assertThat(importing).isNotDone();
    reader.letGo();
    assertThat(importing.join().added()).isEqualTo(3);
  }

  @Test
  void the_report_is_in_the_order_of_the_file_whatever_was_done_first() throws Exception {
    files("slow", "bad", "slow-bad", "a");
    begin(_ -> {}, score(1, "slow"), score(2, "bad"), "{", score(4, "a"), score(5, "none"));
    await(() -> catalog.ids().equals(List.of(4L)));

    reader.letGo();

    var report = importing.join();
    assertThat(report.problems())
        .extracting(ImportReport.Problem::line)
        .containsExactly(2L, 3L, 5L);
    assertThat(report.oddities())
        .extracting(ImportReport.Problem::line)
        .containsExactly(1L, 1L, 4L, 4L);
    assertThat(report.lines()).isEqualTo(5);
  }

  @Test
  void of_too_many_problems_those_of_the_first_lines_are_kept() throws Exception {
    files("slow", "bad-after-slow");
    var lines = new ArrayList<String>();
    lines.add(score(1, "slow").replace("Asset 1\"", "Asset 1\",\"page_count\":7"));
    IntStream.range(0, 3000).forEach(i -> lines.add("{" + i));
    begin(_ -> {}, lines.toArray(String[]::new));
    await(() -> reader.underWay().contains("slow.pdf"));

    reader.letGo();

    var problems = importing.join().problems();
    assertThat(problems).hasSize(ImportReport.MOST_KEPT);
    assertThat(problems.getFirst().message()).isEqualTo("page_count is 7, but the PDF has 1");
    assertThat(problems.getLast().line()).isEqualTo(ImportReport.MOST_KEPT);
  }

  @Test
  void lines_with_the_same_bytes_take_turns_and_leave_the_others_theirs() throws Exception {
    files("slow", "a");
    Files.copy(catalog.files.resolve("slow.pdf"), catalog.files.resolve("other.pdf"));
    begin(_ -> {}, score(1, "slow"), score(2, "slow"), score(3, "other"), score(4, "a"));
    await(() -> catalog.ids().equals(List.of(4L)));

    reader.letGo();

    var report = importing.join();
    assertThat(catalog.ids()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(reader.read()).containsExactlyInAnyOrder("slow.pdf", "slow.pdf", "a.pdf", "a.pdf");
    assertThat(report.oddities())
        .extracting(ImportReport.Problem::line)
        .containsExactly(1L, 1L, 4L, 4L);
  }

  @Test
  void what_is_wrong_with_a_file_is_found_out_once_however_many_lines_name_it() throws Exception {
    files("bad");

    var report = load(Progress.none(), score(1, "bad"), score(2, "bad"), score(3, "bad"));

    assertThat(reader.read()).containsExactly("bad.pdf");
    assertThat(report.problems())
        .extracting(ImportReport.Problem::message)
        .containsOnly("renderings[0].file " + BusyReader.REASON)
        .hasSize(3);
  }

  @Test
  void an_import_that_must_stop_breaks_off_what_is_under_way_and_says_what_is_surely_in()
      throws Exception {
    files("slow", "a", "full");
    var lines = new ArrayList<>(List.of(line(1), score(2, "slow"), score(3, "a")));
    // Full of lines, a batch is written.
    IntStream.rangeClosed(4, 800).forEach(i -> lines.add(line(i)));
    lines.add(score(801, "full"));
    var jsonl = Files.write(temp.resolve("catalog.jsonl"), lines);

    var stopped =
        catchThrowableOfType(
            ImportStopped.class,
            () -> importing().importFile(jsonl, catalog.files, Progress.none()));

    assertThat(reader.underWay()).isEmpty();
    assertThat(stopped).hasMessageContaining("No space left on device", "up to line 1 is in");
    assertThat(stopped.report().complete()).isEqualTo(1);
    assertThat(catalog.ids()).contains(1L, 3L).doesNotContain(2L, 801L);
    assertThat(reader.read()).contains("slow.pdf");
  }

  @Test
  void only_so_many_lines_are_read_ahead() throws Exception {
    reader = new BusyReader(1);
    files("slow");
    var lines = new ArrayList<>(List.of(score(1, "slow")));
    IntStream.rangeClosed(2, 2000).forEach(i -> lines.add(score(i, "slow")));
    lines.add("{");
    var refused = new ConcurrentLinkedQueue<Long>();
    Progress progress = (_, _, _, bad) -> refused.add(bad);
    begin(progress, lines.toArray(String[]::new));

    await(() -> refused.size() > 3);

    assertThat(refused).containsOnly(0L);
    reader.letGo();
    assertThat(importing.join().added()).isEqualTo(2000);
  }

  @Test
  void a_file_that_somebody_writes_while_it_waits_is_refused() throws Exception {
    reader = new BusyReader(1);
    files("slow", "a");
    // Its bytes are stored already, so nobody reads them to store them.
    load(Progress.none(), score(2, "a"));
    catalog.db.transact(tx -> tx.run("truncate prepared_score"));
    var told = new AtomicInteger();
    Progress progress = (_, _, _, _) -> told.incrementAndGet();
    begin(progress, score(1, "slow"), score(2, "a"));
    await(() -> reader.underWay().contains("slow.pdf"));
    // It is told at most once behind each line, and for as long as nothing is done.
    await(() -> told.get() > 2);
    Files.writeString(catalog.files.resolve("a.pdf"), "%PDF of somebody else");

    reader.letGo();

    assertThat(importing.join().problems())
        .extracting(ImportReport.Problem::message)
        .containsExactly("renderings[0].file changed while it was imported");
  }

  private interface Lines {
    void done(long lines);
  }

  private void begin(Lines done, String... lines) {
    begin((_, _, count, _) -> done.done(count), lines);
  }

  /// With a thread of its own, as it may take until the test says so.
  private void begin(Progress progress, String... lines) {
    importing =
        CompletableFuture.supplyAsync(
            () -> load(progress, lines), task -> Thread.startVirtualThread(task));
  }

  private ImportReport load(Progress progress, String... lines) {
    try {
      var jsonl = Files.write(temp.resolve("catalog.jsonl"), List.of(lines));
      return importing().importFile(jsonl, catalog.files, progress);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private CatalogImport importing() throws Exception {
    var scratch = temp.resolve("scratch");
    var preparation =
        new Preparation(catalog.db, catalog.blobs, scratch, Clock.systemUTC(), reader);
    return new CatalogImport(catalog.db, catalog.blobs, preparation, Clock.systemUTC());
  }

  private static void files(String... names) throws Exception {
    for (var name : names) {
      catalog.file(name + ".pdf", ("%PDF " + name).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String score(long id, String file) {
    return line(id, renderings(rendering("pdf", "full", file + ".pdf")));
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Api.pause(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
