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

/// The files that an asset has already or had before, which its line may name by what they are:
/// `blob:SHA-256`. Other bytes that are stored can't be put up for sale by whoever knows their
/// name.
final class KeptFiles {
  static final String PREFIX = "blob:";

  private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  private final Database db;
  private final BlobStore blobs;
  private final KeptStore store = new KeptStore();
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

  /// A file that is such a rendering of the asset already, prepared as it should be.
  Optional<Kept> rendering(Asset asset, String name, String type, String usage) throws IOException {
    var blob = blob(name);
    return blob.isPresent() && blobs.has(blob.get())
        ? db.ask(tx -> store.rendering(tx, asset, blob.get(), type, usage))
        : Optional.empty();
  }

  /// A file that is an image of the asset already.
  Optional<Kept> image(Asset asset, String name) throws IOException {
    var blob = blob(name);
    return blob.isPresent() && blobs.has(blob.get())
        ? db.ask(tx -> store.image(tx, asset, blob.get()))
        : Optional.empty();
  }

  private static Optional<BlobKey> blob(String name) {
    return NAME.matcher(name).matches()
        ? Optional.of(new BlobKey(name.substring(PREFIX.length())))
        : Optional.empty();
  }

  /// The bytes of a file, to be released.
  Path fetch(Asset asset, String name) throws BadFile, IOException {
    var blob =
        blob(name)
            .filter(one -> db.ask(tx -> store.isKept(tx, asset, one)))
            .orElseThrow(() ->
                new BadFile("is no file that this asset has or had: " + Quoted.shortened(name)));
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
