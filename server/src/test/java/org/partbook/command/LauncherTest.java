package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
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
  void what_was_changed_while_it_built_is_built_again() throws IOException {
    var source = home.resolve("server/src/main/Main.java");
    script(
        "bin/mvn",
        "sleep 0.1; touch '"
            + source
            + "'; echo built >>'"
            + log
            + "'; sleep 0.1; echo >server/target/partbook.jar");

    shell.run("one").expect(0);
    shell.run("two").expect(0);

    assertThat(builds()).isEqualTo(2);
  }

  /// As by `mvn package`, which takes the launcher's note away.
  @Test
  void what_was_built_by_hand_is_not_built_again() throws IOException {
    shell.run("one").expect(0);
    var target = home.resolve("server/target");
    Files.writeString(home.resolve("server/src/main/Main.java"), "");
    Files.setLastModifiedTime(
        Files.writeString(target.resolve("partbook.jar"), "another"),
        FileTime.from(Instant.now().plusSeconds(1)));
    Files.delete(target.resolve(".built"));

    shell.run("two").expect(0);

    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void java_gets_what_it_kept_about_the_program() throws IOException {
    assertThat(shell.run("one").expect(0).out()).doesNotContain("AOT");

    var kept = Files.writeString(home.resolve("server/target/partbook.aot"), "");

    assertThat(shell.run("two").expect(0).out())
        .contains("-XX:AOTCache=" + kept, "-XX:+VerifySharedSpaces");
  }

  /// Java doesn't take two, and wouldn't start.
  @Test
  void a_collector_that_somebody_has_chosen_is_the_only_one() throws IOException {
    assertThat(shell.run("serve").expect(0).out()).contains("-XX:InitialRAMPercentage=");

    shell.with("PARTBOOK_JAVA_OPTS", "-XX:+UseG1GC");

    assertThat(shell.run("serve").expect(0).out()).contains("UseG1GC").doesNotContain("SerialGC");
    assertThat(shell.run("vendor", "list").expect(0).out()).doesNotContain("RAMPercentage");
  }

  /// There may be one in it.
  @Test
  void with_a_file_of_options_no_collector_is_chosen() throws IOException {
    for (var options : List.of("@options", "-Xss1m @options", "-XX:VMOptionsFile=options")) {
      shell.with("PARTBOOK_JAVA_OPTS", options);

      assertThat(shell.run("serve").expect(0).out()).contains("options").doesNotContain("SerialGC");
    }
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
  void what_was_unpacked_from_a_package_runs_with_the_java_beside_it() throws IOException {
    var unpacked = temp.resolve("unpacked");
    Files.createDirectories(unpacked.resolve("program"));
    Files.writeString(unpacked.resolve("program/partbook.jar"), "");
    Files.createDirectories(unpacked.resolve("bin"));
    Files.copy(home.resolve("partbook"), unpacked.resolve("bin/partbook"));
    script("unpacked/runtime/bin/java", "echo \"$0\" \"$@\"");
    Files.writeString(unpacked.resolve("runtime/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.createSymbolicLink(temp.resolve("a link"), unpacked.resolve("bin/partbook"));
    var installed = Shell.in(temp, temp.resolve("a link")).with("PATH", "/usr/bin:/bin");

    var place = unpacked.toRealPath();
    assertThat(installed.run("vendor", "list").expect(0).out())
        .contains(
            place + "/runtime/bin/java",
            "-Dpartbook.home=" + place,
            "-jar " + place + "/program/partbook.jar vendor list");
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

  @Test
  void a_server_that_has_ended_itself_is_started_anew() throws IOException {
    server("case $runs in 1) exit 70 ;; 2) exit 3 ;; esac");

    var ended = shell.run("serve", "--port", "0").expect(0);

    assertThat(runs())
        .hasSize(3)
        .allSatisfy(arguments ->
            assertThat(arguments)
                .contains("-XX:+ExitOnOutOfMemoryError", "-Dpartbook.launcher=")
                .endsWith("serve --port 0"));
    assertThat(ended.err()).contains("exit code 70", "exit code 3");
  }

  /// As the kernel does where there is no memory left.
  @Test
  void a_server_that_was_killed_is_started_anew() throws IOException {
    server("case $runs in 1) kill -KILL $$ ;; esac");

    assertThat(shell.run("serve").expect(0).err()).contains("was killed", "exit code 137");

    assertThat(runs()).hasSize(2);
  }

  @Test
  void one_that_does_not_know_yet_how_to_stop_ends_all_the_same() throws Exception {
    server("echo started >'" + log + "'; while :; do sleep 0.1; done");

    var serving = shell.start("serve");
    while (!Files.exists(log)) {
      assertThat(serving.isAlive()).isTrue();
      Thread.sleep(20);
    }

    serving.terminate().expect(0);
    assertThat(runs()).hasSize(1);
  }

  @Test
  void one_that_ends_otherwise_is_not_and_its_exit_code_is_handed_on() throws IOException {
    server("exit $runs");

    shell.run("serve").expect(1);
    shell.run("serve").expect(2);

    assertThat(runs()).hasSize(2);
  }

  @Test
  void one_that_cannot_stay_up_is_given_up() throws IOException {
    server("exit 70");

    assertThat(shell.run("serve").expect(70).err()).contains("5 times within a minute");

    assertThat(runs()).hasSize(5);
  }

  /// 3 means something else there.
  @Test
  void a_command_is_never_run_again() throws IOException {
    server("exit 3");

    shell.run("catalog", "import", "catalog.jsonl").expect(3);

    assertThat(runs()).singleElement().asString().doesNotContain("OutOfMemory", "launcher=");
  }

  @Test
  void a_signal_is_passed_on_and_ends_both() throws Exception {
    server(
        "trap 'echo stopped; exit 0' TERM; echo started >'"
            + log
            + "'; while :; do sleep 0.1; done");

    var serving = shell.start("serve");
    while (!Files.exists(log)) {
      assertThat(serving.isAlive()).isTrue();
      Thread.sleep(20);
    }

    assertThat(serving.terminate().expect(0).out()).contains("stopped");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void a_signal_between_two_starts_ends_it_too() throws Exception {
    server("exit 70");
    // The pause between them is as long as the test needs.
    script("bin/sleep", "echo paused >'" + log + "'; exec /bin/sleep 20 >/dev/null 2>&1");

    var serving = shell.start("serve");
    while (!Files.exists(log)) {
      assertThat(serving.isAlive()).isTrue();
      Thread.sleep(20);
    }

    serving.terminate().expect(0);
    assertThat(runs()).hasSize(1);
  }

  /// Which sees Java as the service's process, and starts it anew by itself.
  @Test
  void what_systemd_starts_hands_over_to_java() throws IOException {
    server("exit 70");
    script("systemd", "SYSTEMD_EXEC_PID=$$ exec '" + home.resolve("partbook") + "' \"$@\"");
    try (var systemd =
        Shell.in(temp, temp.resolve("systemd"))
            .with("PARTBOOK_JAVA", temp.resolve("java25").toString())
            .with("PATH", "/usr/bin:/bin")) {
      systemd.run("serve").expect(70);
    }

    assertThat(runs())
        .singleElement()
        .asString()
        .contains("ExitOnOutOfMemoryError")
        .doesNotContain("launcher=");
  }

  /// A program that is built, and a `java` that notes each run and then does what the test says.
  private void server(String does) throws IOException {
    Files.writeString(
        Files.createDirectories(home.resolve("server/target")).resolve("partbook.jar"), "");
    var runs = temp.resolve("runs");
    script(
        "java25/bin/java", "echo \"$@\" >>'" + runs + "'; runs=$(wc -l <'" + runs + "'); " + does);
  }

  /// The arguments of each.
  private List<String> runs() throws IOException {
    return Files.readAllLines(temp.resolve("runs"));
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
