package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresSurroundingsTest {
  @TempDir(factory = InMemory.class)
  private Path temp;

  private TestFolders sandbox;

  @BeforeEach
  void prepare() throws Exception {
    sandbox = new TestFolders(temp);
  }

  @AfterEach
  void clear() throws Exception {
    sandbox.clear();
  }

  @Test
  void ctrl_c_in_the_terminal_reaches_partbook_first_and_the_database_only_through_it()
      throws Exception {
    var folder = sandbox.folder();
    var server = sandbox.partbook("serve", folder, List.of("setsid"), Map.of());
    server.port();
    assertThat(TestFolders.works("kill", "-INT", "--", "-" + server.pid())).isTrue();
    assertThat(server.says("at exit")).isEqualTo("at exit the database answers");
    server.waitForEnd();
    assertThat(sandbox.running()).isEmpty();
  }

  @Test
  void root_that_cannot_give_itself_away_is_told_what_to_do() throws Exception {
    var server =
        sandbox.partbook("serve", sandbox.folder(), becomingRoot(), Map.of("PATH", "/nowhere"));
    assertThat(server.says("refused"))
        .contains("run Partbook as an ordinary user")
        .contains("PARTBOOK_DATABASE_URL");
  }

  /// Root is root; anybody else can be it in a user namespace of their own, where machines allow
  /// that.
  private static List<String> becomingRoot() throws Exception {
    if (new UnixSystem().getUid() == 0) {
      return List.of();
    }
    assumeTrue(
        TestFolders.works("unshare", "-Ur", "true"), "no user namespaces for ordinary users");
    return List.of("unshare", "-Ur");
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws Exception {
    var folder = Files.writeString(temp.resolve("file"), "").resolve("folder");
    assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("folder " + folder + " cannot be used for the database");
  }

  @Test
  void a_disk_too_small_for_the_programs_is_named_as_the_trouble() throws Exception {
    var folder = Files.createDirectory(temp.resolve("small"));
    var server = sandbox.partbook("serve", folder, onDiskOf("8m", folder, ""), Map.of());
    assertThat(server.says("refused"))
        .contains("folder " + folder)
        .contains("No space left on device");
  }

  @Test
  void a_disk_too_small_for_the_database_is_named_as_the_trouble() throws Exception {
    var binaries = TestFolders.binaries();
    var folder = Files.createDirectory(temp.resolve("small"));
    var link = "mkdir \"$0\"/postgres && ln -s '%s' \"$0\"/postgres/ && ".formatted(binaries);
    var server = sandbox.partbook("serve", folder, onDiskOf("8m", folder, link), Map.of());
    assertThat(server.says("refused"))
        .contains("folder " + folder)
        .contains("could not create its database");
  }

  /// A command that gives the program behind it a disk of that size, which nobody else sees.
  private static List<String> onDiskOf(String size, Path folder, String prepare) throws Exception {
    assumeTrue(TestFolders.works("unshare", "-Urm", "true"));
    var mount = "mount -t tmpfs -o size=%s none \"$0\" && %s exec \"$@\"".formatted(size, prepare);
    return List.of("unshare", "-Urm", "sh", "-c", mount, folder.toString());
  }
}
