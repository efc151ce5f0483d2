package org.partbook.db;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/// The migrations that this program brings along, each in a line as Flyway notes it when it has run
/// it. Not a record: a start would pay for its comparisons what the rest of the look costs.
final class Migrations {
  /// Where they are, among the program's resources.
  static final String FOLDER = "org/partbook/db/migration";

  /// One that is always there, to find the others beside.
  private static final String FIRST = "V1__catalogue_vendors_and_orders.sql";

  private static final Pattern NAME =
      Pattern.compile("V(?<version>\\d+)__(?<description>\\w+)\\.sql");

  private Migrations() {}

  /// As [#packaged] has it.
  ///
  /// @param checksum of its text, as Flyway reckons it
  static String line(String version, String description, String script, int checksum) {
    return version + " " + description + " " + script + " " + checksum;
  }

  /// All of them; nothing where they can't be listed, as there may be ways to pack a program that
  /// we don't know.
  static Optional<Set<String>> packaged() {
    var first = Migrations.class.getResource("/" + FOLDER + "/" + FIRST);
    if (first == null) {
      return Optional.empty();
    }
    try {
      return switch (first.getProtocol()) {
        case "file" -> Optional.of(inFolder(Path.of(first.toURI()).resolveSibling("")));
        case "jar" -> Optional.of(inJar(jar(first.getPath())));
        default -> Optional.empty();
      };
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// @param path as `file:/a/program.jar!/a/file`
  private static Path jar(String path) {
    return Path.of(URI.create(path.substring(0, path.indexOf("!/"))));
  }

  private static Set<String> inFolder(Path folder) throws IOException {
    var all = new HashSet<String>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        try (var text = Files.newInputStream(file)) {
          all.add(of(String.valueOf(file.getFileName()), text));
        }
      }
    }
    return all;
  }

  private static Set<String> inJar(Path jar) throws IOException {
    var all = new HashSet<String>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (entry.getName().startsWith(FOLDER + "/") && !entry.isDirectory()) {
          try (var text = zip.getInputStream(entry)) {
            all.add(of(entry.getName().substring(FOLDER.length() + 1), text));
          }
        }
      }
    }
    return all;
  }

  private static String of(String script, InputStream text) throws IOException {
    var name = NAME.matcher(script);
    if (!name.matches()) {
      throw new IOException(script + " isn't named as a migration is");
    }
    return line(
        name.group("version"),
        name.group("description").replace('_', ' '),
        script,
        checksum(text.readAllBytes()));
  }

  /// Of the lines without their ends. Should Flyway ever reckon otherwise, then what it has noted
  /// isn't this, and it is asked itself.
  private static int checksum(byte[] text) {
    var crc = new CRC32();
    int from = 0;
    for (int at = 0; at <= text.length; at++) {
      if (at == text.length || text[at] == '\n' || text[at] == '\r') {
        crc.update(text, from, at - from);
        from = at + 1;
      }
    }
    return (int) crc.getValue();
  }
}
