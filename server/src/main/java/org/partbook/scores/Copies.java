package org.partbook.scores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.copies.PersonalCopy;
import org.partbook.copies.PersonalPages;
import org.partbook.copies.PersonalPages.Owner;
import org.partbook.copies.PreparedScore;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.file.FileKind;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.musicxml.PreparedXml;
import org.partbook.copies.pages.DrawnScore;
import org.partbook.copies.pdf.PdfTail;
import org.partbook.copies.pdf.PreparedPdf;
import org.partbook.copies.stamp.Stamper;

/// Makes the copy that belongs to an order line.
///
/// Of a prepared score only its description is kept in memory, for those that were asked for last;
/// the bytes come from the disk, or from the operating system's memory.
public final class Copies {
  private static final int ETAG_BYTES = 16;
  private static final int MOST_KEPT = 1000;

  private final BlobStore blobs;
  private final Preparation preparation;
  private final Stamper stamper;
  private final Stamper nameless;
  private final LastUsed<Wanted, Prepared> recent = new LastUsed<>(MOST_KEPT);
  private final LastUsed<BlobKey, DrawnScore> recentlyDrawn = new LastUsed<>(MOST_KEPT);

  private record Wanted(BlobKey score, int form) {}

  private record Prepared(BlobKey blob, PreparedScore score) {}

  public Copies(BlobStore blobs, Preparation preparation, Stamper stamper) {
    this.blobs = blobs;
    this.preparation = preparation;
    this.stamper = stamper;
    this.nameless = stamper.withoutNames();
  }

  /// A file as it was sold, open for reading.
  ///
  /// @param rendering what the catalogue says that it is
  /// @throws NoSuchFileException if the file is gone
  public PersonalCopy asItIs(BlobKey score, String rendering) throws IOException {
    var file = open(score);
    try {
      var beginning = ByteBuffer.allocate(FileKind.TELLING);
      file.read(beginning, 0);
      var kind = FileKind.of(rendering, beginning.array());
      var whole = List.<Segment>of(new FileRegion(0, file.size()));
      return new PersonalCopy(file, whole, etag(score.sha256()), kind);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /// A line's own copy, open for reading.
  ///
  /// @param form in which the score was prepared
  /// @throws NoSuchFileException if the score's file is gone
  public PersonalCopy personal(BlobKey score, String rendering, int form, Licence licence)
      throws IOException {
    return personal(score, rendering, form, licence, stamper);
  }

  /// A copy that says that it is a sample, of a score that is sold as it is; if it can't say so,
  /// the score as it is.
  ///
  /// @param licence of which the copy has the code, and no name
  /// @throws NoSuchFileException if the score's file is gone
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
    find(score);
    try {
      return OptionalInt.of(preparation.ensure(score, rendering));
    } catch (Unfit _) {
      return OptionalInt.empty();
    }
  }

  private PersonalCopy personal(
      BlobKey score, String rendering, int form, Licence licence, Stamper stamper)
      throws IOException {
    var prepared = prepared(score, rendering, form);
    var file = open(prepared.blob());
    try {
      var etag = etag(stamper.version() + "/" + prepared.blob() + "/" + licence.identity());
      return switch (prepared.score()) {
        case PreparedPdf pdf -> {
          var segments = PdfTail.segments(pdf, stamper.stamp(licence, pdf));
          yield new PersonalCopy(file, segments, etag, FileKind.PDF);
        }
        case PreparedXml xml -> {
          var segments = xml.segments(stamper.sentence(licence));
          yield new PersonalCopy(file, segments, etag, xml.kind());
        }
      };
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /// The pages of a PDF that is sold as it is.
  public PersonalPages pagesAsTheyAre(BlobKey score) throws IOException {
    return pages(drawn(score), Optional.empty(), "");
  }

  /// The pages of a line's own copy of a PDF.
  ///
  /// @param form in which the score was prepared for the copy, of which this has the stamp
  public PersonalPages personalPages(BlobKey score, int form, Licence licence) throws IOException {
    return personalPages(score, form, licence, stamper);
  }

  /// The pages of [#sample].
  public PersonalPages samplePages(BlobKey score, Licence licence) throws IOException {
    var form = formOfSample(score, "pdf");
    return form.isPresent()
        ? personalPages(score, form.getAsInt(), licence, nameless)
        : pagesAsTheyAre(score);
  }

  private PersonalPages personalPages(BlobKey score, int form, Licence licence, Stamper stamper)
      throws IOException {
    var prepared = prepared(score, "pdf", form);
    if (!(prepared.score() instanceof PreparedPdf pdf)) {
      throw new IOException("the score " + score + " was prepared as something else than a PDF");
    }
    Supplier<Owner> owner = () -> new Owner(stamper.stamp(licence, pdf), stamper.sentence(licence));
    var version = stamper.version() + "/" + prepared.blob() + "/" + licence.identity();
    return pages(drawn(score), Optional.of(owner), version);
  }

  private PersonalPages pages(BlobKey drawn, Optional<Supplier<Owner>> owner, String version)
      throws IOException {
    var file = find(drawn);
    var known = recentlyDrawn.find(drawn);
    var score = known.isPresent() ? known.get() : readDrawn(drawn);
    return new PersonalPages(file, score, owner, drawn + "/" + version);
  }

  private DrawnScore readDrawn(BlobKey drawn) throws IOException {
    try (var file = open(drawn)) {
      var read = DrawnScore.read(PreparedFile.read(file));
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

  private Prepared prepared(BlobKey score, String rendering, int form) throws IOException {
    var wanted = new Wanted(score, form);
    var known = recent.find(wanted);
    if (known.isPresent() && blobs.find(known.get().blob()).isPresent()) {
      return known.get();
    }
    var read = read(preparedBlob(score, rendering, form));
    recent.keep(wanted, read);
    return read;
  }

  /// A line that was sold before there were personal copies meets a score that nobody has prepared.
  private BlobKey preparedBlob(BlobKey score, String rendering, int form) throws IOException {
    var found = preparation.find(score, form);
    if (found.isPresent() && blobs.find(found.get()).isPresent()) {
      return found.get();
    }
    try {
      int made = preparation.ensure(score, rendering);
      return preparation.find(score, made).orElseThrow();
    } catch (Unfit e) {
      throw new IOException("the score " + score + " " + e.text(), e);
    }
  }

  private Prepared read(BlobKey blob) throws IOException {
    try (var file = open(blob)) {
      return new Prepared(blob, PreparedScore.read(PreparedFile.read(file)));
    }
  }

  private FileChannel open(BlobKey blob) throws IOException {
    return FileChannel.open(find(blob), StandardOpenOption.READ);
  }

  private Path find(BlobKey blob) throws IOException {
    var file = blobs.find(blob);
    if (file.isEmpty()) {
      throw new NoSuchFileException(blob.sha256(), null, "this file is not in the store");
    }
    return file.get();
  }

  /// A strong ETag for whatever is a function of `of`. Hashed, because it is seen by buyers, and
  /// our numbers and keys are none of their business.
  static String etag(String of) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
