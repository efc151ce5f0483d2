package org.partbook.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the class path into the database's folder once per version,
/// unless that has a database that they can't read.
///
/// The caller holds the gate, so one process at a time does this; what a killed one left behind has
/// a name that nobody looks for, and the next to unpack removes it. Everything is on the disk
/// before it gets its name: after a power cut a program of zero bytes would be there for ever.
final class PostgresBinaries {
  private static final String UNFINISHED = ".unfinished";

  private PostgresBinaries() {}

  /// The folder that has `bin/postgres` in it.
  ///
  /// @throws OtherVersionException if the database there needs programs of another major version,
  ///   and the options don't ask for those that have made it
  static Path in(DatabaseFolder folder) throws IOException {
    var connection = (JarURLConnection) archive(folder.options()).openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      var entry = connection.getJarEntry();
      var binaries = folder.path().resolve("bin-%08x".formatted(entry.getCrc()));
      var madeBy = MajorVersion.ofDatabase(folder);
      if (madeBy.isPresent()) {
        int brought =
            Files.isDirectory(binaries)
                ? MajorVersion.ofPrograms(binaries)
                : packedVersion(jar.getInputStream(entry));
        if (brought != madeBy.getAsInt()) {
          return otherVersion(folder, madeBy.getAsInt(), brought);
        }
      }
      if (!Files.isDirectory(binaries)) {
        var unfinished = Path.of(binaries + UNFINISHED);
        DatabaseFolder.delete(unfinished);
        try (var content = jar.getInputStream(entry)) {
          DatabaseFolder.force(unpack(content, unfinished));
        }
        DatabaseFolder.moveIntoPlace(unfinished, binaries);
      }
      return binaries;
    }
  }

  private static Path otherVersion(DatabaseFolder folder, int madeBy, int brought)
      throws IOException {
    if (!folder.options().takesAnyVersion()) {
      throw new OtherVersionException(folder, madeBy, brought);
    }
    try (var all = Files.newDirectoryStream(folder.path(), "bin-*")) {
      for (var binaries : all) {
        if (!binaries.toString().endsWith(UNFINISHED)
            && Files.exists(binaries.resolve(MajorVersion.FILE))
            && MajorVersion.ofPrograms(binaries) == madeBy) {
          return binaries;
        }
      }
    }
    throw new EmbeddedPostgresException(
        "the database in folder %s was made by PostgreSQL %d, whose programs aren't there any more, and this %s brings PostgreSQL %d. Nothing was changed. Use the %s that made it"
            .formatted(
                folder.parent(),
                madeBy,
                folder.options().program(),
                brought,
                folder.options().program()));
  }

  private static int packedVersion(InputStream packed) throws IOException {
    try (var tar = tar(packed)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (Path.of(entry.getName()).normalize().equals(Path.of(MajorVersion.FILE))) {
          return MajorVersion.of(tar);
        }
      }
    }
    throw new IOException("the archive of PostgreSQL lacks " + MajorVersion.FILE);
  }

  private static URL archive(PostgresOptions options) {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arm = System.getProperty("os.arch").equals("aarch64");
    var name =
        "postgres-%s-%s.txz"
            .formatted(system.startsWith("mac") ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    // Asked of the loader, which looks into all jars: a class in a module only sees its own.
    var archive = PostgresBinaries.class.getClassLoader().getResource(name);
    if (archive == null) {
      throw new EmbeddedPostgresException(
          "this %s brings no PostgreSQL for %s on %s%s"
              .formatted(
                  options.program(),
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  options.alternative().map(": "::concat).orElse("")));
    }
    return archive;
  }

  /// Removes those of other versions. To be called while no PostgreSQL runs: one of another version
  /// may still load parts of itself.
  static void removeOthers(DatabaseFolder folder, Path binaries) throws IOException {
    try (var all = Files.newDirectoryStream(folder.path(), "bin-*")) {
      for (var other : all) {
        if (!other.equals(binaries)) {
          DatabaseFolder.delete(other);
        }
      }
    }
  }

  private static TarArchiveInputStream tar(InputStream packed) throws IOException {
    return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)));
  }

  /// Returns the files and folders that it made.
  private static List<Path> unpack(InputStream packed, Path target) throws IOException {
    var made = new ArrayList<Path>(List.of(Files.createDirectory(target)));
    try (var tar = tar(packed)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive of PostgreSQL leaves its folder: " + entry.getName());
        }
        if (write(entry, tar, path)) {
          made.add(path);
        }
      }
    }
    return made;
  }

  private static boolean write(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return true;
    }
    Files.createDirectories(path.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return false;
    }
    Files.copy(content, path);
    var executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    return true;
  }
}
