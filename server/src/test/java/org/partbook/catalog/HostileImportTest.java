package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;
import static org.partbook.catalog.TestCatalog.rendering;
import static org.partbook.catalog.TestCatalog.renderings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
  private static final Limits HASTY = new Limits(128L << 20, Duration.ofSeconds(6));
  private static final Limits PATIENT = new Limits(1024L << 20, Duration.ofHours(1));

  @TempDir private Path temp;

  @Test
  void lines_before_and_behind_it_are_imported_and_it_is_refused_by_name() throws Exception {
    try (var catalog = new TestCatalog(temp)) {
      catalog.pdf("good.pdf", 1);
      catalog.file("memory.pdf", HostileFiles.bytes(HostileFiles.MEMORY_BOMB));
      catalog.file("time.pdf", HostileFiles.bytes(HostileFiles.TIME_BOMB));
      catalog.file("pixels.pdf", HostileFiles.bytes(HostileFiles.GIGAPIXELS));

      var report =
          load(
              catalog,
              HASTY,
              score(1, "good.pdf"),
              score(2, "memory.pdf"),
              score(3, "time.pdf"),
              score(4, "pixels.pdf"),
              line(5, "\"personalised\":false", pdf("pixels.pdf")),
              score(6, "good.pdf"),
              score(7, "time.pdf"));

      assertThat(catalog.ids()).containsExactly(1L, 6L);
      assertThat(report.problems())
          .extracting(ImportReport.Problem::line)
          .containsExactly(2L, 3L, 4L, 5L, 7L);
      assertThat(report.problems().get(0).message())
          .contains("takes too much to read: more than 128 MB of memory");
      assertThat(report.problems().get(1).message()).contains("takes too long to read");
      assertThat(report.problems().get(2).message()).contains("100000 × 100000 pixels");
      assertThat(report.problems().get(3).message()).contains("100000 × 100000 pixels");
      try (var left = Files.list(temp.resolve("scratch"))) {
        assertThat(left.toList()).isEmpty();
      }
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

      killReader();
      killReader();

      var report = importing.join();
      assertThat(catalog.ids()).containsExactly(1L, 4L);
      assertThat(report.problems())
          .extracting(ImportReport.Problem::message)
          .hasSize(2)
          .allMatch(message -> message.contains("the process that read it ended with code 137"));
    }
  }

  private void killReader() {
    await(() -> isReading() && !children().isEmpty());
    var killed = children();
    killed.forEach(ProcessHandle::destroyForcibly);
    await(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static List<ProcessHandle> children() {
    return HostileFiles.children(ProcessHandle.current());
  }

  private boolean isReading() {
    try (var made = Files.newDirectoryStream(temp.resolve("scratch"), ".*.part")) {
      return made.iterator().hasNext();
    } catch (IOException e) {
      // Not there yet.
      return false;
    }
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
