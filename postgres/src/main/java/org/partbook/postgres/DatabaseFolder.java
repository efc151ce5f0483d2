package org.partbook.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Where everything lies that belongs to the database, the folder `postgres` in the program's own,
/// and how the program wants it.
record DatabaseFolder(Path path, PostgresOptions options) {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// PostgreSQL's tools hand their paths to a shell, inside double quotes.
  private static final String UNSAFE_IN_A_SHELL = "\"$`\\\n";

  static DatabaseFolder in(Path parent, PostgresOptions options) throws IOException {
    var folder = parent.toAbsolutePath().normalize();
    refuseUnsafe(folder);
    Files.createDirectories(folder);
    refuseUnsafe(folder.toRealPath());
    var postgres = folder.resolve("postgres");
    if (!Files.isDirectory(postgres)) {
      Files.createDirectories(postgres, OWNER_ONLY);
    }
    return new DatabaseFolder(postgres.toRealPath(), options);
  }

  private static void refuseUnsafe(Path folder) {
    if (folder.toString().chars().anyMatch(c -> UNSAFE_IN_A_SHELL.indexOf(c) >= 0)) {
      throw new EmbeddedPostgresException(
          "folder %s cannot hold the database: PostgreSQL's tools don't work where a folder's name has one of \" $ ` \\ or a line break"
              .formatted(folder));
    }
  }

  /// The program's own, as messages name it.
  Path parent() {
    return path.resolveSibling("");
  }

  Path data() {
    return path.resolve("data");
  }

  /// It may lie on a disk of its own, behind a link.
  Path realData() throws IOException {
    return Files.exists(data()) ? data().toRealPath() : data();
  }

  Path password() {
    return path.resolve("password");
  }

  Path locks() {
    return path.resolve("locks");
  }

  Path server() {
    return path.resolve("server");
  }

  Path log() {
    return path.resolve("server.log");
  }

  /// Lets something appear whole or not at all, even when the power goes.
  static void moveIntoPlace(Path whole, Path place) throws IOException {
    Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
    force(List.of(place.resolveSibling("")));
  }

  /// Puts files or folders on the disk for good.
  static void force(Iterable<Path> paths) throws IOException {
    for (var path : paths) {
      try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var all = Files.walk(tree)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
