package org.partbook.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.partbook.blob.BlobKey;
import org.partbook.blob.Inventory;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.scores.NeededFiles;
import org.partbook.scores.Preparation;

/// Whether every blob that somebody needs is there, with the bytes that its key names. All are
/// looked for; all are read, or a sample of them.
final class BlobsCheck implements Check {
  private final Database db;
  private final Inventory stored;
  private final Treatment treatment;
  private final Supplier<Preparation> preparation;
  private final NamedBlobStore store = new NamedBlobStore();
  private final Map<BlobKey, Long> sizes = new HashMap<>();
  private final Particulars lost = new Particulars();
  private final Particulars made = new Particulars();
  private final Particulars mended = new Particulars();
  private final Sample<NeededBlob> sample;
  private long needed;

  /// @param preparation what makes files anew, opened when it is needed
  BlobsCheck(
      Inventory stored, Database db, Treatment treatment, Supplier<Preparation> preparation) {
    this.db = db;
    this.stored = stored;
    this.treatment = treatment;
    this.preparation = preparation;
    this.sample = new Sample<>(treatment.sample(), this::read);
  }

  @Override
  public String name() {
    return "blobs";
  }

  @Override
  public Outcome examine() throws IOException {
    try {
      var loaded = new String[] {""};
      new NeededFiles(db)
          .all()
          .map(NeededBlob::of)
          .forEach(blob -> {
            loaded[0] = load(loaded[0], blob.key().sha256().substring(0, 1));
            look(blob);
          });
      for (var digit : Digits.ALL) {
        load("", digit);
        db.inTransaction(tx -> store.others(tx, digit)).forEach(this::look);
      }
      return judge(sample.finish());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// How many bytes there should be, of the keys that begin alike.
  private String load(String loaded, String digit) {
    if (!loaded.equals(digit)) {
      sizes.clear();
      sizes.putAll(db.inTransaction(tx -> store.sizes(tx, digit)));
    }
    return digit;
  }

  private void look(NeededBlob blob) {
    needed++;
    try {
      var size = stored.size(blob.key());
      var wanted = Optional.ofNullable(sizes.get(blob.key()));
      if (size.isEmpty()) {
        bad(blob, "is missing");
      } else if (wanted.isPresent() && wanted.get() != size.getAsLong()) {
        bad(blob, "has %d bytes, and had %d".formatted(size.getAsLong(), wanted.get()));
      } else {
        sample.offer(blob);
      }
    } catch (IOException e) {
      bad(blob, "can't be looked at: " + Failure.words(e));
    }
  }

  private void read(NeededBlob blob) {
    try {
      if (!stored.isWhatItIsNamed(blob.key())) {
        bad(blob, "has other bytes than were stored");
      }
    } catch (IOException e) {
      bad(blob, "can't be read: " + Failure.words(e));
    }
  }

  private void bad(NeededBlob blob, String how) {
    var said = "%s (%s) %s".formatted(blob.key(), blob.what(), how);
    if (!blob.isMade()) {
      lost.add(said);
    } else if (!treatment.mends()) {
      made.add(said);
    } else {
      var against = makeAnew(blob.key());
      if (against.isEmpty()) {
        mended.add(said);
      } else {
        made.add(said + "; " + against.get());
      }
    }
  }

  /// What keeps a file from being made of its score again; nothing if it is as it should be now.
  private Optional<String> makeAnew(BlobKey blob) {
    var source = db.ask(tx -> store.madeOf(tx, blob));
    if (source.isEmpty()) {
      return Optional.of("it is made anew when somebody looks");
    }
    try {
      if (source.get().isDrawn()) {
        preparation.get().ensureDrawn(source.get().score());
      } else {
        var _ = preparation.get().ensure(source.get().score(), source.get().type());
      }
      boolean isNeeded = db.ask(tx -> store.madeOf(tx, blob)).isPresent();
      return isNeeded && !isSound(blob)
          ? Optional.of("it is of an earlier form, and made anew when it is needed")
          : Optional.empty();
    } catch (Unfit e) {
      return Optional.of("its score " + e.text());
    } catch (IOException e) {
      return Optional.of("it can't be made anew now: " + Failure.words(e));
    }
  }

  private boolean isSound(BlobKey blob) throws IOException {
    return stored.size(blob).isPresent() && stored.isWhatItIsNamed(blob);
  }

  private Outcome judge(long read) {
    var details = lost.list();
    details.addAll(made.list());
    var all =
        "%s needed and looked for, %d of them read"
            .formatted(Words.count(needed, "file is", "files are"), read);
    if (!lost.isEmpty()) {
      return Outcome.fault(
              all + ": %d missing or damaged".formatted(lost.count() + made.count()),
              "Import them again from the same files, or copy them from a backup with rsync"
                  + " --checksum")
          .with(details);
    }
    if (!made.isEmpty()) {
      return Outcome.warning(
              all + ": %d that can be made anew are missing or damaged".formatted(made.count()),
              "Run it with --repair, or leave it: they are made when they are next needed")
          .with(details);
    }
    return mended.isEmpty()
        ? Outcome.ok(all)
        : Outcome.mended(
            all + ": %d were missing or damaged, and made anew".formatted(mended.count()),
            mended.list());
  }
}
