package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.json.Json;

/// What `partbook catalog check` finds, beside a server that runs.
class CatalogCheckTest {
  private final TestServer server = TestServer.start();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void name_the_database() throws IOException {
    var url = server.settings().get("PARTBOOK_DATABASE_URL");
    Files.writeString(server.data().resolve("partbook.env"), "PARTBOOK_DATABASE_URL=" + url);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_sound_catalogue_is_said_to_be_one() {
    assertThat(check()).isEqualTo(Exit.DONE);
    assertThat(text()).endsWith(" checked, 0 missing, 0 damaged\n").doesNotStartWith("0 ");
  }

  @Test
  void what_is_damaged_or_missing_is_named_with_what_it_is_and_for_which_assets() throws Exception {
    server.live().register(Purchase.of(PIANO, 1, 1));
    assertThat(server.live().settled(1).status()).isEqualTo(200);
    var score = blob("select blob from rendering where asset_id = ?");
    var prepared =
        blob(
            "select prepared_score.blob from prepared_score join rendering on score ="
                + " rendering.blob where asset_id = ? and product = 'copy'");
    var bytes = Files.readAllBytes(file(score));
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(score), bytes);
    Files.delete(file(prepared));

    assertThat(check("--json")).isEqualTo(Exit.FAILED);

    var json = Json.read(out.toByteArray());
    assertThat(json.get("damaged").asInt()).isEqualTo(1);
    assertThat(json.get("missing").asInt()).isEqualTo(1);
    for (var one : json.get("files")) {
      boolean original = one.get("blob").asString().equals(score);
      assertThat(one.get("blob").asString()).isIn(score, prepared);
      assertThat(one.get("condition").asString()).isEqualTo(original ? "damaged" : "missing");
      assertThat(one.get("uses").toString())
          .isEqualTo(original ? "[\"rendering\",\"sold\"]" : "[\"prepared\"]");
      assertThat(one.get("made_anew").asBoolean()).isEqualTo(!original);
      assertThat(one.get("asset_ids").toString()).startsWith("[1001,");
    }
    out.reset();
    assertThat(check()).isEqualTo(Exit.FAILED);
    assertThat(text())
        .containsPattern(score + " +damaged +rendering, sold +1001, .* import or restore it")
        .containsPattern(prepared + " +missing +prepared +1001, .* made anew")
        .endsWith(" checked, 1 missing, 1 damaged\n");
  }

  private int check(String... more) {
    var stream = new PrintStream(out, true, UTF_8);
    var arguments = new String[3 + more.length];
    System.arraycopy(more, 0, arguments, 3, more.length);
    arguments[0] = "catalog";
    arguments[1] = "check";
    arguments[2] = "--data=" + server.data();
    return Program.run(Console.of(stream, stream, false, false), arguments);
  }

  private String text() {
    return out.toString(UTF_8);
  }

  private String blob(String sql) {
    return server
        .db()
        .inTransaction(tx -> tx.one(sql, row -> row.getString("blob"), PIANO))
        .orElseThrow();
  }

  private Path file(String blob) {
    return server.data().resolve("blobs").resolve(blob.substring(0, 2)).resolve(blob);
  }
}
