package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;
import static org.partbook.catalog.TestCatalog.rendering;
import static org.partbook.catalog.TestCatalog.renderings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far an import says that it has come.
class WorkPlanTest {
  @Test
  void progress_follows_the_files_that_are_prepared_and_not_the_lines(@TempDir Path folder)
      throws Exception {
    try (var catalog = new TestCatalog(folder)) {
      catalog.pdf("score.pdf", 3);
      var score = renderings(rendering("pdf", "full", "score.pdf"));
      var lines = new ArrayList<String>();
      lines.add(line(1, score));
      for (int id = 2; id < 40; id++) {
        lines.add(line(id));
      }
      var jsonl = Files.write(folder.resolve("lines.jsonl"), lines);
      var files = new FilesFolder(catalog.files);

      var fresh = WorkPlan.of(jsonl, files, catalog.db);
      assertThat(fresh.of(1)).isGreaterThan(fresh.total() * 9 / 10);

      catalog.load(jsonl);
      var again = WorkPlan.of(jsonl, files, catalog.db);
      assertThat(again.of(1)).isLessThan(fresh.of(1) / 10);

      var told = new ArrayList<Long>();
      catalog
          .importing()
          .importFile(
              jsonl, catalog.files, (done, total, _, _) -> told.addAll(List.of(done, total)));
      assertThat(told.getLast()).isEqualTo(again.total());
      assertThat(told.get(told.size() - 2)).isEqualTo(again.total());
    }
  }

  @Test
  void lines_that_cannot_be_read_weigh_what_they_are(@TempDir Path folder) throws IOException {
    try (var catalog = new TestCatalog(folder)) {
      var jsonl = Files.writeString(folder.resolve("l.jsonl"), "{\"file\"\n\n" + "x".repeat(100));
      var plan = WorkPlan.of(jsonl, new FilesFolder(catalog.files), catalog.db);
      assertThat(plan.of(3)).isEqualTo(101);
      assertThat(plan.of(1)).isEqualTo(8);
    }
  }
}
