package org.partbook.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.blob.BlobKey;
import org.partbook.db.SequenceState;

/// Makes a backup while everything goes on.
///
/// The order matters. What is published of the log is read first, so that it is never ahead of the
/// tables. Then the tables, all as they are at one moment. Then the blobs: they are only ever
/// added, so all that the tables name are there.
public final class Backup {
  static final String SETTINGS = "partbook.env";
  static final String CHECKPOINT = "checkpoint";
  private static final int BUFFER = 64 * 1024;

  private final BackupSource source;
  private final Backups backups;
  private final Clock clock;
  private final BackupProgress progress;

  /// What was done.
  ///
  /// @param newBlobs how many weren't there before
  /// @param newBytes how many bytes these have
  /// @param leftOut the first of those that could not be copied, as they are damaged or gone
  public record Made(Manifest manifest, long newBlobs, long newBytes, List<BlobKey> leftOut) {
    public Made {
      leftOut = List.copyOf(leftOut);
    }
  }

  private record Tables(
      String schema, List<Manifest.Table> tables, List<SequenceState> sequences) {}

  public Backup(BackupSource source, Backups backups, Clock clock, BackupProgress progress) {
    this.source = source;
    this.backups = backups;
    this.clock = clock;
    this.progress = progress;
  }

  /// Makes one. When something goes wrong, there is none.
  ///
  /// @throws BackupException if another is being made
  /// @throws IOException if something can't be read or written
  public Made make() throws IOException {
    try (var _ = backups.toWrite()) {
      backups.removeLeftovers();
      var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      requireLater(at);
      var id = backups.newId(at);
      try {
        return make(id, at);
      } catch (IOException | RuntimeException e) {
        discard(id, e);
        throw e;
      }
    }
  }

  /// Of backups the latest is restored, and stays whatever rule there is. One that will only be
  /// made would be that for good.
  private void requireLater(Instant at) throws IOException {
    var all = backups.ids();
    if (!all.isEmpty() && BackupIds.time(all.getLast()).isAfter(at)) {
      throw new BackupException(
          "by this machine's clock it is %s, and %s has a backup of later, %s. Set the clock; or, if it was wrong then, delete %s there"
              .formatted(
                  at.truncatedTo(ChronoUnit.SECONDS),
                  backups,
                  all.getLast(),
                  Place.BACKUPS + all.getLast()));
    }
  }

  /// Where that fails too, the next one does it.
  private void discard(String id, Exception reason) {
    try {
      backups.remove(id);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private Made make(String id, Instant at) throws IOException {
    var files = new ArrayList<StoredFile>();
    write(id, CHECKPOINT, checkpoint()).ifPresent(files::add);
    write(id, SETTINGS, settings()).ifPresent(files::add);
    var tables = tables(id);
    var copies = new BlobCopies(source.blobs(), source.named(), backups, progress);
    var list =
        backups.write(
            id,
            BlobList.FILE,
            out -> {
              try (var packed = packed(out)) {
                copies.copyAll(key -> BlobList.write(packed, key));
              }
            });
    var manifest =
        new Manifest(
            id,
            at,
            source.program(),
            tables.schema,
            source.embedded(),
            tables.tables,
            tables.sequences,
            files,
            list,
            copies.named(),
            copies.leftOut());
    backups.publish(manifest);
    return new Made(manifest, copies.copied(), copies.bytes(), copies.firstLeftOut());
  }

  private Optional<byte[]> checkpoint() throws IOException {
    return source.log().checkpoint().map(note -> note.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<byte[]> settings() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(source.settings()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private Optional<StoredFile> write(String id, String name, Optional<byte[]> bytes)
      throws IOException {
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(backups.write(id, name, out -> out.write(bytes.get())));
  }

  private Tables tables(String id) throws IOException {
    try (var snapshot = source.db().snapshot()) {
      var shapes = snapshot.tables();
      var tables = new ArrayList<Manifest.Table>();
      for (var shape : shapes) {
        progress.at(Step.TABLES, tables.size(), shapes.size());
        var rows = new long[1];
        var file =
            backups.write(
                id,
                "tables/" + shape.name() + ".copy.gz",
                out -> {
                  try (var packed = packed(out)) {
                    rows[0] = snapshot.write(shape, packed);
                  }
                });
        tables.add(new Manifest.Table(shape, rows[0], file));
      }
      return new Tables(snapshot.version(), tables, snapshot.sequences());
    }
  }

  /// Little and fast: what is packed has to go over a disk or a network, mostly.
  private static GZIPOutputStream packed(OutputStream out) throws IOException {
    return new GZIPOutputStream(out, BUFFER) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }
}
