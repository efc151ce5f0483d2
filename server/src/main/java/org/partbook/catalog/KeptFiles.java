package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.db.Database;
import org.partbook.json.Quoted;

/// The files that the catalogue has already, which a line may name by what they are:
/// `blob:SHA-256`. Only what belongs to an asset is there: other bytes that are stored, such as
/// another party's, can't be put up for sale by whoever knows their name.
final class KeptFiles {
  static final String PREFIX = "blob:";

  private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  private final Database db;
  private final BlobStore blobs;
  private final ImportStore store = new ImportStore();
  private final Set<Path> fetched = ConcurrentHashMap.newKeySet();

  KeptFiles(Database db, BlobStore blobs) {
    this.db = db;
    this.blobs = blobs;
  }

  /// A file that needs no looking at.
  ///
  /// @param pages of a PDF
  /// @param mediaType of an image
  record Kept(BlobKey blob, long bytes, OptionalInt pages, String mediaType) {}

  static boolean isKept(String name) {
    return name.startsWith(PREFIX);
  }

  /// How a line names it.
  static String name(BlobKey blob) {
    return PREFIX + blob.sha256();
  }

  /// A file that is such a rendering of an asset already.
  Optional<Kept> rendering(String name, String type, String usage, boolean personalised)
      throws IOException {
    var blob = blob(name);
    return blob.isPresent() && blobs.has(blob.get())
        ? db.ask(tx -> store.keptRendering(tx, blob.get(), type, usage, personalised))
        : Optional.empty();
  }

  /// A file that is an image of an asset already.
  Optional<Kept> image(String name) throws IOException {
    var blob = blob(name);
    return blob.isPresent() && blobs.has(blob.get())
        ? db.ask(tx -> store.keptImage(tx, blob.get()))
        : Optional.empty();
  }

  private static Optional<BlobKey> blob(String name) {
    return NAME.matcher(name).matches()
        ? Optional.of(new BlobKey(name.substring(PREFIX.length())))
        : Optional.empty();
  }

  /// The bytes of a file, to be released.
  Path fetch(String name) throws BadFile, IOException {
    var blob =
        blob(name)
            .filter(one -> db.ask(tx -> store.isKept(tx, one)))
            .orElseThrow(() ->
                new BadFile("is no file that the catalogue has: " + Quoted.shortened(name)));
    if (!blobs.has(blob)) {
      throw new BadFile("is not in the store any more: " + Quoted.of(name));
    }
    var file = Files.createTempFile("partbook-", ".file");
    file.toFile().deleteOnExit();
    fetched.add(file);
    try (var bytes = blobs.open(blob, 0, Long.MAX_VALUE)) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  void release(Path file) throws IOException {
    if (fetched.remove(file)) {
      Files.deleteIfExists(file);
    }
  }
}
