package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;

/// What doesn't fit into the heap kills the child, so these fail loudly and never by a hair.
class ImportMemoryTest {
  private static final int ASSETS = 100_000;

  @TempDir private Path temp;

  private String importWith(String heap, TestDatabase database, Path file) throws Exception {
    return ImportMain.output(ImportMain.start(temp, heap, database, file));
  }

  @Test
  void a_hundred_thousand_assets_need_no_more_than_64_megabytes() throws Exception {
    var file = temp.resolve("large.jsonl");
    writeAssets(file);
    assertThat(Files.size(file)).isGreaterThan(128L << 20);
    try (var database = TestDatabase.withTables()) {
      var first = importWith("64m", database, file);
      System.out.println(first);
      assertThat(first).contains("added " + ASSETS + ", unchanged 0, bad 0");
      var second = importWith("64m", database, file);
      System.out.println(second);
      assertThat(second).contains("added 0, unchanged " + ASSETS + ", bad 0");
    }
  }

  @Test
  void a_line_of_two_hundred_megabytes_and_a_thousand_of_one_need_no_more_either()
      throws Exception {
    var file = temp.resolve("long.jsonl");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"title\":\"");
      var chunk = "x".repeat(1 << 20);
      for (int i = 0; i < 200; i++) {
        out.write(chunk);
      }
      out.write("\"}\n");
      var mistakes = "[" + "1,".repeat(500_000) + "1]";
      for (int i = 0; i < 20; i++) {
        out.write("{\"countries\":" + mistakes + "}\n");
        out.write("{\"" + chunk.substring(0, 40_000) + i + "\":1}\n");
        out.write(TestCatalog.line(i + 1) + "\n");
      }
    }
    try (var database = TestDatabase.withTables()) {
      assertThat(importWith("64m", database, file)).contains("added 20, unchanged 0, bad 41");
    }
  }

  private static void writeAssets(Path file) throws IOException {
    var description = "\"description\":\"" + "Andante con moto. ".repeat(60) + "\"";
    var instruments = "\"instruments\":[{\"type\":\"keyboard\",\"name\":\"Piano\"}]";
    var contributors =
        "\"contributors\":[{\"is_primary\":true,\"name\":\"A\",\"role\":\"Composer\"}]";
    try (var out = Files.newBufferedWriter(file)) {
      for (int id = 1; id <= ASSETS; id++) {
        var keywords = "\"keywords\":[\"piano\",\"easy\",\"number " + id + "\"]";
        var price = "\"retail_price\":" + id % 90 + ".95";
        out.write(TestCatalog.line(id, description, instruments, contributors, keywords, price));
        out.write('\n');
      }
    }
  }
}
