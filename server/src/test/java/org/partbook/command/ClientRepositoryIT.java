package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.file.Digest;

/// The packaged program hands out the client that was built with it, and Maven takes it.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(600)
class ClientRepositoryIT {
  private static final Pattern LISTENS = Pattern.compile("Partbook listens at (\\S+)");
  private static final Pattern VERSION = Pattern.compile("<version>(.*)</version>");
  private static final Path BUILT =
      Path.of(System.getProperty("partbook.root", ".."), "client", "target");

  private Path temp = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();
  private Shell shell;
  private String repository = "";
  private String version = "";

  @BeforeAll
  void serve(@TempDir Path folder) throws Exception {
    temp = folder;
    shell = Shell.installedIn(temp).with("PARTBOOK_DATA", "data");
    repository = shell.start("serve", "--port", "0").saying(LISTENS).group(1) + "/maven";
    var help =
        client.send(
            HttpRequest.newBuilder(URI.create(repository)).build(), BodyHandlers.ofString());
    version = VERSION.matcher(help.body()).results().findFirst().orElseThrow().group(1);
  }

  @AfterAll
  void end_what_runs() {
    shell.close();
  }

  @Test
  void the_client_is_the_one_that_was_built_with_the_program() throws Exception {
    var jar = fetch(".jar");
    var sources = fetch("-sources.jar");

    assertThat(jar).hasSameBinaryContentAs(BUILT.resolve("partbook-client-" + version + ".jar"));
    assertThat(fetch(".jar.sha256")).hasContent(Digest.ofFile(jar));
    assertThat(names(jar)).contains("org/partbook/client/PurchaseApi.class");
    assertThat(names(sources)).contains("org/partbook/client/PurchaseApi.java");
  }

  @Test
  void the_versions_that_belong_together_are_there() throws Exception {
    var address = "/org/partbook/partbook-bom/" + version + "/partbook-bom-" + version + ".pom";
    var request = HttpRequest.newBuilder(URI.create(repository + address)).build();
    var bom = client.send(request, BodyHandlers.ofString());

    assertThat(bom.statusCode()).isEqualTo(200);
    assertThat(bom.body()).contains("<packaging>pom</packaging>", "partbook-client-testing");
  }

  /// In a local repository of its own; what Maven itself needs, and what the client does, comes
  /// from that of whoever builds.
  @Test
  void maven_resolves_the_fake_server_the_client_and_what_they_need() throws Exception {
    assumeTrue(isThere("mvn"), "Maven isn't on the path");
    var others = Path.of(System.getProperty("user.home"), ".m2", "repository");
    var plugin = others.resolve("org/apache/maven/plugins/maven-dependency-plugin/3.11.0");
    assumeTrue(Files.isDirectory(plugin), "Maven's plugin isn't where it is looked for");
    var settings =
        Files.writeString(
            temp.resolve("settings.xml"),
            """
            <settings><mirrors><mirror>
              <id>others</id><mirrorOf>central</mirrorOf><url>%s</url>
            </mirror></mirrors></settings>
            """
                .formatted(others.toUri()));
    var local = temp.resolve("m2");

    run(
        "mvn",
        "-B",
        "-ntp",
        "-s",
        settings.toString(),
        "-Dmaven.repo.local=" + local,
        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:get",
        "-Dartifact=org.partbook:partbook-client-testing:" + version,
        "-DremoteRepositories=partbook::default::" + repository);

    assertThat(names(local))
        .contains(
            "partbook-client-" + version + ".jar",
            "partbook-client-" + version + ".pom",
            "partbook-client-testing-" + version + ".jar")
        .anyMatch(name -> name.matches("jackson-core-3\\..*\\.jar"))
        .anyMatch(name -> name.matches("jspecify-.*\\.jar"));
    assertThat(
            local.resolve(
                "org/partbook/partbook-client/%1$s/partbook-client-%1$s.jar".formatted(version)))
        .hasSameBinaryContentAs(BUILT.resolve("partbook-client-" + version + ".jar"));
  }

  private Path fetch(String ending) throws IOException, InterruptedException {
    var name = "partbook-client-" + version + ending;
    var address = repository + "/org/partbook/partbook-client/" + version + "/" + name;
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            BodyHandlers.ofFile(temp.resolve(name)));
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }

  /// Of what is in a jar, or in a folder.
  private static List<String> names(Path in) throws IOException {
    if (Files.isDirectory(in)) {
      try (Stream<Path> files = Files.walk(in)) {
        return files.map(file -> file.getFileName().toString()).toList();
      }
    }
    try (var jar = new JarFile(in.toFile())) {
      return jar.stream().map(entry -> entry.getName()).toList();
    }
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void run(String... command) throws Exception {
    var output = temp.resolve("mvn.log");
    var builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    try {
      assertThat(process.waitFor(480, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
