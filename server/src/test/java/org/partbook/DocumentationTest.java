package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the documentation against what it speaks of.
class DocumentationTest {
  private static final Path ROOT =
      Path.of(System.getProperty("partbook.root", "..")).toAbsolutePath().normalize();

  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", "demo-data", "partbook-data", "node_modules");

  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

  /// How `Config` reads a setting, and how the table of settings names one.
  private static final Pattern READ =
      Pattern.compile(
          "(?:text|setting|secret|duration|getOrDefault)\\(\\s*\"(PARTBOOK_[A-Z0-9_]+)\"");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(PARTBOOK_[A-Z0-9_]+)` \\|");
  private static final Pattern NAME = Pattern.compile("PARTBOOK_[A-Z0-9_]+");

  /// A tarball, a .deb, or an image, with its version.
  private static final Pattern PACKAGE = Pattern.compile("\\bpartbook[-_:]v?\\d+\\.\\d");

  @Test
  void every_link_leads_to_a_file_and_to_a_heading_in_it() throws IOException {
    var broken = new ArrayList<String>();
    for (var page : pages()) {
      var text = CODE.matcher(withoutCode(page)).replaceAll("code");
      for (var link : groups(LINK.matcher(text))) {
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
          broken.add(ROOT.relativize(page) + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void the_operations_page_explains_every_setting_and_no_other() throws IOException {
    var settings = groups(READ.matcher(Files.readString(source())));

    assertThat(settings).contains("PARTBOOK_DATA", "PARTBOOK_PORT", "PARTBOOK_DATABASE_URL");
    assertThat(groups(ROW.matcher(Files.readString(operations())))).isEqualTo(settings);
  }

  @Test
  void no_page_names_a_setting_that_does_not_exist() throws IOException {
    var known = all(NAME.matcher(Files.readString(source())));
    for (var page : pages()) {
      assertThat(known).as(page.toString()).containsAll(all(NAME.matcher(Files.readString(page))));
    }
  }

  /// They are called by the version that is built, whatever it is.
  @Test
  void no_command_names_a_package_of_one_version() throws IOException {
    for (var page : pages()) {
      assertThat(Files.readString(page)).as(page.toString()).doesNotContainPattern(PACKAGE);
    }
    for (var manifest : List.of("partbook.yaml", "ingress.yaml")) {
      assertThat(ROOT.resolve("deploy/kubernetes").resolve(manifest))
          .content()
          .doesNotContainPattern(PACKAGE);
    }
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    var parts = link.split("#", 2);
    var path = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
    var target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (!target.startsWith(ROOT) || !Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  /// As GitHub makes them: in small letters, without punctuation, blanks as hyphens, and numbered
  /// where a heading occurs again.
  private static Set<String> anchors(Path page) throws IOException {
    var anchors = new TreeSet<String>();
    var seen = new HashMap<String, Integer>();
    var headings = HEADING.matcher(withoutCode(page));
    while (headings.find()) {
      var text = headings.group(1).strip().toLowerCase(Locale.ROOT);
      var anchor = text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      var times = seen.merge(anchor, 1, Integer::sum);
      anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
    }
    return anchors;
  }

  private static String withoutCode(Path page) throws IOException {
    return FENCED.matcher(Files.readString(page)).replaceAll("");
  }

  private static List<Path> pages() throws IOException {
    try (var files = walk(ROOT)) {
      var pages = files.toList();
      assertThat(pages).contains(ROOT.resolve("README.md"), operations());
      return pages;
    }
  }

  /// Not into folders that are none of the source's, which may be large, or vanish while we look.
  private static Stream<Path> walk(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        var name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry) && !NOT_OURS.contains(name)) {
          try (var below = walk(entry)) {
            below.forEach(found::add);
          }
        } else if (name.endsWith(".md")) {
          found.add(entry);
        }
      }
    }
    return found.stream().sorted();
  }

  private static Path operations() {
    return ROOT.resolve("docs/operations.md");
  }

  private static Path source() {
    return ROOT.resolve("server/src/main/java/org/partbook/Config.java");
  }

  private static Set<String> groups(Matcher matcher) {
    return matcher
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(Matcher matcher) {
    return matcher
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
