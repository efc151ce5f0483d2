package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.backup.LatestBackup;
import org.partbook.blob.BadWire.How;
import org.partbook.blob.FolderBlobs;
import org.partbook.blob.TestBucket;

/// What is typed about backups in a bucket, and what is said when that can't be used.
@Timeout(600)
class BucketBackupTest {
  private static final String SECRET = "that-everybody-knows";
  private static final int FILES = 12;
  private static final int LARGE = 2 * 1024 * 1024;

  @TempDir static Path temp = Path.of("");
  private static TestBucket bucket;
  private static TestDatabase database;
  private static Path data;

  private static Map<String, String> settings;

  @BeforeAll
  static void store_some_files() throws IOException {
    bucket = TestBucket.start();
    database = TestDatabase.withTables();
    data = Files.createDirectories(temp.resolve("data"));
    var blobs = new FolderBlobs(data.resolve("blobs"));
    for (int file = 0; file < FILES; file++) {
      var bytes = new byte[LARGE];
      new Random(file).nextBytes(bytes);
      blobs.put(new ByteArrayInputStream(bytes));
    }
    settings =
        Map.of(
            "PARTBOOK_DATABASE_URL",
            TestServer.urlWithLogin(database.url()),
            "PARTBOOK_BACKUP_S3_ENDPOINT",
            bucket.settings().get("PARTBOOK_S3_ENDPOINT"));
  }

  @AfterAll
  static void stop() {
    database.close();
    bucket.close();
  }

  private Typed.Shell shell;

  @BeforeEach
  void settle() throws IOException {
    bucket.wire().be(How.GOOD);
    shell = new Typed.Shell(data, settings);
  }

  @AfterEach
  void forget() {
    System.clearProperty("aws.sharedCredentialsFile");
  }

  private void with(String name, String value) {
    var all = new HashMap<>(settings);
    all.put(name, value);
    shell = new Typed.Shell(data, all);
  }

  private void refused(String message, String... words) {
    var typed = shell.type(words);
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.FAILED);
    assertThat(typed.err()).contains(message).doesNotContain(SECRET).doesNotContain("\n\n");
    assertThat(typed.err().lines()).as(typed.err()).hasSize(1);
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void what_can_be_no_place_is_refused_before_anything_is_done() {
    for (var wrong : List.of("s3://", "s3://a", "s3://backups/../x")) {
      var typed = shell.type("backup", "--to", wrong);
      assertThat(typed.code()).isEqualTo(Exit.WRONG_USAGE);
      assertThat(typed.err())
          .startsWith(
              "partbook: --to can't be '%s': it must look like s3://bucket".formatted(wrong));
    }
    assertThat(shell.type("restore", "https://backups.example.org").err())
        .startsWith("partbook: PLACE can't be 'https://backups.example.org': it must be a folder");
    assertThat(shell.type("backup", "list", "s3:/").err()).contains("there are no backups");
  }

  @Test
  void a_bucket_that_is_not_there_is_told() {
    var told = "s3://nowhere/x/ at http://127.0.0.1";
    for (var words :
        List.of(
            List.of("backup", "--to", "s3://nowhere/x"),
            List.of("backup", "list", "s3://nowhere/x"),
            List.of("backup", "check", "s3://nowhere/x"))) {
      refused(told, words.toArray(String[]::new));
      refused("can't be used: there is no such bucket", words.toArray(String[]::new));
    }
    refused(
        "there are no backups of Partbook in s3://backups/empty/",
        "backup",
        "list",
        "s3://backups/empty");
  }

  @Test
  void keys_are_those_of_the_profile_that_is_named_and_wrong_ones_are_told() throws IOException {
    var file = temp.resolve("credentials");
    var good = TestBucket.keys();
    Files.writeString(
        file,
        """
        [good]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        [wrong]
        aws_access_key_id = somebody-elses
        aws_secret_access_key = not-%s
        """
            .formatted(good.get("AWS_ACCESS_KEY_ID"), good.get("AWS_SECRET_ACCESS_KEY"), SECRET));
    System.setProperty("aws.sharedCredentialsFile", file.toString());
    var to = "s3://backups/profiles";

    with("PARTBOOK_BACKUP_S3_PROFILE", "wrong");
    refused("s3://backups/profiles/ at http", "backup", "--to", to);
    refused("can't be used: access is denied (403", "backup", "--to", to);
    with("PARTBOOK_BACKUP_S3_PROFILE", "unknown");
    refused("can't be used: its profile isn't found, or has no keys", "backup", "list", to);
    assertThat(bucket.names("profiles")).isEmpty();

    with("PARTBOOK_BACKUP_S3_PROFILE", "good");
    var made = shell.type("backup", "--to", to);
    assertThat(made.code()).as(made.toString()).isZero();
    assertThat(shell.type("backup", "list", to, "--json").json()).hasSize(1);
    with("PARTBOOK_BACKUP_S3_PROFILE", "wrong");
    refused("access is denied (403", "backup", "check", to);
    refused("access is denied (403", "restore", to);
  }

