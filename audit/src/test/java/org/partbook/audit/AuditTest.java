package org.partbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program, as somebody types it.
class AuditTest {
  private static final String ORIGIN = "scores.example.org/log";

  @TempDir Path folder;

  private final TestLog log = new TestLog(ORIGIN);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String json(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private String receipt(int index) {
    return "{\"index\":%d,\"entry\":%s,\"salt\":\"%s\",\"proof\":%s}"
        .formatted(
            index,
            json(log.entry(index)),
            HexFormat.of().formatHex(log.salt(index)),
            json(log.proof(index).text()));
  }

  /// Entries 0, 2, 4 and so on, of 3.45 each.
  private String statement(int entries, String net, String vat, String due) {
    var treatment = vat.equals("0.00") ? "none" : "excluded";
    var rate = vat.equals("0.00") ? "0" : "19";
    var lines =
        new StringBuilder(
            "{\"statement\":\"V-2026-0001\",\"kind\":\"vendor\",\"currency\":\"EUR\"}\n");
    for (var i = 0; i < entries; i++) {
      var index = 2 * i;
      var path =
          log.path(index).stream()
              .map(hash -> json(hash.base64()))
              .collect(Collectors.joining(","));
      lines.append(
          ("{\"index\":%d,\"salt\":\"%s\",\"proof\":[%s],\"entry\":%s,\"sale\":{\"title\":null},"
                  + "\"amounts\":[{\"copies\":1,\"vat\":\"%s\",\"vat_rate\":\"%s\",\"due\":\"3.45\"}]}\n")
              .formatted(
                  index,
                  HexFormat.of().formatHex(log.salt(index)),
                  path,
                  log.entry(index),
                  treatment,
                  rate));
    }
    var totals =
        ("{\"entries\":%d,\"copies\":%d,\"net\":\"%s\",\"vat_by_rate\":[{\"treatment\":\"%s\","
                + "\"rate\":\"%s\",\"net\":\"%s\",\"vat\":\"%s\"}],\"vat\":\"%s\",\"due\":\"%s\"}")
            .formatted(entries, entries, net, treatment, rate, net, vat, vat, due);
    var end = lines + "{\"totals\":" + totals + ",\"checkpoint\":" + json(log.checkpoint());
    return sealed(end);
  }

  private String sealed(String end) {
    var seal = Seal.of(log.key(), Hash.sha256(end.getBytes(StandardCharsets.UTF_8)));
    return end + ",\"seal\":" + json(seal) + "}\n";
  }

  @Test
  void a_receipt_is_verified_and_its_entry_shown() throws IOException {
    log.add(300);
    var file = file("receipt.json", receipt(17));

    assertThat(run("receipt", file.toString(), "--key", log.vkey())).isZero();

    assertThat(said()).contains("number 17 of the 300 entries of the log " + ORIGIN, "Größe 17");
  }

  @Test
  void no_byte_of_a_receipt_can_be_changed() throws IOException {
    log.add(21);
    requireEveryByte("receipt", receipt(17));
  }

  @Test
  void a_statement_of_one_line_has_no_seal() throws IOException {
    log.add(21);
    var header = "{\"statement\":\"V-2026-0001\",\"kind\":\"vendor\",\"currency\":\"EUR\"";
    requireRefused(
        header + ",\"checkpoint\":" + json(log.checkpoint()) + "}\n", "neither totals nor a seal");
  }

  @Test
  void no_byte_of_a_statement_can_be_changed() throws IOException {
    log.add(21);
    requireEveryByte("statement", statement(2, "6.90", "0.00", "6.90"));
  }

  private void requireEveryByte(String command, String document) throws IOException {
    var file = file("document", document);
    assertThat(run(command, file.toString(), "--key", log.vkey())).as(complained()).isZero();
    var bytes = document.getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < bytes.length; i++) {
      for (var change : new int[] {1, 0x20, 0x80}) {
        var changed = bytes.clone();
        changed[i] ^= (byte) change;
        Files.write(file, changed);
        assertThat(run(command, file.toString(), "--key", log.vkey()))
            .as("byte %d of %s", i, document)
            .isEqualTo(1);
      }
    }
  }

