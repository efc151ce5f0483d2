package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.TestServer;
import org.partbook.catalog.CatalogImport;

/// When the sandbox's assets are brought in.
class SandboxCatalogTest {
  private final TestServer server = TestServer.start();
  private int imports;

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void assets_that_are_there_are_not_brought_in_again() {
    start("this version");

    assertThat(importsOf("this version")).isZero();
  }

  @Test
  void another_version_brings_in_its_own() {
    start("this version");

    assertThat(importsOf("another version")).isOne();
    assertThat(importsOf("this version")).isOne();
  }

  @Test
  void what_somebody_has_changed_is_brought_in_again() {
    start("this version");
    change("update asset set fingerprint = 'x' where asset_id = 2000000003");

    assertThat(importsOf("this version")).isOne();
  }

  @Test
  void how_an_asset_misbehaves_is_stored_again_when_it_was_lost() {
    start("this version");
    change("delete from asset_misbehaviour where asset_id = 2000000003");

    assertThat(importsOf("this version")).isOne();
  }

  @Test
  void a_file_that_was_lost_is_brought_in_again() {
    start("this version");

    assertThat(importsOf("this version", _ -> false)).isOne();
  }

  @Test
  void who_knows_no_version_brings_them_in_at_each_start() {
    imports = 0;
    new SandboxCatalog(server.db(), Optional.empty(), _ -> true).installed(this::catalogImport);
    new SandboxCatalog(server.db(), Optional.empty(), _ -> true).installed(this::catalogImport);

    assertThat(imports).isEqualTo(2);
  }

  private void start(String version) {
    assertThat(importsOf(version)).isOne();
  }

  private int importsOf(String version) {
    return importsOf(version, _ -> true);
  }

  private int importsOf(String version, Predicate<String> hasFile) {
    imports = 0;
    new SandboxCatalog(server.db(), Optional.of(version), hasFile).installed(this::catalogImport);
    return imports;
  }

  private CatalogImport catalogImport() {
    imports++;
    return server.app().installation().catalogImport().forSandbox();
  }

  private void change(String sql) {
    server.db().transact(tx -> tx.run(sql));
  }
}