  @Test
  void a_bucket_that_is_away_is_told_and_leaves_the_installation_as_it_was() throws IOException {
    bucket.wire().be(How.DOWN);

    refused(
        "the backup can't be made: s3://backups/away/ at http://127.0.0.1",
        "backup",
        "--to",
        "s3://backups/away");
    refused("s3://backups/away/ at http://127.0.0.1", "backup", "list", "s3://backups/away");
    bucket.wire().be(How.ERROR);
    refused("s3://backups/away/ at http://127.0.0.1", "backup", "--to", "s3://backups/away");
  }

  @Test
  void a_backup_is_noted_and_others_go_where_it_can_not_be_told_what_the_store_has_lost() {
    var to = "s3://backups/untold";
    var first = shell.type("backup", "--to", to, "--json").json().path("backup").asString();
    change("alter table look_inside rename to elsewhere");
    try {
      var made = shell.type("backup", "--to", to, "--keep", "1d", "--json");

      assertThat(made.code()).as(made.toString()).isEqualTo(Exit.DONE_IN_PART);
      assertThat(made.err())
          .contains(
              "the backup is made, but it can't be told whether files are gone from the store: ");
      assertThat(made.json().path("removed"))
          .extracting(one -> one.asString())
          .containsExactly(first);
      assertThat(latest()).isEqualTo(made.json().path("backup").asString());
    } finally {
      change("alter table elsewhere rename to look_inside");
    }
  }

  private static void change(String sql) {
    try (var db = database.open()) {
      db.transact(tx -> tx.run(sql));
    }
  }

  private static String latest() {
    try (var db = database.open()) {
      return db.inTransaction(LatestBackup::find).orElseThrow().id();
    }
  }

  @Test
  void a_backup_that_is_killed_is_none_and_the_next_is_whole() throws Exception {
    var to = "s3://backups/killed";
    var first = shell.type("backup", "--to", to, "--json").json().path("backup").asString();
    bucket.names("killed").stream()
        .filter(file -> file.startsWith("blobs/"))
        .forEach(file -> bucket.remove("killed", file));
    bucket.wire().beSilentFrom("/blobs/");
    bucket.wire().requests();
    var killed = backup(to);
    while (killed.isAlive() && !isSendingFiles()) {
      Api.pause(Duration.ofMillis(5));
    }
    killed.destroyForcibly().waitFor();
    bucket.wire().be(How.GOOD);
    assertThat(bucket.names("killed"))
        .as("it was killed before its end: %s", Files.readString(temp.resolve("killed.log")))
        .anyMatch(this::isBegun);

    var refused = shell.type("backup", "--to", to);
    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.err()).contains("are in use").contains("If that was killed, wait ");
    // As if two minutes had passed.
    bucket.names("killed").stream()
        .filter(file -> file.startsWith("locks/"))
        .forEach(file -> bucket.remove("killed", file));
    assertThat(shell.type("backup", "list", to, "--json").json())
        .extracting(one -> one.path("backup").asString())
        .containsExactly(first);

    var next = shell.type("backup", "--to", to, "--json").json();

    assertThat(next.path("files").asLong()).isEqualTo(FILES);
    assertThat(shell.type("backup", "check", to).out())
        .startsWith("2 backups with ")
        .contains(" and 12 blobs: all as they were written");
    var ids = List.of(first, next.path("backup").asString());
    assertThat(bucket.names("killed").stream().filter(file -> file.startsWith("backups/")))
        .allMatch(file -> ids.contains(id(file)));
  }

  private static boolean isSendingFiles() {
    return bucket.wire().requests().stream()
        .anyMatch(request -> request.startsWith("PUT ") && request.contains("/blobs/"));
  }

  /// Whether it belongs to a backup without a manifest.
  private boolean isBegun(String file) {
    return file.startsWith("backups/")
        && !bucket.names("killed").contains("backups/" + id(file) + "/manifest.json");
  }

  private static String id(String file) {
    return file.replaceFirst("backups/([^/]+)/.*", "$1");
  }

  private static Process backup(String to) throws IOException {
    var builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.partbook.Main",
            "backup",
            "--to",
            to,
            "--data",
            data.toString());
    builder.environment().putAll(TestBucket.keys());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("killed.log").toFile())
        .start();
  }
}
