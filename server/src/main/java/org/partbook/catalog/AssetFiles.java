package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetDraft.WantedImage;
import org.partbook.catalog.AssetDraft.WantedRendering;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.catalog.FoundFiles.Found;
import org.partbook.catalog.ScorePreparer.Ready;
import org.partbook.copies.file.Unfit;
import org.partbook.json.FieldError;

/// Takes in the files of one line: first all are checked, then all are stored. So a line that is
/// refused leaves nothing behind, and when an asset is written its bytes are there already.
final class AssetFiles implements AutoCloseable {
  private final FoundFiles files;
  private final BlobStore blobs;
  private final ScorePreparer preparer;
  private final AssetDraft draft;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Rendering> renderings = new ArrayList<>();
  private final List<AssetImage> images = new ArrayList<>();
  private OptionalInt scorePages = OptionalInt.empty();

  private final List<Ready> ready = new ArrayList<>();
  private final List<FieldError> oddities = new ArrayList<>();

  AssetFiles(FoundFiles files, BlobStore blobs, ScorePreparer preparer, AssetDraft draft) {
    this.files = files;
    this.blobs = blobs;
    this.preparer = preparer;
    this.draft = draft;
  }

  /// The draft as it will be written; its blobs are stored.
  ///
  /// @throws RefusedLine if a file is missing, damaged or not what the line says
  /// @throws IOException if the bytes can't be stored
  AssetRow row() throws RefusedLine, IOException {
    var row = checked();
    for (var one : files.all()) {
      store(one);
    }
    for (var one : ready) {
      one.keep();
    }
    return row;
  }

  /// The draft as it would be written; nothing is stored.
  ///
  /// @throws RefusedLine if a file is missing, damaged or not what the line says
  AssetRow checked() throws RefusedLine, IOException {
    for (var wanted : draft.renderings()) {
      check(wanted);
    }
    draft.images().forEach(this::check);
    checkPageCount();
    if (!errors.isEmpty()) {
      throw new RefusedLine(errors);
    }
    return AssetRow.of(draft, renderings, images);
  }

  private void check(WantedRendering wanted) throws IOException {
    var kept = files.kept(wanted.field());
    if (kept.isPresent()) {
      var same = kept.get();
      renderings.add(
          new Rendering(wanted.type(), wanted.usage(), same.blob(), same.bytes(), same.pages()));
      scorePages = wanted.isScore() ? same.pages() : scorePages;
      return;
    }
    try {
      var file = files.get(wanted.field());
      var pages = isPrepared(wanted) ? prepare(wanted, file) : look(wanted, file);
      if (wanted.isScore()) {
        add(wanted, preparer.draw(file.file(), file.key()));
        scorePages = pages;
      }
      renderings.add(new Rendering(wanted.type(), wanted.usage(), file.key(), file.bytes(), pages));
    } catch (BadFile e) {
      reject(wanted.field(), e.text());
    } catch (Unfit e) {
      reject(wanted.field(), e.text());
    }
  }

  private boolean isPrepared(WantedRendering wanted) {
    return wanted.usage().equals("full")
        && draft.asset().personalised()
        && preparer.canPrepare(wanted.type());
  }

  private OptionalInt prepare(WantedRendering wanted, Found file) throws Unfit, IOException {
    var prepared = preparer.prepare(wanted.type(), file.file(), file.key());
    add(wanted, prepared);
    return prepared.pages();
  }

  private void add(WantedRendering wanted, Ready made) {
    ready.add(made);
    for (var warning : made.warnings()) {
      oddities.add(new FieldError(wanted.field(), wanted.field() + " " + warning));
    }
  }

  private OptionalInt look(WantedRendering wanted, Found file) throws Unfit, IOException {
    return switch (wanted.type()) {
      case "pdf", "musicxml" -> preparer.check(wanted.type(), file.file(), file.key());
      default -> OptionalInt.empty();
    };
  }

  private void check(WantedImage wanted) {
    var kept = files.kept(wanted.field());
    if (kept.isPresent()) {
      add(wanted, kept.get().blob(), kept.get().mediaType());
      return;
    }
    try {
      var file = files.get(wanted.field());
      var mediaType = ImageFile.mediaType(file.file());
      add(wanted, file.key(), mediaType);
    } catch (BadFile e) {
      reject(wanted.field(), e.text());
    } catch (IOException e) {
      reject(wanted.field(), "can't be read: " + e.getMessage());
    }
  }

  private void add(WantedImage wanted, BlobKey blob, String mediaType) {
    images.add(new AssetImage(wanted.name(), blob, mediaType));
    AssetDocument.putBlob(wanted.document(), blob);
  }

  /// What is promised to buyers must be what they get.
  private void checkPageCount() {
    var promised = draft.pageCount();
    scorePages.ifPresent(pages -> {
      if (promised.isPresent() && promised.getAsLong() != pages) {
        reject("page_count", "is " + promised.getAsLong() + ", but the PDF has " + pages);
      }
    });
  }

  /// A blob that is there already is not written again: most files of a catalogue are those of last
  /// time, and writing one waits for the disk. One that is damaged is mended by this.
  private void store(Found one) throws RefusedLine, IOException {
    if (one.hasChanged()) {
      throw changed(one);
    }
    if (blobs.isSound(one.key())) {
      return;
    }
    try (var bytes = Files.newInputStream(one.file())) {
      if (!blobs.put(bytes).equals(one.key())) {
        throw changed(one);
      }
    }
  }

  private static RefusedLine changed(Found one) {
    return new RefusedLine(
        List.of(new FieldError(one.field(), one.field() + " changed while it was imported")));
  }

  private void reject(String field, String message) {
    errors.add(new FieldError(field, field + " " + message));
  }

  /// What is odd about the files, but keeps none out.
  List<FieldError> oddities() {
    return oddities;
  }

  @Override
  public void close() throws IOException {
    for (var one : ready) {
      one.close();
    }
    files.close();
  }
}
