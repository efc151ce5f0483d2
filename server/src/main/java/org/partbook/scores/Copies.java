package org.partbook.scores;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.blob.DamagedBlobException;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.DrawnPages;
import org.partbook.copies.PersonalCopy;
import org.partbook.copies.PersonalPages;
import org.partbook.copies.PreparedScore;
import org.partbook.copies.file.RegionSource;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.Licence;
import org.partbook.db.LastUsed;

/// Makes the copy that belongs to an order line.
///
/// What a copy is put together from is sound, or it is made anew from the score; where that is
/// damaged, there is no copy.
///
/// Of a prepared score only its description is kept in memory, for those that were asked for last;
/// the bytes come from the disk, or from the operating system's memory.
public final class Copies {
  private static final int MOST_KEPT = 1000;

  private final BlobStore blobs;
  private final Preparation preparation;
  private final CopyMaker maker;
  private final CopyMaker nameless;
  private final LastUsed<Wanted, Described> recent = new LastUsed<>(MOST_KEPT);
  private final LastUsed<Wanted, Optional<BlobKey>> recentlyFound = new LastUsed<>(MOST_KEPT);
  private final LastUsed<BlobKey, DrawnPages> recentlyDrawn = new LastUsed<>(MOST_KEPT);

  private record Wanted(BlobKey score, int form) {}

  private record Described(BlobKey blob, PreparedScore score) {}

  public Copies(BlobStore blobs, Preparation preparation, CopyMaker maker) {
    this.blobs = blobs;
    this.preparation = preparation;
    this.maker = maker;
    this.nameless = maker.withoutNames();
  }

  /// A file as it was sold, open for reading.
  ///
  /// @param rendering what the catalogue says that it is
  /// @throws NoSuchFileException if the file is gone
  /// @throws DamagedBlobException if it isn't what was sold
  public PersonalCopy asItIs(BlobKey score, String rendering) throws IOException {
    return CopyMaker.unchanged(blobs.open(score), rendering, score.sha256());
  }

  /// A line's own copy, open for reading.
  ///
  /// @param form in which the score was prepared
  /// @throws NoSuchFileException if the score's file is gone
  /// @throws DamagedBlobException if it is damaged
  public PersonalCopy personal(BlobKey score, String rendering, int form, Licence licence)
      throws IOException {
    return personal(score, rendering, form, licence, makerFor(licence));
  }

  /// A name that was erased leaves no gap on the page.
  private CopyMaker makerFor(Licence licence) {
    return licence.customer().isEmpty() ? nameless : maker;
  }

  /// A copy that says that it is a sample, of a score that is sold as it is; if it can't say so,
  /// the score as it is.
  ///
  /// @param licence of which the copy has the code, and no name
  /// @throws NoSuchFileException if the score's file is gone
  /// @throws DamagedBlobException if it is damaged
  public PersonalCopy sample(BlobKey score, String rendering, Licence licence) throws IOException {
    var form = formOfSample(score, rendering);
    return form.isPresent()
        ? personal(score, rendering, form.getAsInt(), licence, nameless)
        : asItIs(score, rendering);
  }

  /// Scores that are sold as they are may be of a sort that can't be stamped.
  private OptionalInt formOfSample(BlobKey score, String rendering) throws IOException {
    if (!Preparation.prepares(rendering)) {
      return OptionalInt.empty();
    }
    if (!blobs.has(score)) {
      throw new NoSuchFileException(score.sha256(), null, "this file is not in the store");
    }
    try {
      return OptionalInt.of(preparation.ensure(score, rendering));
    } catch (Unfit _) {
      return OptionalInt.empty();
    }
  }

  private PersonalCopy personal(
      BlobKey score, String rendering, int form, Licence licence, CopyMaker maker)
      throws IOException {
    var described = described(score, rendering, form);
    return maker.copy(described.score(), blobs.open(described.blob()), licence);
  }

  /// The pages of a PDF that is sold as it is.
  public PersonalPages pagesAsTheyAre(BlobKey score) throws IOException {
    var drawn = drawn(score);
    return CopyMaker.unchangedPages(described(drawn), source(drawn));
  }

  /// The pages of a line's own copy of a PDF.
  ///
  /// @param form in which the score was prepared for the copy, of which this has the stamp
  public PersonalPages personalPages(BlobKey score, int form, Licence licence) throws IOException {
    return personalPages(score, form, licence, makerFor(licence));
  }

  /// The pages of [#sample].
  public PersonalPages samplePages(BlobKey score, Licence licence) throws IOException {
    var form = formOfSample(score, "pdf");
    return form.isPresent()
        ? personalPages(score, form.getAsInt(), licence, nameless)
        : pagesAsTheyAre(score);
  }

  private PersonalPages personalPages(BlobKey score, int form, Licence licence, CopyMaker maker)
      throws IOException {
    var prepared = described(score, "pdf", form).score();
    var drawn = drawn(score, form);
    return maker.pages(described(drawn), source(drawn), prepared, licence);
  }

  private RegionSource source(BlobKey blob) {
    return (from, length) -> blobs.open(blob, from, length);
  }

  private DrawnPages described(BlobKey drawn) throws IOException {
    var known = recentlyDrawn.find(drawn);
    if (known.isPresent() && blobs.isSound(drawn)) {
      return known.get();
    }
    try (var file = blobs.open(drawn)) {
      var read = DrawnPages.read(file, drawn.sha256());
      recentlyDrawn.keep(drawn, read);
      return read;
    }
  }

  private BlobKey drawn(BlobKey score) throws IOException {
    try {
      return preparation.drawn(score);
    } catch (Unfit e) {
      throw new IOException("the score " + score + " " + e.text(), e);
    }
  }

  /// The pages that a line was read with: drawings of the form in which its score was prepared,
  /// where these were made, and today's otherwise.
  private BlobKey drawn(BlobKey score, int form) throws IOException {
    if (form < DrawnPages.FORM) {
      var wanted = new Wanted(score, form);
      var known = recentlyFound.find(wanted);
      var found = known.orElseGet(() -> preparation.findDrawn(score, form));
      if (known.isEmpty()) {
        recentlyFound.keep(wanted, found);
      }
      if (found.isPresent() && blobs.isSound(found.get())) {
        return found.get();
      }
    }
    return drawn(score);
  }

  private Described described(BlobKey score, String rendering, int form) throws IOException {
    var wanted = new Wanted(score, form);
    var known = recent.find(wanted);
    if (known.isPresent() && blobs.isSound(known.get().blob())) {
      return known.get();
    }
    var read = read(preparedBlob(score, rendering, form));
    recent.keep(wanted, read);
    return read;
  }

  /// A line that was sold before there were personal copies meets a score that nobody has prepared.
  private BlobKey preparedBlob(BlobKey score, String rendering, int form) throws IOException {
    var found = preparation.find(score, form);
    if (found.isPresent() && blobs.isSound(found.get())) {
      return found.get();
    }
    try {
      int made = preparation.ensure(score, rendering);
      return preparation.find(score, made).orElseThrow();
    } catch (Unfit e) {
      throw new IOException("the score " + score + " " + e.text(), e);
    }
  }

  private Described read(BlobKey blob) throws IOException {
    try (var file = blobs.open(blob)) {
      return new Described(blob, PreparedScore.read(file, blob.sha256()));
    }
  }
}
