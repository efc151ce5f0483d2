package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// The database's files in `data`, made once, and the password that opens them.
///
/// The password comes first and the files get their name last, so whatever has that name is
/// complete and its password known.
final class Cluster {
  private static final int PASSWORD_BYTES = 32;

  private Cluster() {}

  /// Makes the files where there are none. The caller holds the gate.
  static void prepare(DatabaseFolder folder, Programs programs)
      throws IOException, InterruptedException {
    if (Files.exists(folder.data())) {
      return;
    }
    if (!Files.exists(folder.password())) {
      createPassword(folder);
    }
    create(folder, programs);
  }

  static String password(DatabaseFolder folder) throws IOException {
    if (!Files.exists(folder.password())) {
      throw new EmbeddedPostgresException(
          "folder %s has a database but not its password: bring back the file %s"
              .formatted(folder.parent(), folder.password()));
    }
    return Files.readString(folder.password()).strip();
  }

  private static void createPassword(DatabaseFolder folder) throws IOException {
    var random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    var unfinished = unfinished(folder.password());
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, HexFormat.of().formatHex(random));
    DatabaseFolder.force(List.of(unfinished));
    DatabaseFolder.moveIntoPlace(unfinished, folder.password());
  }

  /// The builtin locale is the same on every system, so indexes stay right when the folder moves or
  /// the system's C library changes. initdb puts its files on the disk by itself.
  private static void create(DatabaseFolder folder, Programs programs)
      throws IOException, InterruptedException {
    Leftovers.endPrograms(folder);
    var unfinished = unfinished(folder.data());
    var result =
        programs.run(
            "initdb",
            List.of(
                "--pgdata=" + unfinished,
                "--username=" + folder.options().name(),
                "--pwfile=" + folder.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
    if (!result.worked()) {
      throw new EmbeddedPostgresException(
          "folder %s: PostgreSQL could not create its database: %s"
              .formatted(folder.parent(), result.output().strip()));
    }
    DatabaseFolder.moveIntoPlace(unfinished, folder.data());
  }

  private static Path unfinished(Path of) throws IOException {
    var unfinished = Path.of(of + ".unfinished");
    DatabaseFolder.delete(unfinished);
    return unfinished;
  }
}
