package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;

/// How an asset goes wrong is stored beside it, and not a matter of its number.
class MisbehaviourIsDataTest {
  private static final long OTHER = 2_000_000_050;

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void any_asset_of_the_sandbox_misbehaves_as_is_stored_of_it() throws Exception {
    addAsset();
    store("TOO_MANY_REQUESTS");
    server.restart();

    assertThat(server.sandbox().register(Purchase.of(OTHER, 1, 1)).status()).isEqualTo(429);
    assertThat(server.sandbox().register(Purchase.of(OTHER, 1, 1)).status()).isEqualTo(201);
  }

  @Test
  void what_a_later_version_stored_goes_well_here() throws Exception {
    addAsset();
    store("SINGS_OUT_OF_TUNE");
    server.restart();

    assertThat(server.sandbox().register(Purchase.of(OTHER, 1, 1)).status()).isEqualTo(201);
  }

  @Test
  void an_installation_of_an_earlier_version_gets_it_when_it_starts() {
    server.db().transact(tx -> tx.update("delete from asset_misbehaviour"));
    server.restart();

    var asset = Misbehaviour.SERVER_ERROR.asset().value();
    assertThat(server.sandbox().register(Purchase.of(asset, 1, 1)).status()).isEqualTo(500);
  }

  private void addAsset() throws IOException, ImportStopped {
    var line =
        """
        {"asset_id":%d,"title":"Other","format_short_name":"PDF","asset_type":"SINGLE"}\
        """
            .formatted(OTHER);
    var jsonl = Files.write(server.data().resolve("other.jsonl"), List.of(line));
    var imports = server.app().installation().catalogImport().forSandbox();
    assertThat(imports.importFile(jsonl, server.data(), Progress.none()).bad()).isZero();
  }

  private void store(String misbehaviour) {
    server
        .db()
        .transact(
            tx -> tx.update("insert into asset_misbehaviour values (?, ?)", OTHER, misbehaviour));
  }
}
