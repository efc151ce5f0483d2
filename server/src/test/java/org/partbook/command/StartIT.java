package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;
import org.partbook.db.DatabaseUrl;

/// What a server reads of itself and its libraries before it answers: the larger part of what a
/// start costs, and a number that is the same on every machine.
@Timeout(600)
class StartIT {
  private static final Pattern LISTENS = Pattern.compile("listens at (\\S+)");

  /// Some hundreds more than there are.
  private static final int MOST_CLASSES = 4_800;

  @TempDir Path temp = Path.of("");

  @Test
  void a_server_with_nothing_due_reads_only_what_it_answers_with() throws Exception {
    try (var database = TestDatabase.create();
        var shell = Shell.installedIn(temp).with("PARTBOOK_DATABASE_URL", url(database.url()))) {
      // The first start makes tables and brings in the sandbox's assets.
      classes(shell, "first");

      var classes = classes(shell, "second");

      assertThat(classes)
          .as("nothing is due, so neither Flyway, picocli, HarfBuzz nor an import is needed")
          .noneMatch(name -> name.startsWith("org.flywaydb."))
          .doesNotContain("picocli.CommandLine", "org.partbook.catalog.ImportBatch")
          .noneMatch(name -> name.startsWith("jdk.internal.foreign.abi.DowncallStub"))
          .noneMatch(name -> name.startsWith("com.sun.jmx."));
      assertThat(classes.size())
          .as(
              "classes that were loaded. If these are more than before, see what the new ones are"
                  + " (-Xlog:class+load) and who asks for them (-Xlog:class+load+cause), and have"
                  + " them read when they are first needed; only then raise the number")
          .isLessThan(MOST_CLASSES);
    }
  }

  /// Without what the build has kept, which would all be there at once.
  private List<String> classes(Shell shell, String name) throws Exception {
    var log = temp.resolve(name + ".log");
    shell.with("PARTBOOK_JAVA_OPTS", "-XX:AOTMode=off -Xlog:class+load:file=" + log);
    var serving = shell.start("serve", "--port", "0");
    serving.saying(LISTENS);
    var read = read(log);
    serving.terminate().expect(0);
    return read;
  }

  private static String url(DatabaseUrl database) {
    return database
        .jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://%s:%s@")
        .formatted(database.user(), database.password());
  }

  private static List<String> read(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" source: "))
        .map(line -> line.replaceFirst(" source: .*", "").replaceFirst(".*\\] ", ""))
        .toList();
  }
}
