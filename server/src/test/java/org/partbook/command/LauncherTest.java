package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a tree of its own, with a `java` and an `mvn` that only say that they were
/// called.
class LauncherTest {
  @TempDir Path temp = Path.of("");

  private Path home = Path.of("");
  private Path log = Path.of("");
  private Shell shell = Shell.in(Path.of(""), Path.of(""));

  @BeforeEach
  void lay_out_a_tree() throws IOException {
    home = Files.createDirectories(temp.resolve("a home"));
    log = temp.resolve("builds");
    Files.copy(
        Path.of(System.getProperty("partbook.root", ""), "partbook"), home.resolve("partbook"));
    for (var pom : new String[] {"pom.xml", "server/pom.xml", "client/pom.xml"}) {
      Files.createDirectories(home.resolve(pom).resolveSibling("src/main"));
      age(Files.writeString(home.resolve(pom), "<project/>"));
    }
    script("java25/bin/java", "echo \"$@\"");
    Files.writeString(temp.resolve("java25/release"), "JAVA_VERSION=\"25.0.1\"\n");
    script("bin/mvn", "echo built >>'" + log + "'; sleep 1; echo >server/target/partbook.jar");
    shell =
        Shell.in(temp, home.resolve("partbook"))
            .with("PARTBOOK_JAVA", temp.resolve("java25").toString())
            .with("PATH", temp.resolve("bin") + ":/usr/bin:/bin");
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
  }

  @Test
  void it_builds_only_what_is_missing_or_older_than_the_sources() throws IOException {
    assertThat(shell.run("one").expect(0).err()).contains("Building Partbook");
    assertThat(shell.run("two").expect(0).err()).isEmpty();
    assertThat(builds()).isEqualTo(1);

    var source = home.resolve("server/src/main/Main.java");
    Files.setLastModifiedTime(
        Files.writeString(source, ""), FileTime.from(Instant.now().plusSeconds(1)));
    shell.run("three").expect(0);
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void two_launches_at_once_build_once() throws IOException {
    var first = shell.start();
    var second = shell.start();

    first.result().expect(0);
    second.result().expect(0);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_lock_that_a_killed_launch_left_holds_nobody_up() throws IOException {
    var lock = Files.createDirectories(home.resolve("server/target")).resolve(".building");
    Files.createSymbolicLink(lock, Path.of("999999999"));

    shell.run().expect(0);
    assertThat(lock).doesNotExist();
  }

  @Test
  void a_failed_build_says_why_and_leaves_nothing_that_could_run() throws IOException {
    script("bin/mvn", "echo '[ERROR] no such planet'; echo >server/target/partbook.jar; exit 1");

    assertThat(shell.run().expect(1).err()).contains("no such planet", "could not be built");
    assertThat(home.resolve("server/target/partbook.jar")).doesNotExist();
  }

  @Test
  void it_works_through_a_link_and_hands_every_argument_over() throws IOException {
    var link = Files.createSymbolicLink(temp.resolve("linked"), Path.of("a home/partbook"));
    try (var linked =
        Shell.in(temp, link)
            .with("PARTBOOK_JAVA", temp.resolve("java25").toString())
            .with("PARTBOOK_JAVA_OPTS", "-Xmx99m -Done=two")
            .with("PATH", temp.resolve("bin") + ":/usr/bin:/bin")) {
      assertThat(linked.run("vendor", "add", "Corner Shop").expect(0).out().strip())
          .contains("-Dpartbook.home=" + home)
          .endsWith(
              "-Xmx99m -Done=two -jar "
                  + home
                  + "/server/target/partbook.jar vendor add Corner Shop");
    }
  }

  @Test
  void a_java_that_is_too_old_is_refused_by_name() throws IOException {
    script("old/java", "echo 'openjdk version \"17.0.2\" 2022-01-18' >&2");
    shell.with("PARTBOOK_JAVA", temp.resolve("old/java").toString());

    assertThat(shell.run().expect(2).err()).contains("Java 17", "needs Java 25");
  }

  @Test
  void java_home_is_taken_where_it_will_do() throws IOException {
    shell.with("PARTBOOK_JAVA", "").with("JAVA_HOME", temp.resolve("java25").toString());

    shell.run("one").expect(0);
  }

  @Test
  void a_missing_maven_is_named() throws IOException {
    shell.with("PATH", onlyBasics());

    assertThat(shell.run().expect(1).err()).contains("needs Maven");
  }

  /// What the launcher calls, and nothing else.
  private String onlyBasics() throws IOException {
    var folder = Files.createDirectories(temp.resolve("basics"));
    for (var name :
        new String[] {"bash", "env", "dirname", "readlink", "find", "head", "mkdir", "ln", "rm"}) {
      Files.createSymbolicLink(folder.resolve(name), Path.of("/usr/bin", name));
    }
    return folder.toString();
  }

  private long builds() throws IOException {
    return Files.readAllLines(log).size();
  }

  private void script(String name, String text) throws IOException {
    var file = temp.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
