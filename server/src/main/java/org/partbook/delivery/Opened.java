package org.partbook.delivery;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.partbook.copy.Copies;
import org.partbook.copy.Licence;
import org.partbook.copy.PersonalCopy;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.SoldFile;

/// What is behind a link at this moment.
public sealed interface Opened {
  /// A line whose copy may be had.
  ///
  /// @param title of the score, as the catalogue has it today
  /// @param vendor the shop's name
  record Deliverable(
      OrderLine line, SoldFile file, String title, Optional<String> composer, String vendor)
      implements Opened {
    /// The copy itself, open for reading.
    ///
    /// @throws IOException if there is none; it names the line
    public PersonalCopy copy(Copies copies) throws IOException {
      try {
        return file.personal()
            ? copies.personal(file.blob(), file.rendering(), file.form(), licence())
            : copies.asItIs(file.blob(), file.rendering());
      } catch (NoSuchFileException e) {
        throw new IOException("the score of line " + line.number() + " is not in the store", e);
      } catch (IOException e) {
        throw new IOException("no copy of line " + line.number() + " can be made", e);
      }
    }

    private Licence licence() {
      return new Licence(
          line.code(),
          line.customer(),
          line.quantity(),
          vendor,
          line.key().order().value(),
          line.key().line().value(),
          line.registeredAt().atOffset(ZoneOffset.UTC).toLocalDate(),
          line.countryCode());
    }

    /// When the copy became what it is; nothing for a personal one, which differs with the
    /// publisher's settings too.
    public Optional<Instant> since() {
      return file.personal()
          ? Optional.empty()
          : Optional.of(line.completedAt().orElse(line.registeredAt()));
    }
  }

  /// We never made this link, or not for this.
  record NoSuchLink() implements Opened {}

  record Expired() implements Opened {}

  record Cancelled() implements Opened {}

  /// What may be had.
  ///
  /// @throws ApiException 404 or 410 if nothing
  default Deliverable orRefuse() {
    return switch (this) {
      case Deliverable deliverable -> deliverable;
      case NoSuchLink _ ->
          throw new ApiException(ErrorCode.LINK_NOT_FOUND, "there is nothing behind this link");
      case Expired _ -> throw new ApiException(ErrorCode.LINK_EXPIRED, "this link has expired");
      case Cancelled _ -> throw cancelled();
    };
  }

  /// For a line that is cancelled between opening and delivering it.
  static ApiException cancelled() {
    return new ApiException(
        ErrorCode.LINK_CANCELLED, "the purchase that this link belongs to was cancelled");
  }
}
