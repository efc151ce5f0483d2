package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds `docs/security.md` and `docs/limits.md` against the tests that they name.
class SecurityDocumentTest {
  private static final Path ROOT =
      Path.of(System.getProperty("partbook.root", "..")).toAbsolutePath().normalize();

  /// A class of tests, and perhaps one of them.
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.?(\\w*)`");

  private static final Pattern THREAT =
      Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|$");
  private static final Pattern ANNOTATION =
      Pattern.compile("@(?:Test|ParameterizedTest|TestFactory|ArchTest)\\b");

  @Test
  void every_test_that_they_name_is_there() throws IOException {
    var classes = classes();
    var missing = new TreeSet<String>();
    var named = NAMED.matcher(page() + limits());
    while (named.find()) {
      var files = classes.getOrDefault(named.group(1), List.of());
      var method = named.group(2);
      if (method.isEmpty() ? files.isEmpty() : files.stream().noneMatch(it -> has(it, method))) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_bound_has_a_test() throws IOException {
    var bounds =
        limits()
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| What |"))
            .toList();

    assertThat(bounds).hasSizeGreaterThan(20).allMatch(line -> NAMED.matcher(line).find());
  }

  @Test
  void every_threat_has_a_number_of_its_own_and_a_test() throws IOException {
    var numbers = new ArrayList<String>();
    var threats = THREAT.matcher(page());
    while (threats.find()) {
      numbers.add(threats.group(1));
      assertThat(methods(threats.group(2))).as(threats.group()).isPositive();
    }
    assertThat(numbers).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    assertThat(page().lines().filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*\\|.*\\|.*\\|")))
        .as("rows that can be read")
        .hasSameSizeAs(numbers);
  }

  /// How many tests are named, each with its class: a class alone says nothing of what it holds.
  private static long methods(String cell) {
    return NAMED.matcher(cell).results().filter(test -> !test.group(2).isEmpty()).count();
  }

  /// Whether a test of that name is in a class: the annotation stands in the same paragraph.
  private static boolean has(String source, String name) {
    var found = Pattern.compile("\\b" + name + "(?:\\(| =)").matcher(source);
    while (found.find()) {
      var before = source.substring(source.lastIndexOf("\n\n", found.start()) + 1, found.start());
      if (ANNOTATION.matcher(before).find()) {
        return true;
      }
    }
    return false;
  }

  private static String limits() throws IOException {
    return Files.readString(ROOT.resolve("docs/limits.md"));
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/security.md"));
  }

  /// What is written in the test classes of each name, of all modules.
  private static Map<String, List<String>> classes() throws IOException {
    var classes = new HashMap<String, List<String>>();
    try (var modules = Files.newDirectoryStream(ROOT)) {
      for (var module : modules) {
        var tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          read(tests, classes);
        }
      }
    }
    return classes;
  }

  private static void read(Path tests, Map<String, List<String>> into) throws IOException {
    try (var files = Files.walk(tests)) {
      for (var file : files.filter(it -> it.toString().matches(".*(Test|IT)\\.java")).toList()) {
        var name = String.valueOf(file.getFileName()).replace(".java", "");
        into.computeIfAbsent(name, _ -> new ArrayList<>()).add(Files.readString(file));
      }
    }
  }
}
