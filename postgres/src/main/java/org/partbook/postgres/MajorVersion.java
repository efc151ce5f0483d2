package org.partbook.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Which major version of PostgreSQL has made a database, and which one programs are of. Programs
/// of one can't read what another has made.
final class MajorVersion {
  /// Among the programs: what initdb makes a database of. It looks itself whether the first line
  /// names its own version.
  static final String FILE = "share/postgresql/postgres.bki";

  private static final Pattern FIRST_LINE = Pattern.compile("# PostgreSQL (\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int LONGEST_LINE = 100;

  private MajorVersion() {}

  /// That has made the database in the folder; none where there is no database.
  static OptionalInt ofDatabase(DatabaseFolder folder) throws IOException {
    if (!Files.exists(folder.data())) {
      return OptionalInt.empty();
    }
    var file = folder.data().resolve("PG_VERSION");
    var text = Files.exists(file) ? Files.readString(file).strip() : "";
    if (!NUMBER.matcher(text).matches()) {
      throw new EmbeddedPostgresException(
          "the database in folder %s is damaged: the file %s doesn't say which PostgreSQL has made it"
              .formatted(folder.parent(), file));
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  /// That programs are of which lie unpacked in a folder.
  static int ofPrograms(Path binaries) throws IOException {
    try (var in = Files.newInputStream(binaries.resolve(FILE))) {
      return of(in);
    }
  }

  /// That programs are of whose [#FILE] this is.
  static int of(InputStream file) throws IOException {
    var start = new InputStreamReader(file, StandardCharsets.US_ASCII);
    var line = new BufferedReader(start, LONGEST_LINE).readLine();
    var major = FIRST_LINE.matcher(line == null ? "" : line);
    if (!major.matches()) {
      throw new IOException("PostgreSQL's programs don't say of which version they are");
    }
    return Integer.parseInt(major.group(1));
  }
}
