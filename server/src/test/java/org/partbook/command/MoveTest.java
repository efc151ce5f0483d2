package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestDatabase;
import org.partbook.backup.BackupProgress;
import org.partbook.backup.Move;
import org.partbook.db.Access;
import org.partbook.db.DatabaseException;

/// From the embedded database to one of the publisher's own.
class MoveTest {
  /// It is in every copy, so it mustn't change with the port.
  private static final String PUBLIC = "https://scores.example.org";

  private static final String ASSET =
      """
      {"asset_id":1,"title":"Scale","format_short_name":"PDF","asset_type":"SINGLE",\
      "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]}
      """;

  @TempDir Path temp = Path.of("");

  /// What a shop and a buyer have of what was sold before.
  private String token = "";

  private String link = "";
  private String info = "";
  private byte[] copy = {};

  @Test
  void everything_goes_to_the_other_database_once_the_server_is_stopped()
      throws IOException, Config.Invalid {
    var folder = Files.createDirectories(temp.resolve("data"));
    var shell = new Typed.Shell(folder, Map.of("PARTBOOK_PORT", "0"));
    var database = TestDatabase.create();
    var url = url(database);
    var file = Files.writeString(temp.resolve("address"), url + "\n").toString();
    shell.type("vendor", "add", "Corner Shop");
    var list = shell.type("vendor", "list", "--json").out();
    var settings = folder.resolve("partbook.env");

    try (var app = App.start(config(folder), Clock.systemUTC())) {
      sell(app, shell);
      assertThat(shell.type("move", "--to", file).err()).contains("in use by another Partbook");
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("r--------"));
    var moved = shell.type("move", "--to", file);

    assertThat(moved.code()).as(moved.err()).isZero();
    assertThat(moved.out() + moved.err()).doesNotContain(database.url().password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("r--------");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(settings))
        .isEqualTo("PARTBOOK_PORT=0\nPARTBOOK_DATABASE_URL=" + url + "\n");
    assertThat(shell.type("vendor", "list", "--json").out()).isEqualTo(list);
    assertThat(shell.type("vendor", "add", "Second Shop").code()).isZero();
    assertThat(shell.type("move", "--to", file).err()).contains("a database of its own already");
    try (var app = App.start(config(folder), Clock.systemUTC())) {
      assertThat(app.installation().vendors().list()).hasSize(2);
      assertGoesOn(app, shell);
    }

    Files.writeString(folder.resolve("partbook.env"), "");
    assertThat(shell.type("vendor", "list", "--json").out()).isEqualTo(list);
    assertThat(shell.type("move", "--to", url).err()).contains("the database isn't empty");
    assertThat(Files.readString(folder.resolve("partbook.env"))).isEmpty();
    database.close();
  }

  private void sell(App app, Typed.Shell shell) throws IOException {
    TestAssets.writePdf(temp.resolve("score.pdf"), 2);
    var catalog = Files.writeString(temp.resolve("catalog.jsonl"), ASSET).toString();
    assertThat(shell.type("catalog", "import", catalog).code()).isZero();
    var issued = shell.type("token", "issue", "Corner Shop", "--environment", "live", "--json");
    token = issued.json().path("token").asString();
    var shop = new Api(app.uri(), token);
    assertThat(shop.register(Purchase.of(1, 1, 1)).status()).isEqualTo(201);
    assertThat(shop.settled(1).status()).isEqualTo(200);
    link = shop.downloadUrl(1, 1).json().path("url").asString();
    copy = open(app);
    info = info(shop);
    awaitVerified(shell);
  }

  /// What was sold before is as it was, more is sold, and both are in the one log.
  private void assertGoesOn(App app, Typed.Shell shell) {
    var shop = new Api(app.uri(), token);
    assertThat(open(app)).isEqualTo(copy);
    assertThat(info(shop)).isEqualTo(info);
    assertThat(shop.register(Purchase.of(1, 1, 1)).status()).isEqualTo(409);
    assertThat(shop.register(Purchase.of(1, 2, 1)).status()).isEqualTo(201);
    assertThat(shop.settled(2).status()).isEqualTo(200);
    awaitVerified(shell);
  }

  private byte[] open(App app) {
    var opened = Api.open(app.uri().resolve(link.substring(PUBLIC.length())).toString());
    assertThat(opened.statusCode()).isEqualTo(200);
    return opened.body();
  }

  /// Without its links, each of which is a new one.
  private static String info(Api shop) {
    var answer = shop.info(1);
    assertThat(answer.status()).isEqualTo(200);
    return answer.text().replaceAll("https://[^\"]*", "");
  }

  /// Until all that has happened is in the log.
  private static void awaitVerified(Typed.Shell shell) {
    Api.await(() -> {
      var verified = shell.type("ledger", "verify");
      return verified.code() == Exit.DONE
          && verified.out().lines().allMatch(line -> line.startsWith("All "));
    });
  }

  @Test
  void who_waits_to_write_until_it_is_over_is_refused_and_writes_nothing_into_the_old_one()
      throws Exception {
    var own = Files.createDirectories(temp.resolve("waited for"));
    new Typed.Shell(own, Map.of()).type("vendor", "add", "Corner Shop");
    var database = TestDatabase.create();
    try (var installation = Installation.alone(config(own));
        var beside = Installation.forCommand(config(own));
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var late = new AtomicReference<Future<?>>();

      int tables =
          new Move(installation.db(), BackupProgress.none())
              .to(
                  Access.owner(database.url()),
                  () -> {
                    late.set(executor.submit(() -> beside.vendors().add("Late Shop", true)));
                    OpenTransaction.awaitWaiting(installation.db(), "%vendor%", 1);
                  });

      assertThat(tables).isPositive();
      assertThatThrownBy(() -> late.get().get()).hasCauseInstanceOf(DatabaseException.class);
    }
    try (var left = Installation.forCommand(config(own))) {
      assertThat(left.vendors().list()).hasSize(1);
    }
    database.close();
  }

  @Test
  void an_address_that_cannot_be_used_is_not_repeated() throws IOException {
    var shell = new Typed.Shell(Files.createDirectories(temp.resolve("none")), Map.of());

    var refused = shell.type("move", "--to", "postgresql://partbook:secret@/");
    assertThat(refused.code()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(refused.err()).contains("--to can't be used").doesNotContain("secret");
    assertThat(shell.type("move", "--to", "nowhere").err()).contains("begins with postgresql://");
  }

  private static Config config(Path folder) throws Config.Invalid {
    return Config.read(Map.of("PARTBOOK_DATA", folder.toString(), "PARTBOOK_PUBLIC_URL", PUBLIC));
  }

  private static String url(TestDatabase database) {
    var url = database.url();
    return url.jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://" + url.user() + ":" + url.password() + "@");
  }
}
