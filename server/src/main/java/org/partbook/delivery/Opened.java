package org.partbook.delivery;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.FrameOrigin;
import org.partbook.access.Vendor;
import org.partbook.blob.BlobsAwayException;
import org.partbook.blob.DamagedBlobException;
import org.partbook.copies.PersonalCopy;
import org.partbook.copies.PersonalPages;
import org.partbook.copies.licence.Licence;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Sale;
import org.partbook.purchase.SoldFile;
import org.partbook.scores.Copies;
import org.partbook.scores.NotReadyException;
import org.partbook.web.Words;

/// What is behind a link at this moment.
public sealed interface Opened {
  /// A line whose copy may be had.
  ///
  /// @param file what is had of it: what was sold, another rendering of it, or a later edition
  /// @param given how the buyer comes to have it
  record Deliverable(Sale sale, SoldFile file, Given given) implements Opened {
    /// What was sold.
    public Deliverable(Sale sale, SoldFile file) {
      this(sale, file, Given.sold(sale.line(), file));
    }

    public OrderLine line() {
      return sale.line();
    }

    /// Of the score, as the catalogue has it today, and of which part.
    public String title() {
      return sale.name(Words.UNTITLED);
    }

    /// The name under which a browser saves the copy.
    FileName fileName(String extension) {
      return FileName.of(sale.title().orElse(Words.UNTITLED), sale.part(), extension);
    }

    public Optional<String> composer() {
      return sale.composer();
    }

    /// Whether the purchase can be had as another rendering today.
    ///
    /// @param rendering as the catalogue calls it
    public boolean isToBeHadAs(String rendering) {
      return sale.renderings().contains(rendering);
    }

    /// The copy itself, open for reading.
    ///
    /// @throws DamagedBlobException if what it is made of is damaged or gone; it names the line
    /// @throws IOException if there is none; it names the line
    public PersonalCopy copy(Copies copies) throws IOException {
      try {
        if (file.personal()) {
          return copies.personal(file.blob(), file.rendering(), file.form(), licence());
        }
        return isSample()
            ? copies.sample(file.blob(), file.rendering(), licence())
            : copies.asItIs(file.blob(), file.rendering());
      } catch (BlobsAwayException e) {
        throw e;
      } catch (NoSuchFileException | DamagedBlobException e) {
        throw damaged("copy", e);
      } catch (IOException e) {
        throw new IOException("no copy of line " + line().number() + " can be made", e);
      }
    }

    /// The pages of the copy, which must be a PDF.
    ///
    /// @throws ApiException 503 if they are being drawn
    /// @throws DamagedBlobException if what they are made of is damaged or gone; it names the line
    /// @throws IOException if there are none; it names the line
    public PersonalPages pages(Copies copies) throws IOException {
      try {
        if (file.personal()) {
          return copies.personalPages(file.blob(), file.form(), licence());
        }
        return isSample()
            ? copies.samplePages(file.blob(), licence())
            : copies.pagesAsTheyAre(file.blob());
      } catch (NotReadyException _) {
        throw new ApiException(ErrorCode.COPY_NOT_READY, "the pages are being drawn");
      } catch (BlobsAwayException e) {
        throw e;
      } catch (NoSuchFileException | DamagedBlobException e) {
        throw damaged("pages", e);
      } catch (IOException e) {
        throw new IOException("no pages of line " + line().number() + " can be shown", e);
      }
    }

    private DamagedBlobException damaged(String what, IOException reason) {
      return new DamagedBlobException(
          "the %s of line %d (asset %s) can't be made"
              .formatted(what, line().number(), line().asset()),
          reason);
    }

    private Licence licence() {
      var line = line();
      return new Licence(
          line.code(),
          line.customer(),
          line.quantity(),
          sale.vendor().name(),
          line.key().order().value(),
          line.key().line().value(),
          line.registeredAt().atOffset(ZoneOffset.UTC).toLocalDate(),
          line.countryCode(),
          isSample());
    }

    private boolean isSample() {
      return line().key().environment() == Environment.SANDBOX;
    }

    /// When the copy became what it is; nothing for a personal one and for a sample, which differ
    /// with the publisher's settings too.
    public Optional<Instant> since() {
      return file.personal() || isSample() ? Optional.empty() : Optional.of(given.since());
    }
  }

  /// How a buyer comes to have a file.
  ///
  /// @param main the file in whose company it is had: the one that was sold, or a later edition of
  ///   it
  /// @param edition which edition was taken; 0 for what was sold
  /// @param replacing the edition whose file takes the place of what was sold, as nobody has opened
  ///   the line yet; 0 if none does
  /// @param since when the buyer came to have `main`
  /// @param noted whether it is on record that they have this file
  /// @param owed the file that the line is of from its first delivery on, whichever is delivered
  record Given(
      SoldFile main, int edition, int replacing, Instant since, boolean noted, SoldFile owed) {
    static Given sold(OrderLine line, SoldFile file) {
      return new Given(file, 0, 0, line.completedAt().orElse(line.registeredAt()), true, file);
    }

    /// A later edition that was taken besides.
    Given taken(SoldFile file, int number, Instant takenAt) {
      return new Given(file, number, replacing, takenAt, true, owed);
    }

    /// The file of a later edition, in the place of what was sold. Nobody can have been told of
    /// another one yet.
    Given replacedBy(SoldFile file, int later) {
      return new Given(file, edition, later, since, noted, file);
    }

    Given unnoted() {
      return new Given(main, edition, replacing, since, false, owed);
    }

    boolean replaces() {
      return replacing > 0;
    }
  }

  /// We never made this link, or not for this; or there was never a copy behind it.
  ///
  /// @param vendor whose link it is, if we made it
  record NoSuchLink(Optional<Vendor> vendor) implements Opened {}

  /// The link's time is over, or another one has taken its place.
  record Expired(Vendor vendor) implements Opened {}

  record Cancelled(Vendor vendor) implements Opened {}

  /// The purchase is being processed once more.
  record NotReady(Vendor vendor) implements Opened {}

  /// Whose link it is; nobody's if we didn't make it.
  default Optional<Vendor> seller() {
    return switch (this) {
      case Deliverable deliverable -> Optional.of(deliverable.sale.vendor());
      case Expired(var vendor) -> Optional.of(vendor);
      case Cancelled(var vendor) -> Optional.of(vendor);
      case NotReady(var vendor) -> Optional.of(vendor);
      case NoSuchLink(var vendor) -> vendor;
    };
  }

  /// The sites that may show this in a frame.
  default List<FrameOrigin> frames() {
    return seller().map(Vendor::frames).orElse(List.of());
  }

  /// What may be had.
  ///
  /// @throws ApiException 404, 410 or 503 if nothing
  default Deliverable orRefuse() {
    return switch (this) {
      case Deliverable deliverable -> deliverable;
      case NoSuchLink _ ->
          throw new ApiException(ErrorCode.LINK_NOT_FOUND, "there is nothing behind this link");
      case Expired _ -> throw new ApiException(ErrorCode.LINK_EXPIRED, "this link has expired");
      case Cancelled _ -> throw cancelled();
      case NotReady _ ->
          throw new ApiException(ErrorCode.COPY_NOT_READY, "this copy is not ready yet");
    };
  }

  /// For a line that is cancelled between opening and delivering it.
  static ApiException cancelled() {
    return new ApiException(
        ErrorCode.LINK_CANCELLED, "the purchase that this link belongs to was cancelled");
  }
}
