package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.Guarded;
import org.partbook.Purchase;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.blob.BlobKey;
import org.partbook.doctor.Doctor;
import org.partbook.doctor.Finding;
import org.partbook.doctor.Treatment;
import org.partbook.doctor.Verdict;
import tools.jackson.databind.JsonNode;

/// What `partbook doctor` says of an installation that is made sick on purpose, beside a server
/// that runs.
class DoctorTest {
  private static final String WITH_COVER =
      """
      {"asset_id":77,"title":"Covered","format_short_name":"PDF","asset_type":"SINGLE",\
      "images":[{"name":"cover","file":"cover.png"}]}\
      """;

  private static final long NEVER_READY = 2_000_000_004L;

  private static final TestServer SERVER = TestServer.start();
  private static Typed.Shell shell;
  @TempDir Path temp = Path.of("");

  @BeforeAll
  static void sell() throws IOException {
    shell = shell(SERVER.data(), SERVER.settings());
    done("vendor", "terms", "set", "First Shop", "--currency", "EUR", "--discount", "33.3");
    var live = SERVER.live();
    for (int order = 1; order <= 7; order++) {
      live.register(
          Purchase.of(PIANO, order, 1).with("quantity", 3).with("line_item_price", 11.85));
      assertThat(live.settled(order).status()).isEqualTo(200);
    }
    assertThat(Api.open(live.downloadUrl(1, 1).json().path("url").asString()).statusCode())
        .isEqualTo(200);
    live.cancel(2, 1);
    done("order", "refund", "3", "1", "--copies", "1", "--reason", "one too many");
    done("order", "rename", "4", "1", "--to", "Fanny Hensel", "--reason", "asked for");
    done("order", "end", "7", "1", "--why", "other", "--reason", "a slip");
    done("order", "restore", "7", "1", "--reason", "no slip");
    live.register(Purchase.of(WITHOUT_FILE, 8, 1));
    live.settled(8);
    var sandbox = SERVER.sandbox();
    sandbox.register(Purchase.of(PIANO, 9, 1));
    sandbox.settled(9);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static void done(String... words) {
    var typed = shell.type(words);
    assertThat(typed.code()).as(typed.toString()).isZero();
  }

  private static Typed.Shell shell(Path folder, Map<String, String> settings) throws IOException {
    var made = new Typed.Shell(folder, settings);
    Files.setPosixFilePermissions(
        folder.resolve("partbook.env"), PosixFilePermissions.fromString("rw-------"));
    return made;
  }

  /// What was found, by the name of each check.
  private static Map<String, JsonNode> examine(Typed.Shell where, int code, String... words) {
    var all = new ArrayList<>(List.of("doctor", "--json"));
    all.addAll(List.of(words));
    var typed = where.type(all.toArray(String[]::new));
    assertThat(typed.code()).as(typed.toString()).isEqualTo(code);
    var found = new HashMap<String, JsonNode>();
    typed.json().forEach(one -> found.put(one.path("check").asString(), one));
    return found;
  }

  private static Map<String, JsonNode> examine(int code, String... words) {
    return examine(shell, code, words);
  }

  private static JsonNode of(Map<String, JsonNode> found, String check) {
    return Objects.requireNonNull(found.get(check), check);
  }

  private static void assertFound(
      Map<String, JsonNode> found, String check, String verdict, String... words) {
    var one = of(found, check);
    assertThat(one.path("verdict").asString()).as(one.toString()).isEqualTo(verdict);
    for (var word : words) {
      assertThat(one.toString()).contains(word);
    }
  }

  @Test
  void nothing_is_found_where_all_is_well_but_that_one_role_may_do_everything() {
    var found = examine(Exit.DONE_IN_PART);

    assertFound(found, "roles", "warning", "superuser");
    assertThat(found).hasSize(18);
    found.forEach((check, one) -> {
      if (!check.equals("roles")) {
        assertThat(one.path("verdict").asString()).as(one.toString()).isEqualTo("ok");
      }
    });
    assertFound(found, "lines", "ok", " lines, and each is what");
    assertFound(found, "servers", "ok", "1 runs");
  }

  @Test
  void people_get_a_line_for_each_check_and_what_to_do() {
    var typed = shell.type("doctor");

    assertThat(typed.out())
        .containsPattern("(?m)^ok +settings +[0-9]+ set, each known")
        .containsPattern("(?m)^warning +roles +.* superuser.*\\. Make two roles of one")
        .endsWith("17 ok, 1 warning\n");
  }

  @Test
  void a_file_that_has_rotted_is_named_with_its_asset() throws IOException {
    var score = blob("select blob from rendering where asset_id = " + PIANO);
    var sound = Files.readAllBytes(file(score));
    try {
      var bytes = sound.clone();
      bytes[bytes.length / 2] ^= 1;
      Files.write(file(score), bytes);
      assertFound(
          examine(Exit.FAILED), "blobs", "fault", score, "asset 1001", "other bytes", "backup");
      assertFound(examine(Exit.FAILED, "--sample", "100000"), "blobs", "fault", score);

      Files.write(file(score), new byte[] {1, 2, 3});
      assertFound(examine(Exit.FAILED), "blobs", "fault", "has 3 bytes, and had " + sound.length);

      Files.delete(file(score));
      var found = examine(Exit.FAILED, "--sample", "1");
      assertFound(found, "blobs", "fault", score, "is missing", ", 1 of them read");
    } finally {
      Files.write(file(score), sound);
    }
  }

  @Test
  void a_prepared_file_that_is_gone_is_made_anew_when_asked_for() throws IOException {
    var prepared =
        blob(
            "select prepared_score.blob from prepared_score join rendering on score ="
                + " rendering.blob where product = 'copy' and asset_id = "
                + PIANO);
    Files.delete(file(prepared));

    assertFound(examine(Exit.DONE_IN_PART), "blobs", "warning", prepared, "--repair");
    assertThat(file(prepared)).doesNotExist();
    assertFound(examine(Exit.DONE_IN_PART, "--repair"), "blobs", "mended", prepared);
    assertFound(examine(Exit.DONE_IN_PART), "blobs", "ok");
    assertThat(file(prepared)).isRegularFile();
  }

  @Test
  void scores_that_are_not_prepared_are_prepared_when_asked_for() {
    run(
        "delete from prepared_score where product = 'pages' and score in (select blob from rendering where asset_id = %d)"
            .formatted(PIANO));

    assertFound(examine(Exit.DONE_IN_PART), "scores", "warning", "asset 1001", "catalog prepare");
    assertFound(examine(Exit.DONE_IN_PART, "--repair"), "scores", "mended", "asset 1001");
    assertFound(examine(Exit.DONE_IN_PART), "scores", "ok");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6|status = 'FAILED'|status is FAILED, and by its journal COMPLETED",
        "6|quantity = 30|number of copies is 30, and by its journal 3",
        "6|unit_price = 0.01|unit price is 0.01, and by its journal 3.95",
        "6|customer = 'Johannes Brahms'|has another customer's name than the journal",
        "4|customer = 'Clara Wieck'|has another customer's name than the journal",
        "3|refunded = 0|number of refunded copies is 0, and by its journal 1",
        "1|delivered_at = null|was delivered by its journal, and the line says nothing of it",
        "6|delivered_at = now()|was delivered, and the journal says nothing of it",
        "2|cancelled_at = cancelled_at - interval '1 day'|and by its journal at",
        "6|vendor_id = vendor_id + 1|is another vendor's"
      })
  void a_line_that_was_changed_past_the_server_is_named(int order, String change, String how) {
    run("create table kept as select * from order_line where order_id = " + order);
    try {
      Guarded.ORDER_LINE.change(
          SERVER.db(), "update order_line set %s where order_id = %d".formatted(change, order));
      var found = examine(Exit.FAILED, "--repair");
      assertFound(found, "lines", "fault", "live, order " + order + ", line 1 (asset 1001)", how);
      assertThat(of(found, "lines").toString()).doesNotContain("Brahms", "Hensel", "Wieck");
    } finally {
      Guarded.ORDER_LINE.change(
          SERVER.db(),
          "delete from order_line where order_id = %d; insert into order_line overriding system value select * from kept; drop table kept"
              .formatted(order));
    }
  }

