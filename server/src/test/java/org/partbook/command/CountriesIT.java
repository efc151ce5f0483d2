package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.geography.CountryDatabase;
import org.partbook.geography.CountryDatabaseFile;

/// `partbook countries install`, with a server that has what each test says.
@Timeout(600)
class CountriesIT {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  @TempDir Path temp = Path.of("");

  private Shell shell = Shell.in(Path.of(""), Path.of(""));
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server = serverOfNothing();
  private int contexts;

  @BeforeEach
  void install_partbook() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    shell =
        Shell.installedIn(temp)
            .with("PARTBOOK_DATA", "data")
            .with("PARTBOOK_COUNTRY_DATABASE_URL", url("/countries-{month}.mmdb.gz"));
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
    server.stop(0);
  }

  @Test
  void what_is_fetched_is_installed_with_its_date_and_its_licence() throws Exception {
    server(exchange -> brings(exchange, gzip(dbip(JUNE))));

    var result = shell.run("countries", "install").expect(0);

    assertThat(result.out())
        .contains("IP to Country Lite by DB-IP, from " + thisMonths() + ": of 2026-06-01, ")
        .contains("Licence: CC BY 4.0. DB-IP must be named", "https://db-ip.com")
        .contains("next start");
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(JUNE);
    assertThat(scratch()).isEmpty();
  }

  @Test
  void one_that_is_not_packed_and_not_by_dbip_is_installed_without_their_licence()
      throws Exception {
    server(exchange -> brings(exchange, Files.readAllBytes(database(JUNE))));

    var result = shell.run("countries", "install").expect(0);

    assertThat(result.out())
        .startsWith(thisMonths() + ": of 2026-06-01, ")
        .doesNotContain("DB-IP", "Licence");
    assertThat(installed()).hasSameBinaryContentAs(database(JUNE));
  }

  @Test
  void programs_get_json() throws Exception {
    server(exchange -> brings(exchange, gzip(dbip(OCTOBER))));

    var json = shell.run("countries", "install", "--json").expect(0).json();

    assertThat(json.get("installed").asBoolean()).isTrue();
    assertThat(json.get("used").asBoolean()).isTrue();
    assertThat(json.get("ipv6").asBoolean()).isTrue();
    assertThat(json.get("built").asString()).isEqualTo("2026-10-01");
    assertThat(json.get("source").asString()).isEqualTo(thisMonths());
    assertThat(json.get("licence").asString()).isEqualTo("CC BY 4.0");
  }

  @Test
  void where_there_is_none_of_this_month_the_one_before_is_installed() throws Exception {
    var first = thisMonths();
    var found = gzip(database(OCTOBER));
    server(exchange -> {
      if (asked.size() == 1) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        brings(exchange, found);
      }
    });

    var json = shell.run("countries", "install", "--json").expect(0).json();

    assertThat(asked).hasSize(2).doesNotHaveDuplicates();
    assertThat(json.get("source").asString()).isEqualTo(url(asked.getLast())).isNotEqualTo(first);
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(OCTOBER);
  }

  @Test
  void a_newer_one_takes_the_place_of_the_old_one_and_an_older_one_does_not() throws Exception {
    var there = new AtomicReference<>(database(JUNE));
    server(exchange -> brings(exchange, gzip(there.get())));
    shell.run("countries", "install").expect(0);
    there.set(database(OCTOBER));
    shell.run("countries", "install").expect(0);
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(OCTOBER);

    there.set(database(JUNE));
    assertThat(shell.run("countries", "install").expect(0).out()).contains("stays as it is");
    assertThat(CountryDatabase.of(installed()).built()).isEqualTo(OCTOBER);
  }

  @Test
  void a_file_that_was_downloaded_by_hand_is_installed_without_asking_anybody() throws Exception {
    var file = database(OCTOBER);

    var result = shell.run("countries", "install", file.toString()).expect(0);

    assertThat(result.out()).startsWith(file + ": of 2026-10-01").doesNotContain("DB-IP");
    assertThat(installed()).hasSameBinaryContentAs(file);

    // Who names a file wants this one, newer or not.
    var older = Files.write(temp.resolve("packed.mmdb.gz"), gzip(database(JUNE)));
    shell.run("countries", "install", older.toString()).expect(0);
    assertThat(installed()).hasSameBinaryContentAs(database(JUNE));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_folder_of_this_machine_may_have_them_too() throws Exception {
    Files.write(temp.resolve("mirrored.mmdb.gz"), gzip(database(OCTOBER)));
    shell.with(
        "PARTBOOK_COUNTRY_DATABASE_URL", temp.resolve("mirrored.mmdb.gz").toUri().toString());

    shell.run("countries", "install").expect(0);

    assertThat(installed()).hasSameBinaryContentAs(database(OCTOBER));
  }

  @Test
  void a_server_that_fails_is_named_with_its_status_and_loses_nothing() throws Exception {
    Files.createDirectories(installed().getParent());
    Files.copy(database(OCTOBER), installed());
    server(exchange -> exchange.sendResponseHeaders(503, -1));
    shell.with(
        "PARTBOOK_COUNTRY_DATABASE_URL",
        "http://me:s3cret@127.0.0.1:%d/c?key=s3cret".formatted(server.getAddress().getPort()));

    var result = shell.run("countries", "install").expect(1);

    assertThat(result.err())
        .startsWith("partbook: " + url("/c") + " answered 503\n")
        .contains("PARTBOOK_COUNTRY_DATABASE_URL", "FILE", "publishers-guide.md")
        .doesNotContain("s3cret");
    assertThat(result.out()).isEmpty();
    assertThat(installed()).hasSameBinaryContentAs(database(OCTOBER));
    assertThat(scratch()).isEmpty();
  }

  @Test
  void rubbish_and_half_a_file_are_refused() throws Exception {
    var whole = Files.readAllBytes(database(OCTOBER));
    var rubbish = "<html>Not found</html>".getBytes(UTF_8);
    var packed = gzip(database(OCTOBER));
    for (var bytes :
        List.of(
            rubbish,
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(packed, packed.length - 9))) {
      var served = new AtomicReference<>(bytes);
      server(exchange -> brings(exchange, served.get()));
      assertThat(shell.run("countries", "install").expect(1).err())
          .startsWith("partbook: " + thisMonths() + " is no country database that could be used: ");
      var file = Files.write(temp.resolve("rubbish.mmdb"), bytes);
      assertThat(shell.run("countries", "install", file.toString()).expect(1).err())
          .contains("rubbish.mmdb is no country database that could be used: ");
    }
    assertThat(shell.run("countries", "install", "none.mmdb").expect(1).err())
        .contains("none.mmdb is no country database that could be used: it can't be read");
    assertThat(installed()).doesNotExist();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void where_the_disk_is_full_the_old_one_stays() throws Exception {
    shell.run("countries", "install", database(OCTOBER).toString()).expect(0);
    var much = gzip(Files.write(temp.resolve("much"), new byte[4 << 20]));
    server(exchange -> brings(exchange, much));

    Launched.Result result;
    try (var narrow = whereFilesMayNotGrow()) {
      result = narrow.run("countries", "install").expect(1);
    }

    assertThat(result.err()).contains("countries.mmdb can't be written: ", "data/cache");
    assertThat(installed()).hasSameBinaryContentAs(database(OCTOBER));
    assertThat(scratch()).isEmpty();
  }

  /// No file may have more than a megabyte: writing fails then, as it does on a full disk.
  private Shell whereFilesMayNotGrow() throws IOException {
    var launcher = temp.resolve("an installation/partbook");
    var narrow =
        Files.writeString(
            temp.resolve("narrow"),
            "#!/bin/bash\nulimit -f 1024\nexec '" + launcher + "' \"$@\"\n");
    Files.setPosixFilePermissions(narrow, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Shell.in(temp, narrow)
        .with("PARTBOOK_JAVA", System.getProperty("java.home"))
        .with("PARTBOOK_DATA", "data")
        .with("PARTBOOK_COUNTRY_DATABASE_URL", url("/much"));
  }

  @Test
  void a_command_that_is_ended_half_way_leaves_nothing() throws Exception {
    var begun = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    server(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[100_000]);
      exchange.getResponseBody().flush();
      begun.countDown();
      await(over);
    });
    var command = shell.start("countries", "install");
    await(begun);
    while (fetchedSoFar() == 0) {
      Thread.sleep(20);
    }

    command.terminate();
    over.countDown();

    assertThat(scratch()).isEmpty();
    assertThat(installed()).doesNotExist();
  }

  private long fetchedSoFar() throws IOException {
    try (var files = Files.walk(temp.resolve("data/cache"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void a_database_that_the_settings_name_wins_and_the_command_says_so() throws Exception {
    server(exchange -> brings(exchange, gzip(database(OCTOBER))));
    var named = Files.copy(database(JUNE), temp.resolve("named.mmdb"));
    shell.with("PARTBOOK_COUNTRY_DATABASE", named.toString());

    var result = shell.run("countries", "install", "--json").expect(0);

    assertThat(result.json().get("used").asBoolean()).isFalse();
    assertThat(result.err()).contains("not used", "PARTBOOK_COUNTRY_DATABASE", "named.mmdb");
  }

  private Path installed() {
    return temp.resolve("data/countries.mmdb");
  }

  /// What is left in the folder for files in the making.
  private List<Path> scratch() throws IOException {
    try (var files = Files.list(temp.resolve("data/cache"))) {
      return files.toList();
    }
  }

  private Path database(LocalDate built) throws IOException {
    return CountryDatabaseFile.likeReality(built).writeTo(temp.resolve(built + ".mmdb"));
  }

  private Path dbip(LocalDate built) throws IOException {
    return CountryDatabaseFile.likeReality(built)
        .ofKind("DBIP-Country-Lite")
        .writeTo(temp.resolve("dbip-" + built + ".mmdb"));
  }

  private static byte[] gzip(Path file) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      Files.copy(file, out);
    }
    return packed.toByteArray();
  }

  private static HttpServer serverOfNothing() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From now on the server answers like this.
  private void server(HttpHandler handler) {
    if (contexts++ > 0) {
      server.removeContext("/");
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            handler.handle(exchange);
          }
        });
  }

  private static void brings(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /// The address that is asked first.
  private String thisMonths() {
    return url("/countries-" + YearMonth.now(ZoneOffset.UTC) + ".mmdb.gz");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