  @Test
  void a_receipt_of_another_log_is_refused() throws IOException {
    log.add(5);
    var file = file("receipt.json", receipt(3));

    assertThat(run("receipt", file.toString(), "--key", new TestLog(ORIGIN).vkey())).isEqualTo(1);
    assertThat(run("receipt", file.toString(), "--key", new TestLog("other.example/log").vkey()))
        .isEqualTo(1);
  }

  @Test
  void a_checkpoint_that_calls_itself_another_log_is_refused() throws NotVerified {
    var other = new Checkpoint("other.example/log", 1, log.add(1).commitment(0));
    var note = log.key().sign(other.text());

    assertThatThrownBy(() -> Checkpoint.open(note, log.key().verifier()))
        .isInstanceOf(NotVerified.class)
        .hasMessageContaining("other.example/log");
  }

  @Test
  void a_statement_is_verified_and_its_sums_shown() throws IOException {
    log.add(300);
    var file = file("statement.jsonl", statement(100, "345.00", "65.55", "410.55"));

    assertThat(run("statement", file.toString(), "--key", log.vkey())).as(complained()).isZero();

    assertThat(said()).contains("all 100 entries", "V-2026-0001", "'410.55 EUR'");
  }

  @Test
  void a_statement_that_is_sealed_but_wrong_is_refused_and_says_where() throws IOException {
    log.add(300);
    requireRefused(statement(100, "345.01", "0.00", "345.01"), "line 102", "345.01", "345.00");
    requireRefused(statement(100, "345.00", "0.00", "345.01"), "line 102: the total of due");
    requireRefused(
        statement(100, "345.00", "1.00", "346.00"), "line 102: the total of VAT excluded 19");
    var right = statement(3, "10.35", "0.00", "10.35");
    var lines = right.split("\n", -1);
    lines[2] = lines[1];
    requireRefused(String.join("\n", lines), "line 3: index 0 comes behind 0");
    requireRefused(
        right.replaceFirst("\"due\":\"3.45\"", "\"due\":\"3.44\""), "line 2", "3.44", "3.45");
    requireRefused(right.replaceFirst("\"copies\":1", "\"copies\":2"), "line 2", "copies");
    requireRefused(right.replaceFirst("V-2026-0001", "V-2026-0002"), "line 5", "sealed");
    requireRefused(right.replaceFirst(":null", ":\"x\""), "line 5", "sealed");
    requireRefused(right.substring(0, right.length() - 1), "ends within a line");
    var end = right.substring(0, right.indexOf(",\"seal\""));
    requireRefused(
        sealed(end.replace("\"copies\":3,", "\"copies\":4,")), "line 5: the total of copies");
    requireRefused(lines[0] + "\n" + lines[4] + "\n", "total of entries");
  }

  private void requireRefused(String statement, String... words) throws IOException {
    var file = file("statement.jsonl", statement);
    assertThat(run("statement", file.toString(), "--key", log.vkey())).isEqualTo(1);
    assertThat(complained()).contains(words);
  }

  @Test
  void a_later_log_that_goes_on_is_verified_from_a_folder_and_from_the_web() throws IOException {
    var older = file("older", log.add(300).checkpoint());
    var tiles = Files.createDirectory(folder.resolve("log"));
    log.add(70_000 - 300).writeTo(tiles);
    var web = serve(tiles);
    try {
      var address = "http://127.0.0.1:" + web.getAddress().getPort() + "/log";
      var later = tiles.resolve("checkpoint").toString();

      assertThat(consistency(older.toString(), later, tiles.toString())).as(complained()).isZero();
      assertThat(said()).contains("70000 entries", "the 300 of before");
      assertThat(consistency(older.toString(), address + "/checkpoint", address))
          .as(complained())
          .isZero();
    } finally {
      web.stop(0);
    }
  }

  private int consistency(String older, String later, String tiles) {
    return run("consistency", older, later, "--tiles", tiles, "--key", log.vkey());
  }