  @Test
  void a_sale_that_was_confirmed_and_is_gone_is_named() {
    run("create table kept as select * from order_line where order_id = 5");
    run("delete from order_line where order_id = 5");
    try {
      assertFound(
          examine(Exit.FAILED),
          "lines",
          "fault",
          "1 more was confirmed and gone",
          "live, order 5, line 1 (asset 1001)");
    } finally {
      run("insert into order_line overriding system value select * from kept; drop table kept");
    }
  }

  @Test
  void an_entry_that_is_missing_is_found_by_its_line_and_by_the_log() {
    awaitLog();
    var where =
        "where kind = 'REGISTERED' and line_id = (select id from order_line where order_id = 6)";
    run("create table kept as select * from journal " + where);
    Guarded.JOURNAL.change(SERVER.db(), "delete from journal " + where);
    try {
      var found = examine(Exit.FAILED);
      assertFound(found, "lines", "fault", "order 6", "has no entry of its registration");
      assertFound(found, "log", "fault", "MISSING", "docs/ledger.md");
    } finally {
      run("insert into journal select * from kept; drop table kept");
    }
    assertFound(examine(Exit.DONE_IN_PART), "log", "ok");
  }

  @Test
  void a_delivery_after_the_end_of_a_copy_is_found() {
    var where = "where line_id = (select id from order_line where order_id = 7)";
    Guarded.JOURNAL.change(
        SERVER.db(), "update journal set kind = 'DELIVERED' " + where + " and kind = 'RESTORED'");
    try {
      assertFound(
          examine(Exit.FAILED), "lines", "fault", "delivered after it was cancelled or ended");
    } finally {
      Guarded.JOURNAL.change(
          SERVER.db(), "update journal set kind = 'RESTORED' " + where + " and kind = 'DELIVERED'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quantity|1|sum of copies is 2, and by its journal 3",
        "net|0.01|owed is 5.27, and its entries add up to 5.28"
      })
  void money_that_does_not_add_up_is_found(String column, String by, String how) {
    var change = "update journal set %1$s = %1$s %2$s %3$s where kind = 'REFUNDED'";
    Guarded.JOURNAL.change(SERVER.db(), change.formatted(column, "+", by));
    try {
      assertFound(examine(Exit.FAILED), "lines", "fault", "order 3", how);
    } finally {
      Guarded.JOURNAL.change(SERVER.db(), change.formatted(column, "-", by));
    }
  }

  @Test
  void a_statement_whose_document_is_gone_is_named() {
    run(
        """
        insert into statement (kind, party, currency, period_from, period_until, zone, rates,
          drafted_at, number, document, bytes, closed_at)
        values ('vendor', '1', 'EUR', '2026-01-01', '2026-01-31', 'UTC', '{}', now(), '2026-7',
          repeat('ab', 32), 10, now())
        """);
    try {
      assertFound(examine(Exit.FAILED), "blobs", "fault", "(statement 2026-7) is missing");
    } finally {
      Guarded.STATEMENT.change(SERVER.db(), "delete from statement");
    }
  }

  @Test
  void a_line_that_nobody_works_on_gets_its_job_back() {
    SERVER.sandbox().register(Purchase.of(NEVER_READY, 30, 1));
    run("delete from order_job");
    run(
        "insert into order_job (line_id, epoch, due_at, attempts, deadline) select id, 0, now() +"
            + " interval '1 day', 0, now() from order_line where order_id = 2");

    assertFound(examine(Exit.FAILED), "jobs", "fault", "nobody works on it", "has a job");
    assertFound(examine(Exit.DONE_IN_PART, "--repair"), "jobs", "mended", "1 job was made");
    assertFound(examine(Exit.DONE_IN_PART), "jobs", "ok");
    assertThat(blob("select order_id::text from order_job join order_line on id = line_id"))
        .isEqualTo("30");
    assertThat(SERVER.sandbox().cancel(30, 1).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update flyway_schema_history set success = false where version = (select max(version::int)::text from flyway_schema_history)|has failed",
        "update flyway_schema_history set version = '999' where version = (select max(version::int)::text from flyway_schema_history)|version 999",
        "delete from flyway_schema_history where version::int > 20|tables are of version 20",
        "update flyway_schema_history set checksum = 1 where version = '7'|isn't the one"
      })
  void tables_that_are_not_this_programs_are_told_of(String change, String how) {
    run("create table kept as select * from flyway_schema_history");
    try {
      run(change);
      var found = examine(Exit.FAILED, "--repair");
      assertFound(found, "schema", "fault", how);
      boolean isReadable = how.equals("isn't the one");
      assertFound(found, "lines", isReadable ? "ok" : "not_examined");
    } finally {
      run(
          "delete from flyway_schema_history; insert into flyway_schema_history select * from kept; drop table kept");
    }
  }

  @Test
  void an_empty_database_has_no_tables() throws IOException {
    try (var database = TestDatabase.create()) {
      var found = examine(shell(temp, Map.of("PARTBOOK_DATABASE_URL", url(database))), Exit.FAILED);
      assertFound(found, "schema", "fault", "there are no tables");
      assertFound(found, "lines", "not_examined");
    }
  }

  @Test
  void a_clock_that_is_off_is_told_of() {
    var found = new ArrayList<Finding>();
    var late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
    var env = Map.of("PARTBOOK_DATA", SERVER.data().toString());

    new Doctor(env, nothingMended(), late, found::add).examine();

    var clock = found.stream().filter(one -> one.check().equals("clock")).findFirst().orElseThrow();
    assertThat(clock.verdict()).isEqualTo(Verdict.FAULT);
    assertThat(clock.message())
        .matches("the database's is (599|60[0-9]) seconds ahead, and something was stored .*");
  }

  private static Treatment nothingMended() {
    return new Treatment(false, OptionalInt.of(1), Optional.empty());
  }

  @Test
  void what_was_stored_in_the_future_is_told_of() {
    run(
        "update order_line set registered_at = registered_at + interval '1 day' where order_id = 6");
    try {
      // Of 86400 seconds those are gone that the tests before this one took.
      assertFound(examine(Exit.FAILED), "clock", "fault", "will only happen in 8");
    } finally {
      run(
          "update order_line set registered_at = registered_at - interval '1 day' where order_id = 6");
    }
  }

  @Test
  void files_that_nobody_will_finish_are_removed_when_asked_for() throws IOException {
    var old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    var cache = Files.createDirectories(SERVER.data().resolve("cache/.left.part"));
    var files =
        List.of(
            Files.writeString(SERVER.data().resolve("blobs").resolve(".x.part"), "half"),
            Files.writeString(cache.resolve("page"), "half"),
            cache);
    for (var file : files) {
      Files.setLastModifiedTime(file, old);
    }
    var young = Files.writeString(SERVER.data().resolve("blobs").resolve(".y.part"), "half");
    var others = Files.createDirectories(SERVER.data().resolve("cache/lost+found"));
    Files.setLastModifiedTime(others, old);

    assertFound(examine(Exit.DONE_IN_PART), "unfinished", "warning", ".x.part", "--repair");
    assertThat(files).allMatch(Files::exists);
    assertFound(examine(Exit.DONE_IN_PART, "--repair"), "unfinished", "mended", ".x.part", "left");
    assertThat(files).noneMatch(Files::exists);
    assertThat(List.of(young, others)).allMatch(Files::exists);
    Files.delete(young);
    Files.delete(others);
  }

  @Test
  void secrets_that_others_can_read_are_closed_when_asked_for() throws IOException {
    var file = SERVER.data().resolve("partbook.env");
    var home = Files.getPosixFilePermissions(SERVER.data());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertFound(examine(Exit.DONE_IN_PART), "secrets", "warning", "partbook.env", "--repair");
    Files.setPosixFilePermissions(SERVER.data(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertFound(examine(Exit.FAILED), "secrets", "fault", "partbook.env");
    assertFound(examine(Exit.DONE_IN_PART, "--repair"), "secrets", "mended", "partbook.env");
    assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
    assertThat(Files.getPosixFilePermissions(SERVER.data())).isEqualTo(home);
  }

  @Test
  void a_program_that_anybody_can_change_is_told_of() throws IOException {
    var home = temp.resolve("home");
    var program = Files.createDirectories(home.resolve("program"));
    var libraries = Files.createDirectory(program.resolve("lib"));
    var library = Files.writeString(libraries.resolve("jetty-server.jar"), "jar");
    var jar = Files.writeString(program.resolve("partbook.jar"), "jar");
    var link = Files.createSymbolicLink(temp.resolve("link"), home);
    System.setProperty("partbook.home", link.toString());
    try {
      assertFound(examine(Exit.DONE_IN_PART), "program", "ok", "only its owner");
      for (var part : List.of(library, jar, program)) {
        var before = Files.getPosixFilePermissions(part);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFound(
            examine(Exit.FAILED), "program", "fault", part.toRealPath() + "\"", "chmod o-w");
        Files.setPosixFilePermissions(part, before);
      }
      assertFound(examine(Exit.DONE_IN_PART), "program", "ok");
    } finally {
      System.clearProperty("partbook.home");
    }
  }

  @Test
  void settings_behind_a_link_are_looked_at_where_they_lie() throws IOException {
    var linked = shell(Files.createDirectory(temp.resolve("linked")), Map.of());
    Files.setPosixFilePermissions(linked.folder(), PosixFilePermissions.fromString("rwx------"));
    var file = linked.folder().resolve("partbook.env");
    var settings = Files.move(file, temp.resolve("elsewhere.env"));
    Files.createSymbolicLink(file, settings);

    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r-----"));
    assertFound(examine(linked, Exit.FAILED), "secrets", "ok");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
    assertFound(examine(linked, Exit.FAILED), "secrets", "fault", "elsewhere.env");
    assertFound(examine(linked, Exit.FAILED, "--repair"), "secrets", "mended", "elsewhere.env");
  }

  @Test
  void a_key_of_a_certificate_may_be_read_by_a_group_and_by_nobody_else() throws IOException {
    var key = Files.writeString(temp.resolve("key.pem"), "key");
    var chain = Files.writeString(temp.resolve("chain.pem"), "chain");
    var settings =
        Map.of("PARTBOOK_TLS_KEY", key.toString(), "PARTBOOK_TLS_CERTIFICATE", chain.toString());
    var served = shell(Files.createDirectory(temp.resolve("served")), settings);

    Files.setPosixFilePermissions(served.folder(), PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    var found = examine(served, Exit.FAILED);
    assertFound(found, "secrets", "ok");
    assertFound(found, "settings", "warning", "chain.pem can't be read as certificates in PEM");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertFound(examine(served, Exit.FAILED), "secrets", "fault", "key.pem");
    assertFound(examine(served, Exit.FAILED, "--repair"), "secrets", "mended", "key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void several_servers_need_what_they_share() {
    try (var _ = SERVER.second()) {
      assertFound(
          examine(Exit.DONE_IN_PART),
          "servers",
          "warning",
          "2 run",
          "PARTBOOK_PUBLIC_URL is missing",
          "PARTBOOK_LOG is missing");
    }
  }

  @Test
  void without_the_database_the_rest_is_examined() throws IOException {
    var folder = Files.createDirectory(temp.resolve("away"));
    var nowhere = "postgresql://partbook:hush@127.0.0.1:1/partbook";
    var away = shell(folder, Map.of("PARTBOOK_DATABASE_URL", nowhere));
    var key = BlobKey.of("what it was").sha256();
    var blob = Files.createDirectories(folder.resolve("blobs").resolve(key.substring(0, 2)));
    Files.writeString(blob.resolve(key), "what it was");

    var found = examine(away, Exit.FAILED);
    assertFound(found, "database", "fault", "it is away");
    assertThat(of(found, "database").toString()).doesNotContain("hush");
    assertFound(found, "lines", "not_examined", "the database is away");
    assertFound(found, "blobs", "ok", "1 file read");
    assertFound(found, "space", "ok");
    Files.writeString(blob.resolve(key), "what it isn't");
    assertFound(examine(away, Exit.FAILED), "blobs", "fault", key);
  }

  @Test
  void an_installation_that_is_not_there_is_not_made() {
    var nowhere = temp.resolve("nowhere");
    var typed = Typed.Shell.in(nowhere).type("doctor", "--repair");

    assertThat(typed.code()).isEqualTo(Exit.FAILED);
    assertThat(typed.out()).contains("there is no folder", "there is none in");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void what_nothing_names_is_removed_only_when_asked_for_and_while_no_server_runs()
      throws IOException {
    var key = BlobKey.of("nobody's").sha256();
    var old = FileTime.from(Instant.now().minus(Duration.ofDays(40)));
    for (var folder : List.of(SERVER.data(), temp)) {
      var blob = folder.resolve("blobs").resolve(key.substring(0, 2)).resolve(key);
      Files.createDirectories(blob.getParent());
      Files.setLastModifiedTime(Files.writeString(blob, "nobody's"), old);
    }
    var beside = file(key);

    assertFound(examine(Exit.DONE_IN_PART, "--repair"), "unnamed", "warning", key);
    assertFound(
        examine(Exit.DONE_IN_PART, "--repair", "--unnamed-for", "30d"),
        "unnamed",
        "warning",
        "a server runs");
    assertThat(beside).exists();
    Files.delete(beside);
    try (var database = TestDatabase.withTables()) {
      var alone = shell(temp, Map.of("PARTBOOK_DATABASE_URL", url(database)));
      var blob = temp.resolve("blobs").resolve(key.substring(0, 2)).resolve(key);
      examine(alone, Exit.DONE_IN_PART, "--repair", "--unnamed-for", "50d");
      assertThat(blob).exists();
      var found = examine(alone, Exit.DONE_IN_PART, "--repair", "--unnamed-for", "30d");
      assertFound(found, "unnamed", "mended", key);
      assertThat(blob).doesNotExist();
    }
  }

  @Test
  void what_the_catalogue_was_is_not_taken_for_something_that_nothing_names() throws IOException {
    for (int cover = 1; cover <= 2; cover++) {
      var picture = new BufferedImage(cover, 1, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(picture, "png", temp.resolve("cover.png").toFile());
      var report = SERVER.load(temp, WITH_COVER);
      assertThat(report.bad()).isZero();
    }
    setTimes(Instant.now().minus(Duration.ofDays(40)));
    try {
      assertFound(examine(Exit.DONE_IN_PART), "unnamed", "ok");
    } finally {
      setTimes(Instant.now());
    }
  }

  private static void setTimes(Instant time) throws IOException {
    try (var blobs = Files.walk(SERVER.data().resolve("blobs"))) {
      for (var one : blobs.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(one, FileTime.from(time));
      }
    }
  }

  @Test
  void what_is_asked_for_must_make_sense() {
    for (var words :
        List.of(
            new String[] {"doctor", "--repair", "--unnamed-for", "1h"},
            new String[] {"doctor", "--unnamed-for", "30d"},
            new String[] {"doctor", "--sample", "0"})) {
      assertThat(shell.type(words).code()).isEqualTo(Exit.WRONG_USAGE);
    }
  }

  @Test
  void settings_that_cannot_be_used_are_all_named() throws IOException {
    var sick = shell(temp, Map.of("PARTBOOK_PROT", "80", "PARTBOOK_PORT", "many"));

    var found = examine(sick, Exit.FAILED);
    assertFound(found, "settings", "fault", "PARTBOOK_PROT is not a setting", "'many'");
    assertFound(found, "database", "not_examined");
    assertThat(found).hasSize(18);
  }

  @Test
  void settings_that_do_not_go_together_are_named() throws IOException {
    var settings = new HashMap<>(SERVER.settings());
    settings.put("PARTBOOK_HOST", "0.0.0.0");
    settings.put("PARTBOOK_UPSTREAM_TIMEOUT", "1m");
    settings.put("PARTBOOK_WEBHOOK_INNER", "allow");

    assertFound(
        examine(shell(temp, settings), Exit.FAILED),
        "settings",
        "warning",
        "PARTBOOK_PUBLIC_URL is missing",
        "PARTBOOK_UPSTREAM_TIMEOUT has no effect without PARTBOOK_UPSTREAM_URL",
        "PARTBOOK_WEBHOOK_INNER is allow");
  }

  @Test
  void a_backup_that_is_old_or_lacks_files_is_told_of() throws IOException {
    run(
        "insert into backup_latest (id, at, left_out) values ('one', now() - interval '3 days', 0)");
    try {
      assertFound(examine(Exit.DONE_IN_PART), "backups", "warning", "the latest is of 2");
      var elsewhere = new HashMap<>(SERVER.settings());
      elsewhere.put("PARTBOOK_BACKUP_AGE", "off");
      elsewhere.put("PARTBOOK_PUBLIC_URL", "https://scores.example");
      var found = examine(shell(temp, elsewhere), Exit.FAILED);
      assertFound(found, "backups", "ok", "something else makes them");
      assertFound(found, "settings", "warning", "PARTBOOK_PROXIES is missing");
      run("update backup_latest set at = now(), left_out = 2");
      assertFound(examine(Exit.DONE_IN_PART), "backups", "warning", "2 files aren't in it");
      run("update backup_latest set left_out = 0");
      assertFound(examine(Exit.DONE_IN_PART), "backups", "ok", "the latest is of 2");
    } finally {
      run("delete from backup_latest");
    }
  }

  @Test
  void that_no_backup_was_ever_made_is_told_once_something_was_sold_long_ago() {
    var live = SERVER.live();
    live.register(Purchase.of(PIANO, 31, 1));
    live.settled(31);
    assertFound(examine(Exit.DONE_IN_PART), "backups", "ok", "nothing was sold long ago");
    run(
        "update order_line set registered_at = registered_at - interval '9 days' where order_id = 31");
    try {
      assertFound(examine(Exit.FAILED), "backups", "warning", "none was ever made");
    } finally {
      run(
          "update order_line set registered_at = registered_at + interval '9 days' where order_id = 31");
    }
  }

  @Test
  void a_key_that_is_spoilt_is_told_of() {
    run("create table kept as select * from signing_key");
    run("update signing_key set secret = 'short'");
    try {
      assertFound(examine(Exit.FAILED), "keys", "fault", "1 key of links can't be used");
    } finally {
      run(
          "update signing_key set secret = kept.secret from kept where kept.id = signing_key.id; drop table kept");
    }
  }

  @Test
  void each_guard_of_the_past_that_is_off_is_told_of() {
    var guards =
        list("select tgname || ' on ' || tgrelid::regclass from pg_trigger where tgenabled = 'A'");
    assertThat(guards).contains("never_changed on journal");
    var switching =
        list(
            "select 'alter table ' || tgrelid::regclass || ' %s trigger ' || tgname from pg_trigger"
                + " where tgenabled = 'A'");
    switching.forEach(one -> run(one.formatted("disable")));
    try {
      var found = of(examine(Exit.FAILED), "roles");
      assertThat(found.path("verdict").asString()).isEqualTo("fault");
      found.path("details").forEach(one -> guards.remove(one.asString()));
      assertThat(guards).as("not told of").isEmpty();
    } finally {
      switching.forEach(one -> run(one.formatted("enable always")));
    }
  }

  /// What nobody asks about would be taken for something that nothing names.
  @Test
  void every_column_that_names_blobs_is_asked() throws IOException {
    var root = Path.of(System.getProperty("partbook.root", ".."));
    var asked =
        Files.readString(
            root.resolve("server/src/main/java/org/partbook/doctor/NamedBlobStore.java"));
    var columns =
        list(
            "select column_name || ' from ' || table_name from information_schema.columns where"
                + " table_schema = current_schema() and column_name in ('blob', 'score')");
    assertThat(columns).hasSizeGreaterThan(8);
    for (var column : columns) {
      assertThat(asked).contains("select " + column + " where left(");
    }
  }

  private static void awaitLog() {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!shell.type("ledger", "verify").out().lines().allMatch(line -> line.startsWith("All"))) {
      assertThat(System.nanoTime()).isLessThan(end);
      Api.pause(Duration.ofMillis(50));
    }
  }

  private static String url(TestDatabase database) {
    var url = database.url();
    return url.jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://%s:%s@".formatted(url.user(), url.password()));
  }

  private static void run(String sql) {
    SERVER.db().transact(tx -> tx.run(sql));
  }

  private static List<String> list(String sql) {
    return new ArrayList<>(SERVER.db().ask(tx -> tx.list(sql, row -> row.getString(1))));
  }

  private static String blob(String sql) {
    return SERVER.db().ask(tx -> tx.one(sql, row -> row.getString(1))).orElseThrow();
  }

  private static Path file(String blob) {
    return SERVER.data().resolve("blobs").resolve(blob.substring(0, 2)).resolve(blob);
  }
}
