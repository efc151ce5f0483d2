package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;
import static org.partbook.catalog.TestCatalog.rendering;
import static org.partbook.catalog.TestCatalog.renderings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.child.Children;
import org.partbook.child.HostileFiles;
import org.partbook.child.Limits;
import org.partbook.copies.licence.StampStyle;
import org.partbook.scores.Preparation;

/// A file that turns against whoever reads it costs its own line, and no other.
class HostileImportTest {
  private static final Limits SMALL = new Limits(128L << 20, Duration.ofHours(1));
  private static final Limits HASTY = new Limits(1024L << 20, Duration.ofSeconds(6));
  private static final Limits PATIENT = new Limits(1024L << 20, Duration.ofHours(1));

  @TempDir private Path temp;

  @Test
  void lines_before_and_behind_it_are_imported_and_it_is_refused_by_name() throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      catalog.pdf("good.pdf", 1);
      catalog.file("time.pdf", HostileFiles.bytes(HostileFiles.TIME_BOMB));
      catalog.file("pixels.pdf", HostileFiles.bytes(HostileFiles.GIGAPIXELS));

      var report =
          load(
              catalog,
              HASTY,
              score(1, "good.pdf"),
              score(2, "time.pdf"),
              score(3, "pixels.pdf"),
              line(4, "\"personalised\":false", pdf("pixels.pdf")),
              score(5, "good.pdf"),
              score(6, "time.pdf"));

      assertThat(catalog.ids()).containsExactly(1L, 5L);
      assertThat(report.problems())
          .extracting(ImportReport.Problem::line)
          .containsExactly(2L, 3L, 4L, 6L);
      assertThat(report.problems().get(0).message()).contains("takes too long to read");
      assertThat(report.problems().get(1).message()).contains("100000 × 100000 pixels");
      assertThat(report.problems().get(2).message()).contains("100000 × 100000 pixels");
      try (var left = Files.list(temp.resolve("scratch"))) {
        assertThat(left.toList()).isEmpty();
      }
    }
  }

  @Test
  void one_that_takes_too_much_memory_is_refused_by_name() throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      catalog.pdf("good.pdf", 1);
      catalog.file("memory.pdf", HostileFiles.bytes(HostileFiles.MEMORY_BOMB));

      var report =
          load(catalog, SMALL, score(1, "good.pdf"), score(2, "memory.pdf"), score(3, "good.pdf"));

      assertThat(catalog.ids()).containsExactly(1L, 3L);
      assertThat(report.problems())
          .extracting(ImportReport.Problem::message)
          .singleElement()
          .asString()
          .contains("takes too much to read: more than 128 MB of memory");
    }
  }

  @Test
  void the_others_are_in_while_a_file_takes_its_time_and_a_killed_child_costs_one_line()
      throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      catalog.pdf("good.pdf", 1);
      catalog.file("time.pdf", HostileFiles.bytes(HostileFiles.TIME_BOMB));
      var importing =
          CompletableFuture.supplyAsync(() ->
              load(
                  catalog,
                  PATIENT,
                  line(1),
                  score(2, "time.pdf"),
                  score(3, "time.pdf"),
                  score(4, "good.pdf")));
      await(() -> catalog.ids().equals(List.of(1L, 4L)));
      assertThat(importing).isNotDone();

      await(() -> killReaders(importing));

      var report = importing.join();
      assertThat(catalog.ids()).containsExactly(1L, 4L);
      assertThat(report.problems())
          .extracting(ImportReport.Problem::message)
          .hasSize(2)
          .allMatch(message -> message.contains("the process that read it ended with code 137"));
    }
  }

  /// Kills whoever reads, once or more often: the second file may be given to a child that is about
  /// to be killed for the first, or to a new one.
  private static boolean killReaders(Future<?> importing) {
    HostileFiles.children(ProcessHandle.current()).forEach(ProcessHandle::destroyForcibly);
    return importing.isDone();
  }

  private static String score(long id, String file) {
    return line(id, pdf(file));
  }

  private static String pdf(String file) {
    return renderings(rendering("pdf", "full", file));
  }

  private ImportReport load(TestCatalog catalog, Limits limits, String... lines) {
    try (var preparation =
        new Preparation(
            catalog.db,
            catalog.blobs,
            temp.resolve("scratch"),
            Clock.systemUTC(),
            new Children(limits, StampStyle.standard()))) {
      var jsonl = Files.writeString(temp.resolve("catalog.jsonl"), String.join("\n", lines));
      return new CatalogImport(catalog.db, catalog.blobs, preparation, Clock.systemUTC())
          .importFile(jsonl, catalog.files, Progress.none());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Api.pause(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
