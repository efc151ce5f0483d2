package org.partbook.backup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.db.SequenceState;
import org.partbook.db.TableShape;

/// What a backup has.
///
/// @param id which one it is
/// @param at the moment that it shows
/// @param program the version that made it
/// @param schema of its tables: the last migration
/// @param embedded whether the database was the embedded one
/// @param files all but blobs and tables
/// @param blobList names all blobs
/// @param blobs how many they are
/// @param leftOut how many blobs could not be copied, as they were damaged or gone
public record Manifest(
    String id,
    Instant at,
    String program,
    String schema,
    boolean embedded,
    List<Table> tables,
    List<SequenceState> sequences,
    List<StoredFile> files,
    StoredFile blobList,
    long blobs,
    long leftOut) {
  /// A table and the file with its rows.
  record Table(TableShape shape, long rows, StoredFile file) {}

  public Manifest {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    files = List.copyOf(files);
  }

  /// How many rows there are in all tables.
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /// What it takes on the disk without blobs, in bytes.
  public long size() {
    return all().stream().mapToLong(StoredFile::size).sum();
  }

  /// All files but the manifest itself and blobs.
  List<StoredFile> all() {
    var all = new ArrayList<StoredFile>();
    tables.forEach(table -> all.add(table.file));
    all.addAll(files);
    all.add(blobList);
    return all;
  }

  Optional<StoredFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  Optional<Table> table(TableShape shape) {
    return tables.stream().filter(table -> table.shape.equals(shape)).findFirst();
  }
}
