package org.partbook.delivery;

import java.time.Instant;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.OrderLine;

/// What is behind a link at this moment.
public sealed interface Opened {
  /// A line whose copy may be had.
  ///
  /// @param title of the score, as the catalogue has it today
  record Deliverable(OrderLine line, BlobKey score, String title, Optional<String> composer)
      implements Opened {
    /// When the copy became what it is.
    public Instant since() {
      return line.completedAt().orElse(line.registeredAt());
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