  private static HttpServer serve(Path tiles) throws IOException {
    var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/log/",
        exchange -> {
          var file = tiles.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
          var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    web.start();
    return web;
  }

  @Test
  void a_log_that_was_written_anew_is_refused() throws IOException {
    var older = file("older", log.add(300).checkpoint());
    var tiles = Files.createDirectory(folder.resolve("log"));
    log.add(500).writeTo(tiles);

    // The same key signs a shorter log, and one of the same size with another root.
    assertThat(
            consistency(tiles.resolve("checkpoint").toString(), older.toString(), tiles.toString()))
        .isEqualTo(1);
    assertThat(complained()).contains("has become shorter");
    var other = file("other", new Checkpoint(ORIGIN, 300, log.commitment(0)).signed(log.key()));
    assertThat(consistency(older.toString(), other.toString(), tiles.toString())).isEqualTo(1);
    assertThat(complained()).contains("two logs of 300 entries");
    assertThat(
            consistency(other.toString(), tiles.resolve("checkpoint").toString(), tiles.toString()))
        .isEqualTo(1);
    assertThat(complained()).contains("doesn't begin as the one of 300 was");
  }

  @Test
  void a_part_that_is_gone_is_taken_from_the_whole_tile() throws IOException {
    var older = file("older", log.add(300).checkpoint());
    var later = file("later", log.add(40).checkpoint());
    var tiles = Files.createDirectory(folder.resolve("log"));
    log.add(400).writeTo(tiles);

    assertThat(consistency(older.toString(), later.toString(), tiles.toString()))
        .as(complained())
        .isZero();
  }

  @Test
  void a_tile_of_another_length_is_not_read() throws IOException {
    var older = file("older", log.add(300).checkpoint());
    var tiles = Files.createDirectory(folder.resolve("log"));
    log.add(400).writeTo(tiles);
    Files.write(tiles.resolve("tile/0/001"), new byte[9000]);

    assertThat(
            consistency(older.toString(), tiles.resolve("checkpoint").toString(), tiles.toString()))
        .isEqualTo(1);
    assertThat(complained()).contains("longer than");
  }

  @Test
  void the_bare_proof_of_a_copy_is_verified() throws IOException {
    log.add(9);
    var bare =
        new TlogProof(Optional.of(log.commitment(4).base64()), 4, log.path(4), log.checkpoint());
    var file = file("copy.tlog-proof", bare.text());
    assertThat(run("proof", file.toString(), "--key", log.vkey())).as(complained()).isZero();
    assertThat(said()).contains(log.commitment(4).toString(), "number 4 of the 9");

    requireEveryByte("proof", bare.text());
  }

  @Test
  void what_is_no_json_and_what_is_endless_is_refused() throws IOException {
    for (var text :
        new String[] {
          "",
          "[]",
          "{\"index\":1,\"index\":1}",
          "{\"index\":1} x",
          "{\"index\":01}",
          "{\"entry\":\"\\ud800\"}",
          "{\"index\":".repeat(100),
          "{\"index\":1e999}"
        }) {
      var file = file("receipt.json", text);
      assertThat(run("receipt", file.toString(), "--key", log.vkey())).as(text).isEqualTo(1);
    }
    var endless = file("receipt.json", "x".repeat(3 << 20));
    assertThat(run("receipt", endless.toString(), "--key", log.vkey())).isEqualTo(1);
    assertThat(complained()).contains("longer than");
    assertThat(run("statement", endless.toString(), "--key", log.vkey())).isEqualTo(1);
    assertThat(run("receipt", folder.resolve("nothing").toString(), "--key", log.vkey()))
        .isEqualTo(1);
    assertThat(complained()).contains("there is no file");
  }

  @Test
  void what_is_typed_wrongly_is_answered_with_the_usage() {
    for (var args :
        new String[][] {
          {},
          {"receipt"},
          {"receipt", "x"},
          {"receipt", "x", "--key"},
          {"receipt", "x", "y", "--key", "k"},
          {"receipt", "x", "--key", "k", "--key", "k"},
          {"receipt", "x", "--key", "k", "--tiles", "t"},
          {"consistency", "x", "y", "--key", "k"},
          {"nothing", "x", "--key", "k"}
        }) {
      assertThat(run(args)).isEqualTo(2);
      assertThat(complained()).contains("partbook-audit receipt FILE --key VKEY");
    }
  }
}
